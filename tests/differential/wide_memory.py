"""Simple statements of wide programs: binding, deleting, showing, counts, weak references, the collector."""
import wide_flow
import wide_functions
import wide_values
from wide_values import attribute, call, comprehension, container, generator_call, method_call, name_or_new, sequence, value, weak


def simple(w):
    for _ in range(5):
        choice = w.r.choices(CHOICES, WEIGHTS)[0]
        if choice(w) is not False:
            return
    w.add("pass")


def bind(w):
    name = w.target()
    text = value(w, 2)
    w.add("%s = %s" % (name, text))
    w.bind(name, text)


def bind_more(w):
    a, b = w.target(), w.target()
    form = w.pick("%s = %s = V", "%s, %s = V, V", "(%s, %s) = [V, V]", "%s, %s = V, V", "%s, *%s = [V, V, V]", "*%s, %s = V, V", "%s, (%s, *rest) = V, (V, V, V)")
    if w.python_2 and "*" in form:
        return False
    parts = (form % (a, b)).split("V")
    w.add("".join(part + value(w, 1) for part in parts[:-1]) + parts[-1])
    w.bind(a)
    w.bind(b)


def swap(w):
    if len(w.names.sure) < 2:
        return False
    a, b = w.r.sample(w.names.sure, 2)
    if a in w.names.fixed or b in w.names.fixed:
        return False
    w.add("%s, %s = %s, %s" % (a, b, b, a))


def set_attribute(w):
    w.add("%s.%s = %s" % (w.any_name("obj"), attribute(w), value(w, 1)))


def cycle(w):
    a, b = w.any_name("obj"), w.any_name("obj")
    w.add("%s.%s = %s" % (a, attribute(w), w.pick(b, a, "[%s]" % a, "%s.link" % a, "{'k': %s}" % b, "lambda: %s" % wide_values.captured(w), "(%s, %s)" % (a, b))))
    if w.chance(0.5):
        w.add("%s.%s = %s" % (b, attribute(w), a))


def delete(w):
    names = [n for n in w.names.sure if n not in w.names.fixed]
    if not names:
        return False
    name = w.r.choice(names)
    if w.names.function and w.python_2 or w.in_finally:
        w.add("%s = None" % name)
        return
    w.add("del %s" % name)
    w.names.sure.remove(name)
    w.names.loose = w.names.loose or [name]


def delete_part(w):
    name = w.any_name("obj")
    those = w.any_name("list")
    w.add(w.pick("del %s.%s" % (name, attribute(w)), "del %s.%s" % (name, attribute(w)), "del %s[0]" % those, "del %s[-1]" % those, "del %s[:]" % those, "del %s['one']" % w.any_name("dict"), "del keep[0]", "del keep[:2]",
                 "del keep[::2]", "delattr(%s, '%s')" % (name, attribute(w))))


def list_work(w):
    name = w.any_name("list")
    grow = not (w.in_loop and name == "keep")
    V = lambda: value(w, 1)
    forms = ["%s.pop()", "%s.pop(0)", "%s[0] = " + V(), "%s[-1] = " + V(), "%s.reverse()", "%s[:1] = [" + V() + "]", "%s.remove(" + w.any_name() + ")",
             "%s.sort(key=tell)", "%s[:] = [" + V() + "]", "%s[:] = []", "%s[::2] = [None]"]
    if grow:
        forms += ["%s.append(" + V() + ")"] * 4 + ["%s += [" + V() + "]", "%s.insert(0, " + V() + ")", "%s.extend(" + sequence(w) + ")", "%s[1:1] = [" + V() + "]", "%s *= 2", "%s += " + sequence(w)]
    form = w.r.choice(forms)
    if form.startswith("%s *=") and name in w.names.enclosing or name == "keep" and "*= 2" in form:
        return False
    if ("=" in form and form[3] in "+*") and (name in w.names.enclosing or name == "keep"):
        return False
    w.add(form.replace("%s", name))


