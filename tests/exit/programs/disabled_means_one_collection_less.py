# With gc.disable() the exit's first collection is left out; the last one runs all the same.
import gc
gc.disable()
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

pair = [Loud("l1"), Loud("l2")]
ring = [Loud("in a ring")]
ring.append(ring)
del ring
def f(x=Loud("default")): pass
Loud.own = Loud("own")
print("last line")
