import gc

class Node(object):
    def __init__(self):
        self.next = None

class Loud(Node):
    def __del__(self):
        print('never')

a = Loud()
b = Node()
a.next = b
b.next = a
c = Node()
c.next = c
del a, b, c
print(gc.collect())
