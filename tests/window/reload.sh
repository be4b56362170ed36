# The file changes on disk: it is shown anew at the same line; broken, the last good picture stays under a message.
. "$(dirname "$0")/lib.sh"
begin_display
mkdir "$dir/work"
file=$dir/work/a.py
printf 'a = [1]\nb = [a]\nc = [b]\n' >"$file"
begin_window --at line:2 "$file"
printf 'a = [1]\nb = [a]\nc = [b, a]\n' >"$dir/work/next" && mv "$dir/work/next" "$file" # as editors do
changes first changed "the file has changed"
printf 'a = [1]\nb = [a]\nc = [b\n' >"$file"
changes changed broken "the file is broken"
key space
sleep 1
alive "a step while the file is broken"
key Left
printf 'a = [1]\nb = [a]\nc = [b]\n' >"$file"
becomes first "the first program again, at the same line"
rm "$file"
changes first gone "the file is gone"
printf 'a = [1]\nb = [a]\nc = [b]\n' >"$file"
becomes first "the file is back"
# looking for changes costs next to nothing and draws nothing
ticks() { awk '{print $14 + $15}' "/proc/$window_pid/stat"; }
before=$(ticks)
sleep 4
after=$(ticks)
[ $((after - before)) -le 1 ] || fail "$((after - before)) ticks of CPU in 4 seconds of looking"
end_window
