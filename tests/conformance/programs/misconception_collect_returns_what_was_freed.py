# gc.collect() does not return how many objects were freed: it returns how many unreachable ones were left to clear.
import gc


class Plain(object):
    pass


class Loud(object):
    def __del__(self):
        print('del')
        self.me = None


class Slot(object):
    __slots__ = ('ref',)


gc.disable()
gc.collect()
a = Plain()
b = Plain()
a.other = b
b.other = a
del a, b
print('two Nodes in a cycle: %d' % gc.collect())
a = Slot()
a.ref = [a, [1], {'k': [2]}]
del a
print('one, and a list that holds more: %d' % gc.collect())
a = Slot()
a.ref = [a, 'x' * 1000, 2.5, (1, 2)]
del a
gc.collect()
a = Loud()
a.me = a
del a
print('one that breaks its own cycle: %d' % gc.collect())
a = Slot()
del a
print('one that had no cycle: %d' % gc.collect())
