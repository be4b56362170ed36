# Asking for the counters again and again keeps no collection from happening.
# level: 2
import gc


class Loop(object):
    def __init__(self):
        self.me = self


gc.collect()
gc.enable()
gc.set_threshold(100, 10, 10)
before = gc.get_stats()[0]['collections']
highest = 0
for i in range(1000):
    Loop()
    highest = max(highest, gc.get_count()[0])
print(gc.get_stats()[0]['collections'] - before >= 5)
print(highest <= 110)
