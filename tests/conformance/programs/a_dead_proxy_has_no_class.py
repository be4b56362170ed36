# level: 2
# isinstance asks a proxy for the class of its object; when that is gone, it raises.
import weakref


class Node(object):
    pass


node = Node()
proxy = weakref.proxy(node)
print(isinstance(proxy, Node), isinstance(proxy, int))
del node
for kind in [int, Node, (int, str)]:
    try:
        print(isinstance(proxy, kind))
    except ReferenceError as error:
        print(error)
print(isinstance(proxy, type(proxy)))
