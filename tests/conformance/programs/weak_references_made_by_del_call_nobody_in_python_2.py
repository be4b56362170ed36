# A weak reference that __del__ makes to its dying object is cleared; its callback is called from Python 3 on, in 2.7 it is not.
import weakref

kept = []


def gone(reference):
    print('callback')


class Node(object):
    def __del__(self):
        kept.append(weakref.ref(self, gone))


Node()
print(kept[0]() is None)
