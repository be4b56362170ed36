# While finalizers run, what is being collected is neither in gc.get_objects() nor among gc.get_referrers().
# level: 2
import gc


class Plain(object):
    pass


class Loud(object):
    def __del__(self):
        print(any(item is self for item in gc.get_objects()))
        print(any(item is self.box for item in gc.get_objects()))
        print(any(item is self.box for item in gc.get_referrers(self)))
        print(any(item is table for item in gc.get_objects()))


gc.disable()
table = [Plain()]
one = Loud()
one.box = [one]
gc.collect()
del one
print(gc.collect() > 0)
