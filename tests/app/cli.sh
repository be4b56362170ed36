# The command line as a person calls it: what it prints, where, and its exit status. Called with PROGRAM SOURCE.
set -u
program=$1 source_dir=$2
export LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
lesson=$source_dir/scenarios/two-node-cycle.json
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# call STATUS ARGUMENTS...: runs it into $dir/out and $dir/err.
call() {
    local expected=$1
    shift
    "$program" "$@" >out 2>err
    local status=$?
    [ "$status" -eq "$expected" ] || { fail "heapscope $*: exit status $status, not $expected"; head -20 err; }
    if grep -qE 'Sanitizer|runtime error' err; then fail "heapscope $*"; head -40 err; fi
}
prints() { grep -qF -- "$1" out || { fail "standard output lacks: $1"; head -20 out; }; }
says() { grep -qF -- "$1" err || { fail "standard error lacks: $1"; head -20 err; }; }
quiet() { [ ! -s err ] || { fail "standard error is not empty"; head -20 err; }; }
nothing() { [ ! -s out ] || { fail "standard output is not empty"; head -20 out; }; }

# the interpreter's exit --------------------------------------------------------------------------------------------------
printf 'import sys\nclass A:\n    def __del__(self): print("gone")\na = A()\nsys.exit(7)\n' >leave.py
call 7 run leave.py
quiet
prints gone
call 7 run leave.py --no-exit
nothing
printf 'class A:\n    def __del__(self): print("go" + "ne")\na = A()\n' >stay.py
call 0 narrate stay.py
prints 'The interpreter exits'
call 0 narrate --steps event stay.py
prints 'The interpreter is gone.'
call 0 export stay.py --at end -o end.svg
grep -q gone end.svg && fail "the end is before the interpreter's exit"
call 0 export stay.py --at exit -o exit.svg
grep -q gone exit.svg || fail "the exit is after what __del__ printed"

# run ----------------------------------------------------------------------------------------------------------------
call 0 run "$lesson" --no-exit
quiet
[ "$(cat out)" = 2 ] || fail "the two-Node cycle printed $(cat out), not 2"
call 0 run two-node-cycle --no-exit
[ "$(cat out)" = 2 ] || fail "by its name it printed $(cat out)"
"$program" run - --no-exit <"$lesson" >out 2>err || fail "run -: exit status $?"
prints 2
echo 'print(1)' | "$program" run - >out 2>err
[ $? -eq 2 ] || fail "a program on standard input: exit status"
says 'ends in .py'
printf 'print("before")\nx = 1 // 0\nprint("after")\n' >raises.py
call 1 run raises.py
[ "$(cat out)" = before ] || fail "raises.py printed $(cat out)"
says 'ZeroDivisionError'
says 'line 2'
printf 'x = 1\nclass = 2\n' >bad.py
call 2 run bad.py
nothing
says 'bad.py:2:'
printf 'while True:\n    pass\n' >loops.py
call 2 run loops.py --max-statements 1000
says 'loops.py:'
call 2 run "$lesson" --python 9.9
nothing

# check --------------------------------------------------------------------------------------------------------------
call 0 check "$lesson"
quiet
nothing
printf '{"format": "heapscope-scenario", "version": 1, "titel": "x",\n "program": ["pass"]}' >bad.json
call 2 check bad.json bad.py "$lesson"
prints 'bad.json:1:'
prints 'bad.py:2:'
[ "$(grep -cvE '^[^:]+:[0-9]+:[0-9]+: ' out)" -eq 0 ] || fail "check: a line is not FILE:LINE:COLUMN: message"
call 2 run bad.json
nothing
says 'bad.json:1:'
call 2 check no-such-file.json
prints 'no-such-file.json'

# Words that no run ever comes to: too late a round, a line that is not run. A teacher's note alone may stand anywhere.
cat >unshown.json <<'EOF'
{"format": "heapscope-scenario", "version": 1, "python": "3.14",
 "program": [
  "for i in range(3):",
  {"code": "    x = i", "times": 4, "say": "Never.", "stop": true},
  {"code": "    y = i", "times": 3, "say": "Shown."},
  {"code": "if x > 9:\n    z = 1", "say": "Shown, for the first of the two lines."},
  {"code": "    z = 2", "ask": {"question": "?", "options": [{"text": "a", "right": true}, {"text": "b"}]}},
  {"code": "z = 3", "times": 2, "say": "Once is all."},
  {"code": "raise ValueError", "say_before": "Shown."},
  {"code": "z = 4", "teacher": "Read, not shown."},
  {"code": "z = 5", "stop": true}
 ]}
