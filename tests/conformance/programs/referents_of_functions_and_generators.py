# level: 2
# gc.get_referents tells of a function and of a generator what the collector visits: names and code as well, until 3.10 a frame.
import gc


def names(thing):
    return [type(o).__name__ for o in gc.get_referents(thing)]


def plain():
    "what it is for"


def given(a, b=2):
    return a


def outer(x):
    def inner():
        return x
    return inner


def numbers(first):
    second = first
    yield first
    yield second


def show(thing):
    print('%d %s' % (len(names(thing)), ' '.join(names(thing))))


given.mark = 1
for function in [plain, given, outer(1), lambda: 1]:
    show(function)
generator = numbers(1.5)
show(generator)
next(generator)
show(generator)
list(generator)
show(generator)
