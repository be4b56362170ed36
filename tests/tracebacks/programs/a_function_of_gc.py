import gc
gc.collect(7)
