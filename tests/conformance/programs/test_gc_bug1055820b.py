# Callbacks on two pieces of trash see both dead: neither can be brought back half cleared.
# level: 2
import gc
import weakref


class Loop(object):
    def __init__(self, number):
        self.number = number
        self.loop = self


def callback(ignored):
    global seen
    calls.append(1)
    seen = [watch() for watch in watches]


calls = []
seen = []
loops = [Loop(0), Loop(1)]
watches = [weakref.ref(loop, callback) for loop in loops]
loop = None
gc.collect()
print(len(calls))
loops = None
gc.collect()
print(len(calls))
print(seen)
