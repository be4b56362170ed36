#!/usr/bin/env bash
# explain.sh HEAPSCOPE: what `heapscope explain` says of a heap and of an object, word for word.
set -u
heapscope=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

says() { # STATUS ARGUMENTS...; what is expected on standard input
  local expected=$1 status
  shift
  cat >"$work/expected"
  "$heapscope" explain --lang en "$@" >"$work/out" 2>"$work/err"
  status=$?
  if [ $status -ne "$expected" ] || ! cat "$work/out" "$work/err" | diff "$work/expected" - >"$work/diff"; then
    failures=$((failures + 1))
    echo "FAIL: explain $*: status $status; expected (<), said (>):"
    cat "$work/diff"
  fi
}

cat >"$work/heap.json" <<'JSON'
{"format": "heapscope-scenario", "version": 1, "heap": {
  "objects": [{"id": "box", "type": "list", "refs": ["a", "b"]},
              {"id": "a", "type": "Node", "refs": {"next": "c"}}, {"id": "b", "type": "Node", "refs": {"next": "c"}},
              {"id": "c", "type": "Node"},
              {"id": "x", "type": "Node", "refs": {"y": "y"}}, {"id": "y", "type": "Node", "refs": {"x": "x"}}],
  "names": {"box": "box", "second": "b"}}}
JSON
says 0 "$work/heap.json" <<'END'
6 objects are alive.
  5 Node, 240 bytes
  1 list, 88 bytes
1 cycle:
  Node #4, Node #5
Garbage that nobody has freed yet, 2:
  Node #4, Node #5
END
# c is held by a and by b, and b has a name: neither box nor a alone keeps it alive.
says 0 "$work/heap.json" box <<'END'
list #1: list, 88 bytes, young (0).
1 reference leads here:
  the name box
Why it is alive
  the name box
It alone keeps alive 1 more, 48 bytes:
  Node #1
END
says 0 "$work/heap.json" 'node#3' <<'END'
Node #3: Node, 48 bytes, young (0).
2 references lead here:
  .next of Node #1
  .next of Node #2
Why it is alive
  the name second
  → .next of Node #2
It alone keeps nothing else alive.
END
says 0 "$work/heap.json" 'Node #4' <<'END'
Node #4: Node, 48 bytes, young (0).
1 reference leads here:
  .x of Node #5
Why it is alive
  No name leads here: it is garbage that nobody has freed yet.
It alone keeps nothing else alive.
END
says 2 "$work/heap.json" secund <<'END'
heapscope: no object 'secund' is alive at that moment; did you mean 'second'?
END
says 2 "$work/heap.json" 'Node #9' <<'END'
heapscope: no object 'Node #9' is alive at that moment; name one as the picture does ("Node #2"), or by a name of the program
END

# A moment of a program: the name n2 leads to the other Node too.
says 0 two-node-cycle --at line:9 n1 <<'END'
Node #1: Node, 48 bytes, young (0), made on line 7.
1 reference leads here:
  the name n1
Why it is alive
  the name n1
It alone keeps nothing else alive.
END
printf 'x = 1\n' >"$work/none.py"
says 0 "$work/none.py" <<'END'
0 objects are alive.
No cycle.
No garbage: everything can be reached.
END

# 100,000 lists, one in the other: depth is no matter.
printf 'box = None\nfor i in range(100000):\n    box = [box]\n' >"$work/deep.py"
timeout 120 "$heapscope" explain --lang en "$work/deep.py" box | tail -n 2 >"$work/out"
grep -qF 'It alone keeps alive 99999 more' "$work/out" && grep -qF 'and 99991 more' "$work/out" || {
  failures=$((failures + 1))
  echo "FAIL: the deep list: $(cat "$work/out")"
}
echo "explain: $failures failures"
[ $failures -eq 0 ]
