import weakref


class A(object):
    pass


class B(object):
    def __call__(self, *a):
        return ('called', a)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ' ' + str(e))


a, b = A(), B()
p, q = weakref.proxy(a), weakref.proxy(b)
print(type(p).__name__)
print(type(q).__name__)
print(type(q) is weakref.CallableProxyType)
print(type(p) is weakref.ProxyType)
print(weakref.ProxyTypes == (type(p), type(q)))
print(callable(p))
print(callable(q))
attempt(lambda: p(1))
attempt(lambda: q(1))
del a, b
attempt(lambda: p(1))
attempt(lambda: q(1))
attempt(lambda: hash(p))
attempt(lambda: hash(q))
attempt(lambda: q + 1)
print(callable(q))


def f():
    return 5


print(weakref.proxy(f)())
r = weakref.proxy(A)
print(isinstance(r(), A))
attempt(lambda: weakref.proxy(r))
print(weakref.proxy(f) is weakref.proxy(f))
