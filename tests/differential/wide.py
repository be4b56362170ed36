"""Wide programs: frames, closures, generators, exceptions, weak references and finalizers, freely mixed.

Unlike the themes' programs these don't take care never to fail: a name may hold anything, each piece of the main program
stands in a `try` that prints what kind of exception came out, and what prints a value looks at what it is first. So they
reach what carefully typed programs don't.
"""
import wide_classes
import wide_flow
import wide_functions
import wide_memory
import wide_values

PRELUDE = '''
import gc
import sys
import weakref

keep = []
pool = {}
refs = []
budget = [%(budget)d]
print('begin')


def tell(x, depth=2):
    kind = type(x).__name__
    if x is None or isinstance(x, (int, str, bool, float)):
        return str(x)
    if kind in THINGS:
        return str(getattr(x, 'label', '?'))
    if isinstance(x, BaseException):
        if depth == 0:
            return kind
        return kind + tell(x.args, depth - 1)
    if 'roxy' in kind:
        return 'proxy'
    if depth == 0:
        return kind
    if kind == 'list' or kind == 'tuple':
        return kind[0] + '[' + ' '.join([tell(i, depth - 1) for i in x]) + ']'
    if kind == 'dict':
        return '{' + ' '.join([tell(k, 0) + ':' + tell(x[k], depth - 1) for k in x]) + '}'
    if kind == 'set' or kind == 'frozenset':
        return 'set' + str(len(x))
    return kind


def counted(x):
    return type(x).__name__ in COUNTED


def spend():
    if budget[0] > 0:
        budget[0] -= 1
        return True
    return False


def gone(r):
    print('gone', r() is None)


def alive():
    return [r() is not None for r in refs]


def caught(e):
    print('caught', type(e).__name__)

'''


class Names:
    """What a block may use: names bound for sure, and those that may be."""

    def __init__(self, function=False, generator=False):
        self.function, self.generator = function, generator
        self.sure = []
        self.loose = []
        self.fixed = set()      # names that must not be deleted or bound anew
        self.captured = set()   # used by a function inside
        self.enclosing = []
        self.kinds = {}         # what a name was given last


