#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what tests need, builds with warnings as errors, and runs every test.
# What follows the options goes to ctest: packaging/test.sh --yes -R json
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

setup=(--tests)
if [ "${1-}" = --yes ]; then
    setup+=(--yes)
    shift
fi

"$root/packaging/setup.sh" "${setup[@]}"
export FLEETWRIGHT_PYTHON=$venv/bin/python
export FLEETWRIGHT_AWS=$venv/bin/aws
build_preset dev
cd "$root"
ctest --preset dev "$@"
