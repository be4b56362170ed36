import gc, sys
gc.collect() # a warning about this text makes 3.15 import functools, which leaves cycles behind
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def g1():
    try:
        x = yield 1
        print("x", x)
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("fin")
a = g1(); print(next(a)); print(a.send("hi")); print(a.throw(ValueError("boo"))); t(lambda: next(a)); t(lambda: next(a))
a = g1(); next(a); a.close(); a.close(); t(lambda: a.send(1))
a = g1(); t(lambda: a.send(1)); t(lambda: a.throw(KeyError("k"))); t(lambda: next(a))
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b); t(lambda: b.close())
def sub():
    try:
        r = yield "s1"
        print("sub got", r)
        r = yield "s2"
    except KeyError as e:
        print("sub caught", e)
        return "from except"
    return "sub result"
def outer():
    r = yield from sub()
    print("r =", r)
    r = yield from [1,2]
    print("r =", r)
    return r
o = outer(); print(next(o), o.send(7), o.throw(KeyError("z")), next(o)); t(lambda: next(o)); t(lambda: next(o))
o = outer(); print(next(o)); print(o.gi_running, o.gi_yieldfrom is None, o.__name__); o.close()
def stop():
    yield 1
    raise StopIteration("x")
s = stop(); next(s); t(lambda: next(s))
try:
    s = stop(); next(s); next(s)
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
except StopIteration as e:
    print("as the end:", repr(e))
def selfish():
    yield next(me)
me = selfish(); t(lambda: next(me))
def ret():
    return 5
    yield
t(lambda: next(ret()))
print(list(x*y for x in range(3) for y in range(2) if x != y))
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def holds(d):
    e = D("local")
    try:
        yield 1
        yield 2
    finally:
        print("closing")
h = holds(D("arg")); next(h)
h = None
print("after")
h = holds(D("unstarted")); del h
print("after 2")
h = holds(D("full"))
for x in h: print(x)
print("exhausted")
del h
def exc():
    try:
        raise ValueError("inner")
    except ValueError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
e = exc()
print(next(e), sys.exc_info()[0])
try:
    raise KeyError("outer")
except KeyError:
    print(next(e), sys.exc_info()[0])
print(next(e))
def ctx():
    try: yield
    except BaseException as e: print(repr(e.__context__)); raise TypeError("t")
c = ctx(); next(c)
try:
    try: 1/0
    except ZeroDivisionError: c.throw(KeyError("q"))
except TypeError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
def cyc():
    me = yield
    yield me
c = cyc(); next(c); c.send(c); del c
n = gc.collect(); print(n if sys.version_info >= (3, 7) else "3.6 counts the frame, too")
def cyc2():
    try:
        me = yield
        yield me
    finally: print("collected")
c = cyc2(); next(c); c.send(c); del c
n = gc.collect(); print(n if sys.version_info >= (3, 7) else "3.6 counts the frame, too")
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("end")
        return self.n
def yf():
    r = yield from It()
    print("yf", r)
print(list(yf()))
t(lambda: list(yf().throw(KeyError)))
def yf2():
    yield from It()
y = yf2(); next(y); t(lambda: y.throw(KeyError("nothrow")))
y = yf2(); next(y); t(lambda: y.send(5))
y = yf2(); next(y); print(y.close())
def nested(n):
    if n: yield from nested(n-1)
    yield n
print(list(nested(20)))
t(lambda: a.throw(5)); t(lambda: a.throw()); t(lambda: a.send()); t(lambda: bad().throw(ValueError, ValueError("v")))
def gg():
    yield 1
def after_close():
    yield 1
    print("never")
z = after_close(); next(z); z.close(); t(lambda: z.throw(ValueError("closed")))
def clo():
    try: yield 1
    finally: return 7
z = clo(); next(z); print(z.close())
def dies():
    try: yield 1
    finally: raise ValueError("in finally")
z = dies(); next(z); del z
print("end")
