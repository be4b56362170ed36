"""Statements that fail, for programs that are to end with an exception that nobody catches."""

ANYWHERE = ["print(undefined_name)", "print(1 // 0)", "print(7 % 0)", "print(1 / 0)", "[][3]", "[1, 2][5] = 1", "{}['missing']", "{'a': 1}[2]", "int('twelve')", "float('x')",
            "assert False", "assert 1 > 2, 'as it should be'", "gc.collect(9)", "gc.collect('all')", "1 + 'a'", "'a' + 1", "a, b = [1]", "a, b = 1, 2, 3", "a, b = 5",
            "del missing_name", "None.attribute", "(1).missing", "'text'.missing()", "[].missing", "{}.missing", "None()", "(5)()", "'s'()", "[].remove(3)", "[].pop()", "{}.pop('k')",
            "set().pop()", "{[]: 1}", "{1: 2}[[]]", "len(5)", "len(None)", "for i in 5:\n    pass", "for i in None:\n    pass", "None[0]", "(1)[0]", "'abc'[9]", "(1, 2)[7]",
            "[1]['a']", "(1, 2)[0] = 3", "'abc'[0] = 'd'", "print('%d' % 'x')", "print('%s %s' % (1,))", "print('%s' % (1, 2))", "count_of()", "count_of(1, 2, 3)", "count_of(zebra=1)",
            "print(1 < 'a')", "sorted([1, 'a'])", "-'a'", "~1.5", "1 in 5", "object().x", "object().x = 1", "object(3)", "int([])", "print(sum(['a']))", "max([])", "min(())",
            "getattr(5, 'nothing')", "setattr(5, 'a', 1)", "range(1, 2, 0)", "range('a')", "[].append()", "[].append(1, 2)", "{}.get()", "[1, 2].index(9)", "'abc'.index('z')",
            "isinstance(1, 5)", "weakref.ref(5)", "weakref.ref('a')", "weakref.ref([])", "gc.set_threshold()", "gc.get_objects(generation=7)", "print(sep=5)", "list(5)", "tuple(None)",
            "dict([1])", "set(3)", "[0] * 'a'", "[1] + (2,)", "(1,) + [2]", "x = {1, 2} + {3}", "del [1, 2][9]", "del {}[0]", "round('a')", "abs('a')", "str.missing", "gc.missing", "import gcc",
            "from gc import nothing", "enumerate()", "zip(1)", "list().sort(1)", "chr", "range(3)[5]"]


def error_statement(g):
    r = g.random
    roll = r.random()
    names = g.scope.names("obj")
    if names and roll < 0.4:
        name = r.choice(names)
        cls = g.scope.classes[name]
        forms = ["print(%s.missing)", "%s.missing()", "%s()", "%s[0]", "%s[0] = 1", "len(%s)", "print(%s + 1)", "for i in %s:\n    pass", "del %s.missing", "print(1 in %s)", "%s < %s",
                 "del %s[0]", "a, b = %s", "int(%s)", "%s.label.missing", "{}[%s]", "[].remove(%s)", "[][%s]", "-%s", "%s += 1", "print('%%d' %% %s)", "abs(%s)", "sorted([%s, %s])"]
        if cls.layout == "slots":
            forms += ["%s.unknown = 1"] * 3
        if not cls.weakref:
            forms += ["weakref.ref(%s)"] * 3
        text = r.choice(forms).replace("%%", "\0").replace("%s", name).replace("\0", "%")
    elif roll < 0.55:
        cls = r.choice(g.classes)
        text = r.choice(["%s()", "%s(1, 2, 3, 4, 5, 6, 7, 8)", "%s('x', wrong=1)", "%s.missing", "%s.label.x", "%s.link()", "%s.__init__()", "%s + 1", "%s[0]"]) % cls.name
    elif roll < 0.65 and g.functions:
        f = r.choice(g.functions)
        text = "%s(%s)" % (f.name, r.choice(["*[keep]", "nothing=1", "1, 2, 3, 4, 5, 6, 7", "1, 2, 3, 4, 5, wrong=2"]))
    else:
        text = r.choice(ANYWHERE)
    for line in text.split("\n"):
        g.text.add(line)
