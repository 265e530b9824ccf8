# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What setup.sh, run.sh and test.sh share; read by them, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034  # used by the scripts that read this file
venv=$root/build/venv

say() { printf '%s\n' "$@"; }
die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Configures (which is quick where nothing changed) and builds one CMake preset.
build_preset() {
    local launcher=()
    if command -v ccache >/dev/null; then
        # ccache trusts a precompiled header only where it is told to.
        launcher=("-DCMAKE_CXX_COMPILER_LAUNCHER=env;CCACHE_SLOPPINESS=pch_defines,time_macros;ccache")
    fi
    (cd "$root" && cmake --preset "$1" ${launcher[@]+"${launcher[@]}"} && cmake --build --preset "$1")
}
