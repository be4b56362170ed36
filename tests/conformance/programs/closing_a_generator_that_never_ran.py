# Closing a generator that never ran lets its arguments go; in 3.12 and 3.13.0 it kept them until it died itself.
# level: 2
import gc


class Node(object):
    def __init__(self, name):
        self.name = name
        self.walk = None

    def __del__(self):
        print('del ' + self.name)


def visit(node):
    yield node


generator = visit(Node('argument'))
generator.close()
print('closed')
print(list(generator))
del generator
print('gone')

gc.collect()
node = Node('in a cycle')
node.walk = visit(node)
del node
print(gc.collect())
