# An exception in a __del__ at exit is reported and ignored; the others run. sys.exit in one as well.
import sys
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

class Bad:
    def __del__(self):
        print("bad")
        raise ValueError("in del")
class Leaver:
    def __del__(self):
        print("leaver")
        sys.exit(5)
a = Loud("a")
b = Bad()
c = Leaver()
d = Loud("d")
