# A finalizer made by a finalizer at exit runs too; one that fails is reported, and the others run.
import weakref
class Thing: pass
a = Thing()
def bad():
    print("bad")
    raise ValueError("no")
def more():
    print("more")
    weakref.finalize(a, print, "made at exit")
weakref.finalize(a, print, "first made")
weakref.finalize(a, bad)
weakref.finalize(a, more)
