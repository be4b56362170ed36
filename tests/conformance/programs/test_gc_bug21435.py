# A finalizer in a cycle that gives its object a new attribute disturbs nothing.
import gc


class Plain(object):
    pass


class Loud(object):
    def __init__(self, inner):
        self.inner = inner

    def __del__(self):
        self.more = None
        print('del')


def work():
    plain = Plain()
    loud = Loud(Plain())
    plain.other = loud
    loud.other = plain


gc.collect()
work()
print(gc.collect() > 0)
print(gc.collect())
print(len(gc.garbage))
