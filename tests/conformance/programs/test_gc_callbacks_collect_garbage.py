# What the callback is told at the end: garbage with finalizers counts as collected, and gc.garbage stays empty.
# level: 2
import gc


class Pair(object):
    def __init__(self, partner=None):
        if partner is None:
            self.partner = Pair(partner=self)
        else:
            self.partner = partner

    def __del__(self):
        pass


class Loop(object):
    def __init__(self):
        self.loop = self


def note(phase, info):
    if phase == 'stop':
        seen.append((info['collected'], info['uncollectable']))


gc.disable()
gc.collect()
seen = []
gc.callbacks.append(note)
Pair()
Pair()
Loop()
print(gc.collect())
print(seen)
print(len(gc.garbage))
seen = []
gc.collect()
print(seen)
gc.callbacks.remove(note)
