# From 3.12 on a due collection waits for a call or a turn of a loop; len, isinstance, type, list.append done again are none.
import gc


class Slot(object):
    __slots__ = ('ref', '__weakref__')


def note(phase, info):
    if phase == 'start':
        runs[0] += 1


runs = [0]
junk = []
seen = []
gc.callbacks.append(note)
gc.set_threshold(2)
for i in range(4):
    gc.disable()
    a = b = c = None
    gc.collect()
    a = Slot()
    b = Slot()
    c = Slot()
    gc.enable()
    before = runs[0]
    junk.append([])
    seen.append(runs[0] - before)
    gc.disable()
    a = b = c = None
    gc.collect()
    a = Slot()
    b = Slot()
    c = Slot()
    gc.enable()
    before = runs[0]
    n = len([])
    seen.append(runs[0] - before)
    gc.disable()
    a = b = c = None
    gc.collect()
    a = Slot()
    b = Slot()
    c = Slot()
    gc.enable()
    before = runs[0]
    n = isinstance([], list)
    seen.append(runs[0] - before)
    gc.disable()
    a = b = c = None
    gc.collect()
    a = Slot()
    b = Slot()
    c = Slot()
    gc.enable()
    before = runs[0]
    n = type([])
    seen.append(runs[0] - before)
    gc.disable()
    a = b = c = None
    gc.collect()
    a = Slot()
    b = Slot()
    c = Slot()
    gc.enable()
    before = runs[0]
    n = junk.append([])
    seen.append(runs[0] - before)
    gc.disable()
    a = b = c = None
    gc.collect()
    a = Slot()
    b = Slot()
    c = Slot()
    gc.enable()
    before = runs[0]
    n = id([])
    seen.append(runs[0] - before)
    gc.disable()
    print(seen)
    del seen[:]
