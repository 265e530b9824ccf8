#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to the open window: installs what is missing, builds, starts on the embedded sandbox.
# Without a display, sends the sample job to the sandbox through the command line instead.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

case ${1-} in
    '' | --yes) ;;
    *) say "Usage: packaging/run.sh [--yes]" >&2; exit 2 ;;
esac

"$root/packaging/setup.sh" "$@"
build_preset release
program=$root/build/release/bin/fleetwright

if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec "$program"
fi

# The sandbox keeps its jobs, and an id is taken once: each run submits the sample under an id of its own.
sample=$root/resources/samples/firmware-rollout.json
job=$root/build/release/firmware-rollout.json
sed "s/\"jobId\": *\"[^\"]*\"/\"jobId\": \"firmware-2-4-1-$(date -u +%Y%m%d-%H%M%S)\"/" "$sample" >"$job"

say '' 'There is no display, so the sample job goes to the sandbox by command line.' '' \
    "\$ fleetwright check ${job#"$root"/}"
"$program" check "$job"
say 'No errors.' '' "\$ fleetwright submit ${job#"$root"/} --connection Sandbox"
"$program" submit "$job" --connection Sandbox
say '' 'To open the window, run packaging/run.sh again from a desktop session,' \
    "or over SSH with X forwarding: ssh -X, then ${program#"$root"/}."
