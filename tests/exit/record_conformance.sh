#!/usr/bin/env bash
# record_conformance.sh PYTHON VERSION: writes ../conformance/expected-exit/VERSION/NAME.txt where `PYTHON -I NAME.py` prints
# something else than --no-exit's reference does; run three times with other hash seeds, unstable ones are told and left out.
set -u
here=$(cd "$(dirname "$0")/../conformance" && pwd)
python=$1 version=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$here/expected-exit/$version"
cd "$here/programs" || exit 1
for expected in "$here/expected/$version"/*.txt; do
  name=$(basename "$expected" .txt)
  for i in 1 2 3; do
    PYTHONHASHSEED=$i timeout 60 "$python" -I "$name.py" >"$work/$i" 2>/dev/null
  done
  rm -f "$here/expected-exit/$version/$name.txt"
  if ! cmp -s "$work/1" "$work/2" || ! cmp -s "$work/1" "$work/3"; then
    echo "$name is not stable under $version"
  elif ! cmp -s "$work/1" "$expected"; then
    cp "$work/1" "$here/expected-exit/$version/$name.txt"
  fi
done
