# Without a FILE the window shows all lessons; one is found by typing, opened by Enter, left and come back to.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window
xdotool type two-node
changes first found "typing a search"
key Escape
becomes first "Escape empties the search"
key Down Right
changes first moved "arrows"
key Up Left
becomes first "arrows back"
xdotool type 'two-node'
becomes found "the same search finds the same"
key Return
changes found lesson "Enter opens the lesson"
xdotool getwindowname "$window" | grep -q 'two-Node' || fail "the title is '$(xdotool getwindowname "$window")'"
grep -q two-node-cycle.json "$settings" || fail "the lesson is not among the recent files"
key space
changes lesson stepped "a step in the lesson"
key ctrl+o
changes stepped gallery "Ctrl+O"
key Escape
becomes stepped "Escape goes back to the lesson"
# by the pointer: the button Lessons, then a card
# (which stands at the right of the buttons for steps; what else is tried on the way, Escape closes)
for x in $(seq 860 24 1250); do
    xdotool mousemove --window "$window" "$x" 36 click 1 mousemove 1399 899
    until_true 1 shows gallery && break
    key Escape
done
becomes gallery "the button Lessons"
xdotool mousemove --window "$window" 300 300 click 1 mousemove 1399 899
changes gallery other "a click on a card"
key o
differs other || changes other gallery2 "O"
xdotool mousemove --window "$window" 640 500 click 5 click 5 mousemove 1399 899
sleep 0.5
settle scrolled
xdotool mousemove --window "$window" 640 500 click 4 click 4 click 4 click 4 click 4 mousemove 1399 899
changes scrolled top "the wheel scrolls"
key ctrl+q
until_true 15 sh -c "! kill -0 $window_pid 2>/dev/null" || fail "Ctrl+Q did not quit"
window_pid=
[ ! -s "$dir/log" ] || fail "it said something on standard error"
