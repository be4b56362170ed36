class A:
    @property
    def p(self): return self.q
    def __getitem__(self, i): return self.p
print([A()[i] for i in range(3)])
