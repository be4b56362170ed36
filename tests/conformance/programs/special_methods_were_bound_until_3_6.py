# Until 3.6 the interpreter calls __init__, __del__ and their like as bound methods, which hold self once more.
import sys


class Node(object):
    def __init__(self):
        print(sys.getrefcount(self))

    def __len__(self):
        return sys.getrefcount(self)

    def __del__(self):
        print(sys.getrefcount(self))


n = Node()
print(len(n))
n.__init__()
del n
