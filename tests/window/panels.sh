# Find, inspector, memory, scrolling: by keyboard alone, then with the pointer.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window --at line:10 "$source_dir/scenarios/two-node-cycle.json"
away() { xdotool mousemove 1399 899; }

# The field opens, takes what a stepping key would be otherwise, rings what it finds, and closes again.
key slash
changes first field "/ opens the find field"
xdotool type --delay 40 'node r'
changes field typed "typing in the find field"
key BackSpace BackSpace
changes typed found "Backspace in the find field"
key Return
changes found one "Enter goes to the first that was found"
key Return
changes one two "Enter goes to the second"
key Return
becomes one "Enter goes round"
key Right
changes one onward "stepping with the field open"
key Left
becomes one "and back"
key Escape
changes one chosen "Escape closes the find field"
key Escape
becomes first "Escape lets the object go"
key ctrl+f
becomes field "Ctrl+F opens it too"
xdotool type --delay 40 'refcount>9'
changes field none "a query that nothing answers to"
key Return
becomes none "Enter with nothing found"
key Escape
becomes first "Escape after nothing was found"

# B and D go to the making and the end of what is selected; Backspace returns from there.
key Down
becomes chosen "Down selects the first object"
key b
changes chosen born "B"
key BackSpace
becomes chosen "Backspace after B"
key d
changes chosen died "D"
key BackSpace
becomes chosen "Backspace after D"
key Escape
becomes first "Escape"

# K marks moments; the memory panel tells what grew; a third K begins anew.
key k
changes first marked "K marks this moment"
key shift+Left shift+Left
changes marked grown "two lines back: less than at the mark"
key k
changes grown between "K marks a second moment"
key k
changes between anew "K once more begins anew"
key k
changes anew unmarked "K on the marked moment takes the mark away"
key Escape
changes unmarked before "Escape leaves the memory panel"
key shift+Right shift+Right
becomes first "no trace is left of it"

# At 200 % panels are tabs: each scrolls to its end and back by keys and by the wheel.
xdotool windowsize "$window" 1024 768
changes first small "1024x768"
for i in 1 2 3 4 5; do key plus; done
changes small large "200 %"
key Down v v v v
changes large inspector "the inspector as a tab"
key ctrl+Next
changes inspector scrolled "Ctrl+Page Down scrolls it"
key ctrl+Prior
becomes inspector "Ctrl+Page Up scrolls back"
xdotool mousemove --window "$window" 700 300 click 5
away
changes inspector wheeled "the wheel scrolls it"
xdotool mousemove --window "$window" 700 300 click 4 click 4
away
becomes inspector "and back"
key v
changes inspector memory "the memory panel as a tab"
key ctrl+Next ctrl+Next ctrl+Next
changes memory lower "Ctrl+Page Down in the memory panel"
for i in 1 2 3 4 5 6 7 8 9; do key ctrl+Prior; done
becomes memory "and to its top"
end_window
