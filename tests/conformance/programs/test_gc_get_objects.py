# gc.get_objects() has a list that is in use, whatever it is part of, and no longer once it is freed.
# level: 2
import gc

gc.collect()
own = []
own.append(own)
name = id(own)
print(any(own is item for item in gc.get_objects()))
gc.collect()
print(any(own is item for item in gc.get_objects()))
del own
gc.collect()
print(any(id(item) == name and item == [] for item in gc.get_objects()))
