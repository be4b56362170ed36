#!/usr/bin/env bash
# run.sh HEAPSCOPE VERSION: runs every program for which expected/VERSION has an output and compares, byte for byte.
# Prints each program that differs with the first lines of the difference; exits 1 if any does.
set -u
here=$(cd "$(dirname "$0")" && pwd)
heapscope=$1 version=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
agree=0 differ=0
for expected in "$here/expected/$version"/*.txt; do
  name=$(basename "$expected" .txt)
  timeout 60 "$heapscope" run "$here/programs/$name.py" --no-exit --python "$version" >"$work/out" 2>"$work/err"
  status=$?
  said="${expected%.txt}.err" # what DEBUG_STATS says, where it was recorded; the numbers that `record` leaves out left out
  [ -e "$said" ] && sed -E 's/[0-9.]+s elapsed/Ts elapsed/; s/(objects in [a-z ]*generation:).*/\1 N/' "$work/err" >"$work/said"
  if [ $status -eq 0 ] && cmp -s "$work/out" "$expected" && { [ ! -e "$said" ] || cmp -s "$work/said" "$said"; }; then
    agree=$((agree + 1))
  else
    differ=$((differ + 1))
    echo "--- $name under $version: exit status $status; expected (<) and printed (>):"
    diff "$expected" "$work/out" | head -n 8
    if [ -e "$said" ]; then diff "$said" "$work/said" | head -n 8; else head -n 4 "$work/err"; fi
  fi
done
echo "$version: $agree agree, $differ differ"
[ $differ -eq 0 ] && [ $agree -gt 0 ]
