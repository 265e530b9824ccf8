# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154  # what check.sh sets
# Debian systems in folders below $keep; read by check.sh, not run. Wants $root (of the repository), $keep, $mirror, say
# and die.

# in_root [--offline] ROOT FOLDER COMMAND…
in_root() {
    local net=()
    if [ "$1" = --offline ]; then
        net=(--net)
        shift
    fi
    local system=$1 folder=$2
    shift 2
    unshare --mount --pid --fork --kill-child --ipc --uts --propagation private ${net[@]+"${net[@]}"} \
        "$root/packaging/check/in-root.sh" "$system" "$keep/ccache" "$folder" "$@"
}

# The archive that this machine's own apt reads first, unless one was given.
archive() {
    if [ -n "$mirror" ]; then
        say "$mirror"
        return
    fi
    # shellcheck disable=SC2016  # apt expands it
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1
}

# base_of SUITE: makes $keep/SUITE-base, a minimal system, where it is not there.
base_of() {
    local suite=$1 base=$keep/$1-base script=()
    [ ! -d "$base" ] || return 0
    [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=(sid)
    rm -rf "$base.part"
    mkdir -p "$base.part"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$base.part" "$(archive)" \
        ${script[@]+"${script[@]}"} >"$keep/debootstrap-$suite.log" ||
        die "no $suite could be made; see $keep/debootstrap-$suite.log"
    apt-config dump | grep -E '^Acquire::(Check-Valid-Until|https?::Proxy) ' >"$base.part/etc/apt/apt.conf.d/90machine" || true
    echo force-unsafe-io >"$base.part/etc/dpkg/dpkg.cfg.d/unsafe-io" # it can be made again
    cp -L /etc/ssl/certs/ca-certificates.crt "$base.part/etc/ssl/certs/ca-certificates.crt"
    mv "$base.part" "$base"
}

# copy_of_base SUITE ROOT
copy_of_base() {
    base_of "$1"
    rm -rf "$2"
    cp -a --reflink=auto "$keep/$1-base" "$2"
}

# build_root SUITE: sets $system to a root with all that building and testing needs and the commit in /src. It is kept
# until setup.sh or the tests' requirements change.
build_root() {
    local suite=$1 key
    key=$(cat "$root/packaging/setup.sh" "$root/packaging/test-requirements.txt" | sha256sum | cut -c1-12)
    system=$keep/$suite-build-$key
    if [ ! -d "$system" ]; then
        rm -rf "$keep/$suite-build-"*
        copy_of_base "$suite" "$system.part"
        git clone --quiet --no-hardlinks "$root" "$system.part/src"
        git -C "$system.part/src" checkout --quiet --detach "$commit"
        in_root "$system.part" /src sh -c \
            'apt-get update -q && apt-get install -qy --no-install-recommends ccache git && packaging/setup.sh --tests --yes' \
            >"$keep/setup-$suite.log" 2>&1 || die "$suite could not be set up; see $keep/setup-$suite.log"
        mv "$system.part" "$system"
    fi
    source_at_commit "$system/src" --exclude=/build/venv
}

# source_at_commit FOLDER [what git clean shall leave…]: a clone of the repository at $commit and nothing else in it.
source_at_commit() {
    local folder=$1
    shift
    [ -d "$folder/.git" ] || git clone --quiet --no-hardlinks "$root" "$folder"
    git -C "$folder" fetch --quiet "$root" "$commit"
    git -C "$folder" checkout --quiet --force --detach "$commit"
    git -C "$folder" clean --quiet -ffdx "$@"
}

# serves SUITE: whether the archive has it.
serves() {
    local release
    release=$(mktemp)
    /usr/lib/apt/apt-helper download-file "$(archive)/dists/$1/Release" "$release" >/dev/null 2>&1
    local status=$?
    rm -f "$release"
    return "$status"
}
