"""Random statements of level 1. Each function writes one statement (or a block) into g.text, using what g.scope knows.

Each returns False when it has nothing to work on; the caller then picks another.
"""
from expressions import any_value, container, int_value, new_object, object_value, arguments_for, number_text


def assign_new(g):
    g.target("obj", *new_object(g))


def assign_value(g):
    kind = g.random.choice(["list", "list", "dict", "tuple", "ints", "int", "str"])
    g.target(kind, container(g, kind))


def alias(g):
    names = g.scope.names("obj", "list", "dict", "tuple")
    if not names:
        return False
    name = g.random.choice(names)
    g.target(g.scope.kinds[name], name, g.scope.classes.get(name))


def chained(g):
    text, cls = new_object(g)
    first, second = g.fresh(), g.fresh()
    g.text.add("%s = %s = %s" % (first, second, text))
    g.scope.bind(first, "obj", cls)
    g.scope.bind(second, "obj", cls)


def unpack(g):
    r = g.random
    count = r.randint(2, 3)
    names = [g.fresh() for _ in range(count)]
    values = [object_value(g) for _ in range(count)]
    form = r.choice(["%s", "(%s)", "[%s]"])
    g.text.add("%s = %s" % (", ".join(names), form % ", ".join(v[0] for v in values)))
    for name, (_, cls) in zip(names, values):
        g.scope.bind(name, "obj", cls)


def swap(g):
    names = g.scope.free_names("obj")
    if len(names) < 2:
        return False
    count = 3 if len(names) > 2 and g.random.random() < 0.3 else 2
    left = g.random.sample(names, count)
    right = left[1:] + left[:1]
    g.text.add("%s = %s" % (", ".join(left), ", ".join(right)))
    classes = [g.scope.classes[n] for n in right]
    for name, cls in zip(left, classes):
        g.scope.bind(name, "obj", cls)


def set_attribute(g):
    names = [n for n in g.scope.names("obj") if g.scope.classes[n].attributes or g.scope.classes[n].loose]
    if not names:
        return False
    name = g.random.choice(names)
    cls = g.scope.classes[name]
    attribute = g.random.choice(cls.attributes + cls.loose)
    other = g.scope.names("obj", "list", "dict")
    value = g.random.choice(other) if other and g.random.random() < 0.6 else any_value(g)
    if g.random.random() < 0.1:
        more = g.fresh()
        g.text.add("%s.%s = %s = %s" % (name, attribute, more, value))
        return
    g.text.add("%s.%s = %s" % (name, attribute, value))


def cycle(g):
    names = [n for n in g.scope.names("obj") if g.scope.classes[n].attributes]
    if not names:
        return False
    count = min(len(names), g.random.randint(1, 3))
    ring = g.random.sample(names, count)
    for a, b in zip(ring, ring[1:] + ring[:1]):
        g.text.add("%s.%s = %s" % (a, g.random.choice(g.scope.classes[a].attributes), b))


def delete_attribute(g):
    names = [n for n in g.scope.names("obj") if g.scope.classes[n].attributes or g.scope.classes[n].loose]
    if not names:
        return False
    name = g.random.choice(names)
    cls = g.scope.classes[name]
    if cls.loose and g.random.random() < 0.6:
        attribute = g.random.choice(cls.loose)
        form = g.random.choice(["del %s.%s", "delattr(%s, '%s')"])
        g.text.add("if hasattr(%s, '%s'):" % (name, attribute))
        g.text.add("    " + form % (name, attribute))
    elif cls.attributes:
        attribute = g.random.choice(cls.attributes)
        g.text.add("del %s.%s" % (name, attribute))
        g.text.add("%s.%s = %s" % (name, attribute, any_value(g) if g.random.random() < 0.5 else "None"))


