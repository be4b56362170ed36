#!/usr/bin/env bash
# record.sh PYTHON VERSION: writes expected/VERSION/NAME.txt (and NAME.status where it is not 0) from `PYTHON -I NAME.py`,
# run three times with other hash seeds; says which programs were not stable and leaves those out.
set -u
here=$(cd "$(dirname "$0")" && pwd)
python=$1 version=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$here/expected/$version"
cd "$here/programs" || exit 1
for program in *.py; do
  name=${program%.py}
  for i in 1 2 3; do
    timeout 60 "$python" -I "$program" >"$work/$i" 2>/dev/null
    echo $? >"$work/$i.status"
  done
  rm -f "$here/expected/$version/$name".{txt,status}
  if cmp -s "$work/1" "$work/2" && cmp -s "$work/1" "$work/3"; then
    cp "$work/1" "$here/expected/$version/$name.txt"
    [ "$(cat "$work/1.status")" = 0 ] || cp "$work/1.status" "$here/expected/$version/$name.status"
  else
    echo "$name is not stable under $version"
  fi
done
