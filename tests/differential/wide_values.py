"""Expressions of wide programs, as text. `w` is the Wide."""
import re


def new_object(w, cls=None):
    cls = cls or w.r.choice(w.classes)
    arguments = [w.label()]
    if w.nest < 3:
        w.nest += 1
        for parameter in cls.parameters:
            if w.chance(0.3):
                arguments.append("%s=%s" % (parameter, value(w, 0)))
        w.nest -= 1
    return "%s(%s)" % (cls.name, ", ".join(arguments))


def kind_of(w, text):
    """What kind of value an expression gives, as far as its text tells."""
    if re.match(r"[A-F]\(", text):
        return "obj"
    if re.match(r"\w+$", text):
        return w.names.kinds.get(text)
    if re.match(r"\(?lambda|make\d", text):
        return "func"
    if re.match(r"gen\d|\([^()]* for ", text):
        return "gen"
    if re.match(r"[A-Z]\w+(Error|Exception|Trouble)\(|Exception\(|Trouble\(", text):
        return "exc"
    if text.startswith("weakref."):
        return "weak"
    return {"[": "list", "{": "dict"}.get(text[:1])


def of_kind(w, kind):
    """An expression that gives such a value."""
    if w.nest >= 4:
        return "keep"
    w.nest += 1
    text = _of_kind(w, kind)
    w.nest -= 1
    return text


def _of_kind(w, kind):
    if kind == "obj":
        return new_object(w)
    if kind == "list":
        return "keep"
    if kind == "dict":
        return "pool"
    if kind == "func":
        return closure(w)
    if kind == "gen":
        return generator_call(w)
    if kind == "exc":
        return exception(w)
    return "weakref.ref(%s)" % new_object(w)


def plain(w):
    """A value that can't fail to come about."""
    roll = w.r.random()
    if roll < 0.5:
        safe = [c for c in w.classes if c.safe]
        if safe:
            return "%s(%s)" % (w.r.choice(safe).name, w.label())
    if roll < 0.6 and w.names.sure:
        return w.r.choice(w.names.sure)
    names = w.names.sure
    items = ", ".join(w.r.choice(names) if names and w.chance(0.6) else w.pick("None", "1", "'t'") for _ in range(w.r.randint(0, 3)))
    form = w.pick("[%s]", "[%s]", "[%s]", "{'k': [%s]}", "([%s], None)", "{1: (1, [%s])}")
    return form % items


def name_or_new(w):
    return w.any_name("obj")


def method_call(w, target=None):
    """A call of a method of some class on something that may be an instance of it."""
    cls = w.r.choice(w.classes)
    if not cls.methods:
        return "%s.label" % (target or name_or_new(w))
    name = w.r.choice(sorted(cls.methods))
    arguments = ", ".join(value(w, 0) for _ in range(cls.methods[name]))
    return "%s.%s(%s)" % (target or (w.any_name("obj") if w.chance(0.5) else new_object(w, cls)), name, arguments)


def attribute(w):
    cls = w.r.choice(w.classes)
    return w.r.choice(cls.attributes + (cls.loose if w.chance(0.3) else []) or ["label"])


def argument(w, kind):
    if kind == "any" or w.chance(0.1):
        return value(w, 0)
    return w.any_name(kind)


def call(w, depth=1):
    """A call of one of the program's functions."""
    if not w.functions:
        return new_object(w)
    name, least, kinds = w.r.choice(w.functions)
    count = w.r.randint(least, len(kinds))
    arguments = [argument(w, kind) for kind in kinds[:count]]
    if w.chance(0.07):
        return "%s(*[%s])" % (name, ", ".join(arguments))
    return "%s(%s)" % (name, ", ".join(arguments))


def generator_call(w):
    if not w.generators or w.chance(0.25):
        return generator_expression(w)
    name, kinds = w.r.choice(w.generators)
    return "%s(%s)" % (name, ", ".join(argument(w, kind) for kind in kinds))


def generator_expression(w):
    return "(%s for i in %s%s)" % (w.pick("i", "tell(i)", "(i, %s)" % w.any_name(), "[i]", new_object(w)), w.pick("range(%d)" % w.r.randint(0, 3), "[%s]" % items(w, 0), "keep[:3]"),
                                   w.pick("", "", " if i", " for j in (1, 2)", " if i is not None"))


def closure(w):
    """A function value made in the expression."""
    name = w.any_name()
    if w.names.function:
        w.names.captured.add(name)
    if w.factories and w.chance(0.4):
        factory, kinds = w.r.choice(w.factories)
        return "%s(%s)" % (factory, ", ".join(argument(w, kind) for kind in kinds))
    return w.pick("(lambda: %s)" % name, "(lambda y=%s: y)" % name, "(lambda y: (y, %s))" % name, "(lambda *more: more)", "(lambda: (%s, lambda: %s))" % (name, name),
                  "(lambda k: lambda: k)(%s)" % name)


def items(w, depth):
    return ", ".join(value(w, depth) for _ in range(w.pick(0, 1, 1, 2, 2, 3)))


