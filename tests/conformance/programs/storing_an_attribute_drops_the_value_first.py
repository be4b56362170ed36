# x().name = y(), where nothing keeps either: from 3.0 to 3.13 the value goes before the object, else after it.
class Loud(object):
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del ' + self.name)

    def ignore(self, value):
        pass

    ignored = property(None, ignore)


Loud('object').ignored = Loud('value')
print('-')


def inside():
    Loud('object').ignored = Loud('value')


inside()
