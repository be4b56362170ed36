# What a __del__ makes in the last collection and hangs into the namespace dies when the namespace is cleared.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

class Maker:
    def __del__(self):
        global late
        print("maker")
        temporary = Loud("temporary")
        late = [late, Loud("late")]
late = None
m = Maker()
x = Loud("x")
