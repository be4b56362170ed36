# An exception that leaves __del__ is printed and ignored. From 3.8 on it has its traceback then: one that refers to itself is a larger cycle.
# level: 2
import gc


class Trouble(Exception):
    def __init__(self):
        self.me = self


class Node(object):
    def __del__(self):
        raise Trouble()


gc.collect()
Node()
print(gc.collect())
