# A cycle whose object has a finalizer: in gc.garbage up to Python 3.3, freed since; the cycle beside it is always freed.
import gc
import weakref


class Loud(object):
    def __del__(self):
        print('del')


class Quiet(object):
    pass


loud = Loud()
loud.me = loud
quiet = Quiet()
quiet.me = quiet
watch = weakref.ref(quiet)
gc.collect()
del loud
del quiet
print(gc.collect() != 0)
print(watch() is None)
print(len(gc.garbage))
for item in gc.garbage:
    del item.me
del gc.garbage[:]
item = None
print(gc.collect())