def delete_names(g):
    names = g.scope.free_names("obj", "list", "dict", "tuple", "ints", "ref", "int", "str")
    if not names:
        return False
    picked = g.random.sample(names, min(len(names), g.random.choice([1, 1, 1, 2, 3])))
    if g.conditional:
        for name in picked:
            g.text.add("%s = None" % name)
            g.scope.forget(name)
        return
    form = g.random.choice(["del %s", "del %s", "del (%s)"]) if len(picked) > 1 else "del %s"
    g.text.add(form % ", ".join(picked))
    for name in picked:
        g.scope.forget(name)


def set_none(g):
    names = g.scope.free_names("obj", "list", "dict", "tuple")
    if not names:
        return False
    name = g.random.choice(names)
    g.text.add("%s = None" % name)
    g.scope.forget(name)


def list_work(g):
    names = [n for n in g.scope.names("list") if n not in g.scope.held]
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    value = any_value(g)
    grow = ["%s.append(%s)" % (name, value), "%s.insert(%s, %s)" % (name, r.choice(["0", "-1", "1", "len(%s)" % name]), value),
            "%s += [%s, %s]" % (name, value, any_value(g)), "%s.extend((%s,))" % (name, value), "%s[1:1] = [%s]" % (name, value)]
    shrink = ["%s.pop()", "%s.pop(0)", "%s.pop(-1)", "del %s[0]", "del %s[-1]", "del %s[1:]", "del %s[:]", "%s.clear()", "del %s[::2]",
              "%s[:] = []", "%s[:1] = []", "del %s[-2:]"]
    same = ["%s.reverse()", "%s = %s[::-1]", "%s = %s[:]", "%s = list(%s)", "%s = %s + []", "%s = %s.copy()", "%s[0] = None",
            "print(len(%s))", "%s *= 2", "%s = %s[1:]", "%s[0], %s[-1] = %s[-1], %s[0]"]
    choice = r.random()
    if choice < 0.45 and not g.no_growth:
        g.text.add(r.choice(grow))
    elif choice < 0.75:
        form = r.choice(shrink)
        if "= []" in form or "[:]" in form or "clear" in form:
            g.text.add(form % name)
        else:
            g.text.add("if %s:" % name)
            g.text.add("    " + form % name)
    else:
        form = r.choice(same)
        if g.no_growth and ("*=" in form or "+" in form):
            return False
        if "[0]" in form:
            g.text.add("if len(%s) > 1:" % name)
            g.text.depth += 1
            g.text.add(form % ((name,) * form.count("%s")))
            g.text.depth -= 1
        elif form.startswith("%s ") and name in g.scope.held:
            return False
        else:
            g.text.add(form % ((name,) * form.count("%s")))


def set_item(g):
    names = [n for n in g.scope.names("list") if n not in g.scope.held]
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    g.text.add("if %s:" % name)
    g.text.depth += 1
    index = r.choice(["0", "-1", "len(%s) - 1" % name])
    g.text.add("%s[%s] = %s" % (name, index, any_value(g)))
    g.text.depth -= 1


def dict_work(g):
    names = [n for n in g.scope.names("dict") if n not in g.scope.held]
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    key = g.key()
    value = any_value(g)
    forms = ["%s[%s] = %s" % (name, key, value)] * 3 + [
        "%s.pop(%s, None)" % (name, key), "%s.setdefault(%s, %s)" % (name, key, value), "%s.update({%s: %s})" % (name, key, value),
        "print(%s.get(%s))" % (name, key), "%s = dict(%s)" % (name, name), "%s = %s.copy()" % (name, name), "%s.clear()" % name,
        "print(len(%s), list(%s))" % (name, name), "print(%s in %s)" % (key, name), "print(list(%s.keys()))" % name,
        "%s.update(%s=%s)" % (name, g.word(), value)]
    guarded = ["del %s[%s]" % (name, key), "%s[%s] = None" % (name, key), "print(%s[%s])" % (name, key), "print(%s.pop(%s))" % (name, key)]
    if r.random() < 0.3:
        g.text.add("if %s in %s:" % (key, name))
        g.text.add("    " + r.choice(guarded))
    elif r.random() < 0.1:
        g.text.add("if %s:" % name)
        g.text.add("    print(%s.popitem())" % name)
    else:
        form = r.choice(forms)
        if g.no_growth and name in g.scope.held:
            return False
        g.text.add(form)


