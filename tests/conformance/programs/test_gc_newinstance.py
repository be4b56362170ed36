# Instances, instances of a subclass of list, and the classes themselves: each is found when it is dropped.
import gc


class Plain(object):
    pass


one = Plain()
one.me = one
gc.collect()
del one
print(gc.collect() != 0)


class Row(list):
    pass


class Both(Row, Plain):
    pass


one = Both()
one.me = one
gc.collect()
del one
print(gc.collect() != 0)
del Row, Both
print(gc.collect() != 0)
Plain.sample = Plain()
del Plain
print(gc.collect() != 0)
print(gc.collect())
