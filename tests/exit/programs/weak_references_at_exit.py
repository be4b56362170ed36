# A callback is called only if its weak reference is not trash itself: at the exit almost all are.
import weakref
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def gone(r): print("gone")
a = Loud("a")
r = weakref.ref(a, gone)
values = weakref.WeakValueDictionary()
values["a"] = a
class Seer:
    def __init__(self, other): self.r = weakref.ref(other)
    def __del__(self): print("seer sees", self.r() is not None)
s = Seer(a)
some = weakref.WeakSet([a])
