# gc.is_finalized: no before __del__ has run, yes for one that came back, no for what is never tracked.
import gc


class Lazarus:
    def __del__(self):
        kept.append(self)


kept = []
print(gc.is_finalized(3))
one = Lazarus()
print(gc.is_finalized(one))
del one
gc.collect()
one = kept.pop()
print(gc.is_finalized(one))
del one
print(len(kept))
