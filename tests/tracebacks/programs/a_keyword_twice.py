def f(**kw): pass
d = {"a": 1}
f(**d, **d)
