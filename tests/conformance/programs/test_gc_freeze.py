# gc.freeze() puts everything aside, gc.unfreeze() takes all of it back.
import gc

kept = [[], []]
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
