# f(*t) with nothing beside t hands the local t itself on; it lives on after the call (it died in the call under 3.14, found by a picture's counts).
import sys


class A(object):
    def __del__(self):
        print('del A')


def plain(x, **named):
    print('in plain')


def handed_on(*t):
    plain(*t)
    print(len(t))
    plain(*t, **{})
    print(len(t))
    return sys.getrefcount(t) >= 1


print(handed_on(A()))
print('end')
