# gc.disable() stops only collections that start by themselves: counting goes on, and so does gc.collect().
import gc
import weakref


class Plain(object):
    pass


gc.disable()
gc.collect()
a = Plain()
watch = weakref.ref(a)
del a
print(watch() is None)
a = Plain()
a.me = a
watch = weakref.ref(a)
del a
for i in range(5000):
    other = Plain()
    other.me = other
print(watch() is None)
print(gc.isenabled())
print(gc.collect() > 5000)
print(watch() is None)
