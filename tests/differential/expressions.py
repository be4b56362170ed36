"""Random expressions of level 1, as text."""


def new_object(g, cls=None, depth=2):
    """(text, Cls) of a call that makes an instance; its label tells it apart."""
    r = g.random
    cls = cls or r.choice(g.classes)
    label = g.label()
    arguments = []
    names = g.scope.names("obj")
    for parameter in cls.parameters:
        if r.random() < 0.35:
            value = r.choice(names) if names and r.random() < 0.6 else any_value(g, depth - 1)
            arguments.append(value if len(arguments) == cls.parameters.index(parameter) and r.random() < 0.6 else "%s=%s" % (parameter, value))
    arguments.sort(key=lambda a: "=" in a.split("(")[0])
    positional = [a for a in arguments if "=" not in a.split("(")[0]]
    if any(a.split("=")[0] in cls.parameters[:len(positional)] for a in arguments if a not in positional):
        arguments = positional
    return "%s(%s)" % (cls.name, ", ".join([label] + arguments)), cls


def object_value(g):
    """(text, Cls): an instance that exists, or a new one."""
    names = g.scope.names("obj")
    if names and g.random.random() < 0.6:
        name = g.random.choice(names)
        return name, g.scope.classes[name]
    return new_object(g)


def int_value(g):
    names = g.scope.names("int")
    if names and g.random.random() < 0.5:
        return g.random.choice(names)
    return number_text(g)


def number_text(g):
    return str(g.random.choice([0, 1, 2, 3, 5, 7, 10, 42, 255, 256, 257, 999]))


def any_value(g, depth=2):
    r = g.random
    roll = r.random()
    names = g.scope.names("obj", "list", "dict", "tuple")
    if names and roll < 0.45:
        return r.choice(names)
    if roll < 0.65:
        return new_object(g, None, depth)[0] if depth > 0 else "None"
    if roll < 0.72:
        return "None"
    if roll < 0.78:
        return int_value(g)
    if roll < 0.82:
        return repr(g.word())
    if depth <= 0:
        return "None"
    return container(g, r.choice(["list", "tuple", "dict", "ints"]), depth - 1)


def container(g, kind, depth=2):
    """A display (or a call that makes one) of that kind."""
    r = g.random
    if kind == "int":
        return number_text(g)
    if kind == "str":
        return repr(g.word())
    if kind == "ints":
        return r.choice(["set()", "{%d, %d, %d}" % (r.randint(0, 20), r.randint(0, 40), r.randint(0, 9)), "set([%d, %d])" % (r.randint(0, 9), r.randint(0, 99)),
                         "set(range(%d))" % r.randint(0, 9)])
    items = [any_value(g, depth - 1) for _ in range(r.choice([0, 1, 1, 2, 2, 3, 4]))]
    if kind == "list":
        form = r.random()
        if form < 0.1:
            return "[%s] * %d" % (", ".join(items[:1]), r.randint(1, 3))
        if form < 0.2:
            return "list((%s))" % "".join("%s, " % i for i in items).strip()
        if form < 0.25:
            return "[%s] + [%s]" % (", ".join(items[:1]), ", ".join(items[1:]))
        return "[%s]" % ", ".join(items)
    if kind == "tuple":
        if not items:
            return "()"
        if r.random() < 0.15:
            return "tuple([%s])" % ", ".join(items)
        return "(%s)" % "".join("%s, " % i for i in items).strip() if len(items) == 1 else "(%s)" % ", ".join(items)
    keys = []
    for _ in items:
        keys.append(g.key())
    if r.random() < 0.12:
        words = sorted(set(g.word() for _ in items))
        return "dict(%s)" % ", ".join("%s=%s" % (w, i) for w, i in zip(words, items))
    return "{%s}" % ", ".join("%s: %s" % (k, i) for k, i in zip(keys, items))


def is_a(cls, wanted):
    while cls is not None and cls is not wanted:
        cls = cls.base
    return cls is not None


def argument_of(g, kind, cls):
    r = g.random
    names = g.scope.names(kind)
    if kind == "obj":
        names = [n for n in names if is_a(g.scope.classes[n], cls)]
    if names and r.random() < 0.55:
        return r.choice(names)
    if kind == "obj":
        return new_object(g, r.choice([c for c in g.classes if is_a(c, cls)]))[0]
    return container(g, kind, 1)


def arguments_for(g, f):
    """Arguments of a call of f: by position, by keyword, defaults left out."""
    r = g.random
    positional = r.randint(0, len(f.parameters))
    texts = []
    for i, (name, kind, cls) in enumerate(f.parameters):
        if i < positional:
            texts.append(argument_of(g, kind, cls))
        elif i < f.required or r.random() < 0.4:
            texts.append("%s=%s" % (name, argument_of(g, kind, cls)))
    keywords = texts[positional:]
    r.shuffle(keywords)
    return ", ".join(texts[:positional] + keywords)
