"""Blocks of wide programs: if, loops, try in all its forms, with; and what raises."""
import wide_values
from wide_values import value


def names_for(w, parameters):
    import wide
    names = wide.Names(True)
    names.sure = list(parameters)
    return names


def compound(w, depth):
    w.r.choices([if_block, for_block, while_block, try_block, with_block], [3, 3, 1, 6, 2])[0](w, depth)


def condition(w):
    name = w.any_name()
    return w.pick(name, "not %s" % name, "%s is None" % name, "%s is not None" % name, "keep", "len(keep) > 1", "spend()", "%s == %s" % (name, w.any_name()), "%s in keep" % name, "isinstance(%s, list)" % name,
                  "callable(%s)" % name, "True", "len(keep) < 3 and %s" % name)


def if_block(w, depth):
    w.add("if %s:" % condition(w))
    w.block(None, depth)
    if w.chance(0.4):
        w.add(w.pick("else:", "elif %s:" % condition(w)))
        w.block(None, depth)


def for_block(w, depth):
    if w.loops >= 2:
        return if_block(w, depth)
    over = wide_values.sequence(w)
    name = w.pick("i", "j", "k")
    w.add("for %s in %s:" % (name, over))
    loop_body(w, depth, name)


def while_block(w, depth):
    if w.loops >= 2:
        return if_block(w, depth)
    w.add("n%d = 0" % w.loops)
    w.add("while n%d < %d:" % (w.loops, w.r.randint(1, 3)))
    w.add("    n%d += 1" % w.loops)
    loop_body(w, depth, None)


def loop_body(w, depth, name):
    w.loops += 1
    w.in_loop += 1
    added = name is not None and name not in w.names.sure
    if added:
        w.names.sure.append(name)
    w.block(w.r.randint(1, 3), depth)
    if w.chance(0.25):
        w.add("    if %s:\n        %s" % (condition(w), w.pick("break", "continue", "break")))
        if w.chance(0.5):
            w.block(1, 0)
    if w.chance(0.1):
        w.add("    %s" % w.pick("break", "continue", "if %s is None:\n        break" % w.any_name()))
    if added and name in w.names.sure:
        w.names.sure.remove(name)
    w.loops -= 1
    w.in_loop -= 1
    if w.chance(0.15):
        w.add("else:")
        w.block(1, 0)


def try_block(w, depth):
    if w.chance(0.2):
        w.size += 0
    w.add("try:")
    w.block(w.r.randint(1, 3), depth)
    if w.chance(0.5):
        w.depth += 1
        raise_statement(w)
        w.depth -= 1
    clauses = w.pick(0, 1, 1, 1, 2)
    for index in range(clauses):
        kinds = ["ValueError", "(KeyError, AttributeError)", "Trouble", "LookupError", "TypeError"]
        kind = "Exception" if index == clauses - 1 and w.chance(0.75) else w.r.choice(kinds)
        if w.chance(0.75):
            name = w.pick("e", "e", "error", "x")
            if name in w.names.fixed:
                name = "e"
            w.add("except %s as %s:" % (kind, name))
            was = name in w.names.sure
            if not was:
                w.names.sure.append(name)
            w.depth += 1
            with_exception(w, name)
            if w.chance(0.4):
                w.statement(depth)
            w.depth -= 1
            # The name is gone when the clause ends.
            if name in w.names.sure:
                w.names.sure.remove(name)
            if w.python_2:
                w.add("    %s = None" % name) if name == "x" else None
        else:
            w.add("except %s:" % kind)
            w.block(w.pick(1, 1, 2), depth)
    if clauses and w.chance(0.2):
        w.add("else:")
        w.block(1, depth)
    if not clauses or w.chance(0.25):
        w.add("finally:")
        w.in_finally += 1
        w.block(w.pick(1, 1, 2), depth)
        w.in_finally -= 1
        if w.names.function and w.chance(0.1) and not w.names.generator:
            w.add("    return %s" % w.any_name())
            # From 3.14 on a return in a finally gives a SyntaxWarning; nothing else.


