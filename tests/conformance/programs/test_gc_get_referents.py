# gc.get_referents gives every item of a list or tuple, every key and value of a dict, and nothing of an atom.
import gc

numbers = [1, 3, 5]
found = gc.get_referents(numbers)
found.sort()
print(found)
found = gc.get_referents(tuple(numbers))
found.sort()
print(found)
found = gc.get_referents({1: 3, 5: 7})
found.sort()
print(found)
found = gc.get_referents([1, 2], {3: 4}, (0, 0, 0))
found.sort()
print(found)
print(gc.get_referents(1, 'a', 4.5, None, True))
print(gc.get_referents())
