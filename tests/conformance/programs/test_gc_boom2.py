# Nor is __getattr__ called a second time: a cycle that would break itself then is found whole.
# level: 2
import gc


class Boom(object):
    def __init__(self):
        self.times = 0

    def __getattr__(self, name):
        print('asked for ' + name)
        self.times += 1
        if self.times > 1:
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
