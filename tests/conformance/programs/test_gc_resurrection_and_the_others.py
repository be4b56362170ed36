# One that comes back out of a collection: what that means for the rest of the trash, and for the numbers.
# level: 2
import gc
N = 100


class Loop(object):
    def __init__(self):
        self.me = self


class Back(Loop):
    def __del__(self):
        back.append(self)


def old():
    row = gc.get_stats()[-1]
    return row['collected'], row['uncollectable']


def run():
    before = old()
    found = gc.collect()
    after = old()
    print([found, after[0] - before[0], after[1] - before[1]])


back = []
gc.collect()
gc.disable()
for i in range(N):
    Loop()
run()
Back()
run()
for i in range(N):
    Loop()
Back()
run()
print(len(back))
del back[:]
run()
run()
