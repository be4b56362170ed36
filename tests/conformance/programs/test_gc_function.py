# A function kept as an attribute of itself: function and its dict.
import gc


def outer():
    def inner():
        pass
    inner.me = inner


gc.collect()
outer()
print(gc.collect())
print(gc.collect())
