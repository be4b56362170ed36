# f(**d) holds the values of d beside f's own names: in a dict or an array, until from 3.12 on the frame takes them over.
# level: 2
import sys


class Node(object):
    pass


def f(x, y=None):
    return sys.getrefcount(x)


def spread(**names):
    return sys.getrefcount(names["x"])


n = Node()
d = {"x": n}
t = (n, 1)
print(f(n), f(x=n), f(*t), f(*t[:1], **{"y": 2}), f(**d), f(**{"x": n}))
print(spread(x=n), spread(**d), spread(**{"x": n}))
