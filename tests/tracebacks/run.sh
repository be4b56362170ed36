#!/usr/bin/env bash
# run.sh HEAPSCOPE VERSION: what every program prints on standard error, and its exit status, as expected/VERSION.txt has it.
# run.sh --record PYTHON VERSION: writes that file from `PYTHON -I`. Addresses and folders are left out of both; a program that
# the version's grammar refuses is left out too (tests/python/test_language.c is about those).
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# say NAME COMMAND...: one program's part of the file
say() {
  name=$1
  shift
  timeout 60 "$@" >/dev/null 2>"$work/err"
  status=$?
  echo "== $name: $status"
  sed -E 's/File "[^"]*\//File "/; s/0x[0-9a-f]+/0x.../g' "$work/err"
}


if [ "$1" = --record ]; then
  cd "$here/programs" || exit 1
  for program in *.py; do
    "$2" -c "compile(open('$program').read(), '$program', 'exec')" 2>/dev/null || continue
    say "$program" "$2" -I "$program"
  done >"$here/expected/$3.txt"
  exit
fi
heapscope=$(realpath "$1") expected=$here/expected/$2.txt
cd "$here/programs" || exit 1
sed -n 's/^== \(.*\): [0-9]*$/\1/p' "$expected" | while read -r program; do
  say "$program" "$heapscope" run "$program" --python "$2"
done >"$work/all"
diff "$expected" "$work/all" && [ -s "$work/all" ]
