"""Functions of wide programs: plain ones, makers of closures, generators, context managers, decorators, recursion."""
import wide_flow
import wide_values
from wide_flow import names_for
from wide_values import value

PARAMETERS = ["a", "b", "c", "d"]


def begin(w, name, parameters, written=None):
    w.add("def %s(%s):" % (name, ", ".join(written or parameters)))
    w.depth += 1
    outer, w.names = w.names, names_for(w, parameters)
    kinds = [w.pick("obj", "obj", "obj", "obj", "list", "list", "dict", "func", "gen", "exc", "any") for _ in parameters]
    w.names.kinds = dict(zip(parameters, kinds))
    return outer, kinds


def finish(w, outer):
    w.names = outer
    w.depth -= 1
    if w.depth == 0:
        w.blank()
        w.blank()


def body(w, count, depth=2):
    for _ in range(count):
        w.statement(depth)


def function(w, index):
    """A plain function; its parameters may have defaults."""
    name = "f%d" % index
    count = w.r.choice([0, 1, 1, 2, 2, 3])
    least = w.r.randint(0, count)
    parameters = PARAMETERS[:count]
    written = [p if i < least else "%s=%s" % (p, w.pick("None", "[]", "{}", "()", "keep", wide_values.new_object(w) if all(c.safe for c in w.classes) else "None")) for i, p in enumerate(parameters)]
    most = count
    if w.chance(0.15):
        written.append("*rest")
        parameters = parameters + ["rest"]
        most += 2
    outer, kinds = begin(w, name, parameters, written)
    body(w, w.r.randint(1, 6))
    result(w)
    finish(w, outer)
    w.functions.append((name, least, kinds + ["any"] * (most - len(kinds))))


def result(w):
    if w.chance(0.7):
        w.add("return %s" % (w.any_name() if w.chance(0.5) else value(w, 1)))


def inner(w, depth=1):
    """A function inside a function, which uses what is around it."""
    name = w.pick("inner", "helper", "again", "g")
    if name in w.names.fixed:
        return False
    outer_names = w.names
    around = [n for n in outer_names.sure + outer_names.enclosing if n not in ("keep", "pool")]
    used = w.r.sample(around, min(len(around), w.pick(1, 1, 2, 3)))
    outer_names.captured.update(used)
    parameters = w.r.sample(["p", "q"], w.pick(0, 0, 1))
    kind = w.r.random()
    w.add("def %s(%s):" % (name, ", ".join(parameters)))
    w.depth += 1
    w.names = names_for(w, parameters)
    around_loop, w.in_loop = w.in_loop, 0
    w.names.enclosing = used
    w.names.kinds = {n: outer_names.kinds.get(n) for n in used}
    if not w.python_2 and used and w.chance(0.35):
        # A cell variable bound or deleted from inside: also one that fails afterwards.
        mine = w.r.choice([u for u in used if u not in outer_names.enclosing and u not in parameters] or [None])
        if mine is not None:
            w.add("nonlocal %s" % mine)
            w.add(w.pick("%s = %s" % (mine, value(w, 1)), "del %s" % mine, "%s = [%s]" % (mine, mine), "%s = None" % mine, "%s = %s" % (mine, name)))
            if w.lines[-1].split()[0] == "del":
                w.names.enclosing = [n for n in used if n != mine] or used
    if kind < 0.3:
        w.add("yield %s" % value(w, 1))
    for _ in range(w.pick(0, 1, 1, 2)):
        w.statement(0)
    if kind > 0.3:
        result(w)
    elif w.chance(0.5):
        w.add("yield %s" % w.any_name())
    w.add("pass") if w.lines[-1].lstrip().startswith(("def ", "nonlocal")) else None
    w.depth -= 1
    w.names, w.in_loop = outer_names, around_loop
    w.bind(name, "lambda")
    argument = value(w, 0) if parameters else ""
    roll = w.r.random()
    if roll < 0.3:
        w.add("%s(%s)" % (name, argument))
    elif roll < 0.45:
        w.add("keep.append(%s)" % name)
    elif roll < 0.6 and used:
        u = w.r.choice(used)
        if u in outer_names.sure and not w.python_2:
            w.add(w.pick("%s.%s = %s" % (u, wide_values.attribute(w), name), "del %s" % u, "%s = %s" % (u, name), "%s = None" % u, "%s = %s" % (u, value(w, 1))))
            if w.lines[-1].split()[0] == "del":
                outer_names.sure.remove(u)
    elif roll < 0.7:
        w.add("return %s" % w.pick(name, "[%s, %s]" % (name, name), "%s, lambda: %s" % (name, w.any_name()), "%s(%s)" % (name, argument)))
    elif roll < 0.8:
        w.add("list(%s(%s))" % (name, argument) if kind < 0.3 else "print(tell(%s(%s)))" % (name, argument))


