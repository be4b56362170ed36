# Collections that start by themselves are of the young generation: only 3.14.0 to 3.14.4 had an incremental collector.
import gc


class Slot(object):
    __slots__ = ('ref', '__weakref__')


def note(phase, info):
    if phase == 'start':
        seen[info['generation']] += 1


seen = [0, 0, 0]
gc.disable()
gc.collect()
gc.set_threshold(100, 10, 10)
gc.callbacks.append(note)
kept = [None] * 850
gc.enable()
for i in range(850):
    kept[i] = Slot()
gc.disable()
gc.callbacks.remove(note)
print(seen)
print(gc.get_threshold())
