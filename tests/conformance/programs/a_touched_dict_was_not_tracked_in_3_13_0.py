# What is stored by way of an instance makes its __dict__ tracked, once that is an object; in 3.13.0 it didn't, and such a cycle was never found.
# level: 2
import gc


class Node(object):
    def __init__(self):
        self.number = 1


gc.disable()
gc.collect()
node = Node()
touched = node.__dict__
node.peers = []
print(gc.is_tracked(touched))
del node, touched
gc.collect()

node = Node()
node.own = node.__dict__
del node
print(gc.collect())
