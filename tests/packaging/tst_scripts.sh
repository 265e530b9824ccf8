#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs shellcheck over every script of the project; exits with 77 (skipped) where it is not installed.
set -euo pipefail
command -v shellcheck >/dev/null || { echo 'shellcheck is not installed'; exit 77; }
cd "$(dirname "$0")/../.."
mapfile -t scripts < <(find packaging resources tests -path tests/cases/data -prune -o -name '*.sh' -print)
[ ${#scripts[@]} -gt 5 ] || { echo 'the scripts were not found'; exit 1; }
shellcheck --external-sources --source-path=SCRIPTDIR .ci/run "${scripts[@]}"
