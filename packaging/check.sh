#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the commit that is checked out where a developer's machine would not: in clean Debian systems, under sanitizers,
# with two analysers, as an installed package. Each part tells in one line how it went, with the commit.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=check/roots.sh
. "$root/packaging/check/roots.sh"
# shellcheck source=check/parts.sh
. "$root/packaging/check/parts.sh"

parts=(debian12 debian13 forky asan tidy clazy deb)
usage() {
    cat <<END
Usage: packaging/check.sh [OPTION…] [PART…]
Parts (all of them, where none is named):
  debian12 debian13 forky  from an empty folder to a passed run of all tests, in that Debian system; needs root
  asan                     all tests under the address and undefined behaviour sanitizers
  tidy clazy               clang-tidy, clazy over the files that changed
  deb                      the packages of Debian 12 and 13, installed into clean systems and used; needs root
Options:
  --all           tidy and clazy look at every file
  --since COMMIT  what counts as changed: since that commit (else since the branch left its upstream)
  --keep FOLDER   where systems, build folders, ccache and logs are kept
                  (else \$FLEETWRIGHT_CHECK, else \${XDG_CACHE_HOME:-~/.cache}/fleetwright-check)
  --mirror URL    the Debian archive (else the one that apt of this machine reads)
END
}

keep=${FLEETWRIGHT_CHECK:-${XDG_CACHE_HOME:-$HOME/.cache}/fleetwright-check}
# shellcheck disable=SC2034  # used by the files that are read above
mirror='' since='' all='' wanted=()
while [ $# -gt 0 ]; do
    case $1 in
        --all) all=1 ;;
        --since | --keep | --mirror)
            [ $# -gt 1 ] || { usage >&2; exit 2; }
            declare "${1#--}=$2"
            shift
            ;;
        --help) usage; exit 0 ;;
        *)
            [[ " ${parts[*]} " == *" $1 "* ]] || { usage >&2; exit 2; }
            wanted+=("$1")
            ;;
    esac
    shift
done
[ ${#wanted[@]} -gt 0 ] || wanted=("${parts[@]}")

keep=$(realpath -m "$keep")
case $keep/ in "$root"/*) die "the folder to keep things in must not be in the repository: $keep" ;; esac
mkdir -p "$keep/ccache" "$keep/log"
export CCACHE_DIR=$keep/ccache
commit=$(git -C "$root" rev-parse HEAD)
[ -z "$(git -C "$root" status --porcelain)" ] || say 'What is not committed is not checked.'

failed=0
for part in "${wanted[@]}"; do
    log=$keep/log/$part.log
    say "$part: running, writes $log"
    started=$SECONDS
    # Not in a condition, where bash would go on after a command that fails.
    set +e
    told=$(set -e; exec 3>&1 >"$log" 2>&1 </dev/null; "part_$part")
    status=$?
    set -e
    case $status in
        0) verdict=passed ;;
        77) verdict=skipped ;;
        *) verdict=FAILED failed=1 ;;
    esac
    say "$part: $verdict at ${commit:0:12} after $(((SECONDS - started + 30) / 60)) min${told:+ ($told)}"
    if [ "$verdict" = FAILED ]; then tail -n 30 "$log" | sed 's/^/    /'; fi
done
exit "$failed"
