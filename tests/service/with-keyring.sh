#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with an unlocked, empty gnome-keyring on a D-Bus session of its own, in a home folder of its
# own; both go when the command ends. Exits with 77 (skipped) where a part is not installed.
# Usage: with-keyring.sh COMMAND [ARGUMENT …]
set -euo pipefail

for tool in dbus-run-session gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || { echo "with-keyring.sh: $tool is not installed" >&2; exit 77; }
done

if [ -z "${FLEETWRIGHT_KEYRING_HOME-}" ]; then
    FLEETWRIGHT_KEYRING_HOME=$(mktemp -d)
    trap 'rm -rf "$FLEETWRIGHT_KEYRING_HOME"' EXIT
    mkdir -m 700 "$FLEETWRIGHT_KEYRING_HOME/run"
    export FLEETWRIGHT_KEYRING_HOME
    unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL SSH_AUTH_SOCK
    dbus-run-session -- env HOME="$FLEETWRIGHT_KEYRING_HOME" XDG_RUNTIME_DIR="$FLEETWRIGHT_KEYRING_HOME/run" \
        XDG_DATA_HOME="$FLEETWRIGHT_KEYRING_HOME/data" XDG_CONFIG_HOME="$FLEETWRIGHT_KEYRING_HOME/config" \
        XDG_CACHE_HOME="$FLEETWRIGHT_KEYRING_HOME/cache" XDG_CURRENT_DESKTOP=GNOME \
        "$0" "$@"
    exit
fi

# The daemon is this session's child and ends with its bus. The password protects nothing but an empty keyring.
printf 'test' | gnome-keyring-daemon --daemonize --unlock --components=secrets >/dev/null
status=0
"$@" || status=$?
exit "$status"
