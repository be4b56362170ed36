# From 3.8 to 3.10 the call of a bound method that was stored uses the method's reference to its object, not one of its own.
import sys


class Node(object):
    def told(self, other=None):
        print(sys.getrefcount(self))


def inside():
    method = node.told
    method()
    method(1)
    node.told()


node = Node()
method = node.told
method()
method(1)
getattr(node, 'told')()
node.told()
inside()
