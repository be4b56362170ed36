# weakref.finalize registers with atexit: the last made runs first, before any collection; atexit = False never runs.
import weakref
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def say(*args): print("finalize", *args)
a = Loud("a")
b = Loud("b")
weakref.finalize(a, say, 1)
second = weakref.finalize(a, say, 2)
third = weakref.finalize(b, say, 3)
third.atexit = False
fourth = weakref.finalize(b, say, 4, 5)
fourth.detach()
ring = [Loud("in a ring")]
ring.append(ring)
del ring
print("last line")
