# A walk through every feature by the keyboard alone: what no other test here does without the mouse, or from end to end.
# Each step is seen in the picture, or in what is on disk.
. "$(dirname "$0")/lib.sh"
begin_display
mkdir "$dir/work"
cd "$dir/work" || exit 1
lesson=$source_dir/scenarios/two-node-cycle.json
title() { xdotool getwindowname "$window" | grep -qF "$1"; }

# The gallery: search, nothing found, the other language, then a lesson; back, and to the one that was opened before.
begin_window
xdotool type --delay 40 'xyzzy'
changes first none "a search that finds nothing"
key Escape
becomes first "Escape empties the search"
key Tab
changes first button "Tab: the first button of the gallery"
key Tab Return
changes button chinese "Chinese"
key Return
becomes_english() { until_true 15 differs chinese || fail "back to English"; }
becomes_english
key Escape
xdotool type --delay 40 'weak-references'
settle searched
key Return
until_true 15 title 'does not count' || fail "the lesson is not open: $(xdotool getwindowname "$window")"
settle opened
# each lesson is one of the recent files the next time
grep -qF 'weak-references.json' "$settings" || fail "not remembered: $(cat "$settings")"
key o
changes opened gallery "O: the gallery over the lesson"
key Escape
becomes opened "Escape: back at the lesson"

# A file by its path, from the gallery over the lesson.
printf 'import gc\na = [1]\nb = [a, a]\ndel a\nprint(len(b))\n' >program.py
key ctrl+o ctrl+o
settle path
key ctrl+u
xdotool type --delay 20 "$PWD/program.py"
settle typed
key Return
until_true 15 title program || fail "Ctrl+O twice and a path: $(xdotool getwindowname "$window")"
settle opened

# The menu: opened by its key; what is set in it is set at once and can be taken back; Esc leaves no trace.
key F10
changes opened menu "F10: the menu"
key Down
changes menu menu2 "Down in the menu"
key Up
becomes menu "Up again"
key Up
changes menu last "Up from the first row: the last one"
key Down
becomes menu "round again"
key Escape
becomes opened "Escape closes the menu"
key F10 Down Down Return
changes opened exporting "Export from the menu"
key Escape
becomes opened "Escape closes the dialog"
key F10 Down Return
changes opened saving "Save from the menu"
key Escape
becomes opened "Escape closes the dialog"
key F10 t
changes opened dark "T while the menu is open"
key t
becomes menu "light again, and the menu is still open"
key Escape
becomes opened "Escape closes the menu"

# Another Python, at the same line, and back to the first.
key Y
changes opened versions "Y: the versions"
key Up Up Up Return
changes opened other "an earlier Python runs it"
key y Down Down Down Return
becomes opened "the first one again"

# The file breaks while one is at a line, in the midst of things: find is open, an object is selected.
key Home shift+Right shift+Right shift+Right
settle line
key Down
changes line selected "an object is selected"
printf 'import gc\na = [1]\nb = [a, a\n' >program.py
changes selected broken "the broken file is told of"
key shift+Right
settle later
key shift+Left
becomes broken "steps go on in the last good picture"
printf 'import gc\na = [1]\nb = [a, a]\ndel a\nprint(len(b))\n' >program.py
becomes selected "the file is good again: same line, same object"
key Escape
becomes line "Escape lets the object go"
# and without a translation that breaks the words alone
printf 'import gc\na = [1]\nb = [a, a]\ndel a\nprint(len(b), 2)\n' >program.py
changes line edited "another line changed"
printf 'import gc\na = [1]\nb = [a, a]\ndel a\nprint(len(b))\n' >program.py
becomes line "and back"

# Inspector: its buttons are the last that Tab comes to; the one for the object's making does what B does.
key shift+Right
settle there
key Down
changes there object "an object, for the inspector"
key b
changes object born "B: where it was made"
key BackSpace
becomes object "Backspace: back from there"
for i in 1 2 3 4; do
    for j in $(seq "$i"); do key shift+Tab; done
    settle focus
    key Return
    settle pressed
    key Escape
    settle unfocused
    cmp -s "$dir/unfocused.xwd" "$dir/born.xwd" && break
    key BackSpace
    settle back
done
shows born || fail "no button of the inspector goes to the making"
key BackSpace Escape
settle after
# scale from the least to the most
for i in 1 2 3 4 5 6 7 8 9 10; do key minus; done
settle least
key minus
becomes least "75 % is the least"
for i in 1 2 3 4 5 6 7 8 9 10; do key plus; done
settle most
key plus
becomes most "300 % is the most"
key F1
changes most help "the keys at 300 %"
key End
changes help helped "End: the last of the keys"
key Prior
changes helped helped2 "Page Up in the keys"
key Home
becomes help "Home: the first of the keys"
key Escape
becomes most "Escape closes the keys"
key F10
changes most menu300 "the menu at 300 %"
key Escape
becomes most "Escape"
# the tabs, one after another; at last none is open
for i in 1 2 3 4 5 6 7 8; do key v; done
becomes most "V goes through all panels and closes the last"
key 0
settle usual

# Predict: on, asked, answered by a letter, off; G on a program says that it is for graphs.
key g
changes usual told "G on a program"
key Escape
becomes usual "the message goes"
end_window

# A lesson is exported as a page, saved, and full screen asked for, all from one window.
begin_window "$lesson"
key ctrl+e ctrl+u
xdotool type --delay 20 "$PWD/out.html"
settle named
key Return
until_true 20 grep -qs 'id="lesson"' out.html || fail "no page"
settle exported
key ctrl+s ctrl+u
xdotool type --delay 20 "$PWD/out.json"
settle named
key Return
until_true 20 test -s out.json || fail "nothing saved"
end_window
grep -qF 'out.json' "$settings" || fail "what was saved is no recent file: $(cat "$settings")"
begin_window
settle gallery
key Return
until_true 15 title 'two-Node' || fail "the first card is the file opened last: $(xdotool getwindowname "$window")"
end_window
