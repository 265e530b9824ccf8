#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs packaging/setup.sh against stand-ins for dpkg-query, apt-get, id and sudo, and looks at what it asked of them.
set -euo pipefail

setup=$(cd "$(dirname "$0")/../.." && pwd)/packaging/setup.sh
. /etc/os-release
case ${ID-} in
    debian | ubuntu) ;;
    *) echo "setup.sh installs nothing on this system"; exit 77 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

stand_in() { # NAME SCRIPT
    printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

fresh() { # the user's id; what dpkg-query says of every package
    rm -rf "${work:?}/bin"
    mkdir "$work/bin"
    : >"$work/calls"
    stand_in id "echo $1"
    stand_in dpkg-query "printf %s '$2'"
    stand_in apt-get "echo apt-get \"\$@\" >>'$work/calls'"
    stand_in sudo "echo sudo \"\$@\" >>'$work/calls'; exec \"\$@\""
}

run() { # arguments of setup.sh; leaves status and output
    status=0
    output=$(PATH="$work/bin:$PATH" "$setup" "$@" 2>&1 </dev/null) || status=$?
}

expect() { # WHAT CONDITION…
    local what=$1
    shift
    if ! "$@"; then
        echo "FAIL: $what"
        printf '  status %s, output:\n%s\n  calls:\n%s\n' "$status" "$output" "$(cat "$work/calls")"
        failed=1
    fi
}

# shellcheck disable=SC2317  # the conditions are called through expect
says() { grep -q -- "$1" <<<"$output"; }
called() { grep -q -- "$1" "$work/calls"; }
# shellcheck disable=SC2317
called_nothing() { [ ! -s "$work/calls" ]; }

fresh 0 installed
run
expect 'with everything there, it succeeds' [ "$status" = 0 ]
expect 'with everything there, it installs nothing' called_nothing

fresh 1000 not-installed
run
expect 'without a terminal and --yes, it refuses' [ "$status" = 1 ]
expect 'it names what is missing' says qt6-l10n-tools
expect 'it says how to go on' says --yes
expect 'it installs nothing unasked' called_nothing

fresh 1000 not-installed
run --yes
expect 'a user installs through sudo' called '^sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y'
expect 'it installs the Qt headers' called 'install .*qt6-base-dev'
if called gnome-keyring; then expect 'without --tests, no test package' false; fi

fresh 0 not-installed
run --yes
expect 'root installs' called '^apt-get install -y'
if called sudo; then expect 'root needs no sudo' false; fi

fresh 0 installed
run --unheard-of
expect 'an unknown option is a usage error' [ "$status" = 2 ]

exit "$failed"
