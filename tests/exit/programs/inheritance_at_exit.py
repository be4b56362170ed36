# Classes hold their bases; a class made in a function; two classes that refer to one another.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

class Base:
    held = Loud("of Base")
class Derived(Base):
    held = Loud("of Derived")
def make():
    class Inner(Derived):
        held = Loud("of Inner")
    return Inner()
i = make()
Base.derived = Derived
j = [make(), make()]
