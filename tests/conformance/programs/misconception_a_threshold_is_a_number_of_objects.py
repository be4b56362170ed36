# A collection does not start at so many objects: what counts is made minus freed since the last one, above the threshold.
import gc


class Slot(object):
    __slots__ = ('ref', '__weakref__')


def note(phase, info):
    global runs
    if phase == 'start':
        runs += 1


runs = 0
print(gc.get_threshold()[0])
gc.set_threshold(100)
gc.callbacks.append(note)
gc.collect()
runs = 0
for i in range(10000):
    one = Slot()
print('10000 made, each freed at once: %d' % runs)
kept = [None] * 10000
gc.collect()
runs = 0
for i in range(60):
    kept[i] = Slot()
print('60 made and kept: %d' % runs)
for i in range(60, 150):
    kept[i] = Slot()
print('150 made and kept: %d' % runs)
gc.collect()
runs = 0
for i in range(90):
    kept[150 + i] = Slot()
for i in range(90):
    kept[150 + i] = None
for i in range(90):
    kept[150 + i] = Slot()
print('180 made, 90 freed: %d' % runs)
gc.callbacks.remove(note)
