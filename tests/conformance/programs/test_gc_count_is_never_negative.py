# However many objects die, the first counter does not go below zero.
# level: 2
import gc


class Plain(object):
    pass


gc.disable()
gc.collect()
kept = [Plain() for i in range(3000)]
gc.collect()
del kept
print(min(gc.get_count()) >= 0)
kept = [[[]] for i in range(3000)]
gc.collect()
kept = None
print(min(gc.get_count()) >= 0)
one = Plain()
two = Plain()
print(gc.get_count()[0] >= 2)
