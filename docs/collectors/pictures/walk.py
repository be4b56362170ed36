import gc

class Node:
    def __init__(self):
        self.next = None

gc.collect()
kept = Node()
a = Node()
b = Node()
a.next = b
b.next = a
del a, b
print(gc.collect())
