# A list moves through the generations: collect(0) to the middle one, collect(1) to the old one, where it stays.
# level: 2
import gc


def where():
    return [any(own is item for item in gc.get_objects(generation=g)) for g in range(3)]


gc.disable()
gc.collect()
own = []
own.append(own)
print(where())
gc.collect(generation=0)
print(where())
gc.collect(generation=1)
print(where())
gc.collect(generation=2)
print(where())
del own
print(gc.collect())
