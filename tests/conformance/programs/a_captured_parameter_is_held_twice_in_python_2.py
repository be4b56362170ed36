# In 2.7 a parameter that an inner function uses stays in its local besides the cell: bound anew, the object lives until the call ends. An exception's only argument is its message there too.
# level: 2
import sys


class Node(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del ' + self.name)


def outer(a, b):
    def inner():
        return a
    print(sys.getrefcount(a) - sys.getrefcount(b))
    a = None
    print('bound anew')


outer(Node('a'), Node('b'))


class Trouble(Exception):
    pass


node = [1]
try:
    raise Trouble(node)
except Trouble:
    one = sys.getrefcount(node)
try:
    raise Trouble(node, 1)
except Trouble:
    print(one - sys.getrefcount(node))
