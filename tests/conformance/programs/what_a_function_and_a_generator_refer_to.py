import gc
import sys


def show(o):
    print([z if isinstance(z, str) else type(z).__name__ for z in gc.get_referents(o)])


def f(x, y=2):
    pass


def g(n):
    'doc'
    def h(m):
        return n
    return h


def gen(a, b):
    yield a
    yield b


show(f)
show(g)
show(g(3))
show(lambda: 0)
show(slice(1, [2], 3))
if sys.version_info >= (3, 11):
    x = gen('aa', [1])
    show(x)
    next(x)
    show(x)
    for _ in x:
        pass
    show(x)
try:
    [][1]
except IndexError as e:
    if sys.version_info >= (3,):
        show(e)
    show(sys.exc_info()[2])
