# A weak reference that a finalizer makes to its neighbour in the trash tells nothing of it once it is being taken apart.
import gc
import weakref


class Late(object):
    __slots__ = ('watch',)

    def __del__(self):
        seen.append(self.watch() is None)


class Pair(list):
    __slots__ = ()

    def __del__(self):
        global late
        self[1].watch = weakref.ref(self[0])
        del late


class Plain(object):
    pass


seen = []
late = Late()
plain = Plain()
pair = Pair([plain, late])
plain.pair = pair
gc.collect()
del plain, pair
gc.collect()
print(len(seen))
print(seen)
