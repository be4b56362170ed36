def g():
    yield 1
    raise RuntimeError("in gen")
for i in g():
    print(i)
