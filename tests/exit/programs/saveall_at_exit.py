# DEBUG_SAVEALL is honoured: __del__ is called, and everything goes to gc.garbage instead of being cleared.
import gc
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

a = Loud("a")
ring = [Loud("in a ring")]
ring.append(ring)
del ring
gc.set_debug(gc.DEBUG_SAVEALL)
