# A local that only a list comprehension uses is a cell up to 3.11. From 3.12 on the comprehension runs in the same frame: no cell, and in 3.14 the local is lent to a call.
# level: 2
import sys


class Node(object):
    pass


def count(x):
    y = [x for i in range(2)]
    del y
    print(sys.getrefcount(x))


def count_inside(x):
    print([sys.getrefcount(x) for i in range(2)])


def nested(x):
    print([[sys.getrefcount(x) for i in range(1)] for j in range(1)])


def captured(x):
    y = [(lambda: x) for i in range(1)]
    print(sys.getrefcount(x))


count(Node())
node = Node()
count(node)
count_inside(node)
nested(node)
captured(node)
