total = 0
for name, value in [("a", 1), ("b", "2")]:
    total += value