def factory(w, index):
    """A function that returns one or more closures over its locals."""
    name = "make%d" % index
    parameters = PARAMETERS[:w.r.randint(1, 2)]
    outer, kinds = begin(w, name, parameters)
    if w.chance(0.6):
        w.add("x = %s" % value(w, 1))
        w.bind("x")
    form = w.pick("counter", "getter", "pair", "inner", "inner", "recursive", "class", "loop")
    if form == "counter" and not w.python_2:
        w.add("def step(new=None):\n    nonlocal a\n    old = a\n    a = %s\n    return old" % w.pick("new", "[a, new]", "step", "None"))
        w.add("return step")
    elif form == "pair" and not w.python_2:
        w.add("def get():\n    return a\n\ndef put(new=None):\n    nonlocal a\n    a = new\n\ndef cut():\n    nonlocal a\n    del a\n")
        w.add("return %s" % w.pick("get, put", "[get, put, cut]", "(put, cut)", "get", "cut"))
    elif form == "recursive":
        w.add("def again(n=2):\n    if n <= 0:\n        return %s\n    return again(n - 1)" % w.pick("a", "again", "[a]", "1 // 0"))
        w.add("return %s" % w.pick("again", "again()", "[again]"))
    elif form == "class":
        base = w.r.choice(w.classes)
        w.add("class Local(%s):" % base.name)
        if base.slots:
            w.add("    __slots__ = ()")
        w.add("    def held(self):\n        return %s" % w.pick("a", "Local", "self", "(self, a)"))
        if w.chance(0.4):
            w.add("    owner = a")
        w.add("new = Local(%s)" % w.label())
        w.add("return %s" % w.pick("new", "new.held", "Local", "new.held()", "None", "lambda: new"))
    elif form == "loop":
        w.add("found = []\nfor i in %s:\n    found.append(%s)" % (wide_values.sequence(w), w.pick("lambda: i", "lambda i=i: i", "lambda: (i, a)")))
        w.add("return %s" % w.pick("found", "found[0]", "[f() for f in found]" if not w.python_2 else "found"))
    else:
        for _ in range(w.pick(0, 1, 2)):
            w.statement(1)
        inner(w)
        w.add("return %s" % (w.pick("lambda: %s" % wide_values.captured(w), w.r.choice(w.names.sure or ["keep"]))))
    finish(w, outer)
    w.factories.append((name, kinds))
    w.functions.append((name, len(kinds), kinds))


def generator(w, index):
    name = "gen%d" % index
    parameters = PARAMETERS[:w.r.randint(0, 2)]
    outer, kinds = begin(w, name, parameters)
    w.names.generator = True
    if w.chance(0.7):
        w.add("x = %s" % value(w, 1))
        w.bind("x")
    for _ in range(w.pick(1, 1, 2, 2, 3)):
        generator_part(w)
    if w.chance(0.3):
        w.statement(1)
    if w.chance(0.15) and not w.python_2:
        w.add("return %s" % w.any_name())
    finish(w, outer)
    w.generators.append((name, kinds))
    if w.chance(0.5):
        w.functions.append((name, len(kinds), kinds))


def yields(w):
    roll = w.r.random()
    if roll < 0.5:
        return "yield %s" % value(w, 1)
    if roll < 0.75:
        name = w.target()
        w.bind(name)
        return "%s = yield %s" % (name, value(w, 0))
    if roll < 0.9 and not w.python_2:
        name = w.target()
        text = w.pick("yield from %s" % wide_values.sequence(w), "%s = yield from %s" % (name, wide_values.generator_call(w)), "yield from %s" % wide_values.generator_call(w))
        if text.startswith(name + " ="):
            w.bind(name)
        return text
    return w.pick("yield", "yield (yield %s)" % w.any_name(), "yield [(yield), %s]" % w.any_name())


