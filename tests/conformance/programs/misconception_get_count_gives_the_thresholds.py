# gc.get_count() is not the thresholds: it is how far each counter has come; gc.get_threshold() has the limits.
import gc


class Plain(object):
    pass


gc.disable()
gc.set_threshold(500, 6, 7)
gc.collect()
kept = [None] * 50
i = 0
before = gc.get_count()
while i < 50:
    kept[i] = Plain()
    i += 1
after = gc.get_count()
print(after[0] - before[0])
print(after[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
print(gc.get_threshold())
