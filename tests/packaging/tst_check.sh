#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How packaging/check.sh takes its arguments, and what its line says. What its parts find is not tried here.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
git -C "$root" rev-parse HEAD >/dev/null 2>&1 || { echo 'this is no clone'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

expect() { # STATUS TEXT ARGUMENTS…
    local wanted=$1 text=$2 status=0 output
    shift 2
    output=$("$root/packaging/check.sh" "$@" 2>&1 </dev/null) || status=$?
    if [ "$status" != "$wanted" ] || ! grep -qF -- "$text" <<<"$output"; then
        printf 'FAIL: check.sh %s: status %s, wanted %s with "%s":\n%s\n' "$*" "$status" "$wanted" "$text" "$output"
        failed=1
    fi
}

expect 0 'clang-tidy' --help
expect 2 'Usage' no-such-part
expect 2 'Usage' --keep
expect 1 'must not be in the repository' --keep "$root/build/kept" tidy
[ ! -e "$root/build/kept" ] || { echo 'FAIL: it made a folder in the repository'; failed=1; }

# An archive that serves nothing: the part is skipped, and the line names the commit.
commit=$(git -C "$root" rev-parse --short=12 HEAD)
if [ -x /usr/lib/apt/apt-helper ]; then
    expect 0 "forky: skipped at $commit" --keep "$work/kept" --mirror "file://$work/none" forky
fi
exit "$failed"
