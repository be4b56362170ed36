# Every operator on every pair of built-in kinds that means something, or an error.
import sys
class A: pass
class I:
    def __index__(self): return 1
class L(list): pass
class S(set): pass
class D(dict): pass
class NC:
    __contains__ = None
class NI:
    __iter__ = None
a=A()
def f(): pass
def g(): yield
print('1/0')
try:
    r = 1/0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1.0/0')
try:
    r = 1.0/0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1//0')
try:
    r = 1//0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1%0')
try:
    r = 1%0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1.0//0')
try:
    r = 1.0//0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1.0%0')
try:
    r = 1.0%0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('divmod(1,0)')
try:
    r = divmod(1,0)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('divmod(1.0,0)')
try:
    r = divmod(1.0,0)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('0**-1')
try:
    r = 0**-1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('0.0**-1')
try:
    r = 0.0**-1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('0.0**-1.5')
try:
    r = 0.0**-1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('0**-1.0')
try:
    r = 0**-1.0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('pow(0,-1)')
try:
    r = pow(0,-1)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1<<-1')
try:
    r = 1<<-1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1>>-1')
try:
    r = 1>>-1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('-8.0**0.5')
try:
    r = -8.0**0.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("1+'a'")
try:
    r = 1+'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'+1")
try:
    r = 'a'+1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1]+1')
try:
    r = [1]+1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1]+(1,)')
try:
    r = [1]+(1,)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('(1,)+[1]')
try:
    r = (1,)+[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("[1]*'a'")
try:
    r = [1]*'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'*[1]")
try:
    r = 'a'*[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1]*[1]')
try:
    r = [1]*[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1]*1.5')
try:
    r = [1]*1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'*1.5")
try:
    r = 'a'*1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("1.5*'a'")
try:
    r = 1.5*'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('None+1')
try:
    r = None+1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('a+1')
try:
    r = a+1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("1-'a'")
try:
    r = 1-'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1@2')
try:
    r = 1@2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("2**'a'")
try:
    r = 2**'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1}|[1]')
try:
    r = {1}|[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:1}|[1]')
try:
    r = {1:1}|[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:1}|{2:2}')
try:
    r = {1:1}|{2:2}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1}+{2}')
try:
    r = {1}+{2}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("1<'a'")
try:
    r = 1<'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('a<a')
try:
    r = a<a
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('None<1')
try:
    r = None<1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1]<(1,)')
try:
    r = [1]<(1,)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("[1]<['a']")
try:
    r = [1]<['a']
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1}<[1]')
try:
    r = {1}<[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:1}<{1:1}')
try:
    r = {1:1}<{1:1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('int<str')
try:
    r = int<str
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1 in 5')
try:
    r = 1 in 5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1 in a')
try:
    r = 1 in a
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1 in NC()')
try:
    r = 1 in NC()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1 in NI()')
try:
    r = 1 in NI()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("1 in 'abc'")
try:
    r = 1 in 'abc'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("None in 'abc'")
try:
    r = None in 'abc'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[] in {1}')
try:
    r = [] in {1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[] in {1:1}')
try:
    r = [] in {1:1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[] in {1}.union()')
try:
    r = [] in {1}.union()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{[]}')
try:
    r = {[]}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{[]:1}')
try:
    r = {[]:1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:1}[[]]')
try:
    r = {1:1}[[]]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('({},) in {1}')
try:
    r = ({},) in {1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('hash([])')
try:
    r = hash([])
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('hash(([],))')
try:
    r = hash(([],))
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{([],):1}')
try:
    r = {([],):1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("-'a'")
try:
    r = -'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("+'a'")
try:
    r = +'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("~'a'")
try:
    r = ~'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('~1.5')
try:
    r = ~1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('-None')
try:
    r = -None
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('-a')
try:
    r = -a
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][5]')
try:
    r = [1][5]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][-5]')
try:
    r = [1][-5]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("[1]['a']")
try:
    r = [1]['a']
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][1.5]')
try:
    r = [1][1.5]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][None]')
try:
    r = [1][None]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][a]')
try:
    r = [1][a]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('(1,)[5]')
try:
    r = (1,)[5]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("(1,)['a']")
