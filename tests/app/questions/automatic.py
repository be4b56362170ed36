import gc

class Node:
    pass

gc.disable()
gc.set_threshold(2, 1, 1)
gc.collect()
gc.freeze() if hasattr(gc, 'freeze') else None
gc.enable()
kept = []
for i in range(30):
    n = Node()
    n.me = n
    kept = [n]
gc.disable()
