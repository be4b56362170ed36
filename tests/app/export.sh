# Films, numbered pictures, the program and pages: that they are what their ending says, appear whole or not at all, and
# that what makes no sense is told. Called with PROGRAM SOURCE.
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
    [ ! -s out ] || fail "heapscope $*: standard output is not empty"
}
says() { grep -qF -- "$1" err || { fail "standard error lacks: $1"; head -20 err; }; }
quiet() { [ ! -s err ] || { fail "standard error is not empty"; head -20 err; }; }
absent() { [ ! -e "$1" ] || fail "$1 was written"; }
# Only what is named here is in the folder "made".
only() { [ "$(ls -A made | tr '\n' ' ')" = "$*${*:+ }" ] || fail "the folder holds $(ls -A made | tr '\n' ' '), not $*"; }
mkdir made

# Films ----------------------------------------------------------------------------------------------------------------
short=(--from line:10 --to line:11 --size 640x360)
call 0 export "$lesson" -o made/a.gif "${short[@]}"
quiet
only a.gif
[ "$(head -c 6 made/a.gif)" = GIF89a ] || fail "a.gif is no GIF"
call 0 export "$lesson" -o again.gif "${short[@]}"
cmp -s made/a.gif again.gif || fail "one film exported twice differs"
call 0 export "$lesson" -o dark.GIF "${short[@]}" --theme dark --fps 50 --speed 200%
cmp -s made/a.gif dark.GIF && fail "two films look the same"
call 0 export "$lesson" -o lines.gif --size 640x360 --steps line
call 0 export "$lesson" -o moment.gif --size 640x360 --from line:9 --to line:9
rm made/*
if command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null; then
    call 0 export "$lesson" -o made/a.mp4 "${short[@]}" --speed 400%
    quiet
    only a.mp4
    ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 made/a.mp4 >out
    [ "$(cat out)" = h264,640,360 ] || fail "a.mp4 is $(cat out)"
    # the GIF as another program reads it
    ffmpeg -v error -i again.gif -f null - 2>err || fail "ffmpeg can't read the GIF"
    quiet
    rm made/*
else
    echo "not looked at: .mp4 (apt-get install ffmpeg)"
fi
PATH=/nowhere "$program" export "$lesson" -o made/b.mp4 >out 2>err
[ $? -eq 2 ] || fail "without ffmpeg: exit status"
says 'install it, or name a .gif'
[ "$(/usr/bin/env wc -l <err)" -eq 1 ] || fail "without ffmpeg: more than a line"
only
# an ffmpeg that fails in the middle
mkdir bin
printf '#!/bin/sh\nhead -c 1000000 >/dev/null\necho "No space left" >&2\nexit 1\n' >bin/ffmpeg
chmod +x bin/ffmpeg
PATH=$dir/bin:$PATH "$program" export "$lesson" -o made/b.mp4 >out 2>err
[ $? -eq 2 ] || fail "a broken ffmpeg: exit status"
says 'No space left'
only

# Numbered pictures ----------------------------------------------------------------------------------------------------
call 0 export "$lesson" -o made/%02d.png --steps stop --size 640x360
quiet
only 01.png 02.png 03.png 04.png 05.png 06.png
rm made/*
call 0 export "$lesson" -o made/step-%d.svg --steps line --to line:8
[ -e made/step-1.svg ] || fail "no step-1.svg"
rm made/*
for pattern in %s.png %n.png %.png %d%d.png %1000000000000d.png %04d%%.png; do
    call 2 export "$lesson" -o "made/$pattern"
    says 'frames/%04d.png'
done
only

# The program ----------------------------------------------------------------------------------------------------------
call 0 export "$lesson" -o made/program.py
quiet
if command -v python3 >/dev/null; then
    [ "$(python3 made/program.py)" = 2 ] || fail "the program printed $(python3 made/program.py)"
fi
call 2 export which-objects-are-garbage -o made/graph.py
says 'graph'
rm made/*

# What makes no sense --------------------------------------------------------------------------------------------------
call 2 export "$lesson" -o made/a.gif --at line:9
says '--from and --to'
call 2 export "$lesson" -o made/a.png --from line:9
says '--from'
call 2 export "$lesson" -o made/a.gif --teacher
says '--teacher'
call 2 export "$lesson" -o made/a.gif --from line:11 --to line:9
says '--to'
call 2 export "$lesson" -o made/a.gif --from line:999
call 2 export "$lesson" -o made/a.gif --fps 30
says '25 or 50'
call 2 export "$lesson" -o made/a.gif --speed 5
says '10%'
call 2 export "$lesson" -o made/a.gif --steps word
says 'event, phase, line or stop'
call 2 export "$lesson" -o no/such/folder/a.gif
says 'no/such/folder/a.gif'
only
if [ -w /dev/full ]; then
    call 2 export "$lesson" -o /dev/full --size 640x360
    ln -s /dev/full full.gif
    call 2 export "$lesson" -o full.gif "${short[@]}"
    says "can't write this file"
fi

# Ctrl-C ---------------------------------------------------------------------------------------------------------------
for name in a.gif a.mp4; do
    [ $name = a.mp4 ] && ! command -v ffmpeg >/dev/null && continue
    env --default-signal=INT "$program" export generations-and-thresholds -o made/$name --size 3840x2160 --speed 10% >out 2>err &
    pid=$!
    for _ in $(seq 100); do
        [ -n "$(ls -A made)" ] && break
        sleep 0.05
    done
    sleep 0.3
    kill -INT "$pid"
    wait "$pid"
    [ $? -eq 130 ] || fail "Ctrl-C ($name): exit status $?"
    quiet
    only
done

[ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
