# In place, to items, to slices, deletions.
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
print('l=[1,2,3];l[5]=1')
try:
    l=[1,2,3]
    l[5]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=[1,2,3];l['a']=1")
try:
    l=[1,2,3]
    l['a']=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[::2]=[1]')
try:
    l=[1,2,3]
    l[::2]=[1]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[::2]=5')
try:
    l=[1,2,3]
    l[::2]=5
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[1:2]=5')
try:
    l=[1,2,3]
    l[1:2]=5
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[::0]=[]')
try:
    l=[1,2,3]
    l[::0]=[]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[::-1]=[7,8,9]')
try:
    l=[1,2,3]
    l[::-1]=[7,8,9]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];del l[5]')
try:
    l=[1,2,3]
    del l[5]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=[1,2,3];del l['a']")
try:
    l=[1,2,3]
    del l['a']
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];del l[::2]')
try:
    l=[1,2,3]
    del l[::2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3,4];del l[::-2]')
try:
    l=[1,2,3,4]
    del l[::-2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[1:1]=l')
try:
    l=[1,2,3]
    l[1:1]=l
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[::1]=l')
try:
    l=[1,2,3]
    l[::1]=l
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l[2:0]=[9]')
try:
    l=[1,2,3]
    l[2:0]=[9]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l+=5')
try:
    l=[1,2,3]
    l+=5
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=[1,2,3];l+='ab'")
try:
    l=[1,2,3]
    l+='ab'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l*=2')
try:
    l=[1,2,3]
    l*=2
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=[1,2,3];l*='a'")
try:
    l=[1,2,3]
    l*='a'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[1,2,3];l*=-1')
try:
    l=[1,2,3]
    l*=-1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=(1,2);l+=[1]')
try:
    l=(1,2)
    l+=[1]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l='a';l+=1")
try:
    l='a'
    l+=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=1;l+='a'")
try:
    l=1
    l+='a'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};l|={2}')
try:
    l={1}
    l|={2}
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};l|=[2]')
try:
    l={1}
    l|=[2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};l-=[2]')
try:
    l={1}
    l-=[2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};l&=[2]')
try:
    l={1}
    l&=[2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};l^={2}')
try:
    l={1}
    l^={2}
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};l|={2:2}')
try:
    l={1:1}
    l|={2:2}
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};l|=[(3,4)]')
try:
    l={1:1}
    l|=[(3,4)]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};l|=[3]')
try:
    l={1:1}
    l|=[3]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};l|=3')
try:
    l={1:1}
    l|=3
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=frozenset({1});l|={2}')
try:
    l=frozenset({1})
    l|={2}
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=1;l-='a'")
try:
    l=1
    l-='a'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=1;l**='a'")
try:
    l=1
    l**='a'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=1;l<<='a'")
try:
    l=1
    l<<='a'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=1;l//=0')
try:
    l=1
    l//=0
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=1;l%=0')
try:
    l=1
    l%=0
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=1;l/=0')
try:
    l=1
    l/=0
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=(1,);l[0]=1')
try:
    l=(1,)
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=(1,);del l[0]')
try:
    l=(1,)
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=(1,);del l['a']")
try:
    l=(1,)
    del l['a']
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l='a';l[0]='b'")
try:
    l='a'
    l[0]='b'
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l='a';del l[0]")
try:
    l='a'
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l='a';del l['a']")
try:
    l='a'
    del l['a']
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=5;l[0]=1')
try:
    l=5
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=5;del l[0]')
try:
    l=5
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=a;l[0]=1')
try:
    l=a
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=a;del l[0]')
try:
    l=a
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l=a;del l['a']")
try:
    l=a
    del l['a']
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=f;del l[0]')
try:
    l=f
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=None;l[0]=1')
try:
    l=None
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=None;del l[0]')
try:
    l=None
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};l[0]=1')
try:
    l={1}
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1};del l[0]')
try:
    l={1}
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print("l={1};del l['a']")
try:
    l={1}
    del l['a']
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};del l[2]')
try:
    l={1:1}
    del l[2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};del l[[]]')
try:
    l={1:1}
    del l[[]]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={1:1};l[[]]=2')
try:
    l={1:1}
    l[[]]=2
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=range(3);l[0]=1')
try:
    l=range(3)
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=range(3);del l[0]')
try:
    l=range(3)
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=A;l[0]=1')
try:
    l=A
    l[0]=1
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=A;del l[0]')
try:
    l=A
    del l[0]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={};l[1:2]=3')
try:
    l={}
    l[1:2]=3
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={}[1:2]')
try:
    l={}[1:2]
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[];l.append(l)')
try:
    l=[]
    l.append(l)
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l={};l[1]=l')
try:
    l={}
    l[1]=l
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=[];t=(l,);l.append(t);l=t')
try:
    l=[]
    t=(l,)
    l.append(t)
    l=t
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=D();l[1]=l')
try:
    l=D()
    l[1]=l
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
print('l=L();l.append(l)')
try:
    l=L()
    l.append(l)
    print(repr(l))
except Exception as x:
    print("!!", type(x).__name__, x)