def set_work(g):
    names = [n for n in g.scope.names("ints") if n not in g.scope.held]
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    other = r.choice(g.scope.names("ints"))
    n = r.randint(0, 40)
    g.text.add(r.choice([
        "%s.add(%d)" % (name, n), "%s.discard(%d)" % (name, n), "%s |= {%d, %d}" % (name, n, n + 8), "%s = %s | %s" % (name, name, other),
        "%s = %s & %s" % (name, name, other), "%s = %s - {%d}" % (name, name, n), "%s ^= {%d}" % (name, n), "print(%s)" % name,
        "print(sorted(%s))" % name, "%s.update([%d, %d])" % (name, n, n + 16), "print(%d in %s, len(%s))" % (n, name, name),
        "%s = set(%s)" % (name, other), "print(%s <= %s)" % (name, other)]))


def call_function(g):
    if not g.functions or g.no_growth:
        return False
    f = g.random.choice(g.functions)
    text = "%s(%s)" % (f.name, arguments_for(g, f))
    r = g.random
    if f.returns == "obj" or r.random() < 0.4:
        if r.random() < 0.5:
            g.text.add(text)
        elif r.random() < 0.5:
            g.text.add("print(%s)" % text)
        else:
            name = g.fresh()
            g.text.add("%s = %s" % (name, text))
            g.text.add("print(%s)" % name)
            if f.returns and not g.conditional and r.random() < 0.5:
                g.text.add("del %s" % name)
    elif f.returns in ("list", "dict", "tuple"):
        g.target(f.returns, text)
    else:
        g.text.add(text)


def call_method(g):
    r = g.random
    names = [n for n in g.scope.names("obj") if g.scope.classes[n].methods]
    if r.random() < 0.4 or not names:
        text, cls = new_object(g)
        if not cls.methods:
            return False
    else:
        text = r.choice(names)
        cls = g.scope.classes[text]
    method = r.choice(sorted(cls.methods))
    argument = object_value(g)[0] if method == "link" else ""
    call = "%s.%s(%s)" % (text, method, argument)
    if method == "link" and cls.methods["link"] and r.random() < 0.4:
        g.target("obj", call, cls)
    elif method == "count":
        g.text.add("print(%s)" % call)
    else:
        g.text.add(r.choice(["%s", "%s", "print(%s)"]) % call)


def temporary(g):
    text, cls = new_object(g)
    r = g.random
    forms = ["%s", "print(%s)", "print(%s.label)", "[%s]", "(%s, None)", "[%s, 1][0]", "print([%s])", "{'k': %s}", "%s is None", "print(%s is None)",
             "print(isinstance(%%s, %s))" % cls.name, "print(len([%s, 2]))", "print(%s and 1)", "print(not %s)", "print('%%r' %% (%s,))",
             'print(f"{%s}")', "(%s, %s)", "[%s, %s][1].label", "print(%s is %s)", "print(bool(%s))"]
    if g.refcounts:
        forms += ["print(sys.getrefcount(%s))", "print(sys.getrefcount([%s][0]))"]
    form = r.choice(forms)
    form = form.replace("%%", "\0")
    while "%s" in form:
        form = form.replace("%s", text, 1)
        text, cls = new_object(g)
    g.text.add(form.replace("\0", "%"))


