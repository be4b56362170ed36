def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
d = {1:2, 3:4}
def ch():
    for k in d: d[k+10] = 1
t(ch)
s = {1,2}
def chs():
    for k in s: s.add(k+10)
t(chs)
def chk():
    d = {1:1,2:2}
    for k in d:
        del d[k]; d[k+10]=1
print(list(d.items()), [x for x in d.items()], dict(d.items()))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
    def __len__(self): return 3
print(list(Seq()), list(reversed(Seq())), 20 in Seq(), list(iter(Seq())))
class NoIter: pass
t(lambda: iter(NoIter())); t(lambda: list(NoIter())); t(lambda: reversed(NoIter()))
class BadIter:
    def __iter__(self): return 5
t(lambda: iter(BadIter())); t(lambda: list(BadIter()))
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return 1
t(lambda: iter(NoneIter()))
n = [0]
def cnt():
    n[0] += 1
    return n[0]
print(list(iter(cnt, 4)))
it = iter([1,2,3]); print(next(it), list(it), next(it, "dflt"))
l = [1,2,3]
it = iter(l); next(it); l.append(4); print(list(it)); l.append(5); print(list(it))
print(list(reversed([1,2,3])), list(reversed((1,2))), list(reversed("abc")), list(reversed(range(5))), list(reversed(range(0))))
print(list(zip()), list(zip("ab", [1,2,3], (4,5))), list(map(max, [1,5], [3,2])))
z = zip([1,2],[3,4]); x = next(z); y = next(z); print(x, y, x is y)
e = enumerate("ab"); x = next(e); y = next(e); print(x, y)
print(list(filter(None, [0,1,"",2])), list(filter(lambda x: x > 1, [1,2,3])))
print(type(iter([])), type(iter(())), type(iter("")), type(iter({})), type(iter(set())), type(iter(range(1))), type(reversed([])), type(enumerate([])), type(zip()), type(iter(cnt, 1)), type(iter(Seq())))
print(min([3,1,2]), max("abc"), min(5,2,8), max([1,-5], key=abs), min([], default=9), max([(1,'b'),(1,'a')], key=lambda p: p[0]))
print(sum([1,2,3]), sum([1.5,2]), sum([[1],[2]], []), sum(range(10), 5), sum([0.1]*10))
print(sorted("hello"), sorted([3,1,2], key=lambda x: -x), sorted({3:1,1:2}))
print(any([0,1]), all([1,0]), any([]), all([]), any(x > 2 for x in [1,2,3]))
print(abs(-5), abs(-2.5), round(2.5), round(3.5), round(2.675, 2), round(-0.5), round(1234, -2), round(15, -1), round(25,-1), round(1e20,-19) , round(5.015, 2))
print(divmod(7,3), divmod(-7,3), divmod(7.5,2), pow(2,10), pow(2,-1), pow(3,4,5), pow(-3,3,7), pow(2, 5, -7))
print(bin(10), hex(255), oct(8), bin(-5), hex(0), chr(97), ord('a'), chr(8364), ascii("é€"), repr("é"))
print(int("12"), int(" -5 "), int("0x1f", 16), int("1f", 16), int("0b11", 0), int("z", 36), int(3.9), int(-3.9), int("1_000"), int(True), int())
print(float("1.5"), float(" inf "), float("-nan"), float("1e3"), float(3), float("1_0.5"), float())
print(bool([]), bool([0]), bool(""), bool(0.0), bool(), str(), str(5), str("a"), str(None))
print(tuple([1,2]), tuple("ab"), tuple(), list("ab"), set([1,1]), frozenset([1]), dict(a=1, b=2), dict([(1,2)], c=3), dict({1:2}))
