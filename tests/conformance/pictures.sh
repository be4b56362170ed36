#!/usr/bin/env bash
# pictures.sh HEAPSCOPE COLLECTORS: every picture that a page of docs/collectors shows can be made, and every picture that
# is made is shown; the programs and lessons that docs/misconceptions.md names are there.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$2/pictures/make.sh" "$1" "$work" || exit 1
(cd "$work" && ls) >"$work.made"
grep -oh 'pictures/[a-z0-9-]*[.]svg' "$2"/*.md | sed 's|pictures/||' | sort -u >"$work.shown"
diff "$work.shown" "$work.made"
same=$?
for lesson in $(grep -o 'scenarios/[a-z0-9-]*[.]json' "$2/../misconceptions.md"); do
  [ -e "$2/../../$lesson" ] || { echo "docs/misconceptions.md names $lesson, which is not there"; same=1; }
done
for program in $(grep -o 'misconception_[a-z0-9_]*[.]py' "$2/../misconceptions.md"); do
  [ -e "$2/../../tests/conformance/programs/$program" ] || { echo "docs/misconceptions.md names $program, which is not there"; same=1; }
done
rm -f "$work.made" "$work.shown"
exit $same
