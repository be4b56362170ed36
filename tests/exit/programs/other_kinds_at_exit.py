# Slots, subclasses of containers, sets, properties and bound methods.
import gc
gc.collect()
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

class Slots:
    __slots__ = ("z", "a")
    def __init__(self): self.z, self.a = Loud("z"), Loud("a")
s = Slots()
class List(list):
    def __del__(self): print("del list", len(self))
l = List([Loud("in list")])
class Dict(dict): pass
d = Dict(k=Loud("in dict"))
d.attribute = Loud("attribute of dict")
one = {Loud("in set")}
class Prop:
    @property
    def p(self, held=Loud("default of a property")): return 1
    @staticmethod
    def q(held=Loud("default of a static method")): return 1
x = Prop()
bound = x.__init__
