"""The kinds of program: each theme writes one, from after the imports to the end."""
from loops import loops


def general(g):
    """A bit of everything, collected by hand."""
    g.definitions()
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    g.body(g.random.randint(8, 30))
    g.ending()


def debug(g):
    """DEBUG_SAVEALL keeps what a collection finds in gc.garbage."""
    g.definitions()
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    g.body(g.random.randint(4, 12))
    g.text.add("gc.set_debug(gc.DEBUG_SAVEALL)")
    g.body(g.random.randint(3, 8))
    for _ in range(g.random.randint(1, 3)):
        g.text.add(g.random.choice(["print('saved', gc.collect(), len(gc.garbage))", "for item in gc.garbage:\n    print(type(item).__name__)", "gc.garbage.clear()",
                                    "print(gc.get_debug())", "del gc.garbage[:1]", "print('again', gc.collect())"]))
    g.text.add("gc.set_debug(0)")
    g.text.add("print(len(gc.garbage))")
    g.text.add("del gc.garbage[:]")
    g.body(g.random.randint(0, 4))
    g.ending()


def watched(g):
    """Functions in gc.callbacks are told of each run."""
    r = g.random
    g.definitions()
    g.text.add("def watch(phase, info):")
    g.text.add("    print(phase, info['generation'], info['collected'], info['uncollectable'])")
    if r.random() < 0.3:
        g.text.add("    keep.append(phase)")
    if r.random() < 0.3:
        g.text.add("    print('  count', gc.get_count()[1:])")
    g.text.blank()
    g.text.blank()
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    g.body(r.randint(3, 8))
    g.text.add("gc.callbacks.append(watch)")
    g.body(r.randint(4, 12))
    for _ in range(r.randint(1, 4)):
        g.text.add("print('gc', gc.collect(%s))" % r.choice(["", "0", "1", "2"]))
        g.body(r.randint(0, 2))
    g.text.add("gc.callbacks.remove(watch)")
    g.ending()


def frozen(g):
    """gc.freeze() takes objects out of the collector's sight."""
    r = g.random
    g.definitions()
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    g.body(r.randint(3, 10))
    g.text.add("if sys.version_info >= (3, 7):")
    g.text.add("    gc.freeze()")
    g.text.add("    print(gc.get_freeze_count() > 0)")
    g.body(r.randint(3, 10))
    g.text.add("print('gc', gc.collect(), gc.get_count()[1:])")
    g.body(r.randint(0, 4))
    g.text.add("if sys.version_info >= (3, 7):")
    g.text.add("    gc.unfreeze()")
    g.text.add("    print(gc.get_freeze_count())")
    g.body(r.randint(0, 6))
    g.ending()


def generations(g):
    """Objects move from generation to generation; the counters of the older ones move too."""
    r = g.random
    g.definitions()
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    for _ in range(r.randint(3, 7)):
        g.body(r.randint(1, 4))
        g.text.add("print('gc', gc.collect(%s), gc.get_count()[1:])" % r.choice(["0", "0", "1", "1", "2"]))
        names = g.scope.names("obj", "list")
        for name in r.sample(names, min(len(names), 3)):
            g.text.add("print('%s', generation_of(%s))" % (name, name))
    g.ending()


def slot_classes(g):
    """Classes whose instances alone move gc.get_count()."""
    r = g.random
    g.only_slots = True
    names = ["Slot", "Link"][:r.randint(1, 2)]
    for name in names:
        g.text.add("class %s(object):" % name)
        g.text.add("    __slots__ = ('ref', 'other'%s)" % r.choice(["", ", '__weakref__'"]))
        if r.random() < 0.4:
            g.text.blank()
            g.text.add("    def __del__(self):")
            g.text.add("        %s" % r.choice(["log.append('x')", "keep[0] = None", "log.append('d')"]))
        g.text.blank()
        g.text.blank()
    return names


