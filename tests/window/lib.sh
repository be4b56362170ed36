# What the window tests share: a display of their own, a window on it, pictures of it. Sourced with "$@" = PROGRAM SOURCE.
# A picture is a copy of Xvfb's frame buffer: equal bytes, equal pixels; no tool is needed to take or compare one.
set -u
program=$1
source_dir=$2
export LC_ALL=C.UTF-8
export LSAN_OPTIONS="suppressions=$source_dir/tests/lsan.supp:print_suppressions=0"

for tool in Xvfb xdotool; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is missing (apt-get install xvfb xdotool)"; exit 77; }
done

dir=$(mktemp -d)
# What the window remembers is a test's own; the first steps have been seen, so that they stand over no picture.
export XDG_CONFIG_HOME=$dir/config
settings=$XDG_CONFIG_HOME/heapscope/settings.json
mkdir -p "$XDG_CONFIG_HOME/heapscope"
echo '{"toured": true}' >"$settings"
xvfb_pid= window_pid=
finish() {
    status=$?
    [ -n "$window_pid" ] && kill "$window_pid" 2>/dev/null
    [ -n "$xvfb_pid" ] && kill "$xvfb_pid" 2>/dev/null
    wait 2>/dev/null
    if [ "$status" -eq 0 ]; then rm -rf "$dir"; else echo "pictures (.xwd) and logs are kept in $dir"; fi
    exit "$status"
}
trap finish EXIT

fail() {
    echo "FAILED: $*"
    [ -s "$dir/log" ] && { echo "--- the program's standard error:"; head -60 "$dir/log"; }
    exit 1
}

now() { date +%s%N; }

# until SECONDS COMMAND...: tries until it succeeds.
until_true() {
    local limit=$(($(now) + $1 * 1000000000))
    shift
    until "$@"; do
        [ "$(now)" -lt "$limit" ] || return 1
        sleep 0.05
    done
}

# A server begins anew when its last client leaves, and turns away who comes at that moment: every xdotool that looks for a
# window is such a last client, so -noreset. Two servers that begin at once can take the same number, and the later one then
# steals the socket of the first: they begin one after the other, and a server counts as begun when it answers.
begin_display() {
    exec 9>"${TMPDIR:-/tmp}/heapscope-tests-display.lock"
    command -v flock >/dev/null && flock -w 60 9
    for attempt in 1 2 3; do
        rm -f "$dir/display"
        Xvfb -displayfd 3 -noreset -screen 0 1400x900x24 -fbdir "$dir" -nolisten tcp -nocursor 3>"$dir/display" 2>"$dir/xvfb.log" 9>&- &
        xvfb_pid=$!
        if until_true 20 test -s "$dir/display"; then
            DISPLAY=:$(cat "$dir/display")
            export DISPLAY
            until_true 10 xdotool getdisplaygeometry >/dev/null 2>&1 && break
        fi
        kill "$xvfb_pid" 2>/dev/null
        wait "$xvfb_pid" 2>/dev/null
        xvfb_pid=
        echo "display: attempt $attempt failed: $(tail -1 "$dir/xvfb.log")"
    done
    exec 9>&-
    [ -n "$xvfb_pid" ] || fail "Xvfb did not start"
}

find_window() { window=$(xdotool search --onlyvisible --name Heapscope 2>/dev/null | head -1); [ -n "$window" ]; }

# begin_window ARGUMENTS...: starts the program and waits for its first picture, "first".
begin_window() {
    # A script's background jobs ignore Ctrl-C unless told otherwise.
    env --default-signal=INT "$program" "$@" 2>"$dir/log" &
    window_pid=$!
    until_true 30 find_window || fail "no window appeared"
    xdotool windowfocus "$window" mousemove 1399 899
    settle first
}

take() { cp "$dir/Xvfb_screen0" "$dir/$1.xwd"; }
shows() { cmp -s "$dir/Xvfb_screen0" "$dir/$1.xwd"; }
differs() { ! shows "$1"; }

# settle NAME: takes a picture once nothing has moved for 0.7 seconds (a step's motion lasts 0.9 at most).
settle() {
    local quiet=0
    local limit=$(($(now) + 30000000000))
    take "$1"
    while [ "$quiet" -lt 7 ]; do
        sleep 0.1
        if shows "$1"; then quiet=$((quiet + 1)); else quiet=0; take "$1"; fi
        [ "$(now)" -lt "$limit" ] || fail "the picture never came to rest"
    done
}

alive() { kill -0 "$window_pid" 2>/dev/null || fail "the program ended: $1"; }

# changes OLD NEW WHAT: the picture is no longer OLD; once at rest it is kept as NEW.
changes() {
    until_true 15 differs "$1" || { alive "$3"; fail "$3: the picture did not change"; }
    settle "$2"
    alive "$3"
    differs "$1" || fail "$3: the picture is the same again"
}

# becomes NAME WHAT: the picture comes to rest equal to NAME.
becomes() {
    until_true 15 shows "$1" || { take wrong; alive "$2"; fail "$2: the picture is not '$1' again (see wrong.xwd)"; }
}

key() { xdotool key "$@"; }

# end_window: Q quits; the exit status is 0 and nothing was said on standard error.
end_window() {
    key q
    until_true 15 sh -c "! kill -0 $window_pid 2>/dev/null" || fail "q did not quit"
    wait "$window_pid"
    local status=$?
    window_pid=
    [ "$status" -eq 0 ] || fail "exit status $status"
    [ ! -s "$dir/log" ] || fail "it said something on standard error"
}
