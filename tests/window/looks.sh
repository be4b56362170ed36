# Languages, full screen, motion, first steps: each is another picture, and each can be taken back.
. "$(dirname "$0")/lib.sh"
begin_display
lesson=$source_dir/scenarios/two-node-cycle.json
begin_window "$lesson"
key l
changes first chinese "the next language"
grep -qF '"language": "zh"' "$settings" || fail "the language is not remembered"
key l
becomes first "and back to English"
# without motion a step is there at once: two pictures taken one after the other are the same
key m
changes first still "no motion"
key Escape
key space space space space
settle stepped
key m Left
settle moving
end_window
# A full screen is the window manager's to give: without one nothing can be seen of it.
if command -v openbox >/dev/null; then
    openbox >/dev/null 2>&1 &
    manager_pid=$!
    sleep 1
    begin_window "$lesson"
    xdotool windowactivate --sync "$window"
    settle first
    key F11
    size() { xdotool getwindowgeometry "$window" | grep -q "$1"; }
    until_true 10 size 1400x900 || fail "not the whole screen: $(xdotool getwindowgeometry "$window")"
    changes first full "full screen"
    key Escape
    until_true 10 size 1280x720 || fail "Escape does not leave it: $(xdotool getwindowgeometry "$window")"
    end_window
    begin_window --lang zh --fullscreen --scale 150% --theme dark --at line:12 "$lesson"
    until_true 10 size 1400x900 || fail "--fullscreen: $(xdotool getwindowgeometry "$window")"
    end_window
    kill "$manager_pid"
    wait "$manager_pid" 2>/dev/null
else
    echo "full screen is left out: no openbox"
fi

# the first steps: shown to who named no file and opens a lesson for the first time, done by doing, then never again
first_lesson() {
    begin_window
    xdotool type two-node
    changes first found "a search"
    key Return
    changes found opened "the lesson opens"
}
echo '{}' >"$settings"
first_lesson
key space
changes opened second "the first step is done"
key Return
changes second third "Next"
key Return
changes third done "Begin"
end_window
grep -qF '"toured": true' "$settings" || fail "not remembered: $(cat "$settings")"
begin_window "$lesson"
take again
key space
settle stepped
cmp -s "$dir/done.xwd" "$dir/stepped.xwd" || fail "after one step it does not look as it did after the first steps"
end_window
echo '{}' >"$settings"
first_lesson
key Escape
becomes again "Escape skips the first steps"
end_window
