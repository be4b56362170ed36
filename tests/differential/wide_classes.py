"""Classes of wide programs: layouts, several bases, finalizers that do things, special methods."""
import wide_flow
import wide_memory
import wide_values

ATTRIBUTES = ["left", "right", "peer", "box", "next", "data"]


class Cls:
    def __init__(self, name, bases, slots):
        self.name, self.bases, self.slots = name, bases, slots
        self.attributes, self.parameters, self.methods = [], [], {}
        self.loose = []
        self.safe = True      # its constructor doesn't fail
        self.manager = False
        self.weak = True

    def all_bases(self):
        found = []
        for base in self.bases:
            found += base.all_bases()
        return found + [self]


def make_class(w, index):
    r = w.r
    if index == 0:
        _trouble(w)
    name = "ABCDEF"[index]
    bases = []
    if w.classes and w.chance(0.5):
        bases = r.sample(w.classes, 2 if len(w.classes) > 1 and w.chance(0.4) else 1)
        if len(bases) == 2 and not _fit(bases):
            bases = bases[:1]
    slots = w.python_2 or w.chance(0.4) if not bases else (bases[0].slots and (w.python_2 or w.chance(0.7)))
    if len(bases) == 2:
        slots = False
        if w.python_2:
            bases = bases[:1]
            slots = True
    cls = Cls(name, bases, slots)
    inherited = [a for b in bases for a in b.attributes]
    free = [a for a in ATTRIBUTES if a not in inherited]
    own = r.sample(free, min(len(free), r.randint(0 if inherited else 1, 3)))
    cls.attributes = inherited + own
    if not slots:
        cls.loose = ["extra", "later"]
    w.classes.append(cls)
    w.add("class %s(%s):" % (name, ", ".join(b.name for b in bases) or "object"))
    w.depth += 1
    if slots:
        words = list(own) + (["label"] if not bases else [])
        if not bases:
            cls.weak = w.chance(0.85)
            if cls.weak:
                words.append("__weakref__")
        else:
            cls.weak = bases[0].weak
        r.shuffle(words)
        w.add("__slots__ = (%s)" % "".join("'%s', " % s for s in words).strip())
    if w.chance(0.15):
        w.add("made = []")
    w.blank()
    _init(w, cls, own)
    if w.chance(0.75):
        _finalizer(w, cls)
    _repr(w, cls)
    for _ in range(r.choice([0, 1, 2, 3])):
        r.choice(METHODS)(w, cls)
    w.add("pass") if w.lines[-1].startswith("class") or w.lines[-2].startswith("class") else None
    w.depth -= 1
    w.blank()
    for base in bases:
        for method, count in base.methods.items():
            cls.methods.setdefault(method, count)
        cls.manager = cls.manager or base.manager


def _fit(bases):
    """Whether a class can have both: neither derives from the other, at most one has slots with something in them."""
    a, b = bases
    return not (a in b.all_bases() or b in a.all_bases()) and not (a.slots or b.slots) and not any(c.slots for c in a.all_bases() + b.all_bases()) \
        and not set(a.attributes) & set(b.attributes) and not set(a.all_bases()) & set(b.all_bases())


def _trouble(w):
    w.add("class Trouble(Exception):")
    w.depth += 1
    roll = w.r.random()
    if roll < 0.3 and not w.python_2:
        w.add("def __init__(self, *things):")
        w.add("    super().__init__(*things)" if w.chance(0.5) else "    Exception.__init__(self, *things)")
        w.add("    self.things = things" if w.chance(0.5) else "    self.me = self")
    elif roll < 0.6 and not w.python_2:
        w.add("def __del__(self):")
        w.add("    print('del trouble', tell(self.args))")
    else:
        w.add("pass")
    w.depth -= 1
    w.blank()
    w.blank()