EOF
call 2 check unshown.json
prints 'unshown.json:4:13: program line 2 runs 3 times, so nothing of its say, stop with "times": 4 is ever shown'
prints 'unshown.json:7:13: program line 6 never runs, so nothing of its ask is ever shown'
prints 'unshown.json:8:13: program line 7 runs only once'
prints 'unshown.json:11:13: program line 10 never runs'
[ "$(wc -l <out)" -eq 4 ] || { fail "check: more than the four faults"; cat out; }
call 2 check unshown.json --lang zh
prints 'unshown.json:4:13: 程序第 2 行运行 3 次'
printf '{"format": "heapscope-scenario", "version": 1, "program": ["while True:", {"code": "    pass", "say": "x"}, {"code": "x", "say": "y"}]}' >endless.json
call 2 check endless.json --max-statements 1000
prints 'endless.json:1:61: program line 1, column 1: stopped at the limit of 1000 statements'
[ "$(wc -l <out)" -eq 1 ] || { fail "check: who can know what comes after a limit?"; cat out; }
call 0 check "$source_dir"/scenarios/*.json
nothing
quiet

# trace --------------------------------------------------------------------------------------------------------------
call 0 trace "$lesson"
quiet
cp out trace1
call 0 trace "$lesson"
cmp -s out trace1 || fail "two traces of one program differ"
prints '"event":"gc_refs_decref"'
prints '"object":"Node #2"'
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys
for line in open(sys.argv[1], encoding="utf-8"): json.loads(line)' out || fail "the trace is not JSON Lines"
fi

# narrate ------------------------------------------------------------------------------------------------------------
call 0 narrate "$lesson"
quiet
prints 'del n1'
[ "$(wc -l <out)" -ge 8 ] || fail "narrate told only $(wc -l <out) lines"
lines=$(wc -l <out)
call 0 narrate "$lesson" --steps event
[ "$(wc -l <out)" -gt "$lines" ] || fail "narrate by event tells no more than by line"

# export -------------------------------------------------------------------------------------------------------------
call 0 export "$lesson" -o a.svg --at line:9
quiet
nothing
call 0 export "$lesson" -o again.svg --at line:9
call 0 export "$lesson" -o b.svg --at line:12
cmp -s a.svg again.svg || fail "one moment exported twice differs (SVG)"
cmp -s a.svg b.svg && fail "two moments look the same (SVG)"
call 0 export "$lesson" -o a.png --at line:9
call 0 export "$lesson" -o again.png --at line:9
call 0 export "$lesson" -o b.PNG --at event:41 --theme dark --size 640x480
cmp -s a.png again.png || fail "one moment exported twice differs (PNG)"
cmp -s a.png b.PNG && fail "two moments look the same (PNG)"
[ "$(head -c 8 a.png | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] || fail "a.png is no PNG"
grep -q '<svg' a.svg || fail "a.svg is no SVG"
call 2 export "$lesson" -o a.bmp
says '.png'
[ ! -e a.bmp ] || fail "a.bmp was written"
call 2 export "$lesson" -o c.png --at line:999
says '--at'
[ ! -e c.png ] || fail "c.png was written"
call 2 export "$lesson" -o no/such/folder/c.png
says 'no/such/folder/c.png'

# versions, help, bad usage -----------------------------------------------------------------------------------------
call 0 versions
for version in 3.11 3.13 3.14; do prints "$version "; done
call 0 versions --python 3.14t
prints 'CPython 3.14.4t'
call 2 versions --python 4.1
for name in "" run trace narrate check export versions; do
    call 0 $name --help
    quiet
    prints 'Usage: heapscope'
    call 0 $name --version
    prints 'Heapscope '
done
call 2 run --pyhton 3.11 "$lesson"
says "did you mean '--python'?"
[ "$(wc -l <err)" -eq 1 ] || fail "bad usage took $(wc -l <err) lines"
call 2 narate
says 'heapscope narrate'
call 2 two-nod-cycle
says 'two-node-cycle'
call 2 run weak
says 'weak-parent, weak-references'
grep -q two-node err && fail "run weak names lessons that have nothing of weak in their names"
call 2 "$lesson"
says "can't open a window"

call 0 help run
prints 'Usage: heapscope run'
call 2 .
says 'this is a folder'
call 2 run nowhere.py
says 'nowhere.py: no such file'
grep -q 'two-node-cycle' err && fail "a missing file of one's own lists the lessons that ship"
call 2 run zzzzzzzzzzzz
says 'two-node-cycle, '
[ "$(wc -l <err)" -eq 1 ] || fail "a missing file took $(wc -l <err) lines"

# Faults stand where the file has them, also those of the run and of the version ---------------------------------
cat >placed.json <<'EOF'
{"format": "heapscope-scenario", "version": 1,
 "python": "3.99",
 "program": [
  "for i in range(9):",
  "    pass"]}
EOF
call 2 check placed.json
prints 'placed.json:2:12: no CPython version "3.99"'
call 2 run placed.json --python 3.14 --max-statements 5
grep -qE '^placed.json:[45]:[0-9]+: program line [12], ' err || { fail "a stop is not placed"; cat err; }
printf 'x = [(y := y) for y in [1]]\n' >walrus.py
call 2 check walrus.py
prints 'walrus.py:1:7: SyntaxError: assignment expression cannot rebind'
python3 -c 'print("x = [" + ",".join(map(str, range(200000))) + "]")' >long.py 2>/dev/null || seq -s, 200000 | sed 's/.*/x = [&]/' >long.py
timeout 60 "$program" run long.py --no-exit >out 2>err || fail "a long list: exit status $?"
quiet

# A graph is made before the first line: its making is not told with it
cat >graph.json <<'EOF'
{"format": "heapscope-scenario", "version": 1,
 "heap": {"objects": [{"id": "c", "type": "list"}], "names": {"n1": "c"}}, "program": ["del n1"]}
EOF
call 0 narrate graph.json
prints 'The name n1 is gone: the refcount of list #1 falls from 1 to 0.'

# A reader that goes away, a full disk, Ctrl-C --------------------------------------------------------------------
printf 'i = 0\nwhile True:\n    print(i)\n    i = i + 1\n' >prints.py
timeout 60 "$program" run prints.py --max-statements 1000000000 2>err | head -1 >out
[ "${PIPESTATUS[0]}" -eq 0 ] || fail "run | head: exit status ${PIPESTATUS[0]}"
prints 0
quiet
"$program" trace "$lesson" 2>err | head -1 >out
quiet
if [ -w /dev/full ]; then
    "$program" versions >/dev/full 2>err
    [ $? -eq 2 ] || fail "a full disk is not told by the exit status"
    says "can't write"
fi
"$program" run loops.py --max-statements 1000000000000 >out 2>err &
pid=$!
sleep 1
kill -INT "$pid"
wait "$pid"
[ $? -eq 130 ] || fail "Ctrl-C: exit status $?"
quiet

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
