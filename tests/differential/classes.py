"""Random classes: with and without __slots__, derived from one another, with finalizers that do things."""
from scope import Cls

ATTRIBUTES = ["left", "right", "peer", "box", "alpha", "next"]
LOOSE = ["extra", "later", "zeta"]


def make_class(g, index):
    """Writes one class statement and returns its Cls. `g` is the Generator (random numbers, text, earlier classes)."""
    r = g.random
    base = r.choice(g.classes) if g.classes and r.random() < 0.4 else None
    if base is not None and base.depth >= 2:
        base = None
    name = "ABCDEFGH"[index]
    layout = r.choice(["slots", "dict", "dict", "both"]) if g.only_slots is False else "slots"
    own = [a for a in ATTRIBUTES if base is None or a not in base.attributes + base.parameters]
    r.shuffle(own)
    own = own[:r.randint(1 if base is None else 0, 3)]
    if base is not None and base.layout != "slots" and layout == "both":
        layout = "dict"
    inherits_dict = base is not None and base.layout != "slots"
    weakref = (base is not None and base.weakref) or layout == "dict" or r.random() < 0.7
    text = g.text
    bases = "(%s)" % base.name if base is not None else r.choice(["", "(object)", "()"])
    text.add("class %s%s:" % (name, bases))
    text.depth += 1
    if r.random() < 0.15:
        text.add('"""%s"""' % r.choice(["A thing.", "Holds what it is given.", "Nothing special."]))
    slots = []
    if layout != "dict":
        slots = list(own) if base is not None else ["label"] + own
        if layout == "both":
            slots.append("__dict__")
        if weakref and not (base is not None and base.weakref):
            slots.append("__weakref__")
        if layout == "slots" and base is None and r.random() < 0.4:
            slots.append("watch")
        r.shuffle(slots)
        text.add("__slots__ = (%s)" % "".join("'%s', " % s for s in slots).strip())
        text.blank()
    if r.random() < 0.2:
        text.add("made = 0")
        has_made = True
    else:
        has_made = False
    shared = r.random() < 0.1
    if shared:
        text.add("shared = []")
    cls = Cls(name, base, "both" if (inherits_dict and layout == "slots") else layout, slots, list(own), [], weakref,
              False, 0 if base is None else base.depth + 1)
    cls.watch = cls.watch or "watch" in slots
    if base is not None:
        cls.watch = cls.watch or base.watch
        cls.methods.update(base.methods)
        cls.makes = base.makes
    _init(g, cls, own, has_made)
    if cls.layout != "slots":
        cls.loose = LOOSE[:r.randint(1, 3)]
    if r.random() < 0.75:
        _finalizer(g, cls, shared)
    if base is None or r.random() < 0.2:
        text.add("def __repr__(self):")
        text.add("    return %s" % r.choice(["'<%s>' % self.label", "f'{self.label}!'", "'%s(' + self.label + ')'" % name]))
        text.blank()
    _methods(g, cls)
    if text.lines[-1].lstrip().startswith("class "):
        text.add("pass")
    text.depth -= 1
    text.blank()
    return cls


def _init(g, cls, own, has_made):
    r, text, base = g.random, g.text, cls.base
    if base is not None and r.random() < 0.3:
        cls.parameters = list(base.parameters)
        cls.attributes = list(base.attributes)
        if cls.layout == "slots":
            return
        cls.loose = []
        return
    parameters = [a for a in own if r.random() < 0.5]
    inherited = list(base.parameters) if base is not None else []
    text.add("def __init__(self, label%s):" % "".join(", %s=None" % p for p in inherited + parameters))
    text.depth += 1
    if g.talk and r.random() < 0.1:
        text.add("print('init', label)")
    if base is not None:
        arguments = "".join(", %s" % p for p in inherited)
        text.add(r.choice(["super().__init__(label%s)", "%s.__init__(self, label%%s)" % base.name]) % arguments)
    else:
        text.add("self.label = label")
    lines = ["self.%s = %s" % (a, a if a in parameters else g.init_value()) for a in own]
    r.shuffle(lines)
    for line in lines:
        text.add(line)
    if has_made:
        text.add("%s.made += 1" % cls.name)
    if r.random() < 0.08 and base is not None and g.refcounts:
        # Not in a base class: a call through super() holds self once more until CPython has specialised it.
        text.add("if type(self) is %s:" % cls.name)
        text.add("    print(label, sys.getrefcount(self))")
    text.depth -= 1
    text.blank()
    cls.parameters = inherited + parameters
    cls.attributes = (list(base.attributes) if base is not None else []) + own


