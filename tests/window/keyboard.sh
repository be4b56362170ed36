# Everything by the keyboard alone: each button and panel is reached with Tab and seen to be, and does its work.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window --at line:10 "$source_dir/scenarios/two-node-cycle.json"
n=0
previous=first
while key Tab; until_true 2 differs "$previous"; do
    settle "stop$n"
    shows first && break # all the way round: nothing has the focus
    previous=stop$n
    n=$((n + 1))
    [ "$n" -lt 40 ] || fail "Tab never comes round"
done
shows first || fail "after the last stop nothing should have the focus"
[ "$n" -ge 9 ] || fail "only $n places can have the focus"
key shift+Tab
becomes "stop$((n - 1))" "Shift+Tab goes the other way"
key Escape
becomes first "Escape lets go"
# objects, the inspector
key Down
changes first object "Down selects an object"
key Down
changes object object2 "and the next"
key Up
becomes object "and the one before"
key Escape
becomes first "Escape lets go of it"
# zoom, and back
key ctrl+Up
changes first larger "the heap larger"
key ctrl+Down
key f
becomes first "F fits"
# a line of the program: go to the program by Tab, down to another line, Enter
for i in $(seq "$n"); do
    key Tab
    settle focus
    key Down
    settle down
    cmp -s "$dir/focus.xwd" "$dir/down.xwd" || cmp -s "$dir/down.xwd" "$dir/object.xwd" || {
        key Return
        settle line
        cmp -s "$dir/line.xwd" "$dir/down.xwd" || break
    }
    key Escape Escape
    becomes first "Escape, twice"
    for j in $(seq "$i"); do key Tab; done
done
cmp -s "$dir/line.xwd" "$dir/down.xwd" && fail "no line of the program could be gone to"
key Escape BackSpace Escape Escape
# German and French layouts: characters come as each layout makes them
if command -v setxkbmap >/dev/null && setxkbmap de 2>/dev/null; then
    settle plain
    key question
    changes plain help "? on a German keyboard"
    key Escape
    becomes plain "the keys are closed"
    key plus
    changes plain larger "+ on a German keyboard"
    key 0
    becomes plain "0 on a German keyboard"
    key bracketright
    changes plain collection "] on a German keyboard"
    key BackSpace
    becomes plain "back"
    setxkbmap fr
    key question
    becomes help "? on a French keyboard"
    key question
    becomes plain "? again"
    key minus
    changes plain smaller "- on a French keyboard"
    key 0
    becomes plain "0 on a French keyboard"
    key bracketleft
    changes plain collection "[ on a French keyboard"
    key BackSpace
    becomes plain "back"
    setxkbmap us
fi
end_window
