# gc.garbage is not the list of what is unreachable: it stays empty unless the collector could not free something.
import gc


class Plain(object):
    pass


gc.disable()
gc.collect()
a = Plain()
b = Plain()
a.other = b
b.other = a
del a, b
print(len(gc.garbage))
print(gc.collect() > 0)
print(len(gc.garbage))
a = Plain()
a.me = a
del a
gc.set_debug(gc.DEBUG_SAVEALL)
gc.collect()
gc.set_debug(0)
print(len(gc.garbage) > 0)
