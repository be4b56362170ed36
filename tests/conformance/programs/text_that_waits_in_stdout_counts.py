# What print() leaves in sys.stdout's buffer is a list that counts, as do print's keywords to 3.10 (they did not, found by comparison).
import gc

gc.disable()
print("first")
counts = [0] * 6


def measure():
    count = gc.get_count
    gc.collect()
    counts[0] = count()[0]
    counts[1] = count()[0]
    print("a")
    counts[2] = count()[0]
    print("a")
    counts[3] = count()[0]
    gc.collect()
    counts[4] = count()[0]
    print("c")
    counts[5] = count()[0]


measure()
print(counts)