def _finalizer(g, cls, shared):
    r, text = g.random, g.text
    text.add("def __del__(self):")
    text.depth += 1
    if r.random() < 0.35:
        text.add("global budget")
        cls.makes = True
    text.add(r.choice(["print('del', self.label)", "print(f'del {self.label}')", "print('del %s' % self.label)"]))
    attributes = [a for a in cls.attributes]
    choices = ["nothing"] * 4 + ["resurrect", "break", "look", "refs", "collect", "count", "late"]
    if cls.makes and "budget" in text.lines[-2]:
        choices += ["make", "make cycle", "chain"] * 2
    for choice in r.sample(choices, r.choice([1, 1, 1, 2])):
        if choice == "resurrect":
            text.add(r.choice(["keep.append(self)", "pool['saved'] = self", "pool[self.label] = self"]))
        elif choice == "break" and attributes:
            text.add("self.%s = None" % r.choice(attributes))
        elif choice == "look" and attributes:
            text.add("print('  sees', self.%s)" % r.choice(attributes))
        elif choice == "refs":
            text.add("tell_refs()")
        elif choice == "collect":
            text.add("print('  collect', gc.collect(%s))" % r.choice(["", "0", "1", "2"]))
        elif choice == "count" and g.refcounts:
            text.add("print('  count', sys.getrefcount(self))")
        elif choice == "late" and g.classes:
            text.add("refs.append(weakref.ref(self))" if cls.weakref else "keep.append(self.label)")
        elif choice.startswith(("make", "chain")):
            text.add("if budget > 0:")
            text.add("    budget -= 1")
            made = cls if r.random() < 0.5 or not g.classes else r.choice(g.classes)
            text.add("    new = %s(self.label + '+')" % made.name)
            if choice == "make cycle" and attributes and made is cls:
                text.add("    new.%s = new" % r.choice(attributes))
            elif choice == "chain" and attributes:
                text.add("    self.%s = new" % r.choice(attributes))
            elif r.random() < 0.5:
                text.add("    keep.append(new)")
    if shared and r.random() < 0.5:
        text.add("%s.shared.append(self.label)" % cls.name)
    text.depth -= 1
    text.blank()


def _methods(g, cls):
    r, text = g.random, g.text
    if not cls.attributes:
        return
    attribute = r.choice(cls.attributes)
    if r.random() < 0.6:
        text.add("def link(self, other):")
        text.depth += 1
        if g.talk and r.random() < 0.3:
            text.add("print(self.label, 'to', other)")
        if g.refcounts and r.random() < 0.3:
            text.add("print('in link', sys.getrefcount(self), sys.getrefcount(other))")
        if r.random() < 0.3:
            text.add("old = self.%s" % attribute)
        text.add("self.%s = other" % attribute)
        returns = r.random() < 0.6
        if returns:
            text.add("return self")
        text.depth -= 1
        text.blank()
        cls.methods["link"] = returns
    if r.random() < 0.4:
        text.add("def take(self):")
        text.add("    value = self.%s" % attribute)
        text.add("    self.%s = None" % attribute)
        text.add("    return value")
        text.blank()
        cls.methods["take"] = None
    if r.random() < 0.3 and g.refcounts:
        text.add("def count(self):")
        text.add("    return sys.getrefcount(self)")
        text.blank()
        cls.methods["count"] = None