class Wide:
    def __init__(self, random, python_2=False):
        self.r, self.python_2 = random, python_2
        self.lines, self.depth = [], 0
        self.names = Names()
        self.classes, self.functions, self.factories, self.generators, self.managers = [], [], [], [], []
        self.labels = 0
        self.loops = 0
        self.nest = 0           # how deep in an expression
        self.size = 0           # statements written in this piece
        self.counts = random.random() < 0.7
        self.automatic = False
        self.in_loop = 0
        self.in_finally = 0

    # --- text
    def add(self, text):
        for line in text.split("\n"):
            self.lines.append(("    " * self.depth + line) if line else "")

    def blank(self):
        self.lines.append("")

    def chance(self, p):
        return self.r.random() < p

    def pick(self, *choices):
        return self.r.choice(choices)

    def label(self):
        self.labels += 1
        return "'%d'" % self.labels

    # --- names
    def fresh(self):
        return self.r.choice("abcdexyz" if self.names.function else "abcdefghpqst")

    def bind(self, name, text=""):
        """`name` now holds what `text` gives."""
        if name not in self.names.sure:
            self.names.sure.append(name)
        self.names.kinds[name] = wide_values.kind_of(self, text)

    def target(self):
        """A name to bind; not yet bound for sure."""
        for _ in range(4):
            name = self.fresh()
            if name not in self.names.fixed:
                return name
        return "v%d" % self.r.randint(0, 5)

    def any_name(self, kind=None):
        """A name, as a rule of one that holds a value of that kind; an expression for one where no name does."""
        names = self.names
        if kind is not None and self.chance(0.93):
            those = [n for n in names.sure * 2 + names.enclosing if names.kinds.get(n) == kind]
            return self.r.choice(those) if those else wide_values.of_kind(self, kind)
        pool = names.sure * 3 + names.enclosing + (["keep", "pool"] if self.chance(0.1) else [])
        if not pool or self.chance(0.02):
            return self.r.choice(names.loose or ["keep"])
        return self.r.choice(pool)

    # --- blocks
    def block(self, count=None, depth=1, sure=False):
        """An indented block; what it binds is not sure afterwards, unless `sure`."""
        self.depth += 1
        before = list(self.names.sure)
        for _ in range(count or self.pick(1, 1, 2, 2, 3)):
            self.statement(depth)
        if not sure:
            self.names.loose = [n for n in self.names.sure if n not in before] or self.names.loose
            self.names.sure = [n for n in before if n in self.names.sure]
        self.depth -= 1

    def statement(self, depth=1):
        self.size += 1
        if depth > 0 and self.chance(0.3):
            wide_flow.compound(self, depth - 1)
            return
        wide_memory.simple(self)

    def piece(self):
        """One piece of the main program: statements in a try of their own."""
        roll = self.r.random()
        if roll < 0.25:
            for _ in range(self.r.randint(1, 3)):
                self.quiet_statement()
            return
        self.size = 0
        self.add("try:")
        before = list(self.names.sure)
        self.block(self.r.randint(1, 5), 2)
        after = self.names.sure
        self.names.sure = [n for n in before if n in after]
        self.add(self.pick("except Exception as e:", "except Exception as e:", "except Exception as error:"))
        name = self.lines[-1].split()[-1].rstrip(":")
        self.depth += 1
        self.add("caught(%s)" % name if self.chance(0.6) else "print('caught', type(%s).__name__, tell(%s))" % (name, name)
                 if self.chance(0.3) else "print('caught', type(%s).__name__)" % name)
        if self.chance(0.25):
            self.names.sure.append(name)
            wide_flow.with_exception(self, name, False)
            if name in self.names.sure:
                self.names.sure.remove(name)
        self.depth -= 1
        if self.chance(0.1):
            self.add("finally:")
            self.block(1, 0)

    def quiet_statement(self):
        """A statement that can't fail: it only binds or shows."""
        if self.chance(0.7):
            name = self.target()
            text = wide_values.plain(self)
            self.add("%s = %s" % (name, text))
            self.bind(name, text)
        else:
            self.add("print(%s)" % ("tell(%s)" % self.any_name() if self.names.sure else "alive()"))

    # --- the program
    def program(self):
        r = self.r
        self.add((PRELUDE % {"budget": r.randint(0, 5)}).strip("\n"))
        self.blank()
        self.blank()
        for index in range(r.choice([1, 2, 2, 3, 4])):
            wide_classes.make_class(self, index)
        things = [c.name for c in self.classes]
        self.add("THINGS = %r" % (things,))
        self.add("WEAK = %r" % ([c.name for c in self.classes if c.weak],))
        self.add("COUNTED = %r + ['list', 'dict']" % (things,))
        self.blank()
        self.blank()
        makers = [wide_functions.function] * 3 + [wide_functions.factory] * 2 + [wide_functions.generator] * 2 + [
            wide_functions.manager, wide_functions.decorator, wide_functions.recursion]
        for index in range(r.randint(1, 6)):
            r.choice(makers)(self, index)
        self.start()
        for _ in range(r.randint(4, 14)):
            self.piece()
        self.end()
        return "\n".join(self.lines) + "\n"

    def start(self):
        r = self.r
        roll = r.random()
        self.add("gc.disable()")
        self.add("gc.collect()")
        if roll < 0.1:
            self.add("gc.set_debug(gc.DEBUG_SAVEALL)")

    def end(self):
        r = self.r
        self.add("gc.disable()")
        if self.chance(0.15):
            self.fail()
        self.add("print('end')")
        names = list(self.names.sure)
        r.shuffle(names)
        for name in names:
            if self.chance(0.6):
                self.add("del %s" % name)
        for _ in range(r.randint(0, 4)):
            self.add(self.pick("del keep[:]", "pool.clear()", "del refs[:]", "print(alive())", "print('gc', gc.collect())", "print(len(keep), len(pool))"))
        self.add("print('gc', gc.collect())")
        self.add("print(len(keep), len(pool), len(gc.garbage))")
        self.add("gc.set_debug(0)")
        self.add("del gc.garbage[:]")
        self.add("print('gc', gc.collect())")

    def fail(self):
        """The program ends here, by an exception that nobody catches."""
        self.add("if %s:" % self.pick("True", "keep", "not pool"))
        self.depth += 1
        wide_flow.raise_statement(self)
        self.depth -= 1
