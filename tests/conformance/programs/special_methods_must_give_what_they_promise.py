# What special methods must give, and what is said when they give something else.
# level: 2
print(*[], end="")  # Python 3
class A:
    def __int__(self): return "x"
    def __float__(self): return "x"
    def __index__(self): return "x"
    def __len__(self): return "x"
    def __bool__(self): return 2
    def __hash__(self): return "x"
    def __str__(self): return 3
    def __format__(self, s): return 3
    def __contains__(self, s): return 3
    def __iter__(self): return 3
    def __reversed__(self): return 3
    def __complex__(self): return 3
    def __round__(self): return 3
    def __dir__(self): return 3
    def __repr__(self): return 3
class B:
    def __len__(self): return -1
class D:
    def __index__(self): return 5
for f in (lambda: int(A()), lambda: float(A()), lambda: [1][A()], lambda: len(A()), lambda: bool(A()), lambda: hash(A()), lambda: str(A()), lambda: format(A()), lambda: 3 in A(), lambda: iter(A()), lambda: list(reversed(A())), lambda: dir(A()), lambda: repr(A()), lambda: len(B()), lambda: bool(B()), lambda: int(D()), lambda: float(D()), lambda: "abc"[D():], lambda: range(D()), lambda: hex(D()), lambda: [1]*D(), lambda: "%d" % A(), lambda: "%f" % A(), lambda: round(A()), lambda: chr(D()), lambda: "%c" % D(), lambda: "{:d}".format(D()), lambda: divmod(D(), 2), lambda: pow(D(), 2), lambda: sum([D()]), lambda: D() + 1, lambda: max(D(), 3), lambda: [0]*3 + [D()][:D()]):
    try: print(f() if not isinstance(f(), list) else 0)
    except Exception as e: print(type(e).__name__, e)
