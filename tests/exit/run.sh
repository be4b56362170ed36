#!/usr/bin/env bash
# run.sh HEAPSCOPE VERSION: runs the programs here, and the conformance programs, to the interpreter's exit and compares
# with what `python3 -I NAME.py` printed, byte for byte, and its exit status. Prints each that differs; exits 1 if any does.
set -u
here=$(cd "$(dirname "$0")" && pwd)
conformance=$here/../conformance
heapscope=$1 version=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
agree=0 differ=0

check() { # PROGRAM EXPECTED STATUS
  timeout 60 "$heapscope" run "$1" --python "$version" >"$work/out" 2>"$work/err"
  local status=$?
  if [ $status -eq "$3" ] && cmp -s "$work/out" "$2"; then
    agree=$((agree + 1))
    return
  fi
  differ=$((differ + 1))
  echo "--- $(basename "$1") under $version: exit status $status, expected $3; expected (<) and printed (>):"
  diff "$2" "$work/out" | head -n 8
  head -n 4 "$work/err"
}

shopt -s nullglob # a version may have no program of its own
for expected in "$here/expected/$version"/*.txt; do
  name=$(basename "$expected" .txt)
  wanted=0
  [ ! -f "${expected%.txt}.status" ] || wanted=$(cat "${expected%.txt}.status")
  check "$here/programs/$name.py" "$expected" "$wanted"
done
for expected in "$conformance/expected/$version"/*.txt; do
  name=$(basename "$expected" .txt)
  at_exit=$conformance/expected-exit/$version/$name.txt
  [ -f "$at_exit" ] && expected=$at_exit
  check "$conformance/programs/$name.py" "$expected" 0
done
echo "$version: $agree agree, $differ differ"
[ $differ -eq 0 ] && [ $agree -gt 0 ]