def dict_work(w):
    name = w.any_name("dict")
    key = w.pick("'one'", "'two'", "1", "None", wide_values.new_object(w))
    if w.python_2:
        key = "1"
        name = "pool"
    V = value(w, 1)
    w.add(w.pick("%s[%s] = %s" % (name, key, V), "%s[%s] = %s" % (name, key, V), "%s.pop(%s, None)" % (name, key), "%s.setdefault(%s, %s)" % (name, key, V), "%s.update({%s: %s})" % (name, key, V),
                 "%s.clear()" % name, "del %s[%s]" % (name, key), "print(%s in %s)" % (key, name), "print(tell(%s.get(%s)))" % (name, key), "print(tell(list(%s.values())))" % name,
                 "%s.popitem()" % name, "print(tell(%s.copy()))" % name))


def touch_dict(w):
    if w.python_2:
        return False
    name = w.any_name("obj")
    at = attribute(w)
    w.add(w.pick("%s.__dict__['%s'] = %s" % (name, at, value(w, 1)), "print(sorted(vars(%s)))" % name, "%s.__dict__.pop('%s', None)" % (name, at), "%s.__dict__.clear()" % name, "keep.append(%s.__dict__)" % name,
                 "print(tell(%s.__dict__))" % name, "%s.__dict__.update(%s=%s)" % (name, at, value(w, 1)), "%s.__dict__" % name,
                 "for i in range(%d):\n    setattr(%s, 'many' + str(i), %s)" % (w.pick(3, 20, 35), name, value(w, 0)), "del %s.__dict__['%s']" % (name, at)))


def show(w):
    name = w.any_name()
    thing = w.any_name("obj")
    w.add("print(%s)" % w.pick("tell(%s)" % name, "tell(%s)" % name, "tell(%s.%s)" % (thing, attribute(w)), "tell(%s)" % value(w, 1), "len(%s)" % w.any_name("list"), "tell(keep)",
                               "tell(%s())" % w.any_name("func"), "tell(%s[0])" % w.any_name("list"), "alive()", "%s is %s" % (name, w.any_name()), "tell(%s.args)" % w.any_name("exc"),
                               "hasattr(%s, '%s')" % (name, attribute(w)), "%s.label" % thing, "bool(%s)" % name, "tell(list(%s))" % sequence(w), "tell(%s.seen)" % thing))


def count(w):
    if not w.counts:
        return False
    name = w.any_name()
    if name in ("keep", "pool"):
        return False
    w.add("if counted(%s):\n    print(sys.getrefcount(%s))" % (name, name))


def run(w):
    text = w.pick(call(w), call(w), method_call(w), generator_call(w), comprehension(w), "%s()" % w.any_name("func"), name_or_new(w) + ".link", method_call(w))
    w.add(w.pick("%s", "print(tell(%s))") % text)


def generator_work(w):
    name = w.any_name("gen")
    if w.chance(0.35):
        name, text = w.target(), generator_call(w)
        w.add("%s = %s" % (name, text))
        w.bind(name, text)
        for _ in range(w.pick(0, 1, 1, 2)):
            w.add(w.pick("next(%s)", "print(tell(next(%s)))", "print(tell(next(%s, 'none')))", "next(%s, None)") % name)
        if w.chance(0.3):
            w.add("%s.%s = %s" % (w.any_name("obj"), attribute(w), name))
        return
    w.add(w.pick("next(%s)", "print(tell(next(%s)))", "next(%s, None)", "%s.send(None)", "%s.close()", "%s.close()", "%s.throw(" + wide_values.exception(w) + ")", "print(tell(%s.send(" + w.any_name() + ")))",
                 "print(tell(list(%s)))", "keep.append(%s)", "for i in %s:\n    print(tell(i))\n    break", "print(tell(next(%s, 'none')))").replace("%s", name))


