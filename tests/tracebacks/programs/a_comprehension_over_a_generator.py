def g():
    for i in range(3):
        yield 1 // (i - 1)
print([x for x in g()])
