def gen():
    x = yield 1
    raise ValueError(x)
g = gen()
next(g)
g.send("hello")
