print(sorted([1, 2, 3], key=lambda v: v / 0))
