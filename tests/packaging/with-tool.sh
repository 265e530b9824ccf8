#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a tool, or exits with 77 (skipped) where it is not installed.
set -euo pipefail
command -v "$1" >/dev/null || { echo "$1 is not installed"; exit 77; }
exec "$@"
