# What C code makes for a call counts too, once: frames up to 3.10, tuples of arguments; afterwards free lists serve it.
import gc


class Slot(object):
    __slots__ = ('a', 'b')

    def __init__(self, a, b=1):
        self.a = a


def down(n):
    if n:
        down(n - 1)


def counted():
    return gc.get_count()[0]


gc.disable()
slot = None
text = counted()
print('warm')
gc.collect()
counted()
counted()
n0 = counted()
down(0)
n1 = counted()
down(0)
n2 = counted()
down(3)
n3 = counted()
down(3)
n4 = counted()
print('frames')
print(n1 - n0)
print(n2 - n1)
print(n3 - n2)
print(n4 - n3)
gc.collect()
counted()
counted()
n0 = counted()
slot = Slot(1)
n1 = counted()
slot = None
n2 = counted()
slot = Slot(1)
n3 = counted()
slot = Slot(1, b=2)
n4 = counted()
slot = Slot(1, b=2)
n5 = counted()
print('classes')
print(n1 - n0)
print(n2 - n1)
print(n3 - n2)
print(n4 - n3)
print(n5 - n4)
gc.collect()
counted()
counted()
n0 = counted()
gc.set_threshold(700, 10, 10)
n1 = counted()
gc.set_threshold(700, 10, 10)
n2 = counted()
print('printed')
n3 = counted()
print('printed')
n4 = counted()
print(n1 - n0)
print(n2 - n1)
print(n3 - n2)
print(n4 - n3)
