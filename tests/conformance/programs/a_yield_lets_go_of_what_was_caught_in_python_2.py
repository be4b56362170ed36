# level: 2
# In 2.7 a generator that yields inside a handler lets go of the exception; from 3.0 on it keeps it until the handler ends.
import gc
import sys


class Node(object):
    def __del__(self):
        print('del node')


def generate(node):
    try:
        raise KeyError('t')
    except KeyError:
        node = None
        print(sys.exc_info()[0] is None)
        yield 1
        print(sys.exc_info()[0] is None)
    yield 2
    print(sys.exc_info()[0] is None)


def fail(node):
    raise KeyError('u')


def watch():
    try:
        fail(Node())
    except KeyError:
        yield 1
        print('goes on')
    yield 2


gc.collect()
for i in generate(Node()):
    print(i)
for i in watch():
    print(i)
