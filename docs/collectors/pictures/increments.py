import gc

class Node:
    def __init__(self):
        self.next = None

gc.collect()
kept = Node()
a = Node()
a.next = a
del a
print(gc.collect(1))
b = Node()
b.next = b
del b
print(gc.collect())
