# A method that says super() or __class__ finds the class through a cell that the class body made.
import gc
import sys


class Base(object):
    def __init__(self, label):
        self.label = label

    def name(self):
        return 'base ' + self.label

    def __del__(self):
        print('del ' + self.label)


class Middle(Base):
    def plain(self):
        return 5

    def name(self):
        return 'middle ' + super().name()

    def kind(self):
        return __class__.__name__


class Last(Middle):
    def __init__(self, label, link=None):
        super().__init__(label)
        self.link = link

    def name(self):
        return 'last ' + super().name()


gc.disable()
gc.collect()
a = Last('a')
print(a.name())
print(a.kind())
print(a.plain())
b = Last('b', a)
b.link.link = b
print(sys.getrefcount(a))
del a, b
gc.collect()
