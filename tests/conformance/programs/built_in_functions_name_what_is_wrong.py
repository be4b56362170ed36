# What built-in functions say when their arguments do not fit.
# level: 2
print(*[], end="")  # Python 3
def err(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__ + ":", e)

x = 1
def f():
    x = 2
    def g():
        return x
    return g()
def h():
    global x; x = 10; return x
print(x, f(), x, h(), x)
def k(): return y
err(k); y = 3; err(k)
def m():
    if False: z = 1
    return z
err(m)
def dl():
    q = 1; del q; return q
err(dl)
def cl():
    def inner(): return v
    if False: v = 1
    return inner()
err(cl)
def cl2():
    v = 1
    def inner(): return v
    del v
    return inner()
err(cl2)
err(lambda: [zz for zz in range(3)] and zz)
err(lambda: nope.x); err(lambda: nope()); err(lambda: x.nope); err(lambda: [].nope); err(lambda: "".nope); err(lambda: (1).nope); err(lambda: (1.5).nope); err(lambda: None.nope); err(lambda: len.nope); err(lambda: f.nope); err(lambda: {}.nope); err(lambda: set().nope); err(lambda: ().nope); err(lambda: int.nope); err(lambda: True.nope); err(lambda: range(3).nope); err(lambda: (i for i in []).nope); err(lambda: Exception().nope)
class C(object):
    a = 1; b = [a for _ in range(2)] if False else a
    def m(self): return a
err(lambda: C().m()); print(C.b)
for i in range(3): pass
print(i)
i = [i for i in range(5)][-1]; print(i)
def outer():
    def a(): return b()
    def b(): return "b"
    return a()
print(outer())
def make():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    return fs
print([q() for q in make()])
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(fact(10), fact.__name__, callable(fact), callable(5))
print((lambda *a, **k: (a, k))(1, 2, z=3), (lambda: None)())
a = b = []; a.append(1); print(a, b, a is b)
a = 1; a, b = 2, a; print(a, b)
i = 0; L = [0, 0]; i, L[i] = 1, 5; print(i, L)
print([1, 2, 3][-1], (1, 2, 3)[0:2], "abc"[::-1]); print(1 if [] else 2, 0 or "x", "" or None, 1 and 2, 0 and 2, not 1, None or 0 or [])
while True:
    break
else: print("no")
for _ in []: pass
else: print("else ran")
n = 5
while n: n -= 1
else: print("while else", n)
def deep(n): return [] if n == 0 else [deep(n - 1)]
print(deep(5)); print(vars().get("n") if False else n, globals()["n"], "n" in globals(), sorted(locals())[:0])
def lo(a, b=2): c = 3; return sorted(locals().items())
print(lo(1)); print(dir(C)[:0], [n for n in dir(C()) if not n.startswith("_")], hasattr(C, "m"), getattr(C, "q", "dflt"))
err(lambda: getattr(C, "q")); err(lambda: getattr(C, 5)); err(lambda: setattr(5, "a", 1)); err(lambda: delattr(C, "q")); err(lambda: hasattr(C)); err(lambda: setattr(C, "x")); err(lambda: type()); err(lambda: type(1, 2)); err(lambda: isinstance(1)); err(lambda: callable()); err(lambda: id()); err(lambda: len(1, 2)); err(lambda: input if False else abs()); err(lambda: range()); err(lambda: range("a")); err(lambda: range(1.5)); err(lambda: range(1, 2, 3, 4)); err(lambda: zip(1)); err(lambda: enumerate()); err(lambda: enumerate(5)); err(lambda: map(1)); err(lambda: map()); err(lambda: list(map(5, [1]))); err(lambda: filter(1)); err(lambda: list(filter(5, [1]))); err(lambda: reversed(5)); err(lambda: reversed()); err(lambda: list(reversed({1}))); err(lambda: next()); err(lambda: next(5)); err(lambda: iter()); err(lambda: iter(5, 6)); err(lambda: any()); err(lambda: any(5)); err(lambda: all(1, 2)); err(lambda: sum()); err(lambda: sum(5)); err(lambda: sum([[1], [2]])); err(lambda: sum([[1], [2]], [])); err(lambda: sorted(5)); err(lambda: min(5)); err(lambda: min("a", 1)); err(lambda: max([1, 2], key=5)); err(lambda: max([], default=7)); err(lambda: max(1, 2, default=3)); err(lambda: max("abc", key=lambda c: -ord(c))); err(lambda: divmod(1)); err(lambda: divmod("a", 1)); err(lambda: pow(1)); err(lambda: pow("a", 2)); err(lambda: round()); err(lambda: round(1.5, "a")); err(lambda: round(1.567, 2)); err(lambda: chr()); err(lambda: chr("a")); err(lambda: ord()); err(lambda: ord(5)); err(lambda: ord("")); err(lambda: hex("a")); err(lambda: bin(1.5)); err(lambda: oct()); err(lambda: bool(1, 2)); err(lambda: str(1, 2, 3, 4)); err(lambda: int(1, 2, 3)); err(lambda: float(1, 2)); err(lambda: list(1, 2)); err(lambda: tuple(5)); err(lambda: dict(1, 2)); err(lambda: set(1, 2)); err(lambda: super()); err(lambda: hash({})); err(lambda: hash(([],))); err(lambda: hash(set())); err(lambda: vars(5)); err(lambda: vars([])); err(lambda: dir(1, 2)); err(lambda: slice()); err(lambda: slice(1, 2, 3)); err(lambda: slice(5).indices(3)); err(lambda: object().x); err(lambda: object() == object()); err(lambda: property().fget); err(lambda: staticmethod()); err(lambda: issubclass(1, 2)); err(lambda: issubclass(int, (str, object)))
