#!/usr/bin/env bash
# fetch_sources.sh DIR: puts the sources of the libraries that the web page is made of under DIR/NAME, as this Debian has them.
# Needs no root and installs nothing: a private apt directory, with source lists beside the archive that apt already uses.
# What is there stays: delete DIR to fetch again.
set -euo pipefail
dir=$(mkdir -p "${1:?usage: fetch_sources.sh DIR}" && cd "$1" && pwd)
names="libsdl2 libsdl2-ttf libsdl2-image freetype cjson giflib"
missing=
for name in $names; do [ -e "$dir/$name/.complete" ] || missing="$missing $name"; done
[ -n "$missing" ] || exit 0

uri=$({ cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null || true; } |
    awk '/^URIs:.*debian\/?$/ {print $2; exit} /^deb .*debian\/? / {for (i = 2; i <= NF; i++) if ($i ~ /^[a-z]+:/) {print $i; exit}}')
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
[ -n "$uri" ] || { echo "fetch_sources.sh: apt knows no Debian archive (looked in /etc/apt)" >&2; exit 1; }
state=$dir/apt
mkdir -p "$state"/{lists/partial,cache/archives/partial}
touch "$state/status"
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $release main" >"$state/sources.list"
private=(-o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$state/lists"
    -o Dir::State::Status="$state/status" -o Dir::Cache="$state/cache" -o APT::Sandbox::User=root)
apt-get "${private[@]}" update -qq
for name in $missing; do
    rm -rf "${dir:?}/$name" "$state/download"
    mkdir -p "$state/download"
    (cd "$state/download" && apt-get "${private[@]}" source --download-only -qq "$name" && dpkg-source --no-check -x ./*.dsc "$dir/$name" >/dev/null)
    touch "$dir/$name/.complete"
    echo "fetched $name"
done
