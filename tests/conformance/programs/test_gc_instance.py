# An instance of a class without bases that holds itself is garbage.
import gc


class Plain:
    pass


one = Plain()
one.me = one
gc.collect()
del one
print(gc.collect())
print(gc.collect())
