# Atoms, built-in types and plain objects are not tracked; modules, classes, their instances and containers are.
import gc


class Plain:
    pass


class Slots(object):
    __slots__ = ()


class Row(list):
    __slots__ = ()


class Pair(tuple):
    __slots__ = ()


print('None %s' % gc.is_tracked(None))
print('int %s' % gc.is_tracked(1))
print('float %s' % gc.is_tracked(1.0))
print('True %s' % gc.is_tracked(True))
print('False %s' % gc.is_tracked(False))
print('str %s' % gc.is_tracked('a'))
print('type %s' % gc.is_tracked(type))
print('the type int %s' % gc.is_tracked(int))
print('the type object %s' % gc.is_tracked(object))
print('an object %s' % gc.is_tracked(object()))
print('the module %s' % gc.is_tracked(gc))
print('a class %s' % gc.is_tracked(Plain))
print('an instance %s' % gc.is_tracked(Plain()))
print('a list %s' % gc.is_tracked([]))
print('a set %s' % gc.is_tracked(set()))
print('an instance without slots %s' % gc.is_tracked(Slots()))
print('a subclass of list %s' % gc.is_tracked(Row()))
print('a subclass of tuple %s' % gc.is_tracked(Pair()))
