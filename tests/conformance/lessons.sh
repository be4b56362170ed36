#!/usr/bin/env bash
# lessons.sh HEAPSCOPE LESSONS: every lesson prints what real Python printed, under its own version and under every other
# in which it runs (scenarios/VERSION/NAME.txt; `record --lessons` wrote them). Then the real interpreters that are here
# (python3, and those of $HEAPSCOPE_PYTHONS, commands apart by spaces) are asked once more whether the recordings hold.
set -u
here=$(cd "$(dirname "$0")" && pwd)
heapscope=$1 lessons=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
agree=0 differ=0

differs() {
  differ=$((differ + 1))
  echo "--- $*"
}

compare() { # VERSION NAME
  timeout 60 "$heapscope" run "$lessons/$2.json" --python "$1" --no-exit >"$work/out" 2>"$work/err"
  local status=$?
  if [ $status -eq 0 ] && cmp -s "$work/out" "$here/scenarios/$1/$2.txt"; then
    agree=$((agree + 1))
  else
    differs "$2 under $1: exit status $status; expected (<) and printed (>):"
    diff "$here/scenarios/$1/$2.txt" "$work/out" | head -n 8
    head -n 4 "$work/err"
  fi
}

for expected in "$here/scenarios"/*/*.txt; do
  compare "$(basename "$(dirname "$expected")")" "$(basename "$expected" .txt)"
done

# None is left out, and none is recorded that is no longer there.
for lesson in "$lessons"/*.json; do
  name=$(basename "$lesson" .json)
  case $name in *.*) continue ;; esac # a translation, NAME.zh.json
  python=$(sed -n 's/^ *"python": "\([^"]*\)".*/\1/p' "$lesson")
  [ -e "$here/scenarios/$python/$name.txt" ] || differs "$name is about $python: scenarios/$python/$name.txt is missing"
done
for expected in "$here/scenarios"/*/*.txt; do
  [ -e "$lessons/$(basename "$expected" .txt).json" ] || differs "$expected belongs to no lesson"
done

# The version that a command is, as the folders are named; nothing for one that has none.
folder_of() {
  "$1" -c 'import sys; v = sys.version_info
print("3.13.0" if v[:3] == (3, 13, 0) else "3.14.4" if v[:2] == (3, 14) and v[2] < 5 else "%d.%d" % v[:2])' 2>/dev/null
}
asked=""
for python in python3 ${HEAPSCOPE_PYTHONS:-}; do
  folder=$(folder_of "$python")
  [ -n "$folder" ] && [ -d "$here/scenarios/$folder" ] || continue
  asked="$asked $folder"
  "$here/record" --lessons --check "$folder=$python" >"$work/out" || differs "real $python does not bear out the recordings:" "$(cat "$work/out")"
done
echo "lessons: $agree agree, $differ differ; real Pythons asked:${asked:- none}"
[ $differ -eq 0 ] && [ $agree -gt 500 ]
