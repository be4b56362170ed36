# sys.exit raises SystemExit: the frames are gone before the finalizers run, and the status is what was given.
import sys, weakref
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

a = Loud("a")
weakref.finalize(a, print, "finalize")
def f():
    local = Loud("local")
    try:
        sys.exit(3)
    finally:
        print("finally")
f()
