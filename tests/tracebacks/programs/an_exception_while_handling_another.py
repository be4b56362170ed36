class E(Exception):
    def __str__(self): return "E text"
def f():
    try:
        {}["k"]
    except KeyError as k:
        raise E(1, 2)
f()
