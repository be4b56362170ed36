# The same with a finalizer: __del__ of the old object, freed by a young collection, sees the neighbour as None.
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


class Loud(Loop):
    def __del__(self):
        seen.append(second_watch())


gc.enable()
seen = []
old = Loud(0)
gc.collect()
first = Loop(1)
first.keep = old
del old.loop
second = Loop(2)
second_watch = weakref.ref(second)
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
