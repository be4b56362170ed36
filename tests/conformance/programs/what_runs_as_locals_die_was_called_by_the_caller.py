# level: 2
# What runs as a call's locals die is called by the caller already: an exception that it keeps keeps the caller's locals.
import gc

kept = []


class Node(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del ' + self.name)
        try:
            raise KeyError(self)
        except KeyError as error:
            if self.name == 'inner':
                kept.append(error)


def inner():
    node = Node('inner')
    print('inner ends')


def outer():
    node = Node('outer')
    inner()
    print('outer ends')


gc.collect()
outer()
print(len(kept))
del kept[:]
print('end')
