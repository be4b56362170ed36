# Every key that changes the picture does, and what undoes it restores the picture.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window --at line:12 "$source_dir/scenarios/two-node-cycle.json"

# there_and_back WHAT KEY UNDO
there_and_back() {
    key $2
    changes first other "$1"
    key $3
    becomes first "undoing: $1"
}
there_and_back "dark theme" t t
there_and_back "larger text" plus 0
there_and_back "larger text with Ctrl" ctrl+plus ctrl+0
there_and_back "smaller text" minus 0
there_and_back "the keys" F1 Escape
there_and_back "the keys by ?" question question
there_and_back "why another Python differs" i i
there_and_back "the same, closed by Esc" i Escape
there_and_back "the beginning" Home BackSpace
there_and_back "the next collection" ctrl+Right BackSpace
there_and_back "the next collection by bracket" bracketright BackSpace
there_and_back "a line forward" shift+Right shift+Left
there_and_back "a step" Right Left
there_and_back "the end" End BackSpace
key s
changes first size "another size of step"
key s s s
becomes first "all sizes of step"
key Page_Up
changes first stop "the stop before"
end_window
