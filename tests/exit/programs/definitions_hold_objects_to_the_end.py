# Defaults, function attributes and class attributes are freed in the last collection.
import gc
gc.collect()
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

class Cycle: pass
k = Cycle()
k.k = k
k.l = Loud("in the cycle")
def f(x=Loud("default")): pass
f.attr = Loud("function attribute")
class Plain: pass
Plain.attr = Loud("class attribute")
Loud.own = Loud("own class attribute")
def outer():
    held = Loud("in a cell")
    def inner(): return held
    return inner
g = outer()
m = Loud("method's self").__init__