def generator_part(w):
    form = w.pick("yield", "yield", "try", "try", "try", "loop", "with", "statement", "except")
    if form == "yield":
        w.add(yields(w))
    elif form == "statement":
        w.statement(1)
        w.add(yields(w))
    elif form == "loop":
        w.add("for i in %s:" % wide_values.sequence(w))
        w.depth += 1
        w.names.sure.append("i")
        before = list(w.names.sure)
        if w.chance(0.3):
            w.statement(0)
        w.add(yields(w))
        w.names.sure = [n for n in before if n in w.names.sure]
        w.depth -= 1
        w.names.sure.remove("i") if "i" in w.names.sure else None
    elif form == "with" and any(c.manager for c in w.classes):
        cls = w.r.choice([c for c in w.classes if c.manager])
        w.add("with %s as m:" % wide_values.new_object(w, cls))
        w.add("    " + yields_plain(w))
    else:
        w.add("try:")
        w.depth += 1
        before = list(w.names.sure)
        w.add(yields(w))
        if w.chance(0.4):
            w.statement(0)
        w.names.sure = [n for n in before if n in w.names.sure]
        w.depth -= 1
        clauses = 0
        if form == "except" or w.chance(0.4):
            w.add(w.pick("except ValueError as e:", "except Exception as e:", "except (Trouble, TypeError) as e:", "except GeneratorExit as e:", "except Exception as e:"))
            exit_ = "GeneratorExit" in w.lines[-1]
            w.depth += 1
            w.names.sure.append("e")
            w.add(w.pick("keep.append(e)", "x = e", "raise", "caught(e)", "raise Trouble(1)", "pass", "return", "print(tell(e))") if exit_ or w.chance(0.5) else
                  w.pick("yield e", "yield tell(e)", "keep.append(e)\nyield e", "y = e\nyield y", "raise Trouble(e)", "caught(e)"))
            w.names.sure.remove("e")
            w.depth -= 1
            clauses += 1
        if not clauses or w.chance(0.5):
            w.add("finally:")
            w.depth += 1
            w.add(w.pick("print('finally', tell(%s))" % w.any_name() if not w.python_2 else "print('finally')", "print('finally')", "keep.append(%s)" % w.any_name(), "del keep[:]", "x = None", "print(alive())",
                         "if spend():\n    yield 'late'", "if spend():\n    raise Trouble('late')", "print('gc', gc.collect())" if not w.python_2 else "gc.collect()"))
            w.depth -= 1


def yields_plain(w):
    return w.pick("yield m", "yield %s" % w.any_name(), "yield [m]")


def manager(w, index):
    """A function that does its work within `with`."""
    cls = [c for c in w.classes if c.manager]
    if not cls:
        return function(w, index)
    name = "within%d" % index
    outer, kinds = begin(w, name, ["a"])
    w.add("with %s as %s:" % (", ".join(wide_values.new_object(w, c) for c in w.r.choices(cls, k=1)), "m"))
    w.names.sure.append("m")
    w.block(w.r.randint(1, 3), 1)
    if w.chance(0.3):
        w.add("    return %s" % w.pick("m", "a", "[m, a]"))
    result(w)
    finish(w, outer)
    w.functions.append((name, 1, kinds[:1]))


def decorator(w, index):
    """A decorator and a function that it wraps."""
    name = "wrap%d" % index
    w.add("def %s(function):" % name)
    w.depth += 1
    w.add(w.pick("seen = []", "seen = %s" % w.pick("{}", "[function]", "keep")))
    w.add("def wrapper(*arguments):")
    w.add("    " + w.pick("return function(*arguments)", "result = function(*arguments)\n    seen.append(result)\n    return result",
                          "try:\n        return function(*arguments)\n    except Exception as e:\n        seen.append(e)\n        return e" if not w.python_2 else "return function(*arguments)",
                          "try:\n        return function(*arguments)\n    finally:\n        print('wrapped')"))
    w.add(w.pick("wrapper.wrapped = function\nreturn wrapper", "return wrapper", "wrapper.seen = seen\nreturn wrapper", "function.wrapper = wrapper\nreturn wrapper"))
    w.depth -= 1
    w.blank()
    w.blank()
    inner_name = "d%d" % index
    w.add("@%s" % name)
    outer, kinds = begin(w, inner_name, ["a"])
    body(w, w.r.randint(1, 3), 1)
    result(w)
    finish(w, outer)
    w.functions.append((inner_name, 1, kinds))


def recursion(w, index):
    name = "down%d" % index
    outer, kinds = begin(w, name, ["a", "n"], ["a", "n=%d" % w.r.randint(1, 4)])
    w.names.fixed.update(["n"])
    w.names.sure.remove("n")
    w.add("x = %s" % wide_values.new_object(w))
    w.bind("x")
    w.add("if n > 0:")
    w.add("    " + w.pick("return {0}(x, n - 1)", "{0}(x, n - 1)", "a = {0}([x, a], n - 1)", "try:\n        {0}(x, n - 1)\n    finally:\n        print('up')",
                          "try:\n        {0}(x, n - 1)\n    except Exception as e:\n        raise Trouble(n)", "try:\n        return {0}(x, n - 1)\n    except Exception as e:\n        keep.append(e)\n        raise",
                          "x.%s = lambda: {0}(a, n - 1)" % wide_values.attribute(w)).format(name))
    w.statement(1)
    w.add(w.pick("return x", "return a", "raise ValueError(x)", "1 // 0", "return [x, a]", "keep.append(x)"))
    finish(w, outer)
    w.functions.append((name, 1, kinds[:1]))
