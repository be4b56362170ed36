import gc

class Node:
    def __init__(self):
        self.next = None

tail = Node()
head = Node()
head.next = tail
del tail
a = Node()
b = Node()
a.next = b
b.next = a
del a, b
print(gc.collect())
