# The same with a base, a cycle, and finalizers that make instances which die there.
# level: 2
import gc

thresholds = gc.get_threshold()
gc.enable()
gc.set_threshold(1)


class Small(object):
    pass


class Plain(object):
    def __del__(self):
        for i in range(5):
            inner = Small()
            inner.me = inner
        names.append(len(dir(self)) > 0)


names = []
one = Plain()
del one
two = Plain()
two.me = two
names.append('collect')
del two
gc.disable()
gc.collect()
gc.set_threshold(*thresholds)
print(gc.collect())
print(sorted(str(name) for name in names))
