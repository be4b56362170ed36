# A list that holds itself is one piece of garbage.
import gc

own = []
own.append(own)
gc.collect()
del own
print(gc.collect())
print(gc.collect())
