import gc

class Node:
    def __del__(self):
        pass

def work():
    a = Node()
    b = Node()
    c = Node()
    a.b = b
    b.a = a
    b.c = c
    gc.collect(0)
    gc.collect(1)
    gc.collect()
    a = None
    gc.collect(0)
    del b
    gc.collect()

work()
outer = Node()
outer.inner = Node()
outer.inner.inner = Node()
outer = None
old = Node()
old.me = old
gc.collect(0)
young = Node()
young.old = old
old.young = young
del old, young
gc.collect(0)
print(gc.collect(1))
print(gc.collect())
