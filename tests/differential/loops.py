"""Automatic runs in a loop that makes a bit of everything: at which turn, of which generation, with what result.

What a turn allocates must be counted as CPython counts it, free lists and all; docs/fidelity.md tells what is not and so
is left out here.
"""
PRELUDE = '''
import gc
import sys
import weakref


class Node(object):
    def __init__(self, n, other=None):
        self.n = n
        self.other = other


class Slot(object):
    __slots__ = ('n', 'other', '__weakref__')


class Loud(Node):
    def __del__(self):
        log.append(-self.n)


class Trouble(Exception):
    pass


def numbers(n):
    yield n
    yield n + 1


def closure(x):
    def inner():
        return x
    return inner


def fail(n):
    raise ValueError(n)


def attempt(n):
    try:
        fail(n)
    except ValueError as e:
        return e


def trouble(n):
    try:
        raise Trouble(n)
    except Trouble as e:
        return Node(e)


def link(a, b):
    a.other = b
    b.other = a
    return a


def watch(phase, info):
    if phase == 'start':
        log.append(i * 10 + info['generation'])
    else:
        done.append(info['collected'])


log = []
done = []
kept = []
head = None
a = b = x = y = z = None
i = 0
'''

FORMS = ["a = Node(i)", "a = Node(i, a)", "a = Loud(i)", "Loud(i, head)", "a = Node(i)\na.other = a", "a = Loud(i)\na.other = a", "a = Node(i)\nb = Node(i)\na.other = b\nb.other = a",
         "a = Loud(i)\nb = Node(i)\nlink(a, b)", "a = Slot()\na.other = a", "a = Slot()\na.other = Slot()", "a = [i]\na.append(a)", "x = [Node(i), Node(i)]", "x = {'k': Node(i)}", "x = (Node(i), i)",
         "y = closure(i)", "a = Node(i)\na.other = lambda: a", "x = {'a': [i]}\nx['me'] = x", "kept.append(Node(i))", "kept.append([i])", 
         "if i % 7 == 0:\n    kept.clear()", "if i % 5 == 0:\n    kept.append(Slot())", "head = Node(i, head)", "if i % 20 == 0:\n    head = None", 
         "a = Node(i)\nx = weakref.ref(a)", "attempt(i)", "kept.append(attempt(i))", "a = trouble(i)", "for j in numbers(i):\n    x = j", "x = a\na = None", "a = Node(i).n", 
         "if i % 3 == 0:\n    continue", "a = Node([i])\na.other = {'a': a}", "link(Slot(), Slot())"]


def loops(g):
    r = g.random
    for line in PRELUDE.strip("\n").split("\n"):
        g.text.add(line)
    g.text.add("print('begin')")
    g.text.add("gc.disable()")
    g.text.add("gc.collect()")
    if not g.only_slots:
        g.text.add("if sys.version_info >= (3, 7):")
        g.text.add("    gc.freeze()")
    g.text.add("gc.collect()")
    if not g.only_slots:
        g.text.add("gc.callbacks.append(watch)")
    full = r.random() < 0.3 and not g.only_slots
    third = "%d if sys.version_info < (3, 14) else 1000" % r.choice([1, 2, 5]) if full else "1000"
    g.text.add("gc.set_threshold(%d, %d, %s)" % (r.choice([5, 10, 20, 50, 100, 200, 700]), r.choice([1, 2, 5, 10]), third))
    g.text.add("gc.enable()")
    g.text.add(r.choice(["for i in range(1, %d):", "for i in range(%d):"]) % r.choice([60, 200, 500, 1000]))
    g.text.depth += 1
    for form in r.sample(FORMS, r.randint(1, 4)):
        for line in form.split("\n"):
            g.text.add(line)
    g.text.depth -= 1
    g.text.add("gc.disable()")
    if not g.only_slots:
        g.text.add("gc.callbacks.remove(watch)")
    g.text.add("print(len(log), log[:60])")
    g.text.add("print(len(done), done[:60])")
    g.text.add("print(gc.get_count()[1:], len(kept))")
    g.text.add("print('gc', gc.collect())")
