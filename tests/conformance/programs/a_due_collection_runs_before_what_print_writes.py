# From 3.12 on a collection that is due runs where the text of something is asked for, so before print writes it.
# level: 2
import gc
class K(object):
    __slots__ = ('me', 'n')
    def __del__(self): print('del %d' % self.n)
print([[0, (1, 2)], {3: 4}])
gc.collect()
gc.set_threshold(7)
keep = []
for i in range(30):
    k = K(); k.n = i; k.me = k
    if i % 2: print('line %d' % i)
    if i % 5 == 0: print([[i, (i, i)], {i: k.n}])
    s = '%s %r' % (i, [i])
    t = '%s %r' % (k.n, i)
gc.disable()
del k
print(gc.collect())
