# A frozen object keeps what it holds: only once it is back does the collector see the cycle.
import gc


class Plain(object):
    pass


gc.disable()
gc.collect()
box = [0]
plain = Plain()
box[0] = plain
plain.box = box
gc.freeze()
del box, plain
print(gc.collect())
gc.unfreeze()
print(gc.collect() > 0)
