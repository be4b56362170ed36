# sys.last_traceback keeps the frames: their locals die after the first collection, before the namespace.
import weakref
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def finalized(): print("finalize")
a = Loud("a")
weakref.finalize(a, finalized)
ring = [Loud("in a ring")]
ring.append(ring)
del ring
def inner():
    local = Loud("local of inner")
    raise KeyError("nobody")
def outer():
    local = Loud("local of outer")
    inner()
outer()
