# A dict that holds itself as a value is one piece of garbage.
import gc

own = {}
own[1] = own
gc.collect()
del own
print(gc.collect())
print(gc.collect())
