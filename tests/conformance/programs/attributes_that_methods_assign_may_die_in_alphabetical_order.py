# From 3.14 on a class expects the attributes that its methods assign to self, in alphabetical order; they die in that order.
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n)
class A:
    def __init__(self):
        self.z = T('z')
        self.b, self.a = T('b'), T('a')
        for self.m in [T('m')]: pass
    def other(self):
        self.q = 1
        self.c += 1
        def inner(): self.inn = 1
        s = self
        s.s = 1
class B(A):
    def more(self): self.aa = T('aa'); return self
a = A(); a.x = T('x'); a.q = T('q'); a.c = T('c'); a.inn = T('i'); a.s = T('s'); a.e = T('e'); a.d = T('d')
del a
print()
b = B(); b.x = T('x'); b.more(); b.q = T('q')
del b
print()
b = B(); b.q = T('q'); b.more(); b.x = T('x')
print(list(b.__dict__))
del b
print()
