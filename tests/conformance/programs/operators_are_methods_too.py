# Operators and comparisons are methods, too: of numbers, texts and containers, and for classes that extend these.
# level: 2
print(*[], end="")  # Python 3
def err(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__ + ":", e)
err(lambda: (5).__add__(3)); err(lambda: (5).__add__("a")); err(lambda: (5).__add__(2.5)); err(lambda: (2.5).__add__(1)); err(lambda: (5).__radd__(3)); err(lambda: (5).__sub__(3)); err(lambda: (5).__rsub__(3)); err(lambda: "a".__add__("b")); err(lambda: "a".__add__(1)); err(lambda: "a".__mul__(3)); err(lambda: "%d".__mod__(3)); err(lambda: [1].__add__([2])); err(lambda: [1].__add__(2)); err(lambda: [1].__mul__(2)); err(lambda: (1,).__add__((2,))); err(lambda: {1}.__or__({2})); err(lambda: {1}.__or__([2])); err(lambda: {1, 2}.__sub__({2})); err(lambda: (7).__floordiv__(2)); err(lambda: (7).__mod__(4)); err(lambda: (2).__pow__(5)); err(lambda: (5).__neg__()); err(lambda: (-5).__abs__()); err(lambda: (-2.5).__abs__()); err(lambda: (6).__and__(3)); err(lambda: (6).__or__(1.5)); err(lambda: (1).__lshift__(3)); err(lambda: (5).__invert__())
err(lambda: (1).__eq__(1)); err(lambda: (1).__lt__(2)); err(lambda: (1).__hash__()); err(lambda: "a".__len__()); err(lambda: [1].__len__()); err(lambda: [1].__contains__(1)); err(lambda: [1, 2].__getitem__(1)); err(lambda: "abc".__getitem__(1)); err(lambda: "abc".__contains__("b")); err(lambda: {1: 2}.__contains__(1)); err(lambda: [1].__eq__([1])); err(lambda: "a".__lt__("b")); err(lambda: "a".__eq__(1)); err(lambda: (1).__str__()); err(lambda: "a".__repr__()); err(lambda: [1].__repr__()); err(lambda: (1).__bool__()); err(lambda: 5 .__class__); err(lambda: [3, 1].__iter__().__next__()); err(lambda: int.__add__(1, 2)); err(lambda: str.upper("a")); err(lambda: list.append([], 1)); err(lambda: int.__add__("a", 2)); err(lambda: str.upper(5)); err(lambda: object.__repr__(5)[:8]); err(lambda: object.__str__(5)); err(lambda: object.__eq__(1, 1)); err(lambda: object.__ne__(1, 1)); err(lambda: (5).__format__("03d")); err(lambda: "x".__format__(">3")); err(lambda: (5).__divmod__(2)); err(lambda: (5.5).__round__()); err(lambda: [1, 2].__setitem__(0, 9)); err(lambda: [1].__delitem__(0)); err(lambda: range(5).__len__()); err(lambda: range(5).__getitem__(2)); err(lambda: 3 in range(5)); err(lambda: range(1, 10, 2).start); err(lambda: range(10).index(4)); err(lambda: range(10).count(4)); err(lambda: range(5)[1:3]); err(lambda: range(5)[-1]); err(lambda: range(5)[9]); err(lambda: range(3) == range(3)); err(lambda: hash(range(3)) == hash(range(3))); err(lambda: len(range(0, 10, 3)))
class W(list):
    def __add__(self, o): return W(super(W, self).__add__(o))
    def __iadd__(self, o): print("iadd"); return super(W, self).__iadd__(o)
    def __mul__(self, n): return W(super(W, self).__mul__(n))
    def __repr__(self): return "W" + super(W, self).__repr__()
w = W([1]); print(w + [2], w * 2); w += [5]; print(w, type(w).__name__)
class D(dict):
    def __getitem__(self, k): print("get", k); return super(D, self).__getitem__(k)
    def __setitem__(self, k, v): print("set", k); super(D, self).__setitem__(k, v)
    def __contains__(self, k): return True
    def __len__(self): return 42
    def __iter__(self): return iter(["x"])
d = D(a=1); d["b"] = 2; print(d["a"], "z" in d, len(d), list(d), d.get("a"), sorted(d.keys()), d == {"a": 1, "b": 2}, bool(d))
class S(set):
    def __or__(self, o): return S(super(S, self).__or__(o))
print(sorted(S([1]) | {2}), type(S([1]) | {2}).__name__, type(S([1]) & {1}).__name__)
class T(tuple):
    def __new__(cls, a, b): return super(T, cls).__new__(cls, (a, b))
    def __getitem__(self, i): return "item %s" % i
t = T(1, 2); print(t, t[0], len(t), tuple(t), t == (1, 2), hash(t) == hash((1, 2)), isinstance(t, tuple))
err(lambda: range(3).index(9)); err(lambda: range(1, 9, 2).index(5.0)); err(lambda: range(3).index("a")); err(lambda: range(3).count("a"))
