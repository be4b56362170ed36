# gc.callbacks are called for the collection before the modules go, not for those after.
import gc
def told(phase, info): print(phase, info["generation"], info["collected"])
gc.callbacks.append(told)
ring = []
ring.append(ring)
del ring
print("last line")
