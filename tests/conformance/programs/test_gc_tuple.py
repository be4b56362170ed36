# A tuple can be in a cycle only with the help of something that changes: a list and its tuple are two pieces.
import gc

box = []
pair = (box,)
box.append(pair)
gc.collect()
del pair
del box
print(gc.collect())
print(gc.collect())
