# The callback is told the generation that was asked for.
# level: 2
import gc


def note(phase, info):
    seen.append((phase, info['generation']))


gc.disable()
gc.collect()
seen = []
gc.callbacks.append(note)
for g in range(3):
    gc.collect(g)
gc.collect()
gc.callbacks.remove(note)
gc.collect()
print(seen)
