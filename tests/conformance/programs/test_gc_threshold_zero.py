# A first threshold of zero: no collection by itself, and gc.collect() works as ever.
# level: 2
import gc


class Loop(object):
    def __init__(self):
        self.me = self


gc.collect()
gc.enable()
gc.set_threshold(0)
print(gc.get_threshold()[0])
before = [row['collections'] for row in gc.get_stats()]
for i in range(5000):
    Loop()
print([row['collections'] for row in gc.get_stats()] == before)
print(gc.isenabled())
print(gc.collect() >= 5000)
