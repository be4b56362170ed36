# Opening and saving in the window: a path is typed, completed and chosen; nothing is replaced unasked; a wrong path is told.
. "$(dirname "$0")/lib.sh"
begin_display
mkdir "$dir/work"
printf 'a = [1]\nb = [a]\n' >"$dir/work/program.py"
printf 'no lesson' >"$dir/work/broken.json"
cd "$dir/work" || exit 1
begin_window program.py
key ctrl+s
changes first save "Ctrl+S"
key Escape
becomes first "Escape"
key ctrl+o ctrl+o
changes first open "Ctrl+O twice: a path"
xdotool type "$dir/work/brok"
key ctrl+u
xdotool type "$dir/work/brok"
key Tab Return
changes open trouble "a broken file"
alive "a broken file was opened"
key ctrl+u
xdotool type "$dir/work/pro"
key Tab Return
becomes first "the program is opened"
# saved as a lesson, and once more over it
key ctrl+s
becomes save "Ctrl+S again"
key ctrl+u
xdotool type "$dir/work/saved.json"
key Return
until_true 15 test -s saved.json || fail "nothing was saved"
"$program" check saved.json || fail "what was saved has faults"
"$program" run saved.json || fail "what was saved does not run"
settle saved
key ctrl+s ctrl+u
xdotool type "$dir/work/broken.json"
key Return
settle asked
[ "$(cat broken.json)" = "no lesson" ] || fail "a file was replaced unasked"
key Return
until_true 15 grep -q heapscope-scenario broken.json || fail "the second Enter did not replace it"
[ -z "$(find . -name '*.json.*')" ] || fail "something was left behind: $(ls)"
# where nothing can be written it is said, and the window lives
settle before
key ctrl+s ctrl+u
xdotool type "/proc/no.json"
key Return
changes before refused "a place that can't be written"
key Escape
end_window
