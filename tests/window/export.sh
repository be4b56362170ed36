# Ctrl+E: what can be exported, done by keyboard and by mouse, given up by Escape. Called with PROGRAM SOURCE.
. "$(dirname "$0")/lib.sh" "$@"
begin_display
mkdir "$dir/work"
cd "$dir/work" || exit 1
begin_window "$source_dir/scenarios/two-node-cycle.json"

made() { [ -s "$1" ]; }
only() { [ "$(ls -A | tr '\n' ' ')" = "$*${*:+ }" ] || fail "the folder holds $(ls -A | tr '\n' ' '), not $*"; }

key ctrl+e
changes first dialog "Ctrl+E"
key Escape
becomes first "Escape closes it"
only

# By keyboard: the page comes first.
key ctrl+e
becomes dialog "Ctrl+E once more"
key Return
until_true 20 made two-node-cycle.html || fail "no page was made"
settle done
grep -q 'id="lesson"' two-node-cycle.html || fail "the page holds no lesson"
rm two-node-cycle.html

# Another format, another name; a file that is there is not replaced unasked.
key ctrl+e
settle again
key Down
changes again gif "Down chooses the GIF"
key ctrl+u
xdotool type --delay 40 "$PWD/mine.png"
settle typed
key Return
until_true 20 made mine.png || fail "no picture was made"
settle picture
printf mine >mine.png
key ctrl+e
settle third
key ctrl+u
xdotool type --delay 40 "$PWD/mine.png"
settle ready
key Return
changes ready warned "a file that is there"
[ "$(cat mine.png)" = mine ] || fail "the file was replaced unasked"
key Return
until_true 20 sh -c '[ "$(head -c 4 mine.png | tail -c 3)" = PNG ]' || fail "Enter once more did not replace it"
rm mine.png
settle replaced

# A folder that is not there is told, and the dialog stays.
key ctrl+e
settle fourth
key ctrl+u
xdotool type --delay 40 "/no/such/folder/a.gif"
settle nowhere
key Return
changes nowhere trouble "a folder that is not there"
key Escape
settle closed

# Given up while it is made: nothing is left.
key ctrl+e
settle fifth
key ctrl+u
xdotool type --delay 40 "$PWD/steps-%d.png"
settle pattern
key Escape
settle closed2
key ctrl+e
settle sixth
key ctrl+u
xdotool type --delay 40 "$PWD/film.mp4"
settle film
if command -v ffmpeg >/dev/null; then
    key Return
    until_true 20 sh -c 'ls film.mp4.* >/dev/null 2>&1' || fail "the film did not begin"
    sleep 0.5
    take running
    key Escape
    until_true 20 sh -c '! ls film.mp4* >/dev/null 2>&1' || fail "Escape left $(ls)"
    alive "Escape while a film is made"
fi
key Escape
settle closed3
only

# By mouse: the button at the box's right foot begins.
key ctrl+e
settle seventh
eval "$(xdotool getwindowgeometry --shell "$window")"
xdotool mousemove $((X + WIDTH / 2)) $((Y + HEIGHT / 20)) click 1
settle beside
cmp -s "$dir/seventh.xwd" "$dir/beside.xwd" && fail "a click beside the box did not close it"
only

# By mouse alone: a row, the Export button; a file that is there is refused first, then replaced; another row takes the
# refusal back. Places are from the window's middle, in tenths of an em of 16 pixels: those of scene/page_export.c.
press() {
    xdotool mousemove $((X + WIDTH / 2 + $1 * 16 / 10)) $((Y + HEIGHT / 2 + $2 * 16 / 10)) click 1
    sleep 0.1
    xdotool mousemove 1399 899
}
svg_row() { press 0 -18; }
program_row() { press 0 17; }
export_button() { press 193 107; }
cancel_button() { press 138 107; }
key ctrl+e
settle eighth
svg_row
changes eighth row "a click on the row of .svg"
export_button
until_true 20 made two-node-cycle.svg || fail "the Export button made $(ls -A), no .svg"
settle drawn
printf mine >two-node-cycle.svg
key ctrl+e
settle unasked
export_button
changes unasked refused "the Export button with a file that is there"
[ "$(cat two-node-cycle.svg)" = mine ] || fail "the button replaced the file unasked"
svg_row
becomes unasked "the chosen row once more takes the refusal back"
program_row
changes unasked program "a click on the row of .py"
svg_row
becomes unasked "back to the row of .svg"
export_button
becomes refused "the file is there still"
[ "$(cat two-node-cycle.svg)" = mine ] || fail "another row and back replaced the file unasked"
export_button
until_true 20 grep -q '<svg' two-node-cycle.svg || fail "Export once more did not replace it"
rm two-node-cycle.svg
settle again2
key ctrl+e
settle ninth
cancel_button
changes ninth cancelled "the Cancel button"
only
end_window
