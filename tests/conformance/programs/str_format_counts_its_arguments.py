# str.format packs its arguments, and so counts the first time (it did not, found by comparison).
import gc

gc.disable()
repr([1])
counts = [0] * 4


def measure():
    count = gc.get_count
    gc.collect()
    counts[0] = count()[0]
    counts[1] = count()[0]
    "{} {}".format(1, 2)
    counts[2] = count()[0]
    "{} {}".format(1, 2)
    counts[3] = count()[0]


measure()
print(counts)
