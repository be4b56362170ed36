import gc
import sys

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        pass

def look(thing):
    print(sys.getrefcount(thing))
    other = thing
    print(sys.getrefcount(thing))

a = Node('a')
b = Node('b')
c = Node('c')
a.others = [b, b]
b.other = c
look(a)
print(sys.getrefcount(a))
first = a
del a
first = None
b = None
x = Node('x')
y = Node('y')
z = Node('z')
x.next = y
y.next = z
z.next = x
gc.collect()
gc.collect(0)
p = Node('p')
p.items = [p, p]
print(gc.collect())
del p
del c
print(gc.collect())
del x, y
keep = z
del z
print(gc.collect())
del keep
print(gc.collect())
