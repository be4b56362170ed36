# Between a class and its __init__ stands C code that refers to the arguments: a tuple, a dict and an array of its own.
import sys


class Node(object):
    def __init__(self, a=None, b=None):
        print(sys.getrefcount(self))
        print(sys.getrefcount(a) if a is not None else 'no argument')


def by_position():
    x = Node()
    Node(x)
    x = Node(Node())


def by_keyword():
    x = Node()
    Node(a=x)
    Node(x, b=1)
    Node(b=x)


def spread():
    x = Node()
    row = [x]
    Node(*row)


by_position()
by_keyword()
spread()
x = Node()
Node(x)
Node(a=x)
Node.__init__(x, Node())
