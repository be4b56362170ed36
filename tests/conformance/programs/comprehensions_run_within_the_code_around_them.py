# From 3.12 on a list, set or dict comprehension is no function of its own; in 2.7 a list's was none either.
# level: 2
import sys, gc
class K(object):
    def __init__(self, n): self.n = n
    def __del__(self): print('del %s' % self.n)
def f():
    a = K('a'); b = K('b')
    x = [a.n for q in (1, 2)]
    print(x)
f()
def g():
    a = K('a')
    x = [sys.getrefcount(a) for q in (1, 2)]
    y = [sys.getrefcount(q) for q in [a]]
    print([x, y, sys.getrefcount(a)])
g()
x = [K(i) for i in (0, 1, 2)]
print([k.n for k in x])
k = None
x = [[(y, x) for y in (1, 2)] for x in (3, 4)]
print(x)
def h(x):
    r = [x for x in (x, K('in'))]
    del r[:]
    print('after')
    return x if isinstance(x, int) else 'K'
print(h(5))
def i():
    z = 9
    s = {z for z in (1, 2)}; d = {z: z for z in (3,)}
    fs = [lambda: z for z in (1, 2)]
    print([sorted(s), d, [q() for q in fs]])
    return z
print(i())
class C(object):
    n = [m for m in (1, 2)]
    o = {m: m for m in n}
print([C.n, C.o])
def j():
    try:
        return [1 // v for v in (1, 0)]
    except ZeroDivisionError:
        return 'caught'
print(j())
def deep(a):
    return [[[a + b + c for c in (1,)] for b in (a, 2)] for a in (a, 3)]
print(deep(1))
def closure():
    a = K('cell'); w = 2
    def inner(): return [a.n * w for _ in (1, 2)]
    print(inner())
closure()
def gen():
    for q in [v for v in (1, 2)]:
        yield [q * v for v in (1, 2)]
print(list(gen()))
def ex():
    k = K('outer')
    try:
        [K(i).nope for i in (1, 2)]
    except AttributeError as e:
        print('AttributeError')
    print(k.n)
ex()
print([c for c in gc.get_objects() if isinstance(c, K)])
def lam():
    return [(lambda t: [t + s for s in (1, 2)])(u) for u in (1, 2)]
print(lam())
def names():
    a = 1
    return [sorted(locals()) for y in (1,)][0][:2], [eval for eval in (1,)]
def walrus():
    return [v for v in (1, 2, 3) if v > 1], [w for w in 'ab']
print(walrus())
try:
    print([undefined for q in (1,)])
except NameError as e:
    print(e)
def unbound():
    try: print([zz for q in (1,)])
    except NameError as e: print(type(e).__name__)
    zz = 1
unbound()
