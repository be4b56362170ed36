# A class whose base has a __dict__ gets no descriptors for it: dropped, it is three objects, four from 3.14 on, where one of object alone is six.
# level: 2
import gc


class Base(object):
    pass


def derived():
    class Local(Base):
        pass


def plain():
    class Local(object):
        pass


def method():
    class Local(Base):
        def method(self):
            return Local


gc.disable()
gc.collect()
for make in (derived, plain, method):
    make()
    print(make.__name__ + ' ' + str(gc.collect()))

gc.set_debug(gc.DEBUG_SAVEALL)
derived()
gc.collect()
print(len([x for x in gc.garbage if type(x) is tuple]))
del gc.garbage[:]
gc.set_debug(0)
