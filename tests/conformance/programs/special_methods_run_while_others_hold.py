# Who holds an object while one of its special methods runs, beside its names and the method itself: by version.
# level: 2
print(*[], end="")  # Python 3
import sys
class N(object):
    def __call__(self): return sys.getrefcount(self)
    def __bool__(self): print("bool", sys.getrefcount(self)); return True
    __nonzero__ = __bool__
    def __int__(self): return sys.getrefcount(self)
    def __index__(self): return sys.getrefcount(self)
    def __float__(self): return float(sys.getrefcount(self))
    def __len__(self): return sys.getrefcount(self)
    def __iter__(self): return iter([sys.getrefcount(self)])
    def __reversed__(self): return iter([sys.getrefcount(self)])
    def __contains__(self, x): print("contains", sys.getrefcount(self), sys.getrefcount(x)); return True
    def __getitem__(self, i): return (sys.getrefcount(self), i)
    def __setitem__(self, i, v): print("set", sys.getrefcount(self), sys.getrefcount(v))
    def __delitem__(self, i): print("del", sys.getrefcount(self))
    def __eq__(self, o): print("eq", sys.getrefcount(self), sys.getrefcount(o)); return True
    def __lt__(self, o): print("lt", sys.getrefcount(self), sys.getrefcount(o)); return True
    def __hash__(self): return sys.getrefcount(self)
    def __add__(self, o): return sys.getrefcount(self), sys.getrefcount(o)
    def __radd__(self, o): return sys.getrefcount(self)
    def __iadd__(self, o): print("iadd", sys.getrefcount(self), sys.getrefcount(o)); return self
    def __neg__(self): return sys.getrefcount(self)
    def __abs__(self): return sys.getrefcount(self)
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        return sys.getrefcount(self)
    def __setattr__(self, n, v): print("setattr", sys.getrefcount(self), sys.getrefcount(v))
    def __delattr__(self, n): print("delattr", sys.getrefcount(self))
    def __str__(self): return "str%d" % sys.getrefcount(self)
    def __repr__(self): return "repr%d" % sys.getrefcount(self)
    def __format__(self, s): return "fmt%d" % sys.getrefcount(self)
    def m(self): return sys.getrefcount(self)
    @property
    def p(self): return sys.getrefcount(self)
class NE(object):
    def __eq__(self, o): print("eq", sys.getrefcount(self), sys.getrefcount(o)); return True
n = N(); o = N(); l = [1, 2]
def t(name, f):
    print(name); print(f())
t("call", lambda: n()); t("bool", lambda: bool(n)); t("not", lambda: not n); t("if", lambda: 1 if n else 2); t("and", lambda: n and 1)
t("int", lambda: int(n)); t("index", lambda: list(range(50))[n]); t("float", lambda: float(n)); t("len", lambda: len(n)); t("list", lambda: [x for x in n]); t("list2", lambda: list(n) if 0 else tuple(iter(n))); t("rev", lambda: next(reversed(n)))
print("stmts")
n[0] = l
del n[0]
n.q = l
del n.q
n += o
print("repr"); print(n); print([n]); print("%s" % n); print("%r" % n); print(str(n)); print(repr(n)); print("{}".format(n)); print("{!r}".format(n)); print((n,)); print({1: n}); print("%s %s" % (n, o)); print("{0} {0!r} {0!s}".format(n)); print(n, o); print("a" + str(n)); print(" ".join([str(n)])); print("x: " + repr(n))
a = NE(); b = NE(); print(a != b)
def f(x, y=None): return sys.getrefcount(x)
def g(**k): return sys.getrefcount(k["x"])
def h(*a): return sys.getrefcount(a[0])
print(f(n), f(*[n]), f(*(n,)), f(x=n), f(**{"x": n}), f(n, y=1), g(x=n), g(**{"x": n}), h(n), h(*[n]), h(*(n,)))
args = [n]; kw = {"x": n}; tup = (n,)
print(f(*args), f(*tup), f(**kw), g(**kw), h(*args), h(*tup))
def loc():
    v = N(); w = [v]; k = {"x": v}
    print(f(v), f(*w), f(**k), v(), len(v), v[0], int(v), h(*w), g(**k), -v, v + v, v.p, v.zz)
loc()
