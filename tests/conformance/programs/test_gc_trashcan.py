# Nests 150 deep, made while finalizers collect: everyone is finalized once, and nothing is left behind.
import gc


class Ouch(object):
    n = 0

    def __del__(self):
        Ouch.n = Ouch.n + 1
        if Ouch.n % 17 == 0:
            gc.collect()


gc.enable()
t = u = v = None
for count in range(2):
    t = []
    for i in range(150):
        t = [t, Ouch()]
    u = []
    for i in range(150):
        u = [u, Ouch()]
    v = {}
    for i in range(150):
        v = {1: v, 2: Ouch()}
    print(Ouch.n)
gc.disable()
t = None
print(Ouch.n)
u = None
print(Ouch.n)
v = None
print(Ouch.n)
gc.collect()
print(Ouch.n)
