# 3.13.18 asks what a comprehension runs over for an iterator, and that iterator for one again; no other version does.
# level: 2
class Y(object):
    def __init__(self): self.n = 0
    def __iter__(self): print("iter"); return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
    next = __next__
class Z(object):
    def __iter__(self): print("ziter"); return Y()
print([x for x in Y()]); print(list(x for x in Y())); print({x for x in Y()} == {1, 2}); print({x: 1 for x in Y()} == {1: 1, 2: 1})
for x in Y(): print(x)
print(list(Y()), sum(Y()), sorted(Y()), [x for x in Z()], list(x for x in Z()))
def f(): return [x for x in Y()], [y for x in [1] for y in Y()], list(x for x in Y())
print(f())
class C(object):
    a = [x for x in Y()]
print(C.a)
