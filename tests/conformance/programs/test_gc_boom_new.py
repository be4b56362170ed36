# __getattribute__ is not called either.
# level: 2
import gc


class Boom(object):
    def __init__(self):
        self.times = 0

    def __getattribute__(self, name):
        print('asked for ' + name)
        return object.__getattribute__(self, name)


a = Boom()
b = Boom()
a.other = b
b.other = a
gc.collect()
before = len(gc.garbage)
del a, b
print(gc.collect())
print(len(gc.garbage) - before)
