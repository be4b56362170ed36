# An impatient lecturer: clicks and keys while something moves, a size that changes in the midst of it, a drag that leaves the
# window, a key held over all of it. Whatever was done, the same moment looks the same afterwards.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window "$source_dir/scenarios/two-node-cycle.json"
away() { xdotool mousemove 1399 899; }
at="xdotool mousemove --window $window"

# Where the button Step is: the first place in the head that does what Space does.
key space
changes first one "Space"
key Left
becomes first "Left"
step=
for x in $(seq 440 20 700); do
    $at "$x" 36 click 1
    away
    sleep 0.2
    until_true 2 shows one && { step=$x; break; }
    key Escape Home Escape
    settle home
    shows first || { key F10; settle menu; key Escape; settle home; }
done
[ -n "$step" ] || fail "no button in the head steps"
key Home
becomes first "Home"

# Eight clicks as fast as they come are eight steps, and so are eight keys: none is lost to motion.
for i in 1 2 3 4 5 6 7 8; do key space; done
settle eight
key Home
becomes first "Home again"
$at "$step" 36 click --repeat 8 --delay 15 1
away
becomes eight "eight clicks while the steps move"

# Back and forward without waiting.
for i in 1 2 3 4 5 6; do key Left Right Left Right; done
becomes eight "back and forward, without waiting"
key r
sleep 0.2
key Right Left
becomes eight "a replay that a step cuts short"

# The window changes its size while a key is held.
xdotool keydown Right
for size in "900 600" "640 400" "1200 800" "1280 720"; do
    xdotool windowsize "$window" $size
    sleep 0.2
done
xdotool keyup Right
settle wherever
key Home
becomes first "Home after a held key and four sizes"

# The same while it plays, with the theme and the text's size changing too.
key Return
for size in "900 600" "1024 768" "1280 720"; do
    xdotool windowsize "$window" $size
    key t plus
done
key t 0 Home
becomes first "Home after a play with changes"

# A drag of the timeline's handle that leaves the window: what the hand lets go of outside is let go.
key F10
changes first menu "the menu"
xdotool windowsize "$window" 1000 700
sleep 0.3
xdotool windowsize "$window" 1280 720
becomes menu "the menu after two sizes"
$at 300 400 click 1
away
becomes first "a click beside the menu closes it, and does nothing else"
$at 700 685 mousedown 1
sleep 0.2
differs first || fail "a press on the timeline went nowhere"
$at 900 300 mousemove --window "$window" 1250 -20
xdotool mouseup 1
away
settle dropped
xdotool mousemove --window "$window" 500 400 mousemove --window "$window" 700 400
away
sleep 0.5
shows dropped || fail "the drag went on after the button was up"
key Home
becomes first "Home after the drag"

# The wheel over the timeline steps, one notch one step, back and forth.
$at 700 685 click 5
away
becomes one "a notch of the wheel over the timeline"
$at 700 685 click 4
away
becomes first "and back"

# A line of the program: a click goes there, while the last step still moves.
key space
$at 120 278 click 1
away
changes one line "a click on a line in the midst of a step"
key BackSpace
settle returned
key Home
becomes first "Home"

# Predict in the midst of a play; Esc, Esc: the lesson is as it was.
key Return
sleep 0.3
key p
settle asked
alive "P during a play"
key Escape p Escape Escape Home
settle after
key space Left
alive "after all of that"
end_window
