"""What a generated program knows at a place: its names, what kind of value each holds, and the text written so far.

Kinds are "obj" (an instance of a generated class), "list", "dict", "tuple", "ints" (a set of ints), "int", "str" and
"ref" (a weak reference). A name is forgotten where it may or may not exist any more, so that programs rarely fail by
accident; those that are to fail do so by a statement of errors.py.
"""


class Cls:
    """A generated class: how it is written, what its instances have."""

    def __init__(self, name, base, layout, slots, attributes, parameters, weakref, makes, depth):
        self.name = name
        self.base = base
        self.layout = layout          # "slots", "dict" or "both"
        self.slots = slots            # its own __slots__, as written
        self.attributes = attributes  # set by __init__, so safe to read
        self.parameters = parameters  # of __init__ after `label`
        self.weakref = weakref        # instances can be weakly referenced
        self.makes = makes            # its __del__ may make new objects
        self.depth = depth
        self.watch = layout != "slots"  # has a place for a weak reference
        self.loose = []               # attributes never set by __init__ (needs a dict)
        self.methods = {}             # name -> kinds of its parameters


class Function:
    def __init__(self, name, parameters, required, returns):
        self.name = name
        self.parameters = parameters  # (name, kind, Cls or None) for each
        self.required = required      # how many have no default
        self.returns = returns        # a kind or None


class Scope:
    def __init__(self, function):
        self.function = function      # inside a def
        self.kinds = {}
        self.classes = {}             # name of an "obj" -> Cls
        self.held = set()             # names that must not be rebound or deleted now: what a loop runs over
        self.next = 0

    def copy_state(self):
        return dict(self.kinds), dict(self.classes)

    def restore_state(self, state):
        """After a block that may or may not have run: only names that it left alone are still sure."""
        kinds, classes = state
        self.kinds = {n: k for n, k in self.kinds.items() if kinds.get(n) == k}
        self.classes = {n: c for n, c in self.classes.items() if n in self.kinds and classes.get(n) is c}
        for name in list(self.kinds):
            if self.kinds[name] == "obj" and name not in self.classes:
                del self.kinds[name]

    def names(self, *kinds):
        return [n for n, k in self.kinds.items() if k in kinds]

    def free_names(self, *kinds):
        return [n for n, k in self.kinds.items() if k in kinds and n not in self.held]

    def bind(self, name, kind, cls=None):
        self.kinds[name] = kind
        self.classes.pop(name, None)
        if kind == "obj":
            self.classes[name] = cls

    def forget(self, name):
        self.kinds.pop(name, None)
        self.classes.pop(name, None)


class Text:
    """Lines with their depth."""

    def __init__(self):
        self.lines = []
        self.depth = 0

    def add(self, line):
        self.lines.append("    " * self.depth + line)

    def blank(self):
        self.lines.append("")

    def __str__(self):
        return "\n".join(self.lines) + "\n"
