# Objects with __del__ in a cycle are freed, each __del__ called once: only before Python 3.4 did they stay for good.
import gc


class Loud(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del ' + self.name)


gc.disable()
gc.collect()
a = Loud('a')
b = Loud('b')
a.other = b
b.other = a
del a, b
print(gc.collect() > 0)
print(len(gc.garbage))
print(gc.collect())
