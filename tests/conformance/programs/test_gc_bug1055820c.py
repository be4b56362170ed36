# A young collection frees an old object by the way; the callback on it sees the dead neighbour as None.
# level: 2
import gc
import weakref


class Loop(object):
    def __init__(self, number):
        self.number = number
        self.loop = self


class Detector(object):
    def __init__(self):
        self.happened = False

        def note(ignored):
            self.happened = True

        self.watch = weakref.ref(Loop(666), note)


gc.enable()
old = Loop(0)
gc.collect()
first = Loop(1)
first.keep = old
del old.loop
second = Loop(2)
second_watch = weakref.ref(second)
seen = []


def callback(ignored):
    seen.append(second_watch())


old_watch = weakref.ref(old, callback)
old = first = second = None
junk = []
early = 0
detector = Detector()
while not detector.happened:
    early += len(seen)
    if len(junk) > 10000:
        break
    junk.append([])
print(len(junk) <= 10000)
print(early)
print(seen)
