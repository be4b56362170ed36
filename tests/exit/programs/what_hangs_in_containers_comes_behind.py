# What the exit's first collection set aside and rescued stands behind what it found at once.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

pair = [Loud("l1"), Loud("l2")]
named = {"x": Loud("dx"), "y": Loud("dy")}
both = (Loud("t1"), [Loud("t2"), Loud("t3")])
alone = Loud("alone")
