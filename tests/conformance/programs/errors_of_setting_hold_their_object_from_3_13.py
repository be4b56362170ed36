# An AttributeError of a failed store or deletion knows name and object from 3.13 on, and so keeps the object alive; of a deletion from an instance from 3.15 on.
# level: 2
import weakref


class Slots(object):
    __slots__ = ('a', '__weakref__')


class Plain(object):
    pass


def test(what, make, action):
    thing = make()
    alive = weakref.ref(thing)
    kept = None
    try:
        action(thing)
    except AttributeError as error:
        kept = error
        error.__traceback__ = None
    del thing
    print('%s: %s, alive %s' % (what, getattr(kept, 'name', 'unknown'), alive() is not None))


def store(thing):
    thing.other = 1


def delete(thing):
    del thing.other


def empty(thing):
    del thing.a


test('store', Slots, store)
test('delete', Slots, delete)
test('empty slot', Slots, empty)
test('delete', Plain, delete)
