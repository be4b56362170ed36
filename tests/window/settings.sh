# What was chosen is there the next time; a broken file of settings is said and does no harm; other calls write none.
. "$(dirname "$0")/lib.sh"
begin_display
lesson=$source_dir/scenarios/two-node-cycle.json
begin_window "$lesson"
key t plus plus
changes first chosen "dark, and larger text"
xdotool windowsize "$window" 1100 760
changes chosen sized "another size"
end_window
for words in '"theme": "dark"' '"scale": 125' '"width": 1100' '"height": 760' two-node-cycle; do
    grep -qF "$words" "$settings" || fail "not remembered: $words in $(cat "$settings")"
done
begin_window "$lesson"
xdotool windowmove "$window" 0 0
xdotool getwindowgeometry "$window" | grep -q 1100x760 || fail "the size is $(xdotool getwindowgeometry "$window")"
settle again
key t minus minus
changes again light "light, and usual text"
end_window
# a flag is for one time
begin_window --theme dark --scale 200% "$lesson"
end_window
grep -qF '"theme": "light"' "$settings" || fail "a flag was remembered: $(cat "$settings")"
grep -qF '"scale": 100' "$settings" || fail "a flag was remembered: $(cat "$settings")"
# broken
echo '{"theme": ' >"$settings"
begin_window "$lesson"
take broken
key Escape
key space Left
settle after
end_window
grep -qF '"recent"' "$settings" || fail "it was not written anew: $(cat "$settings")"
# a folder that can't be made: told, not fatal
rm -r "$XDG_CONFIG_HOME"
: >"$XDG_CONFIG_HOME"
begin_window "$lesson"
key t
sleep 0.5
alive "no place to remember in"
end_window
rm "$XDG_CONFIG_HOME"
"$program" run "$lesson" >/dev/null && "$program" narrate "$lesson" >/dev/null
"$program" export "$lesson" -o "$dir/end.png"
[ ! -e "$XDG_CONFIG_HOME" ] || fail "a call without a window wrote settings"
