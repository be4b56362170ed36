# Who is asked in which order, and what is made of the answer.
def show(f):
    try:
        print(f())
    except Exception as x:
        print("!!", type(x).__name__, x)

class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return "V(%d)" % self.n
    def __add__(self, o): print("add", self, o); return V(self.n + o.n) if type(o) is V else NotImplemented
    def __radd__(self, o): print("radd", self, o); return V(self.n + 100)
    def __iadd__(self, o): print("iadd"); self.n += 1; return self
    def __eq__(self, o): print("eq", self, o); return type(o) is V and self.n == o.n
    def __lt__(self, o): print("lt", self, o); return self.n < o.n if type(o) is V else NotImplemented
    def __hash__(self): print("hash", self.n); return self.n
    def __len__(self): print("len"); return self.n
    def __getitem__(self, i): print("getitem", i); return i
    def __setitem__(self, i, v): print("setitem", i, v)
    def __delitem__(self, i): print("delitem", i)
    def __contains__(self, v): print("contains", v); return v
    def __neg__(self): return V(-self.n)
    def __pos__(self): return "pos"
    def __invert__(self): return None
    def __mod__(self, o): return ("mod", o)
    def __rmod__(self, o): return ("rmod", o)
    def __pow__(self, o): return ("pow", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rmul__(self, o): return ("rmul", o)
    def __ror__(self, o): return ("ror", o)
    def __format__(self, s): return "F" + s

class W(V):
    def __radd__(self, o): print("W.radd"); return "W"
    def __gt__(self, o): print("W.gt"); return "gt"

class Same(V):
    pass

a, b, w, s = V(1), V(2), W(3), Same(4)
for f in [lambda: a + b, lambda: a + 5, lambda: 5 + a, lambda: a + w, lambda: w + a, lambda: a + s, lambda: [1] + a, lambda: "x" + a,
          lambda: (1,) + a, lambda: a == b, lambda: a != b, lambda: a == 1, lambda: 1 == a, lambda: 1 != a, lambda: a < b, lambda: a > b,
          lambda: a < w, lambda: a > 1, lambda: 1 < a, lambda: a <= b, lambda: not a, lambda: bool(V(0)), lambda: a[1:2], lambda: a[::-1],
          lambda: a["k"], lambda: 0 in a, lambda: 7 in a, lambda: 7 not in a, lambda: -a, lambda: +a, lambda: ~a, lambda: a % 1,
          lambda: "%s" % a, lambda: 5 % a, lambda: 2 ** a, lambda: a ** 2, lambda: 2 * a, lambda: [1] * a, lambda: "a" * a, lambda: {1} | a, lambda: {1: 2} | a,
          lambda: a - 1, lambda: 1 - a, lambda: [a] == [a], lambda: [a] == [b], lambda: (a, 1) < (b, 0), lambda: a in [b, a], lambda: [a, b].index(b),
          lambda: {a: 1}[V(1)], lambda: V(2) in {a, b}, lambda: {a: 1} == {V(1): 1}, lambda: f"{a:>5}{a!r:>6}{a}", lambda: [1] == a, lambda: None == a, lambda: a is a,
          lambda: [[a]] < [[b]], lambda: max([a, b]), lambda: sorted([b, a])]:
    show(f)
a += 1
print(a)
l = [1]
def inplace(x, y):
    x += y
    return x
show(lambda: inplace([1], a))
show(lambda: inplace(5, a))

class E:
    __eq__ = None
class H:
    def __eq__(self, o): return NotImplemented
class K:
    __hash__ = None
class R:
    def __eq__(self, o): return [1] if o else []
    def __bool__(self): return False
class T:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class M(dict):
    def __missing__(self, k): return "missing " + k
class L(list):
    def __getitem__(self, i): return "L%s" % i
    def __eq__(self, o): return "eq"
    def __len__(self): return 0
class S(set):
    def __or__(self, o): return "S or"
    def __ror__(self, o): return "S ror"
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return "S rsub"
class B:
    def __bool__(self): raise ValueError("no truth")
class X:
    def __index__(self): return 2
for f in [lambda: E() == 1, lambda: 1 == E(), lambda: H() == H(), lambda: {H(): 1}, lambda: {K()}, lambda: hash(K()), lambda: R() == 1, lambda: R() != 1, lambda: R() != 0,
          lambda: 20 in T(), lambda: 5 in T(), lambda: T()[1], lambda: M()["x"], lambda: M(a=1)["a"], lambda: L([1, 2])[0], lambda: L() == 1, lambda: L([1]) != [1],
          lambda: bool(L([1])), lambda: L([1]) + [2], lambda: [2] + L([1]), lambda: S([1]) | {2}, lambda: {2} | S([1]), lambda: S([1]) - {1}, lambda: {1} - S([1]),
          lambda: S([1]) & {1}, lambda: not B(), lambda: 1 if B() else 2, lambda: B() in [1], lambda: [1, 2, 3][X()], lambda: [1, 2, 3][:X()], lambda: "ab" * X(), lambda: X() * [1], lambda: (1, 2, 3)[X():],
          lambda: range(10)[X()], lambda: "%d" % X(), lambda: "%x" % X(), lambda: "abc"[X()], lambda: range(5)[1:X()], lambda: range(10)[::X()], lambda: range(10)[::-3], lambda: range(3) == range(0, 3, 1),
          lambda: 3.0 in range(5), lambda: 3.5 in range(5), lambda: "a" in range(5), lambda: 4 in range(0, 10, 3), lambda: 6 in range(9, 0, -3), lambda: [] < [1], lambda: [1, 2] >= [1], lambda: (1, "a") == (1, "a"),
          lambda: {1, 2} >= {1}, lambda: {1} > {1}, lambda: {1} != {2}, lambda: frozenset([1]) == {1}, lambda: {frozenset([1])}, lambda: {1} in {frozenset([1])}, lambda: {1: 2} != {1: 3}, lambda: {1: 2} == {2: 2}]:
    show(f)
n = []
for i in range(3000): n = [n]
def deep(f):
    try:
        f()
        print("fine")
    except RecursionError:
        print("RecursionError")
def loops():
    a = []; b = []
    a.append(b); b.append(a)
    return a == b
deep(loops)
class Q:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
deep(lambda: repr(Q()))
deep(lambda: Q() == Q())
l = [1, {"k": (2, [3])}, {4}, frozenset({5}), None, True, 1.5, "it's", 'q"', "\n\t\\\x00é"]
l.append(l)
d = {"d": l}
d["self"] = d
print(l, d)
print(str(l) == repr(l), ascii(l))
print("%s|%r|%a" % (l, d, l))
class Grow:
    def __init__(self, l): self.l = l
    def __repr__(self):
        del self.l[:]
        return "grow"
g = [0]; g.append(Grow(g)); g.append(2)
print(g, g)
class EqChange:
    def __init__(self, l): self.l = l
    def __eq__(self, o):
        del self.l[:]
        return True
g = [EqChange(None), 1, 2]; g[0].l = g
print(g == [0, 1, 2], g)
g = [EqChange(None), 1, 2]; g[0].l = g
print(5 in g, g)
x = [1, 2, 3, 4, 5]
x[1:3] = "abc"; print(x)
x[::2] = range(3); print(x)
del x[1::2]; print(x)
x[10:] = [7]; print(x)
x[-100:1] = []; print(x)
x[2:1] = [8, 9]; print(x)
x += x; print(x)
x *= 2; print(x)
x[:] = x[::-1]; print(x)
x[5:2:-1] = "xyz"; print(x)
del x[-1], x[0]; print(x)
def gen():
    yield 1
    yield 2
    raise KeyError("g")
y = [0]
try:
    y += gen()
except KeyError as e:
    print(y, repr(e), str(e))
print("héllo"[1], "héllo"[-1], "héllo"[::-1], "héllo"[1:3], "é" in "héllo", "日本語"[1:], "日本語" < "日本", "a" * 3 + "é" * 2)
