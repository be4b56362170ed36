import gc


class A(object):
    def __del__(self):
        print('del A')


def stubborn():
    a = A()
    try:
        yield 1
    finally:
        yield 'late'


gc.collect()
x = stubborn()
next(x)
del x  # closed: it yields, and its frame, the GeneratorExit and the traceback hold each other
print('here')
print(gc.collect() > 1)
x = stubborn()
next(x)
gc.disable()
try:
    x.close()
except RuntimeError as e:
    print(e)
del x
print('there')
print(gc.collect() > 1)
