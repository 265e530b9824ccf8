#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes pictures of the window on a display of their own, into build/screenshots, and keeps those that README.md
# shows. Run it after a change of the window; it needs the dev preset's configuration.
# Usage: tests/service/screenshots.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
shots=$root/build/screenshots

cmake --build "$root/build/dev" --target screenshots
"$here/with-display.sh" "$root/build/dev/tests/screenshots" "$shots"
mkdir -p "$root/resources/screenshots"
cp "$shots/full-light.png" "$root/resources/screenshots/window.png"
cp "$shots/forecast-abort-light.png" "$root/resources/screenshots/forecast.png"
