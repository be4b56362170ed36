# What lists, dicts and sets do, and in which order what they drop dies.


class N:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return 'N%d' % self.n

    def __del__(self):
        print('del', self.n)

    def __lt__(self, other):
        print('lt', self.n, other.n)
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, N) and self.n == other.n

    def __hash__(self):
        return self.n


l = [N(5), N(3)]
l.append(N(9))
l.extend((N(1), 7))
l.extend({N(2): 0, 4: 1})
l.extend(iter([N(8)]))
l.insert(-100, N(6))
l.insert(100, N(0))
print(l, len(l), l.count(N(3)), l.index(N(9)), l.index(7, -6))
l.remove(N(9))
print(l.pop(), l.pop(0), l.pop(-2))
l.reverse()
print(l, l.copy() == l, l.copy() is l)
n = [x for x in l if isinstance(x, N)]
n.sort()
print(n)
n.sort(key=lambda x: -x.n)
print(n)
n.sort(key=lambda x: x.n % 2, reverse=True)
print(n)
n.extend([N(30), N(20), N(20), N(10), N(10), N(40)])
n.sort()
seen = []
m = [3, 1, 2]
m.sort(key=lambda x: seen.append(len(m)) or x)
print(m, seen)
big = [(i * 7919) % 211 for i in range(211)]
big.sort()
print(big == list(range(211)))
pairs = [(i * 31 % 17, i) for i in range(150)]
pairs.sort(key=lambda p: p[0])
print(all(a[0] < b[0] or (a[0] == b[0] and a[1] < b[1]) for a, b in zip(pairs, pairs[1:])))
print('clear')
l.clear()
n.clear()
del l, n
print((1, 2, 1).count(1), (1, 2).index(2))

print('--- dict')
d = {'a': N(1), N(2): 'b'}
print(d.get('a'), d.get('z'), d.get('z', 3), d.setdefault('a', 4), d.setdefault('c', N(3)), d.setdefault('none'))
d.update({'a': N(11), 'd': 4}, e=N(5))
d.update([('f', 6), 'gh'])
print(d, len(d))
print(d.pop('a'), d.pop('zz', None), d.popitem())
print(d.keys(), d.values(), d.items())
print('c' in d.keys(), ('d', 4) in d.items(), ('d', 5) in d.items(), 4 in d.values())
print(sorted(d.keys() - ['c'], key=str), {1: 1}.keys() & {1, 2}, {1: 1}.keys() | [2], {1: 1, 2: 2}.keys() ^ {2: 3}.keys())
print({1: 1}.keys().isdisjoint([2]), {1: 1}.items().isdisjoint({(1, 1)}), len(d.items()))
c = d.copy()
print(c == d, c is d, dict.fromkeys('ab'), dict.fromkeys(range(3), 'x'))


class D(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value * 2)

    def __missing__(self, key):
        return 'missing ' + key


x = D.fromkeys(['p'], 2)
x['q'] = 1
print(x, x['none'], type(x), x.get('none'), dict.__getitem__(x, 'q'), dict.__contains__(x, 'q'), dict.__len__(x))
del c
print('clear')
d.clear()

print('--- set')
s = {N(3), N(20), 11, 4}
s.add(N(11))
s.add(N(11))
s.discard(N(3))
s.discard(N(99))
s.remove(4)
print(len(s), s)
s.update([40, 8, 16], {N(8): 1}, 'a')
s.difference_update([16, 'a', N(8)])
print(s)
print(s.union([1, N(1)]), s.intersection([8, 11, N(20)], (8, N(20))), s.difference({8}, [40]), s.symmetric_difference([8, 8, 9]))
s.symmetric_difference_update([40, 41])
s.intersection_update([41, 8, N(20), N(11)])
print(s, s.issubset({8, 41, N(11), N(20), 1}), s.issuperset([8]), s.isdisjoint([9]), s.issubset(iter([8])))
print(s.pop() in (8, 41, N(11), N(20)), len(s))
f = frozenset([3, 1, 2])
print(f.copy() is f, f.union([9]), f.difference([1]), f & {1, 5}, type(f.union([1])))
print({24, 13, 32, 2, 18}, {57, 1, 33, 17, 9}, {-2, 13, 21})
t = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
t.difference_update(range(8))
t.update([33, 65])
print(list(t), t.pop(), t.pop(), list(t))
t.clear()
t.update([5, 3, 12])
print(t.pop(), t)
print('clear')
s.clear()
del x