def show(g):
    names = g.scope.names("obj", "list", "dict", "tuple", "ints", "int", "str")
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    kind = g.scope.kinds[name]
    if kind == "obj" and r.random() < 0.6:
        cls = g.scope.classes[name]
        if cls.attributes and r.random() < 0.7:
            g.text.add("print(%s.label, %s.%s)" % (name, name, r.choice(cls.attributes)))
            return
        if cls.loose:
            attribute = r.choice(cls.loose)
            g.text.add(r.choice(["print(hasattr(%s, '%s'))", "print(getattr(%s, '%s', 'none'))"]) % (name, attribute))
            return
    if kind in ("list", "dict") and r.random() < 0.4:
        g.text.add("print(len(%s))" % name)
        return
    g.text.add(r.choice(["print(%s)", "print(%s)", "print(repr(%s))", "print(str(%s), end='.\\n')", "print('%%s' %% (%s,))", "print(f'{%s}')",
                         "print(f'{%s!r}')", "print('<', %s, '>', sep='')"]).replace("%%", "\0").replace("%s", name).replace("\0", "%"))


def show_count(g):
    if not g.refcounts:
        return False
    r = g.random
    names = g.scope.names("obj", "list", "dict", "ref")
    if not names:
        return False
    name = r.choice(names)
    kind = g.scope.kinds[name]
    forms = ["sys.getrefcount(%s)"] * 4
    if kind == "obj" and g.scope.classes[name].attributes:
        attribute = r.choice(g.scope.classes[name].attributes)
        g.text.add("if %s.%s is not None and not isinstance(%s.%s, (int, str, tuple)):" % (name, attribute, name, attribute))
        g.text.add("    print(sys.getrefcount(%s.%s))" % (name, attribute))
        return
    if kind == "obj" and g.functions:
        forms.append("count_of(%s)")
    if kind == "obj":
        forms += ["(sys.getrefcount(%s), sys.getrefcount([%s][0]))", "[sys.getrefcount(%s)]"]
    g.text.add("print(%s)" % r.choice(forms).replace("%s", name))


def make_ref(g):
    names = [n for n in g.scope.names("obj") if g.scope.classes[n].weakref]
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    form = r.choice(["weakref.ref(%s)", "weakref.ref(%s)", "weakref.ref(%s, gone)", "weakref.ref(%s, gone_too)"]) % name
    if r.random() < 0.5:
        g.text.add("refs.append(%s)" % form)
    elif r.random() < 0.3 and g.scope.classes[name].watch:
        g.text.add("%s.watch = %s" % (name, form))  # never printed: the reference's own text is an address
    else:
        g.target("ref", form)


def use_ref(g):
    r = g.random
    names = g.scope.names("ref")
    if not names:
        if r.random() < 0.5:
            g.text.add("tell_refs()")
            return
        return False
    name = r.choice(names)
    g.text.add(r.choice(["print(%s() is None)", "print(%s())", "tell_refs()", "print(%s() is not None and %s().label)"]).replace("%s", name))


def collect(g):
    r = g.random
    g.text.add("print('gc', gc.collect(%s))" % r.choice(["", "", "", "0", "1", "2", "generation=%d" % r.randint(0, 2)]))


def tracked(g):
    names = g.scope.names("obj", "list", "dict", "tuple", "ints")
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    cls = g.scope.classes.get(name)
    if cls is not None and r.random() < 0.4 and cls.attributes:
        g.text.add("print(gc.is_tracked(%s.%s))" % (name, r.choice(cls.attributes)))
    elif r.random() < 0.4:
        g.text.add("print(generation_of(%s))" % name)
    else:
        g.text.add("print(gc.is_tracked(%s))" % name)


def referents(g):
    names = g.scope.names("list", "tuple", "ints") + [n for n in g.scope.names("obj") if g.scope.classes[n].layout == "slots"]
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    g.text.add(r.choice(["print(len(gc.get_referents(%s)))", "for item in gc.get_referents(%s):\n    tell(item)"]).replace("%s", name).replace(
        "\n", "\n" + "    " * g.text.depth))


def referrers(g):
    names = g.scope.names("obj", "list")
    if not names:
        return False
    name = g.random.choice(names)
    g.text.add("print(tell_referrers(%s))" % name)


