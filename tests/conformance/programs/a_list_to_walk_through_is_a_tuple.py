# `for x in [a]` and `x in [a]` make no list from 3.8 on: nobody could change it, so the compiler makes a tuple.
# skip: 3.6
import gc


class Node(object):
    def __eq__(self, other):
        print(holders(node))
        return True

    def __del__(self):
        print('gone')


def holders(x):
    found = []
    for o in gc.get_referrers(x):
        if type(o) is list or type(o) is tuple:
            found.append(type(o).__name__)
    return found


gc.disable()
gc.collect()
node = Node()
other = Node()
for i in [node]:
    print(holders(node))
for i in [node, Node()]:
    pass
print('end of the loop')
print(other in [node])
for i in (node,):
    print(holders(node))
row = [node]
for i in row:
    print(holders(node))
