# A survivor does not climb one generation after the other: it goes one above the generation that was collected.
# level: 2
import gc


class Plain(object):
    pass


def where():
    return [any(one is item for item in gc.get_objects(g)) for g in range(3)]


gc.disable()
gc.collect()
one = Plain()
print(where())
gc.collect(0)
print(where())
one = Plain()
gc.collect(1)
print(where())
one = Plain()
gc.collect(2)
print(where())
