# level: 2
# Until 3.10 a frame holds its function's code and cells, not the function: a generator, or a traceback, outlives it.
import gc
import sys
import weakref


class Node(object):
    def __del__(self):
        print('del node')


def make():
    node = Node()

    def generate(x=node):
        x = None
        yield 1
        yield 2
    return generate


gc.collect()
function = make()
alive = weakref.ref(function)
generator = function()
next(generator)
print(sys.getrefcount(function))
del function
print('function alive:', alive() is not None)
print(next(generator))
del generator
print('function alive:', alive() is not None)


class Owner(object):
    def __init__(self):
        def generate():
            yield self
        self.generator = generate()
        next(self.generator)


Owner()
print(gc.collect())


class Trouble(Exception):
    def __init__(self):
        self.me = self


def fail():
    def inner():
        raise Trouble()
    inner()


try:
    fail()
except Trouble:
    pass
if sys.version_info >= (3,):
    print(gc.collect())
