# With a threshold of 1, what a finalizer makes can start a collection, and nothing breaks.
import gc

thresholds = gc.get_threshold()
gc.enable()
gc.set_threshold(1)


class Plain:
    def __del__(self):
        made.append([[], [[]]])
        dir(self)


made = []
one = Plain()
del one
gc.disable()
gc.set_threshold(thresholds[0], thresholds[1], thresholds[2])
print(len(made))
print(gc.get_threshold() == thresholds)
