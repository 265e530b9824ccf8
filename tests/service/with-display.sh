#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a virtual display of its own, which goes when the command ends. Exits with 77 (skipped)
# where Xvfb is not installed.
# Usage: with-display.sh [--size WIDTHxHEIGHT] COMMAND [ARGUMENT …]
set -euo pipefail

size=1920x1080
if [ "${1-}" = --size ]; then
    size=$2
    shift 2
fi
command -v Xvfb >/dev/null || { echo "with-display.sh: Xvfb is not installed" >&2; exit 77; }

# Xvfb picks a free display and writes its number once it takes connections.
exec 3< <(exec Xvfb -displayfd 1 -screen 0 "${size}x24" -nolisten tcp -noreset 2>/dev/null)
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
read -r -u 3 number || { echo "with-display.sh: Xvfb did not start" >&2; exit 1; }

status=0
env -u WAYLAND_DISPLAY DISPLAY=":$number" QT_QPA_PLATFORM=xcb "$@" || status=$?
exit "$status"
