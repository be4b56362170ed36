# Eight steps forward change the picture, each of them; eight back restore it, each of them.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window "$source_dir/scenarios/two-node-cycle.json"
take step0
for i in 1 2 3 4 5 6 7 8; do
    key space
    changes "step$((i - 1))" "step$i" "step $i forward"
done
for i in 7 6 5 4 3 2 1 0; do
    key Left
    becomes "step$i" "back to step $i"
done
becomes first "eight steps forward and eight back"

# The same moment looks the same, whichever way one came: by lines, from the end, after a play.
key End
changes first end "End"
key shift+Left shift+Right
becomes end "a line back and forward from the end"
key Home
becomes first "Home"
key Return
until_true 15 differs first || fail "Enter did not play"
sleep 2
key Home
becomes first "Home during a play"
end_window
