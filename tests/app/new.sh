#!/usr/bin/env bash
# new.sh HEAPSCOPE SOURCE_DIR: of each conformance program `heapscope new` makes a lesson that check accepts and that
# prints what the program prints; what it can't take it tells with its place.
set -u
heapscope=$1 programs=$2/tests/conformance/programs expected=$2/tests/conformance/expected/3.14
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
same=0 failures=0

fails() {
  failures=$((failures + 1))
  echo "FAIL: $*"
}

for output in "$expected"/*.txt; do
  name=$(basename "$output" .txt)
  # Comments go, and with them lines: a program that tells its own line numbers can't be compared.
  grep -q 'lineno' "$programs/$name.py" && continue
  if ! "$heapscope" new --python 3.14 "$programs/$name.py" >"$work/$name.json"; then
    fails "$name: new says no"
  elif ! "$heapscope" check "$work/$name.json"; then
    fails "$name: check does not accept what new made"
  elif ! "$heapscope" run --no-exit "$work/$name.json" 2>/dev/null | cmp -s - "$output"; then
    fails "$name: the lesson prints something else"
  else
    same=$((same + 1))
  fi
done

refuses() { # FILE WORDS
  "$heapscope" new "$1" >"$work/out" 2>"$work/err"
  local status=$?
  [ $status -eq 2 ] && [ ! -s "$work/out" ] && grep -qF -- "$2" "$work/err" ||
    fails "new $1: status $status, printed $(head -c 100 "$work/out"), said: $(cat "$work/err")"
}
printf 'x = 1\ny = (2 +\n' >"$work/broken.py"
printf 'x = 1\nasync def f(): pass\n' >"$work/outside.py"
refuses "$work/broken.py" 'broken.py:2:'
refuses "$work/outside.py" 'outside.py:2:1:'
refuses "$work/none.py" 'no such file'
refuses two-node-cycle 'a lesson already'

"$heapscope" new --help | grep -q 'heapscope new' || fails "new --help does not tell how it is called"
echo "new: $same programs became lessons, $failures failures"
[ $failures -eq 0 ] && [ $same -gt 150 ]