def container(w, depth):
    inner = items(w, depth)
    roll = w.r.random()
    if roll < 0.4:
        return "[%s]" % inner
    if roll < 0.6:
        return "(%s)" % (inner + "," if inner else inner)
    if roll < 0.8:
        values = [value(w, depth) for _ in range(w.pick(0, 1, 1) if w.python_2 else w.pick(0, 1, 1, 2, 3))]
        return "{%s}" % ", ".join("%s: %s" % (w.pick("'one'", "'two'", "'red'", "1", "2", "None"), v) for v in values)
    if roll < 0.9 and not w.python_2:
        return w.pick("[*%s]" % sequence(w), "[%s, *%s]" % (value(w, 0), sequence(w)), "(*%s, %s)" % (sequence(w), value(w, 0)), "{**%s}" % w.pick("pool", "{'k': %s}" % value(w, 0)),
                      "dict(k=%s)" % value(w, 0))
    return w.pick("{%s}" % hashable(w), "set([%s])" % hashable(w), "frozenset([%s])" % hashable(w), "list(%s)" % sequence(w), "tuple(%s)" % sequence(w),
                  "dict([('k', %s)])" % value(w, 0))


def hashable(w):
    return new_object(w)


def sequence(w):
    return w.pick("[%s]" % items(w, 0), "(%s, 1)" % value(w, 0), "range(%d)" % w.r.randint(0, 3), generator_call(w), w.any_name(w.pick("list", "gen")), "keep", "keep[:2]", "list(pool)", "reversed([%s])" % items(w, 0),
                  "zip([%s], (1, 2))" % items(w, 0), "enumerate([%s])" % items(w, 0), "map(tell, [%s])" % items(w, 0), "filter(None, [%s])" % items(w, 0), "iter([%s])" % items(w, 0),
                  "sorted([%s], key=tell)" % items(w, 0), "[%s][:1]" % items(w, 0))


def comprehension(w):
    over = sequence(w)
    element = w.pick("i", "i", "[i]", "(i, 1)", new_object(w), "tell(i)", w.any_name(), "lambda: i")
    condition = w.pick("", "", "", " if i", " if i is not None", " if spend()", " for j in (0, 1)")
    if w.python_2:
        return "list(%s for i in %s%s)" % (element, over, condition)
    return w.pick("[%s for i in %s%s]" % (element, over, condition), "[%s for i in %s%s]" % (element, over, condition), "{tell(i): %s for i in %s%s}" % (element, over, condition),
                  "[[j for j in (i, %s)] for i in %s]" % (element, over), "{tell(i) for i in %s%s}" % (over, condition))


def exception(w):
    kind = w.pick("ValueError", "KeyError", "RuntimeError", "TypeError", "Exception", "LookupError", "Trouble", "Trouble")
    return "%s(%s)" % (kind, w.pick("", "'t'", "'t'", value(w, 0), "%s, 1" % w.any_name()))


def weak(w):
    name = name_or_new(w)
    callback = w.pick("gone", "gone", "lambda r: print('cb')" if not w.python_2 else "gone", "lambda r, k=%s: keep.append('cb')" % w.any_name(), "keep.append", "refs.remove")
    return w.pick("weakref.ref(%s)" % name, "weakref.ref(%s)" % name, "weakref.ref(%s, %s)" % (name, callback), "weakref.proxy(%s)" % name, "weakref.ref(%s, %s)" % (name, callback),
                  "weakref.proxy(%s, %s)" % (name, callback), "weakref.WeakSet([%s])" % name, "weakref.WeakValueDictionary(k=%s)" % name if not w.python_2 else "weakref.ref(%s)" % name)


def value(w, depth=1):
    """Any value at all."""
    if w.nest >= 4:
        return w.r.choice(w.names.sure or ["keep"])
    w.nest += 1
    text = _value(w, depth)
    w.nest -= 1
    return text


def _value(w, depth):
    roll = w.r.random()
    if roll < 0.38:
        return w.any_name()
    if roll < 0.56 or depth < 0:
        return new_object(w)
    if roll < 0.62:
        return w.pick("None", "None", "0", "1", "'t'", "True")
    if depth == 0:
        return w.pick("%s.%s" % (w.any_name("obj"), attribute(w)), "None", "[%s]" % w.any_name(), "(%s,)" % new_object(w), "[]", "{}", "(lambda: %s)" % captured(w), "%s.label" % w.any_name("obj"))
    if roll < 0.72:
        return container(w, depth - 1)
    if roll < 0.76:
        return closure(w)
    if roll < 0.80:
        return generator_call(w)
    if roll < 0.82:
        return exception(w)
    if roll < 0.85:
        return call(w)
    if roll < 0.88:
        return method_call(w)
    if roll < 0.90:
        return comprehension(w)
    if roll < 0.92:
        return weak(w)
    if roll < 0.94:
        return "%s.%s" % (w.any_name("obj"), w.pick(attribute(w), *(sorted(w.r.choice(w.classes).methods) or ["label"])))
    if roll < 0.96:
        return w.pick("(%s if %s else %s)", "(%s or %s or %s)", "[%s, %s, %s][0]", "(%s and %s or %s)") % (value(w, 0), w.any_name(), value(w, 0))
    return w.pick("%s()" % w.any_name("func"), "next(%s, None)" % w.any_name("gen"), "%s[0]" % w.any_name("list"), "%s[-1]" % w.any_name("list"), "list(%s)" % sequence(w), "%s['one']" % w.any_name("dict"),
                  "%s[:1]" % w.any_name("list"), "getattr(%s, '%s', %s)" % (w.any_name("obj"), attribute(w), value(w, 0)), "min([%s, %s], key=tell)" % (value(w, 0), value(w, 0)),
                  "%s()" % w.any_name("weak"))


def captured(w):
    name = w.any_name()
    if w.names.function:
        w.names.captured.add(name)
    return name
