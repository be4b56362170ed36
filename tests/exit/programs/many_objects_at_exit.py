# Automatic collections during the program decide how the survivors stand at the exit.
import gc
gc.collect()
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

keep = []
for i in range(30):
    keep.append(Loud(i))
middle = Loud("middle")
nests = [[Loud(i)] for i in (100, 101)]
for i in range(2500):
    keep.append([])
late = Loud("late")
holder = {"a": Loud("held")}
