# What comes back brings what it holds: the cargo is the same object as before.
import gc


class Cargo(object):
    def __init__(self):
        self.me = self


class Lazarus(object):
    back = []

    def __del__(self):
        Lazarus.back.append(self)


gc.collect()
gc.disable()
one = Lazarus()
cargo = Cargo()
name = id(cargo)
one.cargo = cargo
cargo.one = one
del one, cargo
print(gc.collect())
for one in Lazarus.back:
    print(hasattr(one, 'cargo'))
    print(id(one.cargo) == name)
    print(one.cargo.me is one.cargo)
print(len(Lazarus.back))
one = None
del Lazarus.back[:]
print(gc.collect())
