# A suspended generator is closed: its finally runs, and its locals die.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def g(name):
    held = Loud("held by " + name)
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)
a = g("a")
next(a)
b = g("b")
c = g("c")
next(c); next(c)
d = Loud("d")