def keep(g):
    names = g.scope.names("obj", "list")
    if not names:
        return False
    r = g.random
    name = r.choice(names)
    g.text.add(r.choice(["keep.append(%s)" % name, "keep.append(%s)" % name, "pool[%s] = %s" % (g.key(), name), "keep.insert(0, %s)" % name,
                         "keep[:] = [%s]" % name]))


def unkeep(g):
    g.text.add(g.random.choice(["del keep[:]", "keep.clear()", "pool.clear()", "del refs[:]", "if keep:\n%s    keep.pop()", "if keep:\n%s    del keep[0]",
                                "if pool:\n%s    pool.popitem()", "pool.pop(%s, None)" % g.key(), "keep.reverse()",
                                "print(keep)", "print(len(keep), len(pool), len(refs))", "if refs:\n%s    refs.pop()"])
               .replace("%s", "    " * g.text.depth))


def augmented(g):
    r = g.random
    names = [n for n in g.scope.free_names("int", "str")]
    if not names:
        g.target("int", number_text(g))
        return
    name = r.choice(names)
    if g.scope.kinds[name] == "int":
        g.text.add("%s %s= %s" % (name, r.choice(["+", "-", "*", "//", "%", "&", "|", "^"]), r.randint(1, 9)))
        g.text.add("%s %%= 1000" % name)
    else:
        g.text.add("%s = (%s + '%s')[-12:]" % (name, name, r.choice("xyz")))


def arithmetic(g):
    g.text.add("print(%s)" % ", ".join(int_value(g) for _ in range(g.random.randint(1, 3))))


def formats(g):
    r = g.random
    a = int_value(g)
    forms = ["print(f'{%s:5d}|')", "print(f'{%s:<6}|{%s:>4}')", "print('%%d and %%s' %% (%s, %s))", "print('%%5.2f|%%r' %% (%s, 'x'))", "print(f'{%s / 7:.3f}')",
             "print(str(%s) + '!')", "print('{}'.format(%s) if True else 0)", "print(repr('%s'), len('%s'))", "print(f'{%s:05d} {%s!r:>8}')",
             "print('%%03d' %% %s)", "print(f'{%s:x} {%s:b}')", "print('a,b,c'.split(',')[%s %% 3])", "print('-'.join(['p', str(%s), 'q']).upper())",
             "print('abc' * (%s %% 3))", "print('abcdef'[%s %% 6:])", "print('hello'.replace('l', str(%s)))", "print(' x '.strip(), 'Ab'.lower(), %s)",
             "print('abc'.find('c') + %s, 'abc'.startswith('ab'))", "print(float(%s), int(%s / 2), round(%s / 3, 2))", "print(abs(%s), min(%s, 4), max(%s, 2))",
             "print(divmod(%s, 7) if False else %s // 7)", "print(%s == %s, %s < 5 < 9, %s != 3)", "print(sum([1, 2, %s]), sorted([3, %s, 1]))",
             "print(any([0, %s]), all([1, %s]), bool(%s))"]
    form = r.choice(forms).replace("%%", "\0").replace("%s", a).replace("\0", "%")
    if ".format(" in form or "divmod" in form:
        return False
    g.text.add(form)


SIMPLE = [(assign_new, 14), (assign_value, 8), (alias, 5), (chained, 2), (unpack, 3), (swap, 3), (set_attribute, 12), (cycle, 6), (delete_attribute, 4),
          (delete_names, 9), (set_none, 5), (list_work, 8), (set_item, 3), (dict_work, 7), (set_work, 2), (call_function, 7), (call_method, 5),
          (temporary, 5), (show, 6), (show_count, 6), (make_ref, 5), (use_ref, 4), (collect, 5), (tracked, 4), (referents, 1), (referrers, 1),
          (keep, 3), (unkeep, 3), (augmented, 2), (arithmetic, 1), (formats, 1)]
