# The collector never asks an object for an attribute: __getattr__, which would break the cycle, is not called.
# level: 2
import gc


class Boom(object):
    def __getattr__(self, name):
        print('asked for ' + name)
        del self.other
        raise AttributeError(name)


a = Boom()
b = Boom()
a.other = b
b.other = a
gc.collect()
before = len(gc.garbage)
del a, b
print(gc.collect())
print(len(gc.garbage) - before)
