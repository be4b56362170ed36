# Under DEBUG_SAVEALL a list that holds itself goes into gc.garbage, and it is the very same list.
import gc

gc.collect()
print(len(gc.garbage))
own = []
own.append(own)
name = id(own)
before = gc.get_debug()
gc.set_debug(before | gc.DEBUG_SAVEALL)
del own
print(gc.collect())
gc.set_debug(before)
print(len(gc.garbage))
found = gc.garbage.pop()
print(id(found) == name)
print(found[0] is found)
print(len(gc.garbage))
