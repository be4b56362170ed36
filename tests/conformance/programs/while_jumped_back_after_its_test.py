# In 3.12 and 3.13 a while asks its test before it jumps back, so before a due collection; from 3.14 on after it.
import gc


def note(phase, info):
    if phase == 'start':
        runs[0] += 1


runs = [0]
junk = []
late = 0
rounds = 0
gc.callbacks.append(note)
gc.collect()
gc.set_threshold(50)
for i in range(20):
    runs[0] = 0
    while not runs[0]:
        late += runs[0]
        rounds += 1
        junk.append([])
print(late)
late = 0
for i in range(20):
    runs[0] = 0
    n = 0
    while runs[0] == 0 and n < 1000:
        late += runs[0]
        n += 1
        kept = [[junk]]
        junk.append(kept)
print(late)
