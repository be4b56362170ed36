# After a full collection the second and third counter are zero, the first is small, and a new list moves it.
import gc

gc.disable()
gc.collect()
first = gc.get_count()
kept = []
more = [[], [], [], []]
second = gc.get_count()
print(first[1:])
print(second[1:])
print(first[0] < 5)
print(second[0] > first[0])
