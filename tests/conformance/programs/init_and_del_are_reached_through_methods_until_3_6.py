# Until 3.6 __init__ and __del__ were called through a bound method, which stays on the free list and counts (it did not, found by comparison).
import gc


class Plain(object):
    __slots__ = ()


class Made(object):
    __slots__ = ()

    def __init__(self):
        pass


class Ended(object):
    __slots__ = ()

    def __del__(self):
        pass


gc.disable()
counts = [0] * 8


def measure(what, at):
    gc.collect()
    gc.get_count()
    before = gc.get_count()[0]
    what()
    counts[at] = gc.get_count()[0] - before


measure(Plain, 0)
measure(Made, 1)
measure(Ended, 2)
measure(Made, 3)
print(counts[:4])
