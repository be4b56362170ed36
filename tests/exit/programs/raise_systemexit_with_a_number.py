# raise SystemExit(...) is the same; a status has 8 bits; a bool is a number.
class Mine(SystemExit): pass
def f():
    raise Mine(True)
f()
