# Predicting in a real window: a question opens before its line and holds it, an answer is told, in class hands are
# counted; objects and arrows are clicked as the collector would.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window --at line:10 "$source_dir/scenarios/two-node-cycle.json"

key p
changes first lobby "P: predicting is on"
key Escape
changes lobby on "the lobby closed"
key space
changes on asked "the author's question"
key space Return End BackSpace Right ctrl+Right
becomes asked "an open question holds the line"
key a
changes asked told "an answer at home is told at once"
key space
changes told stepped "the step goes on"
key Left
becomes on "back before the line"
key Home
key p
key BackSpace
settle off
key n
changes off author "N: a question; the author's first"
key m
changes author class "in class"
key b 1 2
changes class hands "hands counted"
key Next
changes hands revealed "a clicker reveals"
key Escape
settle closed
key j
changes closed collector "J: the collector's work"
key h
changes collector hinted "H: a hint"
key Return
changes hinted first_badge "the first gc_refs by Enter"
key Tab Return
changes first_badge badges "the next by Tab and Enter: subtract_refs begins"
key Tab Return
changes badges followed "an arrow followed by Tab and Enter"
key space
changes followed moving "the rest is done: move_unreachable begins"
key a
changes moving wrong "the wrong lane is told of"
key b
changes wrong aside "the right lane"
key Escape
changes aside left "left at any time"
end_window

# The same with the mouse: the objects that a line frees, clicked.
begin_window --at line:17 "$source_dir/scenarios/a-cycle-held-from-outside.json"
key n
changes first clicked_0 "a question to be answered by clicking"
for at in "760 175" "623 345" "889 345"; do
    xdotool mousemove --window "$window" $at click 1
done
xdotool mousemove 1399 899
changes clicked_0 clicked "objects are ringed"
key Return
changes clicked graded "Enter submits"
end_window
