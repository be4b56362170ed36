# A function in gc.callbacks refers to the namespace: nothing in it is ever freed.
import gc
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def told(phase, info): pass
gc.callbacks.append(told)
a = Loud("a")
ring = [Loud("in a ring")]
ring.append(ring)
del ring
