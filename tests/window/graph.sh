# A graph without a program: it is there at once, G collects it, step by step.
. "$(dirname "$0")/lib.sh"
cat >"$dir/graph.json" <<'JSON'
{"format": "heapscope-scenario", "version": 1, "title": "A graph",
 "heap": {"objects": [{"id": "a", "type": "Node", "refs": {"partner": "b"}},
                      {"id": "b", "type": "Node", "refs": {"partner": "a"}},
                      {"id": "c", "type": "Node", "refs": {"other": "c"}}],
          "names": {"n": "c"}}}
JSON
begin_display
begin_window "$dir/graph.json"
key g
changes first collecting "G"
key space
changes collecting next "a step of the collection"
key Left
becomes collecting "a step back"
key Home
becomes_without_end() { until_true 15 differs collecting || fail "Home did not leave the collection"; }
becomes_without_end
key End
settle end
differs first || fail "the collection freed nothing"
end_window
