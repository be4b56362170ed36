# A class with __del__ refers to the namespace, so the namespace is a cycle: the last collection calls __del__ in its own order.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

b = Loud("b")
_a = Loud("a")
c = Loud("c")
b2 = b
_z = Loud("z")
