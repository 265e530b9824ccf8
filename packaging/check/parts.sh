# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154  # what check.sh sets
# The parts of check.sh; read by it, not run. Each is a function that fails, or gives 77 for skipped, and tells on
# descriptor 3 what belongs into its line. Wants what roots.sh wants, and $all, $since.

# Builds a preset of the clone that is the current folder.
# shellcheck disable=SC2016  # expanded there
build='. packaging/common.sh && build_preset "$1"'

part_debian12() { tests_on bookworm; }
part_debian13() { tests_on trixie; }
part_forky() {
    if ! serves forky; then
        printf 'the archive does not serve it' >&3
        return 77
    fi
    tests_on forky
}

needs_root() {
    [ "$(id -u)" = 0 ] || die 'a system in a folder needs root: sudo packaging/check.sh …'
    local tool
    for tool in debootstrap unshare ip; do
        command -v "$tool" >/dev/null || die "$tool is missing (packages debootstrap, util-linux, iproute2)"
    done
}

# tests_on SUITE: the set-up with a network, the build and the tests without one.
tests_on() {
    needs_root
    build_root "$1"
    # shellcheck disable=SC2016  # expanded in the root
    in_root "$system" /src sh -c 'printf "Qt %s, g++ %s" "$(qtpaths6 --qt-version)" "$(g++ -dumpfullversion)"' >&3
    in_root --offline "$system" /src packaging/test.sh --yes
}

part_asan() {
    local src=$keep/asan
    source_at_commit "$src" --exclude=/build
    cd "$src" || return
    packaging/setup.sh --tests
    FLEETWRIGHT_PYTHON=$src/build/venv/bin/python FLEETWRIGHT_AWS=$src/build/venv/bin/aws
    export FLEETWRIGHT_PYTHON FLEETWRIGHT_AWS
    bash -euc "$build" - asan
    ctest --preset asan
}

part_tidy() { analyse tidy clang-tidy-19 --quiet; }
part_clazy() {
    local checks
    checks=$(sed -n 's/.*"CLAZY_CHECKS": "\(.*\)".*/\1/p' "$root/CMakePresets.json")
    analyse clazy clazy-standalone "-checks=$checks" --ignore-dirs='.*_autogen.*' --extra-arg=-Wno-unknown-warning-option
}

# analyse PRESET TOOL [OPTION…]: --all builds the preset, where an object is there only if its file passed, so that what
# passed is not looked at again. Else the tool alone looks at the sources that changed, and at those that include a header
# that changed.
analyse() {
    local preset=$1 tool=$2 src=$keep/analysis files=() changed=()
    shift 2
    command -v "$tool" >/dev/null || { printf '%s is not installed' "$tool" >&3; return 77; }
    source_at_commit "$src" --exclude=/build
    cd "$src" || return
    cmake --preset "$preset"
    if [ -n "$all" ]; then
        printf 'all files' >&3
        cmake --build --preset "$preset" -- -k 0
        return
    fi
    mapfile -t changed < <(changed_files)
    mapfile -t files < <(sources_of ${changed[@]+"${changed[@]}"})
    printf '%s of the files' "${#files[@]}" >&3
    [ ${#files[@]} -gt 0 ] || return 0
    # Sources include what moc makes; a target for that would first build all libraries it links.
    find "build/$preset" -name AutogenInfo.json -print0 | xargs -0 -I '{}' cmake -E cmake_autogen '{}' Debug
    printf '%s\0' "${files[@]}" |
        xargs -0 -n 1 -P "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" "$tool" -p "build/$preset" "$@" 2>&1 | tee "build/$preset/found"
    # One of the tools ends well whatever it found.
    ! grep -E '(warning|error): ' "build/$preset/found"
}

# The C++ files that changed since $since, or since the branch left its upstream, or else in the last commit.
changed_files() {
    local from=$since
    [ -n "$from" ] || from=$(git -C "$root" merge-base HEAD '@{upstream}' 2>/dev/null) || from=HEAD~1
    [ "$(git -C "$root" rev-parse "$from")" != "$commit" ] || from=HEAD~1
    git -C "$root" diff --name-only --diff-filter=d "$from" "$commit" -- 'app/*.cpp' 'app/*.h' 'ui/*.cpp' 'ui/*.h' \
        'tests/*.cpp' 'tests/*.h'
}

# sources_of FILE…: absolute paths of the sources among them, and of those that include one of the headers by name.
sources_of() {
    local file
    for file in "$@"; do
        case $file in
            *.cpp) say "$PWD/$file" ;;
            *.h) git grep -lF "#include \"$file\"" -- '*.cpp' | sed "s|^|$PWD/|" || true ;;
        esac
    done | sort -u
}

# The package is built in the system's build root.
part_deb() {
    needs_root
    local suite package names=()
    for suite in bookworm trixie; do
        build_root "$suite"
        # What CPack reads the needed libraries with; building wants neither.
        in_root "$system" /src apt-get install -qy --no-install-recommends file dpkg-dev
        in_root --offline "$system" /src bash -euc "$build" - release
        in_root --offline "$system" /src cpack --config build/release/CPackConfig.cmake -B build/release
        package=$(find "$system/src/build/release" -maxdepth 1 -name '*.deb')
        use_package "$suite" "$package"
        names+=("$suite: ${package##*/}")
    done
    (IFS=, && printf '%s' "${names[*]}" >&3)
}

# use_package SUITE DEB: installs it into a copy of the bare system, and uses and removes it there offline.
use_package() {
    local clean=$keep/$1-clean
    copy_of_base "$1" "$clean"
    cp "$2" "$root/resources/samples/firmware-rollout.json" "$clean/root"
    in_root "$clean" /root sh -euc 'apt-get update -q && apt-get install -qy --no-install-recommends ./*.deb'
    in_root --offline "$clean" /root sh -euc '
        fleetwright check firmware-rollout.json
        fleetwright submit firmware-rollout.json --connection Sandbox
        QT_QPA_PLATFORM=offscreen fleetwright --measure-start
        apt-get purge -qy fleetwright
        [ ! -e /usr/bin/fleetwright ]'
    rm -rf "$clean"
}
