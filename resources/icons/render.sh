#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Renders fleetwright.svg to the sizes that fleetwright.qrc and the desktop entry use. Needs rsvg-convert.
set -euo pipefail
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256; do
    rsvg-convert --width "$size" --height "$size" --output "fleetwright-$size.png" fleetwright.svg
done
