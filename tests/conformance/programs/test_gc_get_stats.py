# gc.get_stats() is three dicts of numbers, and a run moves the numbers of its own generation alone.
# level: 2
import gc

gc.disable()
stats = gc.get_stats()
print(len(stats))
for row in stats:
    print(isinstance(row, dict))
    print([sorted(row), row['collected'] >= 0, row['collections'] >= 0, row['uncollectable'] >= 0])
before = gc.get_stats()
gc.collect(0)
after = gc.get_stats()
print([after[g]['collections'] - before[g]['collections'] for g in range(3)])
gc.collect(2)
after = gc.get_stats()
print([after[g]['collections'] - before[g]['collections'] for g in range(3)])
gc.collect(1)
after = gc.get_stats()
print([after[g]['collections'] - before[g]['collections'] for g in range(3)])