def closure_work(w):
    roll = w.r.random()
    if roll < 0.5:
        name = w.target()
        text = wide_values.closure(w)
        w.add("%s = %s" % (name, text))
        w.bind(name, text)
        if w.chance(0.5):
            w.add(w.pick("print(tell(%s()))", "%s()", "keep.append(%s)", "keep.append(%s())", "print(%s.__name__, %s.__defaults__ is None)" if not w.python_2 else "%s()").replace("%s", name))
        return
    name = w.any_name("func")
    w.add(w.pick("print(tell(%s.__closure__[0].cell_contents))", "print(%s.__closure__ is None)", "%s.memo = %s", "%s.memo = [%s]", "keep.append(%s.__closure__)", "print(tell(%s.__defaults__))",
                 "print(len(%s.__closure__))", "print(tell(%s.__self__))", "%s.__func__", "print(tell(%s.memo))").replace("%s", name))


def make_weak(w):
    roll = w.r.random()
    if roll < 0.4:
        w.add("refs.append(weakref.ref(%s%s))" % (w.any_name("obj"), w.pick("", ", gone")))
    elif roll < 0.5 and not w.python_2:
        name = w.any_name("obj")
        w.add("if type(%s).__name__ in WEAK:\n    weakref.finalize(%s, %s)" % (name, name, w.pick("print, 'finalized'", "print, 'finalized %d'" % w.labels, "tell, %s" % w.any_name("obj"), "keep.append, 'f'", "keep.append, [%s]" % w.any_name("obj"))))
    elif roll < 0.8:
        name = w.target()
        text = weak(w)
        w.add("%s = %s" % (name, text))
        w.bind(name, text)
    else:
        w.add("%s.%s = %s" % (w.any_name("obj"), attribute(w), weak(w)))


def use_weak(w):
    name = w.any_name("weak")
    w.add(w.pick("print(tell(%s()))", "print(%s() is None)", "print(len(%s))", "print(weakref.getweakrefcount(%s))", "print(alive())", "print(alive())", "print(%s.label)", "%s.add(" + w.any_name() + ")",
                 "%s['k'] = " + w.any_name(), "print(tell(list(%s.items())))", "print(tell(list(%s)))", "del refs[:]", "print(tell(%s.get('k')))", "%s." + attribute(w) + " = " + w.any_name(),
                 "print(len(weakref.getweakrefs(%s)))", "print(%s is not None)").replace("%s", name))


def collect(w):
    if w.automatic and w.chance(0.5):
        return False
    w.add("print('gc', gc.collect(%s))" % w.pick("", "", "", "0", "1", "2"))


def collector(w):
    name = w.any_name()
    if w.python_2:
        w.add(w.pick("print(len(gc.garbage))", "del gc.garbage[:]", "print(gc.isenabled())"))
        return
    forms = ["print(gc.is_tracked(%s))", "print(gc.is_tracked(%s))", "print(len(gc.get_referents(%s)))", "print(sorted(type(o).__name__ for o in gc.get_referents(%s)))",
             "print(len(gc.garbage))", "print(gc.get_count()[1:])", "print([tell(o, 0) for o in gc.get_referents(%s)])", "print(gc.is_finalized(%s) if sys.version_info >= (3, 9) else 0)",
             "print(tell(gc.garbage))", "print(gc.get_threshold())", "print(gc.isenabled())"]
    form = w.r.choice(forms)
    if "count" in form and w.automatic and w.chance(0.5):
        return False
    w.add(form.replace("%s", name))


def referrers(w):
    name = w.any_name()
    if w.names.function or w.python_2:
        return False
    w.add("if counted(%s) and sys.version_info >= (3, 7):\n    print([k for k in [type(o).__name__ for o in gc.get_referrers(%s)] if k not in ('frame', 'generator')])" % (name, name))


def freeze(w):
    if w.python_2 or w.automatic:
        return False
    w.add("if sys.version_info >= (3, 7):\n    " + w.pick("gc.freeze()", "gc.unfreeze()", "print(gc.get_freeze_count() > 0)"))


def keep(w):
    if w.in_loop > 1:
        return False
    w.add(w.pick("keep.append(%s)" % value(w, 1), "keep.append(%s)" % w.any_name(), "pool[1] = %s" % value(w, 1), "keep.insert(0, %s)" % w.any_name(), "keep[:] = [%s]" % w.any_name()))


