# At rest the window uses no CPU: not at first, not after steps, not with the keys open. Ctrl-C closes it.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window "$source_dir/scenarios/two-node-cycle.json"

ticks() { awk '{print $14 + $15}' "/proc/$window_pid/stat"; }

# rests WHAT: in 4 seconds at most 4 ticks (hundredths of a second) of user and system time. A window that drew all the
# while would need dozens; the look at the lesson's file, twice a second, costs next to nothing but a sanitizer's share.
rests() {
    local before after
    settle at_rest
    before=$(ticks)
    sleep 4
    after=$(ticks)
    [ $((after - before)) -le 4 ] || fail "$1: $((after - before)) ticks of CPU in 4 seconds at rest"
}
rests "the first picture"
key space space space
rests "after three steps"
key F1
rests "the keys open"
key F1 Return
sleep 2
key space
rests "after a play that a step ended"

kill -INT "$window_pid"
until_true 15 sh -c "! kill -0 $window_pid 2>/dev/null" || fail "Ctrl-C did not close the window"
wait "$window_pid"
status=$?
window_pid=
[ "$status" -eq 0 ] || fail "exit status $status after Ctrl-C"
[ ! -s "$dir/log" ] || fail "it said something on standard error"
