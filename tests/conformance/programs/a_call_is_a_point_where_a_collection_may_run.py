# From 3.12 on a collection that is due runs where the next call begins or a generator goes on, before the body's first line.
# level: 2
import gc

place = ['nowhere']


def watch(phase, info):
    if phase == 'start':
        print(place[0])


def note(where):
    place[0] = where


def test(threshold):
    gc.collect()
    gc.set_threshold(threshold)
    gc.enable()
    place[0] = 'before'
    try:
        place[0] = 'try'
        None.attribute = None
    except Exception as error:
        place[0] = 'caught'
        note('called')
        place[0] = 'after the call'
    place[0] = 'out'
    note('end')
    gc.disable()


gc.disable()
test(100)
gc.callbacks.append(watch)
for n in range(1, 5):
    print(n)
    test(n)
gc.callbacks.remove(watch)
