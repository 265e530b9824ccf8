#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command where no keyring can be reached, in an empty home folder of its own.
# Usage: without-keyring.sh COMMAND [ARGUMENT …]
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
status=0
env HOME="$home" XDG_RUNTIME_DIR="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" \
    XDG_CACHE_HOME="$home/cache" DBUS_SESSION_BUS_ADDRESS="unix:path=$home/no-bus" "$@" || status=$?
exit "$status"