def _init(w, cls, own):
    r = w.r
    if cls.bases and w.chance(0.25):
        cls.parameters = list(cls.bases[0].parameters)
        cls.safe = cls.bases[0].safe
        if len(cls.bases) == 1:
            cls.attributes = list(cls.bases[0].attributes)
        return
    inherited = [p for p in (cls.bases[0].parameters if cls.bases else [])]
    parameters = inherited + [a for a in own if w.chance(0.5)]
    w.add("def __init__(self, label%s):" % "".join(", %s=%s" % (p, w.pick("None", "None", "None", "()")) for p in parameters))
    w.depth += 1
    if cls.bases:
        arguments = "".join(", %s" % p for p in inherited)
        if w.python_2 or len(cls.bases) == 2 or w.chance(0.4):
            for base in cls.bases:
                w.add("%s.__init__(self, label%s)" % (base.name, arguments if base is cls.bases[0] else ""))
        else:
            w.add("super().__init__(label%s)" % arguments)
        cls.safe = all(b.safe for b in cls.bases)
    else:
        w.add("self.label = label")
    for name in r.sample(own, len(own)):
        w.add("self.%s = %s" % (name, name if name in parameters else _first_value(w, cls)))
    if w.chance(0.08):
        cls.safe = False
        w.add(w.pick("if len(label) > 1:\n    raise ValueError(label)", "if spend():\n    raise Trouble(self)", "if spend():\n    raise KeyError(label)",
                     "try:\n    label.missing\nexcept AttributeError as e:\n    self.%s = e" % (own or ["label"])[0],
                     "try:\n    raise Trouble(self)\nfinally:\n    print('init', label)"))
    w.depth -= 1
    w.blank()
    cls.parameters = parameters


def _first_value(w, cls):
    choices = ["None"] * 6 + ["0", "[]", "{}", "[self]", "(self,)", "{'me': self}", "self", "self.__init__", "lambda: self", "lambda: label", "[lambda: self]",
                              "(i for i in (self,))", "label"]
    if cls.weak:
        choices += ["weakref.ref(self)", "weakref.ref(self, gone)"]
    if not cls.slots:
        choices += ["self.__dict__"]
    earlier = [c for c in w.classes if c.safe and c is not cls]
    if earlier:
        choices += ["%s(label + '.')" % w.r.choice(earlier).name] * 2
    return w.r.choice(choices)


def _repr(w, cls):
    if not cls.bases or w.chance(0.2):
        w.add("def __repr__(self):")
        w.add("    return '<%s %%s>' %% getattr(self, 'label', '?')" % cls.name)
        w.blank()


def _finalizer(w, cls):
    """__del__ tells the label, then does this and that."""
    w.add("def __del__(self):")
    w.depth += 1
    w.add(w.pick("print('del', self.label)", "print('del', self.label)", "print('del ' + getattr(self, 'label', '?'))", "print('del', tell(self))"))
    if w.python_2:
        w.lines[-1] = w.lines[-1].replace("print('del', ", "print('del %s' % ")
    if cls.bases and w.chance(0.25) and not w.python_2:
        w.add("finalizer = getattr(super(), '__del__', None)")
        w.add("if finalizer is not None:")
        w.add("    finalizer()")
    for _ in range(w.pick(0, 0, 1, 1, 1, 2)):
        wide_memory.in_finalizer(w, cls)
    w.depth -= 1
    w.blank()


# --- methods
def _link(w, cls):
    w.add("def link(self, other):")
    w.add("    self.%s = other" % w.r.choice(cls.attributes))
    w.add("    " + w.pick("return self", "return other", "return self.label", "return self.link", "print('link', self.label)", "return lambda: (self, other)"))
    w.blank()
    cls.methods["link"] = 1


def _take(w, cls):
    name = w.r.choice(cls.attributes)
    w.add("def take(self):")
    w.depth += 1
    w.add("value = self.%s" % name)
    w.add(w.pick("self.%s = None", "del self.%s", "self.%s = self") % name)
    w.add("return value")
    w.depth -= 1
    w.blank()
    cls.methods["take"] = 0


def _walk(w, cls):
    name = w.r.choice(cls.attributes)
    w.add("def walk(self):")
    w.depth += 1
    w.add(w.pick("yield self", "yield self.label", "yield [self]"))
    form = w.r.random()
    if form < 0.4:
        w.add("try:\n    yield self.%s\nfinally:\n    print('walk ends', self.label)" % name)
    elif form < 0.7:
        w.add("here = self.%s\nwhile here is not None:\n    yield here\n    here = getattr(here, '%s', None)\n    if here is self:\n        break" % (name, name))
    else:
        w.add("got = yield self.%s\nprint('got', tell(got))" % name)
    w.depth -= 1
    w.blank()
    cls.methods["walk"] = 0
    w.has_walk = True


def _iter(w, cls):
    if "__iter__" in cls.methods:
        return
    w.add("def __iter__(self):")
    w.add("    " + w.pick("return iter([self.label, self.%s])", "yield self.label\n    yield self.%s", "for x in (1, self.%s):\n        yield x") % w.r.choice(cls.attributes))
    w.blank()
    cls.methods["__iter__"] = 0


