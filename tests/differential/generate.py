"""generate.py SEED [--level 0|1|2]: writes a random program of the Python that Heapscope runs. Same seed, same program.

What it makes prints nothing that may differ between two runs: no addresses, hashes, times. Every finalizer prints its
object's label, so that the ORDER of deaths is compared too. Only the standard library, Python 3.6 or later.
"""
import argparse
import random
import re
import sys

sys.dont_write_bytecode = True  # the tree stays clean

from classes import make_class
from errors import error_statement
from expressions import container, new_object, object_value
from scope import Function, Scope, Text
from statements import SIMPLE
from themes import THEMES
from wide import Wide

HELPERS = {
    "tell_refs": """
        def tell_refs():
            for r in refs:
                print('  ref', r() is None)
    """,
    "gone": """
        def gone(r):
            print('gone', r() is None)
    """,
    "gone_too": """
        def gone_too(r):
            print('gone too', len(keep))
    """,
    "generation_of": """
        def generation_of(x):
            if sys.version_info < (3, 8):
                return 'unknown'
            for g in range(3):
                for o in gc.get_objects(generation=g):
                    if o is x:
                        return g
            return 'none'
    """,
    "tell_referrers": """
        def tell_referrers(x):
            found = []
            if x is None or sys.version_info < (3, 7):
                return found
            for o in gc.get_referrers(x):
                name = type(o).__name__
                if name != 'frame':
                    found.append(name)
            return found
    """,
    "tell": """
        def tell(x):
            print('  holds', type(x).__name__, gc.is_tracked(x))
    """,
    "count_of": """
        def count_of(x, more=None):
            return sys.getrefcount(x)
    """,
}


