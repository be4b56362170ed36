# Two temporaries of one operator: which of them dies first differs by version and by operator.


class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print('  ' + self.label)

    def __add__(self, other):
        return 1

    def __lt__(self, other):
        return 1

    def __eq__(self, other):
        return 1

    def __getitem__(self, key):
        return 1

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __contains__(self, item):
        return True


print('same')
Node('x') is Node('y')
print('sum')
Node('x') + Node('y')
print('less')
Node('x') < Node('y')
print('equal')
Node('x') == Node('y')
print('item')
Node('x')[Node('y')]
print('member')
Node('x') in Node('y')
print('member of a list')
Node('x') in [Node('y')]
print('chain')
Node('x') < Node('y') < Node('z')
print('set item')
Node('x')[Node('y')] = Node('z')
print('del item')
del Node('x')[Node('y')]
