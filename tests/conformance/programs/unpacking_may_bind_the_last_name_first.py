# a, b = x, y makes no tuple; from 3.11 on, where the targets are locals, b is bound before a.


class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print(self.label)


def two():
    a, b = Node('a'), Node('b')
    print('two')
    a, b = [], []


def three():
    a, b, c = Node('a'), Node('b'), Node('c')
    print('three')
    a, b, c = [], [], []


def four():
    a, b, c, d = Node('a'), Node('b'), Node('c'), Node('d')
    print('four')
    a, b, c, d = [], [], [], []


def constants():
    a, b = Node('a'), Node('b')
    print('constants')
    a, b = None, None


def a_list_on_the_right():
    a, b = Node('a'), Node('b')
    print('a list on the right')
    a, b = [[], []]


def an_attribute():
    a, b = Node('a'), Node('b')
    a.x = Node('x')
    print('an attribute')
    a.x, b = [], []
    print('end')


two()
three()
four()
constants()
a_list_on_the_right()
an_attribute()
a, b = Node('a'), Node('b')
print('globals')
a, b = [], []