def _call(w, cls):
    w.add("def __call__(self, *more):")
    w.add("    " + w.pick("return self.%s", "return more", "self.%s = more", "print('called', self.label, len(more))" if not w.python_2 else "return more", "raise Trouble(self, more)").replace(
        "%s", w.r.choice(cls.attributes)))
    w.blank()
    cls.methods["__call__"] = 1


def _manager(w, cls):
    w.add("def __enter__(self):")
    w.add("    print('enter ' + self.label)")
    w.add("    return " + w.pick("self", "self", "[self]", "None", "self.label"))
    w.blank()
    w.add("def __exit__(self, kind, value, traceback):")
    w.depth += 1
    w.add("print('exit ' + self.label + ' ' + (kind.__name__ if kind else '-'))")
    w.add(w.pick("return False", "return True", "pass", "self.%s = value" % w.r.choice(cls.attributes), "keep.append(value)", "self.%s = traceback" % w.r.choice(cls.attributes),
                 "if value is not None:\n    raise Trouble(self)", "return kind is ValueError"))
    w.depth -= 1
    w.blank()
    cls.manager = True


def _property(w, cls):
    name = w.r.choice(cls.attributes)
    w.add("@property")
    w.add("def seen(self):")
    w.add("    " + w.pick("return self.%s", "return [self.%s]", "return self.%s or self", "return lambda: self.%s") % name)
    w.blank()
    if w.chance(0.4):
        w.add("@seen.setter")
        w.add("def seen(self, value):")
        w.add("    self.%s = value" % name)
        w.blank()


def _compare(w, cls):
    if w.python_2 or "__eq__" in cls.methods:
        return
    w.add("def __eq__(self, other):")
    w.add("    return getattr(other, 'label', None) == self.label")
    w.blank()
    w.add("def __hash__(self):")
    w.add("    return len(self.label)")
    w.blank()
    cls.methods["__eq__"] = 1


def _static(w, cls):
    if w.chance(0.5):
        w.add("@staticmethod\ndef make(thing):\n    return %s" % w.pick("[thing]", "%s('s', *[])" % cls.name, "lambda: thing"))
    else:
        w.add("@classmethod\ndef make(cls, thing):\n    new = cls('c')\n    new.%s = thing\n    return new" % w.r.choice(cls.attributes))
    w.blank()
    cls.methods["make"] = 1


def _getattr(w, cls):
    if cls.slots:
        return
    w.add("def __getattr__(self, name):")
    w.depth += 1
    w.add(w.pick("if name == 'extra':\n    return self.label\nraise AttributeError(name)", "if name in ('later', 'extra'):\n    return [name]\nraise AttributeError(name)"))
    w.depth -= 1
    w.blank()


def _length(w, cls):
    w.add("def __len__(self):")
    w.add("    return %s" % w.pick("0", "1", "2"))
    w.blank()
    w.add("def __getitem__(self, index):")
    w.add("    " + w.pick("return self.%s" % w.r.choice(cls.attributes), "if index == 0:\n        return self\n    raise IndexError(index)", "return index"))
    w.blank()


def _setattr(w, cls):
    if w.python_2:
        return
    w.add("def __setattr__(self, name, value):")
    w.add("    " + w.pick("object.__setattr__(self, name, value)", "super().__setattr__(name, value)"))
    w.blank()


def _guarded(w, cls):
    """A method in which something is caught."""
    w.add("def risk(self, x):")
    w.depth += 1
    outer, w.names = w.names, wide_flow.names_for(w, ["self", "x"])
    around, w.in_loop = w.in_loop, 0
    w.add("try:")
    w.block(w.r.randint(1, 2), 1)
    w.add("except Exception as e:")
    w.add("    " + w.pick("self.%s = e", "keep.append(e)", "raise Trouble(self)", "return e", "self.%s = e.__traceback__" if not w.python_2 else "pass", "raise", "caught(e)").replace(
        "%s", w.r.choice(cls.attributes)))
    if w.chance(0.3):
        w.add("finally:")
        w.add("    " + w.pick("print('risk ' + self.label)", "self.%s = None" % w.r.choice(cls.attributes)))
    w.names, w.in_loop = outer, around
    w.depth -= 1
    w.blank()
    cls.methods["risk"] = 1


METHODS = [_link, _link, _take, _walk, _walk, _iter, _call, _manager, _manager, _property, _compare, _static, _getattr, _length, _setattr, _guarded]
