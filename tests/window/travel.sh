# What a lecturer's hand does: over and out, a held key, comparing while C is held, motion off.
. "$(dirname "$0")/lib.sh"
begin_display
begin_window "$source_dir/scenarios/two-node-cycle.json"

# Over everything that runs inside, and back.
key Page_Down Page_Down
changes first stop "two stops forward"
key shift+Down
changes stop over "over"
key shift+Up
becomes stop "back over"

# While C is held the picture is the stop before; then it is what it was.
xdotool keydown c
changes stop held "C is held"
sleep 1
shows held || fail "C is still held, but the picture changed"
xdotool keyup c
becomes stop "C is up"

# Into a call, and out of it at both ends.
key Home
becomes first "Home"
key space space space space space space space space
changes first inside "eight steps"
key e
changes inside out "to the end of the call"
key BackSpace
becomes inside "Backspace after the jump"

# A held key goes on by itself and stops when it is let go; nothing lags behind.
key Home
becomes first "Home again"
xdotool keydown Right
sleep 2
xdotool keyup Right
sleep 1.2
take let_go
sleep 1
shows let_go || fail "it went on after the key was up"
differs first || fail "a held key moved nothing"

# Without motion a step is there at once.
key Home m space
settle reduced
take a
sleep 0.3
shows a || fail "something moves though motion is off"
key m
end_window
