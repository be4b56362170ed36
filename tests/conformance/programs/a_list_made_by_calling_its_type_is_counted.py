# list(x), dict(x) and dict.fromkeys(x) never take from the free list, [...], {...} and sorted(x) do.
# skip: 2.7
import gc


def counted(make):
    made = [None] * 10
    for turn in range(3):
        before = gc.get_count()[0]
        for i in range(10):
            made[i] = make()
        after = gc.get_count()[0]
        for i in range(10):
            made[i] = None
        print(turn, after - before, gc.get_count()[0] - after)

gc.disable()
pair = (1, 2)
for make in (lambda: [1], lambda: list(pair), lambda: {1: 2}, lambda: dict.fromkeys('ab'), lambda: dict(), lambda: sorted(pair)):
    gc.collect()
    counted(make)

# so a loop that makes and drops them comes to a collection, and one that makes displays doesn't
runs = []
gc.callbacks.append(lambda phase, info: runs.append(info['generation']) if phase == 'start' else None)
gc.set_threshold(50)
gc.collect()
del runs[:]
gc.enable()
for i in range(60):
    made = [[1], [2], [3]]
print(len(runs))
for i in range(60):
    made = [list(pair), list(pair), list(pair)]
print(len(runs))
