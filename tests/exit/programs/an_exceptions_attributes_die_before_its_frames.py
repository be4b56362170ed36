# What the exception itself holds dies before what its frames hold; its context, with its own frames, dies with it.
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

class Wrong(Exception): pass
def first():
    local = Loud("local of first")
    raise ValueError("first")
def second():
    local = Loud("local of second")
    try:
        first()
    except ValueError:
        error = Wrong("second")
        error.held = Loud("attribute")
        raise error
second()
