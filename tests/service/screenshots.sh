#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes pictures of the window, light and dark, in two sizes, into build/screenshots, and keeps the one that
# README.md shows. Run it after a change of the window; it needs the dev preset's build.
# Usage: tests/service/screenshots.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
shots=$root/build/screenshots

cmake --build "$root/build/dev" --target screenshots
for size in 1280x800 1920x1080; do
    "$here/with-keyring.sh" "$here/with-display.sh" --size "$size" "$root/build/dev/tests/screenshots" "$shots"
done
mkdir -p "$root/resources/screenshots"
cp "$shots/light-1280x800-full.png" "$root/resources/screenshots/window.png"
echo "$shots"
