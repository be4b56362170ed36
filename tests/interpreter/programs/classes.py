def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class L(list): pass
class DD(dict):
    def __missing__(self, k): return "missing"
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
class S(set): pass
print(L([1,2]), DD(a=1), T(1,2), S([1]), DD()["x"], type(L()), len(L("abc")), T(1,2)[1])
class L2(list):
    def __init__(self, n):
        super().__init__(range(n))
        self.n = n
print(L2(3), L2(3).n, L2(2) + [5])
class P:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print("deleted")
p = P(); p.x = 5; print(p.x); del p.x; print(P.x.__doc__, P.x.fget.__name__)
class RO:
    @property
    def y(self): return 1
def ro(): RO().y = 5
t(ro)
class Sl:
    __slots__ = ("a", "b")
q = Sl(); q.a = 1; print(q.a); t(lambda: q.b)
def setc(): q.c = 1
t(setc)
print(isinstance(True, int), issubclass(bool, int), isinstance(5, (str, int)), type(5) is int, type(type), type(None), callable(len), callable(5), callable(P))
print(hasattr(p, "x"), getattr(p, "nope", 7), vars(p), hash(5), hash("a") == hash("a"), id(p) == id(p))
class H:
    def __getattr__(self, n): return n.upper()
print(H().foo, getattr(H(), "bar"))
e = ValueError("a", 1); print(e.args, e, repr(e), e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__)
print(repr(KeyError("k")), str(KeyError("k")), str(Exception()), repr(Exception()))
class MyE(Exception):
    def __init__(self, a, b): self.a = a; super().__init__(a)
m = MyE(1,2); print(m.args, m.a, m)
class MyE2(Exception):
    def __init__(self, a): self.a = a
print(MyE2(5).args, repr(MyE2(5)))
try: raise ValueError("x") from KeyError("y")
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, type(e.__traceback__))
s = StopIteration(5); print(s.value, StopIteration().value, SystemExit(3).code)
X = type("X", (object,), {"a": 5}); print(X, X().a, X.__name__, X.__mro__)
class A:
    def __init_subclass__(cls): print("sub", cls.__name__)
class B(A): pass
print(A.__subclasses__(), B.mro(), B.__base__)
print(object.__repr__([])[:12], list.__repr__([1]), str.__str__ if False else "", object().__eq__(5), object() == object())
class R(list):
    def __repr__(self): return "R" + super().__repr__()
print(R([1]))
class Cm:
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(x): return x
print(Cm.c(), Cm().c(), Cm.s(1), Cm().s(2), Cm.__dict__["c"].__func__.__name__)
def loc(a, b=2):
    c = 3
    return sorted(locals())
print(loc(1), "loc" in globals(), __name__)
print("a", "b", sep="", end="!\n"); print(); print(None, sep=None, end=None, flush=True)
t(lambda: P(5)); t(lambda: object.__new__()); t(lambda: object.__new__(list)); t(lambda: list.__new__(int)); t(lambda: L.__new__(L))
class W:
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, x): self.x = x
print(W(3).x); t(lambda: W())
class O:
    def __init__(self): return 5
t(O)
class Len:
    def __len__(self): return -1
t(lambda: len(Len()))
class Len2:
    def __len__(self): return "a"
t(lambda: len(Len2())); t(lambda: bool(Len2()))
class Hh:
    def __hash__(self): return "a"
t(lambda: hash(Hh())); t(lambda: hash([])); t(lambda: hash({})); t(lambda: {[]: 1})
class I:
    def __index__(self): return 3
print(list(range(I())), hex(I()), [1,2,3,4][I()]); t(lambda: int(I()) )
class Rv:
    def __reversed__(self): return iter([9])
    def __round__(self, n=None): return ("r", n)
    def __abs__(self): return "abs"
print(list(reversed(Rv())), round(Rv()), round(Rv(), 2), abs(Rv()))
print(range(5), range(1,10,2), len(range(10,0,-3)), list(range(10,0,-3)), range(3) == range(0,3), 5 in range(10))
print(slice(1,2), slice(5), slice(1,2,3).step)
