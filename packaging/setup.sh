#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building Fleetwright needs and this machine lacks.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

build_packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-tools-dev qt6-l10n-tools
    qtkeychain-qt6-dev libqscintilla2-qt6-dev libqcustomplot-dev qt6-svg-dev libssl-dev libxkbcommon-dev libexpected-dev nlohmann-json3-dev libyaml-cpp-dev
)
run_packages=(qt6-qpa-plugins libqt6sql6-sqlite fonts-dejavu-core fonts-inter fonts-jetbrains-mono)
test_packages=(
    python3 python3-venv dbus gnome-keyring xvfb curl desktop-file-utils appstream shellcheck mold strace
)

usage() {
    cat <<END
Usage: packaging/setup.sh [--tests] [--yes]
  --tests  also what the tests need: packages, and a Python virtual environment in build/venv
  --yes    do not ask before installing
END
}

yes=
tests=
for argument in "$@"; do
    case $argument in
        --yes) yes=1 ;;
        --tests) tests=1 ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

# Whether this is a system whose packages are known here: Debian 12, Ubuntu 24.04, or later ones.
known_system() {
    [ -r /etc/os-release ] && command -v apt-get >/dev/null || return 1
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    . /etc/os-release
    case $ID in
        debian) [ -z "$VERSION_ID" ] || [ "${VERSION_ID%%.*}" -ge 12 ] ;;
        ubuntu) [ "${VERSION_ID%%.*}" -ge 24 ] ;;
        *) return 1 ;;
    esac
}

missing_packages() {
    local package
    for package in "$@"; do
        # shellcheck disable=SC2016  # dpkg-query expands it
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "installing packages needs root, and there is no sudo. As root, run: $*"
    fi
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "These packages are missing:" "  ${missing[*]}"
    if [ -z "$yes" ]; then
        [ -t 0 ] || die "not a terminal, so nothing was asked and nothing installed; --yes installs without asking"
        local answer
        read -r -p "Install them now${SUDO_NOTE:-}? [y/N] " answer
        case $answer in
            [yY] | [yY][eE][sS]) ;;
            *) die "nothing was installed" ;;
        esac
    fi
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# A virtual environment that holds exactly what test-requirements.txt names; made anew when that changes.
install_venv() {
    local wanted=$root/packaging/test-requirements.txt stamp=$venv/requirements.txt
    if [ -x "$venv/bin/python" ] && "$venv/bin/python" -c '' 2>/dev/null && cmp -s "$wanted" "$stamp"; then
        return 0
    fi
    local python=python3
    [ -x /usr/bin/python3 ] && python=/usr/bin/python3
    say "Making the tests' Python environment in build/venv"
    "$python" -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$stamp"
}

[ "$(id -u)" = 0 ] || SUDO_NOTE=" with sudo"
if known_system; then
    wanted=("${build_packages[@]}" "${run_packages[@]}")
    [ -z "$tests" ] || wanted+=("${test_packages[@]}")
    install_packages "${wanted[@]}"
else
    say "This is neither Debian 12, Ubuntu 24.04 nor a later one, so nothing is installed here." \
        "README.md, \"Other systems\", lists what to install." >&2
    for tool in cmake ninja c++; do
        command -v "$tool" >/dev/null || die "$tool is missing"
    done
fi
[ -z "$tests" ] || install_venv
