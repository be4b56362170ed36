# Clicks, wheel, drags and resizing.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window --at line:10 "$source_dir/scenarios/two-node-cycle.json"
away() { xdotool mousemove 1399 899; }
at="xdotool mousemove --window $window" # coordinates are the window's

# An object stands somewhere in the middle of the canvas: a click on it opens the inspector, Escape closes it.
selected=
for y in 250 300 350 400 450; do
    for x in 450 520 590 660 730 800 870; do
        $at "$x" "$y" click 1
        away
        sleep 0.25
        if differs first; then selected="$x $y"; break 2; fi
    done
done
[ -n "$selected" ] || fail "no click in the middle of the canvas selected an object"
settle selected
key Escape
becomes first "Escape closes the inspector"
$at $selected click 1
away
becomes selected "the same click selects the same object"
key Escape
becomes first "Escape closes the inspector again"

# The canvas: Ctrl and the wheel zoom, a drag pans, F fits.
$at $selected keydown ctrl click 4 keyup ctrl
away
changes first zoomed "Ctrl and the wheel"
key f
becomes first "F after zooming"
$at $selected mousedown 1 mousemove_relative 40 30 mouseup 1
away
changes first panned "a drag on the canvas"
key f
becomes first "F after panning"

# Another size is another picture; the first size is the first picture.
xdotool windowsize "$window" 1024 768
changes first small "1024x768"
xdotool windowsize "$window" 640 400
changes small tiny "640x400"
xdotool windowsize "$window" 1280 720
becomes first "the first size again"
end_window