def counts(g):
    """gc.get_count() where instances alone move it."""
    r = g.random
    g.text.add("log = []")
    g.text.blank()
    g.text.blank()
    classes = slot_classes(g)
    names = ["a", "b", "c", "d"]
    g.text.add("%s = None" % " = ".join(names))
    g.text.add("row = [None] * 50")
    g.text.add("keep.append(None)")
    g.text.add("n0 = n1 = 0")
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    g.text.add("gc.get_count()")
    g.text.add("n0 = gc.get_count()[0]")
    for _ in range(r.randint(4, 12)):
        roll = r.random()
        a, b = r.choice(names), r.choice(names)
        if roll < 0.4:
            g.text.add("%s = %s()" % (a, r.choice(classes)))
        elif roll < 0.5:
            g.text.add("%s = %s" % (a, b))
        elif roll < 0.6:
            g.text.add("%s = None" % a)
        elif roll < 0.7:
            g.text.add("i = 0")
            g.text.add("while i < %d:" % r.randint(1, 50))
            g.text.add("    row[i] = %s" % r.choice(["%s()" % r.choice(classes), "None", a]))
            g.text.add("    i += 1")
        elif roll < 0.8:
            g.text.add("if %s is not None:" % a)
            g.text.add("    %s.ref = %s" % (a, r.choice([a, b, "None"])))
        elif roll < 0.9:
            g.text.add("%s()" % r.choice(classes))
        else:
            g.text.add("%s, %s = %s, %s" % (a, b, b, a) if a != b else "%s = %s" % (a, b))
        g.text.add("n1 = gc.get_count()[0]")
        g.text.add("print(n1 - n0)")
        g.text.add("n0 = n1")
    g.text.add("%s = None" % " = ".join(names))
    g.text.add("print('gc', gc.collect(), len(log))")


def automatic(g):
    """Automatic runs in a loop that makes instances: at which turn, of which generation."""
    r = g.random
    g.text.add("log = []")
    g.text.blank()
    g.text.blank()
    classes = slot_classes(g)
    g.text.add("def watch(phase, info):")
    g.text.add("    if phase == 'start':")
    g.text.add("        log.append(i * 10 + info['generation'])")
    g.text.blank()
    g.text.blank()
    full = r.random() < 0.4
    rows = 1000
    g.text.add("keep.append(None)")
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    g.text.add("if sys.version_info >= (3, 7):")
    g.text.add("    gc.freeze()")
    g.text.add("gc.collect()")
    g.text.add("gc.callbacks.append(watch)")
    g.text.add("row = [None] * %d" % rows)
    g.text.add("head = None")
    g.text.add("i = 0")
    second, third = r.randint(1, 5), r.randint(1, 4) if full else 1000
    g.text.add("gc.set_threshold(%d, %d, %s)" % (r.choice([5, 11, 20, 37, 50]), second, "%d if sys.version_info >= (3, 7) else 1000" % third if full else "1000"))
    g.text.add("gc.enable()")
    form = r.random()
    if form < 0.5:
        g.text.add("while i < %d:" % r.choice([100, 300, 600]))
        g.text.add("    i += 1")
    else:
        g.text.add("for i in range(1, %d):" % r.choice([100, 300, 600]))
    g.text.depth += 1
    for _ in range(r.randint(1, 3)):
        cls = r.choice(classes)
        roll = r.random()
        if roll < 0.3:
            g.text.add("row[i] = %s()" % cls)
        elif roll < 0.5:
            g.text.add("n = %s()" % cls)
            g.text.add("n.ref = %s" % r.choice(["n", "head", "row", "None"]))
            if r.random() < 0.5:
                g.text.add("head = n")
        elif roll < 0.7:
            g.text.add("n = %s()" % cls)
            g.text.add("n.ref = n")
            if r.random() < 0.5:
                g.text.add("if i %% %d == 0:" % r.randint(2, 9))
                g.text.add("    row[i] = n")
        elif roll < 0.8:
            g.text.add("if i % 3 == 0:")
            g.text.add("    row[i // 2] = None")
        elif roll < 0.9:
            g.text.add("n = m = %s()" % cls)
            g.text.add("n.other = %s()" % cls)
            g.text.add("n.other.ref = m")
        else:
            g.text.add("%s()" % cls)
    g.text.depth -= 1
    g.text.add("gc.disable()")
    g.text.add("gc.callbacks.remove(watch)")
    # Without a freeze the first full runs, and after a full run the free lists, are not the program's own doing.
    if full:
        g.text.add("print([n % 10 for n in log[:30]])" if g.level > 1 else "for n in log[:30]:\n    print(n % 10)")
    else:
        g.text.add("print(len(log), log[:40])")
        g.text.add("print(gc.get_count()[1:])")
    g.text.add("print('gc', gc.collect())" if not full else "print(gc.isenabled())")


def automatic_loops(g):
    """loops.py; in 2.7 there is no gc.callbacks to tell of the runs."""
    (general if g.only_slots else loops)(g)


THEMES = [(general, 10), (debug, 1), (watched, 1), (frozen, 1), (generations, 2), (counts, 1), (automatic, 1), (automatic_loops, 3)]
