# A class with __eq__ and no __ne__: a != b is the opposite of a == b in Python 3, and "another object" in Python 2.
# level: 2
class Always(object):
    def __eq__(self, other):
        return True


a = Always()
print(a == 5)
print(a != 5)
print(a != a)