def with_exception(w, name, may_raise=True):
    """What is done with a caught exception."""
    forms = ["keep.append(%s)", "keep.append(%s)", "saved = %s", "raise", "raise Trouble(%s)", "caught(%s)", "print(tell(%s.args))", "%s = None" if False else "caught(%s)", "pool[1] = %s",
             "%s.me = %s", "raise ValueError('again')", "x = %s", "keep.append([%s, %s])", "keep.append(lambda: %s)", "try:\n    raise Trouble(2)\nexcept Trouble as second:\n    keep.append(second)",
             "print(type(%s).__name__)", "del %s", "pass"]
    if not w.python_2:
        forms += ["raise Trouble(%s) from %s", "raise KeyError('from') from None", "keep.append(%s.__traceback__)", "%s.__traceback__ = None\nkeep.append(%s)", "print(tell(%s.__context__), tell(%s.__cause__))",
                  "keep.append(%s.with_traceback(None))", "raise %s.with_traceback(None)", "raise %s", "%s.__context__ = None", "saved = sys.exc_info()", "keep.append(sys.exc_info()[1])",
                  "print(%s.__suppress_context__, tell(%s.__context__))", "print(%s.__traceback__ is None, %s.__traceback__.tb_next is None)"]
    form = w.r.choice([f for f in forms if may_raise or "raise" not in f])
    w.names.kinds[name] = "exc"
    if w.names.function and "lambda" in form:
        w.names.captured.add(name)
        if w.python_2:
            form = "pass"
    if form == "del %s" and w.python_2:
        form = "pass"
    if form.startswith("saved"):
        w.add(form.replace("%s", name))
        w.bind("saved")
        return
    if form == "x = %s" and "x" in w.names.fixed:
        form = "pass"
    w.add(form.replace("%s", name))
    if form == "del %s" and name in w.names.sure:
        w.names.sure.remove(name)


def with_block(w, depth):
    managers = [c for c in w.classes if c.manager]
    if not managers:
        return try_block(w, depth)
    cls = w.r.choice(managers)
    first = wide_values.new_object(w, cls) if w.chance(0.8) else w.any_name("obj")
    name = w.target()
    if w.chance(0.25):
        w.add("with %s as %s, %s:" % (first, name, wide_values.new_object(w, cls)))
    else:
        w.add(w.pick("with %s as %s:" % (first, name), "with %s:" % first))
    w.block(w.r.randint(1, 3), depth)
    if w.chance(0.25):
        w.depth += 1
        raise_statement(w)
        w.depth -= 1


def raise_statement(w):
    roll = w.r.random()
    text = wide_values.exception(w)
    if roll < 0.5:
        w.add("raise %s" % text)
    elif roll < 0.6 and not w.python_2:
        w.add("raise %s from %s" % (text, wide_values.exception(w)))
    elif roll < 0.7:
        w.add(w.pick("raise ValueError", "raise Trouble", "raise KeyError"))
    elif roll < 0.8:
        w.add("%s()" % w.any_name("func"))
    else:
        w.add(w.pick("1 // 0", "%s.missing" % w.any_name(), "[][3]", "{}['gone']", "undefined", "next(iter(()))", "{}[%s]" % wide_values.new_object(w)))


def small(w):
    """Leaving a block early, or raising under a condition."""
    roll = w.r.random()
    if roll < 0.5:
        w.add("if %s:" % condition(w))
        w.depth += 1
        raise_statement(w)
        w.depth -= 1
    elif roll < 0.75 and w.names.function and not w.names.generator:
        w.add("if %s:\n    return %s" % (condition(w), w.any_name()))
    elif w.in_loop and not w.in_finally:
        w.add("if %s:\n    %s" % (condition(w), w.pick("break", "continue")))
    else:
        return False
