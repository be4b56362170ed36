# An exception that a name kept is a cycle with its frames: they all go in the last collection.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def f():
    local = Loud("local")
    raise ValueError("kept")
try:
    f()
except ValueError as e:
    kept = e
a = Loud("a")