class Generator:
    def __init__(self, seed, level=1):
        self.random = random.Random(seed * 10 + level)
        self.level = level
        self.text = Text()
        self.scope = Scope(False)
        self.classes = []
        self.functions = []
        self.labels = 0
        self.conditional = 0     # blocks around that may not run
        self.no_growth = 0       # inside a loop over a container that must not grow
        self.only_slots = False
        self.talk = True         # methods print
        self.refcounts = True

    # --- small things that statements.py and expressions.py ask for
    def label(self):
        self.labels += 1
        if self.loop_name() and self.random.random() < 0.5:
            return "'n%d.' + str(%s)" % (self.labels, self.loop_name())
        return "'n%d'" % self.labels

    def loop_name(self):
        names = [n for n in self.scope.names("int") if n in self.scope.held]
        return names[-1] if names else None

    def fresh(self):
        for _ in range(5):
            name = self.random.choice("abcdefghmnpqstuvwxyz" if not self.scope.function else "abcdehmnpqstuvwxyz")
            if name not in self.scope.held:
                return name
        self.scope.next += 1
        return "v%d" % self.scope.next

    def target(self, kind, text, cls=None):
        """Binds a name to what `text` gives."""
        name = self.fresh()
        self.text.add("%s = %s" % (name, text))
        self.scope.bind(name, kind, cls)
        return name

    def key(self):
        r = self.random
        return repr(self.word()) if r.random() < 0.7 else str(r.randint(0, 9))

    def word(self):
        return self.random.choice(["one", "two", "red", "blue", "k", "item"])

    def init_value(self):
        r = self.random
        return r.choice(["None"] * 6 + ["0", "[]", "[]", "{}", "(label, 1)", "[self]", "{'self': self}", "(self,)", "'text'"])

    # --- statements
    def statement(self, depth=2):
        r = self.random
        if depth > 0 and r.random() < 0.14:
            r.choice([self.if_block, self.if_block, self.for_block, self.for_block, self.while_block])(depth - 1)
            return
        for _ in range(6):
            before = len(self.text.lines)
            choice = r.choices([s for s, _ in SIMPLE], [w for _, w in SIMPLE])[0]
            if choice(self) is not False:
                return
            del self.text.lines[before:]
        self.text.add("pass")

    def block(self, depth, count=None):
        self.text.depth += 1
        self.conditional += 1
        for _ in range(count or self.random.randint(1, 3)):
            self.statement(depth)
        self.conditional -= 1
        self.text.depth -= 1

    def condition(self):
        r = self.random
        names = self.scope.names("obj", "list", "dict", "int")
        if not names or r.random() < 0.2:
            return r.choice(["True", "len(keep) > 1", "not keep", "pool", "refs and refs[0]() is None", "gc.isenabled()", "1 < 2 < 3", "None"])
        name = r.choice(names)
        return r.choice(["%s", "%s is not None", "not %s", "%s is None or True", "len(keep) < 3 and %s", "isinstance(%s, int)", "%s is %s", "%s in keep" if
                         self.scope.kinds[name] == "obj" else "%s"]).replace("%s", name)

    def if_block(self, depth):
        state = self.scope.copy_state()
        self.text.add("if %s:" % self.condition())
        self.block(depth)
        self.scope.restore_state(state)
        if self.random.random() < 0.4:
            state = self.scope.copy_state()
            self.text.add(self.random.choice(["else:", "elif %s:" % self.condition()]))
            self.block(depth)
            self.scope.restore_state(state)

    def loop_body(self, depth, extra=None):
        state = self.scope.copy_state()
        r = self.random
        self.block(depth)
        if r.random() < 0.25:
            self.text.depth += 1
            self.text.add("if %s:" % self.condition())
            self.text.add("    " + r.choice(["break", "continue", "break"]))
            self.text.depth -= 1
            if r.random() < 0.6:
                self.block(depth, 1)
        self.scope.restore_state(state)
        return state

    def for_block(self, depth):
        r = self.random
        lists = [n for n in self.scope.names("list", "tuple") if n not in self.scope.held]
        dicts = [n for n in self.scope.names("dict") if n not in self.scope.held]
        roll = r.random()
        held = []
        before = self.scope.copy_state()
        if roll < 0.45:
            name = r.choice(["i", "j", "k"])
            if name in self.scope.held:
                return self.statement(0)
            self.text.add("for %s in range(%d):" % (name, r.randint(1, 4)))
            self.scope.bind(name, "int")
            held = [name]
            growth = 0
        elif roll < 0.8 and lists:
            over = r.choice(lists)
            name = r.choice(["item", "thing"])
            form = r.choice(["for %s in %s:", "for %s in %s:", "for %s in list(%s):", "for %s in %s[:2]:", "for i, %s in enumerate(%s):", "for %s in sorted([3, 1, 2]) + list(%s):"])
            self.text.add(form % (name, over))
            self.scope.forget(name)
            held = [over, name]
            growth = 1
            self.text.add("    print(%s)" % name)
        elif dicts:
            over = r.choice(dicts)
            self.text.add(r.choice(["for key in %s:", "for key, value in %s.items():", "for value in %s.values():", "for key in list(%s):"]) % over)
            self.text.add("    print(%s)" % ("key" if " key " in self.text.lines[-1] or "key," in self.text.lines[-1] else "value"))
            self.scope.forget("key")
            self.scope.forget("value")
            held = [over]
            growth = 1
        else:
            values = [object_value(self)[0] for _ in range(r.randint(1, 3))]
            self.text.add("for item in [%s]:" % ", ".join(values))
            self.text.add("    print(item)")
            growth = 0
        self.no_growth += growth
        self.scope.held.update(held)
        self.loop_body(depth)
        self.scope.held.difference_update(held)
        self.no_growth -= growth
        self.scope.restore_state(before)
        if r.random() < 0.15:
            self.text.add("else:")
            state = self.scope.copy_state()
            self.block(0, 1)
            self.scope.restore_state(state)

    def while_block(self, depth):
        name = self.random.choice(["n", "count", "step"])
        if name in self.scope.held:
            return self.statement(0)
        self.text.add("%s = 0" % name)
        self.scope.bind(name, "int")
        self.scope.held.add(name)
        self.text.add("while %s < %d:" % (name, self.random.randint(1, 4)))
        self.text.add("    %s += 1" % name)
        self.loop_body(depth)
        self.scope.held.discard(name)
        if self.random.random() < 0.2:
            self.text.add("else:")
            state = self.scope.copy_state()
            self.block(0, 1)
            self.scope.restore_state(state)

    # --- functions
    def function(self, index):
        r = self.random
        name = "f%d" % index
        outer, self.scope = self.scope, Scope(True)
        parameters = []
        for parameter in r.sample(["x", "y", "z", "first", "rest"], r.choice([0, 1, 1, 2, 2, 3])):
            kind = r.choice(["obj", "obj", "obj", "list", "dict"])
            parameters.append((parameter, kind, r.choice(self.classes) if kind == "obj" else None))
        required = r.randint(0, len(parameters))
        written = []
        for i, (parameter, kind, cls) in enumerate(parameters):
            if i < required:
                written.append(parameter)
            elif kind == "obj":
                written.append("%s=%s" % (parameter, new_object(self, cls)[0]))
            else:
                written.append("%s=%s" % (parameter, container(self, kind, 1)))
        for parameter, kind, cls in parameters:
            self.scope.bind(parameter, kind, cls)
        self.text.add("def %s(%s):" % (name, ", ".join(written)))
        self.text.depth += 1
        for _ in range(r.randint(1, 6)):
            self.statement(1)
        returns = None
        if r.random() < 0.6:
            names = self.scope.names("obj", "list", "dict", "tuple")
            if names and r.random() < 0.7:
                value = r.choice(names)
                returns = self.scope.kinds[value]
            else:
                value = r.choice(["None", "len(keep)", "[%s]" % new_object(self)[0], new_object(self)[0], "(1, %s)" % new_object(self)[0]])
            self.text.add("return %s" % value)
        self.text.depth -= 1
        self.text.blank()
        self.text.blank()
        self.scope = outer
        self.functions.append(Function(name, parameters, required, returns))

    def recursion(self):
        cls = self.random.choice(self.classes)
        self.text.add("def down(depth, carried):")
        self.text.depth += 1
        self.text.add("here = %s('d' + str(depth))" % cls.name)
        if cls.attributes:
            self.text.add("here.%s = carried" % self.random.choice(cls.attributes))
        self.text.add("if depth > 0:")
        self.text.add("    " + self.random.choice(["down(depth - 1, here)", "return down(depth - 1, here)", "carried = down(depth - 1, [here, carried])"]))
        self.text.add(self.random.choice(["return here", "return carried", "print(sys.getrefcount(here))" if self.refcounts else "pass", "keep.append(here)"]))
        self.text.depth -= 1
        self.text.blank()
        self.text.blank()

    # --- the program
    def helper(self, name):
        lines = HELPERS[name].strip("\n").split("\n")
        for line in lines:
            if line.strip():
                self.text.add(line[8:])
        self.text.blank()
        self.text.blank()

    def header(self):
        r = self.random
        for module in r.sample(["gc", "sys", "weakref"], 3):
            self.text.add("import " + module)
        self.text.blank()
        self.text.add("keep = []")
        self.text.add("pool = {}")
        self.text.add("refs = []")
        self.text.add("budget = %d" % r.randint(0, 4))
        self.text.add("print('begin')")  # a process's first print makes objects of its own
        self.text.blank()
        self.text.blank()

    def program(self):
        r = self.random
        theme = r.choices([t for t, _ in THEMES], [w for _, w in THEMES])[0]
        self.header()
        return theme(self)

    def definitions(self):
        r = self.random
        for index in range(r.choice([1, 1, 2, 2, 3, 4])):
            self.classes.append(make_class(self, index))
            self.text.blank()
        for name in HELPERS:
            self.helper(name)
        for index in range(r.choice([0, 1, 1, 2, 3])):
            self.function(index)
        self.has_recursion = r.random() < 0.2
        if self.has_recursion:
            self.recursion()

    def body(self, count):
        for _ in range(count):
            self.statement()

    def ending(self):
        r = self.random
        if r.random() < 0.15:
            self.error_ending()
            return
        if self.has_recursion:
            self.text.add(r.choice(["down(%d, None)", "print(down(%d, None))", "keep.append(down(%d, keep))"]) % r.randint(1, 4))
        self.text.add("print('end')")
        if r.random() < 0.7:
            names = self.scope.free_names("obj", "list", "dict", "tuple")
            r.shuffle(names)
            for name in names:
                if r.random() < 0.7:
                    self.text.add("del %s" % name)
        for _ in range(r.randint(0, 4)):
            self.text.add(r.choice(["del keep[:]", "pool.clear()", "del refs[:]", "tell_refs()", "print('gc', gc.collect())", "print('gc', gc.collect(1))",
                                    "print(len(keep), len(pool))", "print('gc', gc.collect())"]))
        self.text.add("print('gc', gc.collect())")
        self.text.add("print(len(keep), len(pool), len(gc.garbage))")

    def error_ending(self):
        r = self.random
        if r.random() < 0.5:
            error_statement(self)
            return
        self.text.add("def fails(x, y=None):")
        outer, self.scope = self.scope, Scope(True)
        cls = r.choice(self.classes)
        self.scope.bind("x", "obj", cls)
        self.text.depth += 1
        for _ in range(r.randint(0, 3)):
            self.statement(1)
        if r.random() < 0.15:
            self.text.add(r.choice(["print(unbound)\nunbound = 1",  "del x, y\n%sreturn x" % ""]).replace("\n", "\n" + "    " * self.text.depth))
        else:
            error_statement(self)
        self.text.depth -= 1
        self.scope = outer
        self.text.add("fails(%s)" % new_object(self, cls)[0])


