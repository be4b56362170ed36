# The module weakref: its references, containers, finalizers.
import gc
import sys
import weakref


gc.collect(); gc.disable()
class N(object):
    def __init__(self, n): self.n = n
    def __repr__(self): return 'N(%s)' % self.n
    def __del__(self): print('del', self.n)
    def hello(self): return 'hello ' + str(self.n)
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
a, b, c = N('a'), N('b'), N('c')
d = weakref.WeakValueDictionary(x=a)
d['b'] = b; d['c'] = c
t(lambda: (len(d), sorted(d), list(d.items()), list(d.values()), 'b' in d, d.get('z'), d.get('z', 5), d['c']))
t(lambda: d['q'])
for k, v in d.items():
    print(k, v)
    if k == 'x':
        del a, v
        print('in loop', len(d))
del v
print(len(d), list(d.keys()))
t(lambda: d.pop('b')); t(lambda: d.pop('b')); t(lambda: d.pop('b', 1)); t(lambda: d.popitem()); t(lambda: d.popitem()); t(lambda: d.setdefault('k', b)); t(lambda: d.copy()['k']); t(lambda: len(d.valuerefs()))
t(lambda: d == {'k': b}); t(lambda: d != {'k': b}); t(lambda: dict(d)); t(lambda: d.setdefault('m', N('temp')))
print(len(d), bool(d))
t(lambda: d.update({'u': c}, v=b)); print(sorted(d.keys())); del d['u']; t(lambda: d.__delitem__('u'))
class W(weakref.WeakValueDictionary):
    def twice(self): return len(self) * 2
w = W(); w['a'] = b; print(w.twice(), list(w), isinstance(w, weakref.WeakValueDictionary)); w.extra = 1; print(w.extra)
d.clear(); print(len(d))
print('--- keys')
k = weakref.WeakKeyDictionary()
k[b] = N('value of b'); k[c] = 1
t(lambda: (len(k), list(k), list(k.items()), list(k.values()), b in k, 5 in k, k.get(b), k.get(N('tmp'), 'no')))
k[b] = 'new'
t(lambda: k.pop(c)); t(lambda: k.pop(c, 'gone')); t(lambda: k.setdefault(c, 9)); t(lambda: k.popitem()); t(lambda: len(k.keyrefs()))
k.update([(c, 3)]); print(len(k)); k[c] = N('strong value'); del k[c]
k[c] = N('v2')
print('before del c'); del c; print('after', len(k))
print('--- set')
s = weakref.WeakSet([b]); e, f = N('e'), N('f')
s.add(e); s.add(e); s.add(f)
t(lambda: (len(s), e in s, 3 in s, sorted(x.n for x in s)))
s2 = weakref.WeakSet([e, b])
t(lambda: [sorted(x.n for x in z) for z in (s | s2, s & s2, s - s2, s ^ s2, s.union([f]), s.intersection([f]), s.difference([f]), s.symmetric_difference([f]))])
t(lambda: (s2 <= s, s <= s2, s2 < s, s >= s2, s == s2, s == weakref.WeakSet([b, e, f]), s.isdisjoint([a for a in []]), s.issuperset([e]), s2.issubset([b, e, f])))
s.discard(f); t(lambda: s.remove(f)) if False else None
s -= weakref.WeakSet([e]); print(len(s)); s |= s2; print(len(s)); s &= [b]; print(len(s)); s.update([e, f]); print(len(s))
for x in s:
    pass
del x
del e; print(len(s), len(s2))
s.clear(); t(lambda: s.pop())
print('--- cycles')
gc.collect()
class Plain(object): pass
def cyc(make):
    p = Plain(); p.me = p; p.w = make(p)
    del p
    print(gc.collect())
if sys.version_info >= (3, 7):  # 3.6 has two objects more
    cyc(lambda p: weakref.WeakValueDictionary()); cyc(lambda p: weakref.WeakValueDictionary(a=p))
cyc(lambda p: weakref.WeakKeyDictionary()); cyc(lambda p: weakref.WeakSet()); cyc(lambda p: weakref.WeakSet([p])); cyc(lambda p: weakref.ref(p)); cyc(lambda p: weakref.WeakKeyDictionary({p: p}))
cyc(lambda p: weakref.finalize(p, print, 'finalized'))
print('--- refs')
r = weakref.ref(b, lambda r: print('cb', r() is None))
r2 = weakref.ref(b); r3 = weakref.ref(b)
print(r2 is r3, r == r2, hash(r) == hash(r2) == hash(b), weakref.getweakrefcount(b), r2.__callback__, callable(r.__callback__), len(weakref.getweakrefs(b)))
class R(weakref.ref):
    def __init__(self, o, cb=None, **kw):
        super().__init__(o, cb); self.kw = kw
    def __call__(self):
        print('called'); return super().__call__()
q = R(b, None); q.extra = 5; print(q() is b, q.extra, q.kw, type(q).__name__, isinstance(q, weakref.ref))
m = weakref.WeakMethod(b.hello); print(m()(), m == weakref.WeakMethod(b.hello))
dd = {r: 1}; print(dd[r2])
p = weakref.proxy(b); print(p.n, p.hello(), str(p), isinstance(p, N), len([p]), p == b)
p.z = 3; print(b.z); del p.z
fn = weakref.finalize(b, print, 'fin', 'b', sep='-')
print(fn.alive, fn.atexit, fn.peek()[1:], fn.peek()[0] is b); fn.atexit = False; print(fn.atexit)
f2 = weakref.finalize(b, print, 'never'); t(lambda: f2.detach()[3]); print(f2.alive, f2.detach(), f2())
f3 = weakref.finalize(b, lambda *a: a, 1, 2); print(f3(), f3())
del b
w.clear()
print(r2(), q(), m(), fn.alive, dd[r], len(w))
t(lambda: p.n); t(lambda: hash(weakref.ref(f)) == hash(f)); t(lambda: dd.pop(r))
dd.clear(); del f, q, r
print('end')
