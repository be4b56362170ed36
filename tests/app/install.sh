# cmake --install puts everything where it belongs, and it is found there after the prefix was moved.
# Called with CMAKE BUILD SOURCE.
set -u
cmake=$1 build=$2 source_dir=$3
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "FAILED: $*"; exit 1; }

"$cmake" --install "$build" --prefix "$dir/there" >"$dir/log" 2>&1 || { cat "$dir/log"; fail "cmake --install"; }
mv "$dir/there" "$dir/moved"
moved=$dir/moved
for file in bin/heapscope share/heapscope/scenarios/two-node-cycle.json share/heapscope/assets/scenario.schema.json \
    share/heapscope/assets/strings/en.json; do
    [ -e "$moved/$file" ] || fail "$file is not installed"
done
cmp -s "$source_dir/scenarios/two-node-cycle.json" "$moved/share/heapscope/scenarios/two-node-cycle.json" ||
    fail "the installed lesson is another one"

# A lesson that only the installation has: so it was found there, and nowhere else.
cp "$moved/share/heapscope/scenarios/two-node-cycle.json" "$moved/share/heapscope/scenarios/only-installed.json"
cd / && said=$("$moved/bin/heapscope" run only-installed --no-exit) || fail "run only-installed: exit status $?"
[ "$said" = 2 ] || fail "the two-Node cycle printed '$said', not 2"
