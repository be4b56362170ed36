#!/usr/bin/env bash
# record.sh VERSION PYTHON: records what that interpreter prints for each program: expected/VERSION/NAME.txt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/expected/$1"
for program in "$here/programs"/*.py; do
  PYTHONHASHSEED=0 PYTHONIOENCODING=utf-8 PYTHONUTF8=1 "$2" "$program" >"$here/expected/$1/$(basename "$program" .py).txt" 2>/dev/null
done
