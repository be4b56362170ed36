# A class that nobody names any more is cyclic garbage, with or without an attribute that points back.
import gc


def first():
    class Plain:
        pass
    Plain.itself = Plain


def second():
    class Plain(object):
        pass


gc.collect()
first()
print(gc.collect() != 0)
second()
print(gc.collect() != 0)
print(gc.collect())
