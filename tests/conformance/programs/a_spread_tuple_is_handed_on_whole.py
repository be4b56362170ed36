# f(*t) hands the tuple itself on (2.7: a copy); a __getattr__ was a bound method until 3.11.
# level: 2
import sys


class Node(object):
    def __init__(self):
        self.items = None

    def __getattr__(self, name):
        print(sys.getrefcount(self))
        return name


def count(first, second):
    return sys.getrefcount(first)


node = Node()
pair = (node, node)
print(count(*pair))
print(node.missing)
