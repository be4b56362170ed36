# What the methods of built-in containers and texts say when they are misused.


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


L = [1, 2]
for f in (lambda: L.sort(1), lambda: L.sort(foo=1), lambda: L.index(9), lambda: L.remove(9), lambda: L.pop('a'), lambda: L.pop(9),
          lambda: [].pop(), lambda: L.extend(1), lambda: (1,).index(3), lambda: L.index(1, None), lambda: L.append(),
          lambda: L.clear(1), lambda: L.append(x=1), lambda: L.count()):
    t(f)


def changed_while_sorted():
    a = [3, 1, 2]
    try:
        a.sort(key=lambda x: a.append(x) or x)
    finally:
        print(a)


t(changed_while_sorted)
d = {}
for f in (lambda: d.pop(1), lambda: d.popitem(), lambda: d.update(1), lambda: d.update([1]), lambda: d.update([(1, 2, 3)]),
          lambda: d.update(1, 2), lambda: d.get(), lambda: d.get([]), lambda: d.setdefault([]), lambda: d.pop([]),
          lambda: {1: 2}.pop([]), lambda: d.pop([], 5), lambda: dict.fromkeys(1), lambda: d.pop(), lambda: d.copy(1),
          lambda: d.fromkeys([[]]), lambda: d.keys().isdisjoint(1), lambda: {1: 2}[[]], lambda: {1: 2}.update([([], 1)])):
    t(f)
s = {1}
for f in (lambda: s.add([]), lambda: s.remove(9), lambda: s.remove([]), lambda: s.discard([]), lambda: set().pop(),
          lambda: s.update(1), lambda: s.union(1), lambda: s.intersection(1), lambda: s.issubset(1), lambda: s.isdisjoint(1),
          lambda: s.add(), lambda: s.union([[]]), lambda: s.remove({1}), lambda: s.__contains__({1}),
          lambda: s.symmetric_difference(), lambda: s.symmetric_difference(1), lambda: s.update([[]]),
          lambda: s.issubset([[]]), lambda: s.issuperset([[]]), lambda: s.difference([[]]), lambda: s.intersection([[]]),
          lambda: s.difference_update([[]]), lambda: s.isdisjoint([[]]), lambda: s.intersection_update([[]])):
    t(f)
s = 'abc'
for f in (lambda: s.join(1), lambda: s.join([1]), lambda: s.join(['a', None]), lambda: s.split(1), lambda: s.split(''),
          lambda: s.split('a', None), lambda: s.split(foo=1), lambda: s.split(1, 2, 3), lambda: s.strip(1), lambda: s.find(1),
          lambda: s.find(), lambda: s.count(1), lambda: s.index('z'), lambda: s.rindex('z'), lambda: s.index(1),
          lambda: s.startswith(1), lambda: s.startswith((1,)), lambda: s.endswith((1,)), lambda: s.startswith(),
          lambda: s.replace(1, 2), lambda: s.replace('a', 2), lambda: s.center(5, 'ab'), lambda: s.center(5, 1),
          lambda: s.ljust('a'), lambda: s.zfill('a'), lambda: s.partition(1), lambda: s.partition(''), lambda: s.rpartition(''),
          lambda: s.upper(1), lambda: s.find('a', 1, 2, 3), lambda: s.find('a', 'b'), lambda: s.splitlines(a=1),
          lambda: s.replace('a', 'b', count=1), lambda: s.translate(1), lambda: str.maketrans('a', 'bc'),
          lambda: str.maketrans(1), lambda: str.maketrans({'ab': 1}), lambda: str.maketrans({1.5: 1}),
          lambda: 'abc'.translate({97: -1}), lambda: 'abc'.translate({97: 1.5}), lambda: str.maketrans(1, 'b'),
          lambda: str.maketrans('a', 1), lambda: s.lower(x=1), lambda: s.format_map()):
    t(f)
for f in ['{', '}', '{0', '{}{0}', '{0}{}', '{a}', '{1}', '{!x}', '{0!x}', '{0!}', '{0!r', '{0!rx}', '{0.}', '{0[}', '{0[]}',
          '{0[a]b}', '{0[0]b}', '{0[a}', '{:{}{}}', '{:{:{}}}', '{{', '}}', '{{}}', '{0.foo}', '{0[0]}', '{0[5]}', '{0[x]}',
          '{0!r:>8}', '{ 0}', '{-1}', '{99999999999999999999}', '{0:{1}}', '{!r}', '{:}', '{0!r:}', '{0::}', '{a.b}', '{0!s!r}',
          '{0:}}', '{0:{', '{0:a{b}c}', '{}{}{}', '{.x}', '{[0]}', '{0!a}', '{1:{1}}', '{0!r:{1}}', 'x{0}y{{z}}']:
    print(f, end=' -> ')
    t(lambda: f.format([1, 2], 3))
for f in (lambda: '{a}{b}'.format(a=1, b=2), lambda: '{a[x]}'.format(a={'x': 1}), lambda: '{x}'.format_map({'x': 1}),
          lambda: '{x}'.format_map(1), lambda: '{}'.format_map({}), lambda: '{y}'.format_map({}), lambda: '{:d}'.format('a')):
    t(f)
