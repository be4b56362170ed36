# __del__ called by the last collection still finds its globals: they are cleared afterwards.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

names = ["one", "two"]
class Teller:
    def __init__(self, other): self.other = other
    def __del__(self): print("teller", names, self.other.name, helper(2))
def helper(n): return n * 21
t = Teller(Loud("told"))
u = Teller(t.other)
