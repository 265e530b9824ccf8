#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# in-root.sh ROOT CCACHE FOLDER COMMAND…: runs the command in the system below ROOT, in FOLDER there, as root with mounts,
# devices and processes of its own. To be started through `unshare`, as roots.sh does; all that is mounted here goes with
# the namespace. The machine's own /dev, /tmp and home are out of reach.
set -euo pipefail
root=$1 ccache=$2 folder=$3
shift 3

ip link set lo up 2>/dev/null || true # has an effect only in a network namespace of its own
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
for place in tmp run dev; do
    mount -t tmpfs -o mode=1777,nosuid tmpfs "$root/$place"
done
chmod 755 "$root/run" "$root/dev"
mkdir "$root/dev/pts" "$root/dev/shm" "$root/run/lock" "$root/run/user"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
device() { mknod -m 666 "$root/dev/$1" c "$2" "$3"; }
device null 1 3
device zero 1 5
device full 1 7
device random 1 8
device urandom 1 9
device tty 5 0
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for stream in 0 1 2; do
    names=(stdin stdout stderr)
    ln -s "/proc/self/fd/$stream" "$root/dev/${names[stream]}"
done
mkdir -p "$ccache" "$root/var/cache/ccache"
mount --bind "$ccache" "$root/var/cache/ccache"

# What the network needs on this machine holds in the root too: names, proxies, certificates.
for file in /etc/resolv.conf /etc/hosts; do
    if [ -e "$file" ]; then cat "$file" >"$root$file"; fi
done
kept=(HOME=/root LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    CCACHE_DIR=/var/cache/ccache DEBIAN_FRONTEND=noninteractive PIP_CERT=/etc/ssl/certs/ca-certificates.crt)
for name in http_proxy https_proxy no_proxy PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_DEFAULT_TIMEOUT CMAKE_BUILD_PARALLEL_LEVEL; do
    if [ -n "${!name-}" ]; then kept+=("$name=${!name}"); fi
done
# shellcheck disable=SC2016  # expanded in the root
exec chroot "$root" /usr/bin/env -i "${kept[@]}" /bin/sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
