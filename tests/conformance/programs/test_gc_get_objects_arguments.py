# gc.get_objects takes None or a generation; other numbers are a ValueError, other types a TypeError.
# level: 2
import gc

gc.get_objects(generation=None)
gc.collect()
print(len(gc.get_objects()) == len(gc.get_objects(generation=None)))
for bad in [1000, -1000, 3, -1, '1', 1.234]:
    try:
        gc.get_objects(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
        print(error)
