# What weakref has in Python leaves a frame in the traceback, and that holds the arguments until the error is let go.
import gc
import weakref


class A(object):
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del %d' % self.n)


class S(object):
    __slots__ = ('n',)

    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del %d' % self.n)


def attempt(name, f):
    print(name)
    try:
        f()
    except Exception as e:
        print('caught ' + type(e).__name__)
    print(gc.collect())


def put(d, k, v):
    d[k] = v


def drop(d, k):
    del d[k]


def bad():
    yield A(27)
    yield S(28)


gc.collect()
w = weakref.WeakSet()
d = weakref.WeakValueDictionary()
k = weakref.WeakKeyDictionary()
attempt('WeakSet([S])', lambda: weakref.WeakSet([S(1)]))
attempt('WeakSet(generator)', lambda: weakref.WeakSet(bad()))
attempt('add', lambda: w.add(S(2)))
attempt('remove', lambda: w.remove(A(3)))
attempt('remove S', lambda: w.remove(S(3)))
attempt('discard S', lambda: w.discard(S(4)))
attempt('values put', lambda: put(d, 'k', S(8)))
attempt('values put under a list', lambda: put(d, [], A(9)))
attempt('values setdefault', lambda: d.setdefault('k', S(10)))
attempt('values pop', lambda: d.pop('zz', A(11)))
attempt('values init', lambda: weakref.WeakValueDictionary({'a': S(12)}))
attempt('values update', lambda: d.update({'x': S(13)}))
attempt('keys put', lambda: put(k, S(15), 1))
attempt('keys get', lambda: k[A(16)])
attempt('keys get S', lambda: k[S(17)])
attempt('keys drop', lambda: drop(k, A(18)))
attempt('keys pop', lambda: k.pop(A(19)))
attempt('keys init', lambda: weakref.WeakKeyDictionary({S(20): 1}))
attempt('keys setdefault', lambda: k.setdefault(S(21), 2))
