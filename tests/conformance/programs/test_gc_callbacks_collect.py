# Each callback is called once at the start and once at the end of a collection, with the three numbers.
# level: 2
import gc


def first(phase, info):
    seen.append((1, phase, dict(info)))


def second(phase, info):
    seen.append((2, phase, dict(info)))


gc.disable()
gc.collect()
seen = []
gc.callbacks.append(first)
gc.callbacks.append(second)
gc.collect()
del gc.callbacks[:]
print([(who, phase) for who, phase, info in seen])
print([[key in info for key in ['generation', 'collected', 'uncollectable']] for who, phase, info in seen])
print(sorted(seen[0][2]))
