def outer():
    def inner(n):
        if n == 0: raise TypeError("deep %d" % n)
        inner(n - 1)
    inner(5)
outer()