# The same said as 2.7 says it.
SAID_IN_2 = [(re.compile(r"^( *class \w+)(\(\))?:", re.M), r"\1(object):"), (re.compile(r"print\(f'del \{self\.label\}'\)"), "print('del %s' % self.label)"),
             (re.compile(r"return f'\{self\.label\}!'"), "return self.label + '!'"), (re.compile(r"\b(keep|refs|gc\.garbage)\.clear\(\)"), r"del \1[:]")]
# What 2.7 has not, or does otherwise (docs/fidelity.md): the order of dict keys.
NOT_IN_2 = re.compile(r"\bf['\"]|\b(end|sep)=|\w\.clear\(\)|callbacks|super\(\)|freeze|\{[^}\n]*:[^}\n]*:|popitem|pool\[[^$]*pool\[|vars\(|\*\w+ =|nonlocal|gc\.is_tracked")


def program(seed, level=0, python_2=False):
    """Level 1 takes a theme, 2 a wide program, 0 either: a wide one four times out of five."""
    level = level or (1 if seed % 5 == 0 else 2)
    if level == 2:
        return Wide(random.Random(seed * 10 + level), python_2).program()
    for attempt in range(1, 300):
        generator = Generator(seed if attempt == 1 else seed * 1009 + attempt, level)
        generator.only_slots = python_2
        generator.program()
        text = str(generator.text)
        if not python_2:
            return text
        for pattern, said in SAID_IN_2:
            text = pattern.sub(said, text)
        if not NOT_IN_2.search(text[text.index("print('begin')"):].replace("print('  holds', type(x).__name__, gc.is_tracked(x))", "")):
            return text
    return "print('none')\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("--level", type=int, choices=(0, 1, 2), default=0)
    arguments = parser.parse_args()
    print(program(arguments.seed, arguments.level), end="")


if __name__ == "__main__":
    main()
