# The same for a class that names object as its base, with two finalizers in the one cycle.
import gc


class Loud(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)


gone = []
a = Loud('a')
b = Loud('b')
a.other = b
b.other = a
gc.collect()
del a
del b
print(gc.collect() != 0)
names = []
for item in gc.garbage:
    names.append(item.name)
names.sort()
print(names)
for item in gc.garbage:
    item.other = None
del gc.garbage[:]
item = None
print(gc.collect())
print(sorted(gone))
