#!/usr/bin/env bash
# make.sh HEAPSCOPE [FOLDER]: makes the pictures of pictures.txt as SVG in FOLDER, or else beside it, where the pages of
# docs/collectors look for them. `cmake --build build --target docs-pictures` calls it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
heapscope=$1 folder=${2:-$here}

# The number of an event of the last collection that was asked for, from the trace on standard input.
event_of() { # PHASE [EVENT N]
  awk -v phase="${1//_(/ (}" -v kind="${2:-}" -v wanted="${3:-1}" '
    /"event":"collection_begin"/ { begun = $0 ~ /"reason":"gc/; seen = 0 }
    !begun { next }
    { match($0, /"n":[0-9]+/); n = substr($0, RSTART + 4, RLENGTH - 4) }
    /"event":"phase_begin"/ { inside = index($0, "\"phase\":\"" phase "\"") > 0 }
    inside && kind != "" && index($0, "\"event\":\"" kind "\"") && ++seen == wanted { found = n }
    inside && kind == "" && /"event":"phase_end"/ { found = n }
    /"event":"phase_end"/ { inside = 0 }
    END { if (found == "") exit 1; print found }'
}

while read -r name program python moment; do
  case $name in '' | '#'*) continue ;; esac
  if [[ $moment == phase:* ]]; then
    IFS=: read -r _ phase event nth <<<"$moment"
    number=$("$heapscope" trace "$here/$program.py" --python "$python" 2>/dev/null | event_of "$phase" $event ${nth:-}) ||
      { echo "make.sh: $name: no such moment: $moment" >&2; exit 1; }
    moment=event:$number
  fi
  "$heapscope" export "$here/$program.py" --python "$python" --at "$moment" -o "$folder/$name.svg" --size 1000x600
done <"$here/pictures.txt"
