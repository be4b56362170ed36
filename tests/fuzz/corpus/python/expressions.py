x = (1, 0xFF, 1_0.5e-3, 2j) if not a < b <= c is not d in e else lambda p, /, q=1, *r, s, **t: -p ** ~q
y = {**a, 1: 2, "k": [i for i in range(3) if i], 'z': {j for j, in k}, b'\xff': (m async for m in n)}
f(a, *b, c=d, **e)[1:2, ::3, ...].g @= (yield) if (w := z) else await v
