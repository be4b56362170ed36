# An object that brings itself back is finalized once; the next time it is freed without being asked.
import gc


class Loop(object):
    def __init__(self):
        self.me = self


class Lazarus(Loop):
    times = 0
    back = []

    def __del__(self):
        Lazarus.times += 1
        Lazarus.back.append(self)


gc.collect()
gc.disable()
one = Lazarus()
print(Lazarus.times)
del one
print(gc.collect())
print(Lazarus.times)
print(len(Lazarus.back))
del Lazarus.back[:]
print(Lazarus.times)
print(gc.collect())
print(Lazarus.times)