def unkeep(w):
    w.add(w.pick("del keep[:]", "pool.clear()", "del refs[:]", "del keep[-1:]", "del keep[:1]", "keep.reverse()", "print(tell(keep))", "print(len(keep), len(pool), len(refs))",
                 "gc.garbage[:] = []"))


def fail(w):
    """A statement that is sure to raise."""
    if w.chance(0.6):
        return False
    w.add(w.pick("1 // 0", "%s.missing" % w.any_name(), "[][3]", "{}['gone']", "undefined", "int('x')", "[%s][5]" % new(w), "%s + %s" % (w.any_name(), w.any_name()), "%s()()" % w.any_name(),
                 "len(%s)" % new(w), "{}[%s]" % new(w), "a, b = [%s]" % new(w), "assert not %s, %s" % (new(w), w.any_name()), "next(iter([]))", "[].remove(%s)" % w.any_name(), "[%s].index(%s)" % (new(w), new(w))))


def new(w):
    return wide_values.new_object(w)


def flow(w):
    return wide_flow.small(w)


def inner(w):
    if not w.names.function:
        return False
    wide_functions.inner(w)


TABLE = [(bind, 18), (bind_more, 5), (swap, 2), (set_attribute, 9), (cycle, 6), (delete, 8), (delete_part, 3), (list_work, 6), (dict_work, 4), (touch_dict, 2), (show, 7), (count, 4), (run, 9),
         (generator_work, 7), (closure_work, 5), (make_weak, 5), (use_weak, 4), (collect, 4), (collector, 3), (referrers, 1), (freeze, 0.4), (keep, 4), (unkeep, 3), (fail, 4), (flow, 4), (inner, 4)]
CHOICES, WEIGHTS = [c for c, _ in TABLE], [n for _, n in TABLE]


def in_finalizer(w, cls):
    """Something that a __del__ does besides telling."""
    at = w.r.choice(cls.attributes)
    made = w.r.choice([c for c in w.classes + [cls] if c.safe] or [cls]).name
    choices = ["keep.append(self)", "pool[1] = self", "self.%s = None" % at, "del self.%s" % at, "print(tell(self.%s))" % at, "print(tell(getattr(self, '%s', None)))" % at, "print(alive())",
               "print('  gc', gc.collect())" if not w.python_2 else "gc.collect()", "if spend():\n    keep.append(%s(self.label + '+'))" % made, "if spend():\n    new = %s(self.label + '*')\n    new.%s = new" % (made, at),
               "if spend():\n    raise ValueError(self.label)", "if spend():\n    raise Trouble(self)", "if spend():\n    keep.append(self)", "if spend():\n    self.%s = %s(self.label + '/')" % (at, made),
               "try:\n    self.%s.label\nexcept AttributeError as e:\n    print('  no label')" % at, "try:\n    raise Trouble(self)\nexcept Trouble as e:\n    keep.append(e)",
               "keep.append(lambda: self)", "keep.append(self.__repr__)", "next(self.%s, None)" % at, "for x in [self.%s]:\n    del x" % at, "undefined", "del keep[:]", "del refs[:]",
               "self.%s = [self]" % at, "budget[0] += 1", "print(len(gc.garbage))", "def later():\n    return self\nif spend():\n    keep.append(later)",
               "try:\n    next(self.%s)\nexcept Exception as e:\n    print('  ', type(e).__name__)" % at if not w.python_2 else "pass",
               "try:\n    return\nfinally:\n    self.%s = None" % at, "self.%s.%s = None" % (at, at)]
    if cls.weak:
        choices += ["refs.append(weakref.ref(self))", "refs.append(weakref.ref(self, gone))", "print(weakref.getweakrefcount(self))"]
    if w.counts:
        choices += ["print('  count', sys.getrefcount(self))" if not w.python_2 else "print(sys.getrefcount(self))"]
    w.add(w.r.choice(choices))
