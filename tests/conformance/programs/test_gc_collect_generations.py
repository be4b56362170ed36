# collect(0) counts one for the middle, collect(1) one for the old, collect(2) takes both back.
import gc

gc.disable()
gc.collect()
kept = []
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])
