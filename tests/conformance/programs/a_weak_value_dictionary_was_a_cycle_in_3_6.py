# level: 2
# In 3.6 what a WeakValueDictionary does when an object dies refers to its dict: with an entry alive it needs the collector.
import gc
import weakref


class Node(object):
    pass


gc.collect()
gc.disable()
node = Node()
names = weakref.WeakValueDictionary()
del names
print(gc.collect())
names = weakref.WeakValueDictionary()
names['k'] = node
del names
print(gc.collect())
names = weakref.WeakValueDictionary()
names['k'] = Node()
print(len(names))
del names
print(gc.collect())
