# DEBUG_STATS tells of each collection on stderr: which generation, how many objects in each, what was done.
# stderr
import gc

gc.disable()
gc.collect()
own = []
own.append(own)
del own
gc.set_debug(gc.DEBUG_STATS)
print(gc.collect(0))
print(gc.collect(1))
own = []
own.append(own)
del own
print(gc.collect(2))
gc.set_debug(0)
print(gc.collect())
