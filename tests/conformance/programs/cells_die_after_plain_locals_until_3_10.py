# level: 2
# Until 3.10 a parameter that an inner function uses dies with the other cells, after the plain locals.
class Node(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del ' + self.name)


def work(first, second, third):
    inner = lambda: first
    inner = None
    second = Node('local second')
    third = Node('local third')
    first = Node('cell first')


work(Node('first'), Node('second'), Node('third'))


def fail(kept, plain):
    inner = lambda: kept
    inner = None
    raise KeyError(plain.name)


try:
    fail(Node('kept'), Node('plain'))
except KeyError:
    print('caught')
