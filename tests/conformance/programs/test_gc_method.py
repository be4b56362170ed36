# A bound method kept on its own instance is a cycle: the method holds self.
import gc


class Plain:
    def __init__(self):
        self.start = self.__init__


one = Plain()
gc.collect()
del one
print(gc.collect() != 0)
print(gc.collect())
