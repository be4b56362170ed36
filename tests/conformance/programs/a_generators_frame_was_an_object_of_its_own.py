# A suspended generator in a cycle: 2.7 and 3.6 count its frame as an object more; from 3.7 on closing it ends the cycle before it is counted.
# level: 2
import gc


class Node(object):
    __slots__ = ('walk',)


def visit(node):
    yield node
    yield None


gc.collect()
node = Node()
node.walk = visit(node)
next(node.walk)
del node
print(gc.collect())

node = Node()
node.walk = (n for n in (node,))
del node
print(gc.collect() > 0)
