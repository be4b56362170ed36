# Resurrection at the exit saves nothing: what a __del__ hangs into the trash stays trash.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

saved = []
class Phoenix:
    def __init__(self, name): self.name = name
    def __del__(self):
        print("phoenix", self.name)
        saved.append(self)
p = Phoenix("p")
q = Phoenix("q")
q.other = Loud("other")