try:
    r = (1,)['a']
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'abc'[5]")
try:
    r = 'abc'[5]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'abc'['a']")
try:
    r = 'abc'['a']
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'abc'[None]")
try:
    r = 'abc'[None]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(3)[5]')
try:
    r = range(3)[5]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("range(3)['a']")
try:
    r = range(3)['a']
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('5[0]')
try:
    r = 5[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('None[0]')
try:
    r = None[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('a[0]')
try:
    r = a[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('A[0]')
try:
    r = A[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('int[0]')
try:
    r = int[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('f[0]')
try:
    r = f[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('f()[0]')
try:
    r = f()[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1}[0]')
try:
    r = {1}[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:1}[0]')
try:
    r = {1:1}[0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][::0]')
try:
    r = [1][::0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'[::0]")
try:
    r = 'a'[::0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('(1,)[::0]')
try:
    r = (1,)[::0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(3)[::0]')
try:
    r = range(3)[::0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("[1]['a':]")
try:
    r = [1]['a':]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1][1.5:]')
try:
    r = [1][1.5:]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'['a':]")
try:
    r = 'a'['a':]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1,2,3][I():]')
try:
    r = [1,2,3][I():]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1,2,3][I()]')
try:
    r = [1,2,3][I()]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('len(5)')
try:
    r = len(5)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('len(a)')
try:
    r = len(a)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('L([1])+5')
try:
    r = L([1])+5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("L([1])['a']")
try:
    r = L([1])['a']
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('L([1])[3]')
try:
    r = L([1])[3]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('S({1})')
try:
    r = S({1})
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('S({1})|{2}')
try:
    r = S({1})|{2}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(S({1})|{2})')
try:
    r = type(S({1})|{2})
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type({2}|S({1}))')
try:
    r = type({2}|S({1}))
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('S()')
try:
    r = S()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('frozenset()')
try:
    r = frozenset()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('frozenset({1})')
try:
    r = frozenset({1})
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('D({1:2})')
try:
    r = D({1:2})
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('L([1])')
try:
    r = L([1])
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(3)')
try:
    r = range(3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(1,3)')
try:
    r = range(1,3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(1,3,2)')
try:
    r = range(1,3,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('slice(1,2)')
try:
    r = slice(1,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('slice(None,2,3)')
try:
    r = slice(None,2,3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()')
try:
    r = {1:2}.keys()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.values()')
try:
    r = {1:2}.values()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.items()')
try:
    r = {1:2}.items()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()|{3}')
try:
    r = {1:2}.keys()|{3}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()-{3}')
try:
    r = {1:2}.keys()-{3}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()&[1]')
try:
    r = {1:2}.keys()&[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.items()')
try:
    r = {1:2}.items()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('int')
try:
    r = int
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('A')
try:
    r = A
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('len')
try:
    r = len
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('list.append')
try:
    r = list.append
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('super(A,a)')
try:
    r = super(A,a)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('sys')
try:
    r = sys
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("ValueError('x')")
try:
    r = ValueError('x')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('ValueError()')
try:
    r = ValueError()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('ValueError(1,2)')
try:
    r = ValueError(1,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("KeyError('x')")
try:
    r = KeyError('x')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("str(KeyError('x'))")
try:
    r = str(KeyError('x'))
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('str(KeyError())')
try:
    r = str(KeyError())
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("str(KeyError('a','b'))")
try:
    r = str(KeyError('a','b'))
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('str(ValueError(1,2))')
try:
    r = str(ValueError(1,2))
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('ValueError')
try:
    r = ValueError
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('SystemExit(3)')
try:
    r = SystemExit(3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('StopIteration(3)')
try:
    r = StopIteration(3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('None is None')
try:
    r = None is None
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('...')
try:
    r = ...
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('NotImplemented')
try:
    r = NotImplemented
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('bool(NotImplemented)')
try:
    r = bool(NotImplemented)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('sys.version_info[:2]')
try:
    r = sys.version_info[:2]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(None)')
try:
    r = type(None)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(f)')
try:
    r = type(f)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(g())')
try:
    r = type(g())
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(len)')
try:
    r = type(len)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type([].append)')
try:
    r = type([].append)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(list.append)')
try:
    r = type(list.append)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(sys)')
try:
    r = type(sys)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(Ellipsis)')
try:
    r = type(Ellipsis)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('type(NotImplemented)')
try:
    r = type(NotImplemented)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('print >> 1')
try:
    r = print >> 1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('print << 1')
try:
    r = print << 1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%'a'")
try:
    r = '%d'%'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%1.5")
try:
    r = '%d'%1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%True")
try:
    r = '%d'%True
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%x'%1.5")
try:
    r = '%x'%1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%x'%'a'")
try:
    r = '%x'%'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%c'%'ab'")
try:
    r = '%c'%'ab'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%c'%-1")
try:
    r = '%c'%-1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%c'%1.5")
try:
    r = '%c'%1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%c'%65")
try:
    r = '%c'%65
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%f'%'a'")
try:
    r = '%f'%'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%s %s'%1")
try:
    r = '%s %s'%1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%s %s'%(1,)")
try:
    r = '%s %s'%(1,)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%s'%(1,2)")
try:
    r = '%s'%(1,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'%1")
try:
    r = 'a'%1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'%(1,)")
try:
    r = 'a'%(1,)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'%{}")
try:
    r = 'a'%{}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'%{1:2}")
try:
    r = 'a'%{1:2}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'%[1]")
try:
    r = 'a'%[1]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'%a")
try:
    r = 'a'%a
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%'%1")
try:
    r = '%'%1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%(a)s'%1")
try:
    r = '%(a)s'%1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%(a)s'%{}")
try:
    r = '%(a)s'%{}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%(a)s'%{'a':1}")
try:
    r = '%(a)s'%{'a':1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%(a'%{'a':1}")
try:
    r = '%(a'%{'a':1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%(a)'%{'a':1}")
try:
    r = '%(a)'%{'a':1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%*d'%(5,1)")
try:
    r = '%*d'%(5,1)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%*d'%('a',1)")
try:
    r = '%*d'%('a',1)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%-5d|%05d|%+d|% d|%#x|%#o'%(1,2,3,4,255,8)")
try:
    r = '%-5d|%05d|%+d|% d|%#x|%#o'%(1,2,3,4,255,8)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%.3d|%5.3d|%-8.3d|%+.3d'%(1,2,3,4)")
try:
    r = '%.3d|%5.3d|%-8.3d|%+.3d'%(1,2,3,4)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%x|%X|%o|%i|%u'%(255,255,8,1,2)")
try:
    r = '%x|%X|%o|%i|%u'%(255,255,8,1,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%#X|%#08x'%(255,255)")
try:
    r = '%#X|%#08x'%(255,255)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%e|%E|%g|%G|%f|%F'%(1.5,1.5,1.5e20,1.5e-20,2.5,2.5)")
try:
    r = '%e|%E|%g|%G|%f|%F'%(1.5,1.5,1.5e20,1.5e-20,2.5,2.5)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%.0f|%#.0f|%.10g|%#g'%(1.5,1.5,1.5,1.5)")
try:
    r = '%.0f|%#.0f|%.10g|%#g'%(1.5,1.5,1.5,1.5)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%010.3f|%-10.3f|%+.3f'%(1.5,1.5,1.5)")
try:
    r = '%010.3f|%-10.3f|%+.3f'%(1.5,1.5,1.5)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%010.3f|%+08d|%-08d|'%(-1.5,5,5)")
try:
    r = '%010.3f|%+08d|%-08d|'%(-1.5,5,5)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%r|%a|%.2s|%5s|%-5s|'%('é','é','abc','a','a')")
try:
    r = '%r|%a|%.2s|%5s|%-5s|'%('é','é','abc','a','a')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%5c|%-5c|'%('a','b')")
try:
    r = '%5c|%-5c|'%('a','b')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%%|%5%|'%()")
try:
    r = '%%|%5%|'%()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%s'%None")
try:
    r = '%s'%None
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%s'%(1,)")
try:
    r = '%s'%(1,)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%ld %hd'%(1,2)")
try:
    r = '%ld %hd'%(1,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%f'%float('inf')")
try:
    r = '%f'%float('inf')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%05f'%float('-inf')")
try:
    r = '%05f'%float('-inf')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%+f'%float('nan')")
try:
    r = '%+f'%float('nan')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%float('nan')")
try:
    r = '%d'%float('nan')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%float('inf')")
try:
    r = '%d'%float('inf')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%-1.9")
try:
    r = '%d'%-1.9
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%d'%A()")
try:
    r = '%d'%A()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%i'%'a'")
try:
    r = '%i'%'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%u'%'a'")
try:
    r = '%u'%'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%o'%'a'")
try:
    r = '%o'%'a'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%X'%1.5")
try:
    r = '%X'%1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%g'%A()")
try:
    r = '%g'%A()
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%s %(a)s'%{'a':1}")
try:
    r = '%s %(a)s'%{'a':1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%.*f'%(2,3.14159)")
try:
    r = '%.*f'%(2,3.14159)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%.-1f'%1")
try:
    r = '%.-1f'%1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%5.d|'%3")
try:
    r = '%5.d|'%3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%-010d|'%3")
try:
    r = '%-010d|'%3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'%+s|'%3")
try:
    r = '%+s|'%3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('~True')
try:
    r = ~True
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('True+True')
try:
    r = True+True
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('True&False')
try:
    r = True&False
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('True&1')
try:
    r = True&1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('True^True')
try:
    r = True^True
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('5//-2')
try:
    r = 5//-2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('-5//2')
try:
    r = -5//2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('5%-3')
try:
    r = 5%-3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('-5%3')
try:
    r = -5%3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('5.5//-2')
try:
    r = 5.5//-2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('5.5%-2')
try:
    r = 5.5%-2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('-0.0%3')
try:
    r = -0.0%3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('0.0%-3')
try:
    r = 0.0%-3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1e308*10')
try:
    r = 1e308*10
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('7/2')
try:
    r = 7/2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('4/2')
try:
    r = 4/2
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('2**-1')
try:
    r = 2**-1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('2**0.5')
try:
    r = 2**0.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('(2**62)/(3)')
try:
    r = (2**62)/(3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('(2**53+1)/1')
try:
    r = (2**53+1)/1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('9007199254740993/3')
try:
    r = 9007199254740993/3
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("float('nan')==float('nan')")
try:
    r = float('nan')==float('nan')
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('2**53+1==2.0**53')
try:
    r = 2**53+1==2.0**53
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('2**53+1>2.0**53')
try:
    r = 2**53+1>2.0**53
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1<1.5')
try:
    r = 1<1.5
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1==1.0')
try:
    r = 1==1.0
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('True==1')
try:
    r = True==1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'a'<'b'")
try:
    r = 'a'<'b'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print("'é'>'z'")
try:
    r = 'é'>'z'
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1,2]<[1,3]')
try:
    r = [1,2]<[1,3]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[1]==[1.0]')
try:
    r = [1]==[1.0]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('(1,2)<(1,2,3)')
try:
    r = (1,2)<(1,2,3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1,2}<{1,2,3}')
try:
    r = {1,2}<{1,2,3}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1}=={1.0}')
try:
    r = {1}=={1.0}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1}==frozenset({1})')
try:
    r = {1}==frozenset({1})
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:[1]}=={1:[1]}')
try:
    r = {1:[1]}=={1:[1]}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(0)==range(2,2)')
try:
    r = range(0)==range(2,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('range(0,3,2)==range(0,4,2)')
try:
    r = range(0,3,2)==range(0,4,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('slice(1,2)==slice(1,2)')
try:
    r = slice(1,2)==slice(1,2)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('slice(1,2)<slice(1,3)')
try:
    r = slice(1,2)<slice(1,3)
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('[].append==[].append')
try:
    r = [].append==[].append
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()=={1}')
try:
    r = {1:2}.keys()=={1}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()<{1,2}')
try:
    r = {1:2}.keys()<{1,2}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.items()=={(1,2)}')
try:
    r = {1:2}.items()=={(1,2)}
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('{1:2}.keys()<[1,2]')
try:
    r = {1:2}.keys()<[1,2]
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('f<f')
try:
    r = f<f
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('A<A')
try:
    r = A<A
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('1|None')
try:
    r = 1|None
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('A|1')
try:
    r = A|1
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
print('None|None')
try:
    r = None|None
    print(repr(r))
except Exception as x:
    print("!!", type(x).__name__, x)
