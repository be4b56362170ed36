# Weak references that a __del__ makes to trash: alive under DEBUG_SAVEALL up to 3.13.7, cleared since.
import gc
import weakref

refs = []


class Node(object):
    def __del__(self):
        refs.append(weakref.ref(self))
        refs.append(weakref.ref(self, print))


gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
node = Node()
node.itself = node
del node
gc.collect()
for ref in refs:
    print(ref() is None)
print(len(gc.garbage))
