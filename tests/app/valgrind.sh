# Runs without a window are silent under valgrind. Called with PROGRAM SOURCE.
set -u
program=$1 source_dir=$2
command -v valgrind >/dev/null || { echo "skipped: valgrind is missing (apt-get install valgrind)"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
lesson=$source_dir/scenarios/two-node-cycle.json
echo '{"format": "heapscope-scenario", "version": 1, "titel": "x", "program": ["pass"]}' >"$dir/bad.json"
printf 'def f(:\n  async x\n' >"$dir/bad.py"
printf 'a = []\na.append(a)\ndel a\nb = 1 // 0\n' >"$dir/raises.py"

# silent EXPECTED-STATUS ARGUMENTS...
silent() {
    local expected=$1
    shift
    # What libraries keep reachable from when they were loaded until the end (GLib) is no leak.
    valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
        --errors-for-leak-kinds=definite,indirect,possible \
        --suppressions="$source_dir/tests/valgrind.supp" --log-file="$dir/report" "$program" "$@" >"$dir/out" 2>&1
    local status=$?
    if [ "$status" -ne "$expected" ] || [ -s "$dir/report" ]; then
        echo "FAILED: heapscope $*: exit status $status (expected $expected)"
        head -60 "$dir/report" "$dir/out"
        exit 1
    fi
}
silent 0 run "$lesson" --no-exit
silent 0 trace "$lesson"
silent 0 narrate "$lesson"
silent 0 narrate "$lesson" --steps event
silent 0 check "$lesson"
silent 0 versions
silent 0 --help
silent 0 export "$lesson" -o "$dir/a.svg" --at line:12
silent 0 export "$lesson" -o "$dir/a.png"
silent 0 export "$lesson" -o "$dir/a.html"
silent 0 export "$lesson" -o "$dir/a.gif" --from line:10 --to line:11 --size 640x360
silent 1 run "$dir/raises.py"
silent 2 run "$dir/bad.json"
silent 2 check "$dir/bad.py"
silent 2 run nothing-of-that-name
silent 2 --no-such-option
