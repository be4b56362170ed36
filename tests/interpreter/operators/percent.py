# text % values.
class A:
    def __repr__(self): return 'A()'
class N:
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 2.5
    def __repr__(self): return 'N()'
    def __str__(self): return 'nnn\u00e9'
vals=[5,-1234567,True,-1.5,1e20,1e308*10,'\u00e9b','x',None,A(),N(),(1,2),{'a':1},1114112]
for v in vals:
    try:
        r = '%s' % v
        print('%s', repr(r))
    except Exception as x:
        print('%s', "!!", type(x).__name__, x)
    try:
        r = '%r' % v
        print('%r', repr(r))
    except Exception as x:
        print('%r', "!!", type(x).__name__, x)
    try:
        r = '%a' % v
        print('%a', repr(r))
    except Exception as x:
        print('%a', "!!", type(x).__name__, x)
    try:
        r = '%d' % v
        print('%d', repr(r))
    except Exception as x:
        print('%d', "!!", type(x).__name__, x)
    try:
        r = '%i' % v
        print('%i', repr(r))
    except Exception as x:
        print('%i', "!!", type(x).__name__, x)
    try:
        r = '%x' % v
        print('%x', repr(r))
    except Exception as x:
        print('%x', "!!", type(x).__name__, x)
    try:
        r = '%X' % v
        print('%X', repr(r))
    except Exception as x:
        print('%X', "!!", type(x).__name__, x)
    try:
        r = '%o' % v
        print('%o', repr(r))
    except Exception as x:
        print('%o', "!!", type(x).__name__, x)
    try:
        r = '%u' % v
        print('%u', repr(r))
    except Exception as x:
        print('%u', "!!", type(x).__name__, x)
    try:
        r = '%e' % v
        print('%e', repr(r))
    except Exception as x:
        print('%e', "!!", type(x).__name__, x)
    try:
        r = '%E' % v
        print('%E', repr(r))
    except Exception as x:
        print('%E', "!!", type(x).__name__, x)
    try:
        r = '%f' % v
        print('%f', repr(r))
    except Exception as x:
        print('%f', "!!", type(x).__name__, x)
    try:
        r = '%F' % v
        print('%F', repr(r))
    except Exception as x:
        print('%F', "!!", type(x).__name__, x)
    try:
        r = '%g' % v
        print('%g', repr(r))
    except Exception as x:
        print('%g', "!!", type(x).__name__, x)
    try:
        r = '%G' % v
        print('%G', repr(r))
    except Exception as x:
        print('%G', "!!", type(x).__name__, x)
    try:
        r = '%c' % v
        print('%c', repr(r))
    except Exception as x:
        print('%c', "!!", type(x).__name__, x)
    try:
        r = '%5s' % v
        print('%5s', repr(r))
    except Exception as x:
        print('%5s', "!!", type(x).__name__, x)
    try:
        r = '%-5s|' % v
        print('%-5s|', repr(r))
    except Exception as x:
        print('%-5s|', "!!", type(x).__name__, x)
    try:
        r = '%.2s' % v
        print('%.2s', repr(r))
    except Exception as x:
        print('%.2s', "!!", type(x).__name__, x)
    try:
        r = '%5.1s|' % v
        print('%5.1s|', repr(r))
    except Exception as x:
        print('%5.1s|', "!!", type(x).__name__, x)
    try:
        r = '%05d' % v
        print('%05d', repr(r))
    except Exception as x:
        print('%05d', "!!", type(x).__name__, x)
    try:
        r = '%+d' % v
        print('%+d', repr(r))
    except Exception as x:
        print('%+d', "!!", type(x).__name__, x)
    try:
        r = '%-5d|' % v
        print('%-5d|', repr(r))
    except Exception as x:
        print('%-5d|', "!!", type(x).__name__, x)
    try:
        r = '%' % v
        print('%', repr(r))
    except Exception as x:
        print('%', "!!", type(x).__name__, x)
    try:
        r = 'd' % v
        print('d', repr(r))
    except Exception as x:
        print('d', "!!", type(x).__name__, x)
    try:
        r = '%#x' % v
        print('%#x', repr(r))
    except Exception as x:
        print('%#x', "!!", type(x).__name__, x)
    try:
        r = '%#X' % v
        print('%#X', repr(r))
    except Exception as x:
        print('%#X', "!!", type(x).__name__, x)
    try:
        r = '%#o' % v
        print('%#o', repr(r))
    except Exception as x:
        print('%#o', "!!", type(x).__name__, x)
    try:
        r = '%.3d' % v
        print('%.3d', repr(r))
    except Exception as x:
        print('%.3d', "!!", type(x).__name__, x)
    try:
        r = '%8.3d' % v
        print('%8.3d', repr(r))
    except Exception as x:
        print('%8.3d', "!!", type(x).__name__, x)
    try:
        r = '%08.3d' % v
        print('%08.3d', repr(r))
    except Exception as x:
        print('%08.3d', "!!", type(x).__name__, x)
    try:
        r = '%+08.3d' % v
        print('%+08.3d', repr(r))
    except Exception as x:
        print('%+08.3d', "!!", type(x).__name__, x)
    try:
        r = '%#010x' % v
        print('%#010x', repr(r))
    except Exception as x:
        print('%#010x', "!!", type(x).__name__, x)
    try:
        r = '%-#10x|' % v
        print('%-#10x|', repr(r))
    except Exception as x:
        print('%-#10x|', "!!", type(x).__name__, x)
    try:
        r = '%010.3f' % v
        print('%010.3f', repr(r))
    except Exception as x:
        print('%010.3f', "!!", type(x).__name__, x)
    try:
        r = '%+.2f' % v
        print('%+.2f', repr(r))
    except Exception as x:
        print('%+.2f', "!!", type(x).__name__, x)
    try:
        r = '%-10.2f|' % v
        print('%-10.2f|', repr(r))
    except Exception as x:
        print('%-10.2f|', "!!", type(x).__name__, x)
    try:
        r = '%.0f' % v
        print('%.0f', repr(r))
    except Exception as x:
        print('%.0f', "!!", type(x).__name__, x)
    try:
        r = '%#.0f' % v
        print('%#.0f', repr(r))
    except Exception as x:
        print('%#.0f', "!!", type(x).__name__, x)
    try:
        r = '%.10g' % v
        print('%.10g', repr(r))
    except Exception as x:
        print('%.10g', "!!", type(x).__name__, x)
    try:
        r = '%#g' % v
        print('%#g', repr(r))
    except Exception as x:
        print('%#g', "!!", type(x).__name__, x)
    try:
        r = '%.3e' % v
        print('%.3e', repr(r))
    except Exception as x:
        print('%.3e', "!!", type(x).__name__, x)
    try:
        r = '%5c' % v
        print('%5c', repr(r))
    except Exception as x:
        print('%5c', "!!", type(x).__name__, x)
    try:
        r = '%-5c|' % v
        print('%-5c|', repr(r))
    except Exception as x:
        print('%-5c|', "!!", type(x).__name__, x)
    try:
        r = '%.0e' % v
        print('%.0e', repr(r))
    except Exception as x:
        print('%.0e', "!!", type(x).__name__, x)
    try:
        r = '%.20f' % v
        print('%.20f', repr(r))
    except Exception as x:
        print('%.20f', "!!", type(x).__name__, x)
    try:
        r = '%020.5e' % v
        print('%020.5e', repr(r))
    except Exception as x:
        print('%020.5e', "!!", type(x).__name__, x)
    try:
        r = '%5%' % v
        print('%5%', repr(r))
    except Exception as x:
        print('%5%', "!!", type(x).__name__, x)
    try:
        r = '%ld' % v
        print('%ld', repr(r))
    except Exception as x:
        print('%ld', "!!", type(x).__name__, x)
    try:
        r = '%hd' % v
        print('%hd', repr(r))
    except Exception as x:
        print('%hd', "!!", type(x).__name__, x)
    try:
        r = '%lld' % v
        print('%lld', repr(r))
    except Exception as x:
        print('%lld', "!!", type(x).__name__, x)
    try:
        r = '%z' % v
        print('%z', repr(r))
    except Exception as x:
        print('%z', "!!", type(x).__name__, x)
    try:
        r = '%y' % v
        print('%y', repr(r))
    except Exception as x:
        print('%y', "!!", type(x).__name__, x)
    try:
        r = '%é' % v
        print('%é', repr(r))
    except Exception as x:
        print('%é', "!!", type(x).__name__, x)
    try:
        r = '%.5x' % v
        print('%.5x', repr(r))
    except Exception as x:
        print('%.5x', "!!", type(x).__name__, x)
    try:
        r = '%#.5x' % v
        print('%#.5x', repr(r))
    except Exception as x:
        print('%#.5x', "!!", type(x).__name__, x)
    try:
        r = '%05s' % v
        print('%05s', repr(r))
    except Exception as x:
        print('%05s', "!!", type(x).__name__, x)
    try:
        r = '%+s' % v
        print('%+s', repr(r))
    except Exception as x:
        print('%+s', "!!", type(x).__name__, x)
    try:
        r = '%05c' % v
        print('%05c', repr(r))
    except Exception as x:
        print('%05c', "!!", type(x).__name__, x)
    try:
        r = '%.3c' % v
        print('%.3c', repr(r))
    except Exception as x:
        print('%.3c', "!!", type(x).__name__, x)
    try:
        r = '%05g' % v
        print('%05g', repr(r))
    except Exception as x:
        print('%05g', "!!", type(x).__name__, x)
    try:
        r = '%+g' % v
        print('%+g', repr(r))
    except Exception as x:
        print('%+g', "!!", type(x).__name__, x)
    try:
        r = '%' % v
        print('%', repr(r))
    except Exception as x:
        print('%', "!!", type(x).__name__, x)
    try:
        r = 'g' % v
        print('g', repr(r))
    except Exception as x:
        print('g', "!!", type(x).__name__, x)
    try:
        r = '%.0g' % v
        print('%.0g', repr(r))
    except Exception as x:
        print('%.0g', "!!", type(x).__name__, x)
    try:
        r = '%-05d|' % v
        print('%-05d|', repr(r))
    except Exception as x:
        print('%-05d|', "!!", type(x).__name__, x)
    try:
        r = '%10r' % v
        print('%10r', repr(r))
    except Exception as x:
        print('%10r', "!!", type(x).__name__, x)
    try:
        r = '%.3r' % v
        print('%.3r', repr(r))
    except Exception as x:
        print('%.3r', "!!", type(x).__name__, x)
try:
    r = '%*d' % (5,1)
    print('%*d', repr(r))
except Exception as x:
    print('%*d', "!!", type(x).__name__, x)
try:
    r = '%-*d|' % (5,1)
    print('%-*d|', repr(r))
except Exception as x:
    print('%-*d|', "!!", type(x).__name__, x)
try:
    r = '%*d|' % (-5,1)
    print('%*d|', repr(r))
except Exception as x:
    print('%*d|', "!!", type(x).__name__, x)
try:
    r = '%.*f' % (2,3.14159)
    print('%.*f', repr(r))
except Exception as x:
    print('%.*f', "!!", type(x).__name__, x)
try:
    r = '%.*f' % (-2,3.14159)
    print('%.*f', repr(r))
except Exception as x:
    print('%.*f', "!!", type(x).__name__, x)
try:
    r = '%*.*f' % (8,2,3.14159)
    print('%*.*f', repr(r))
except Exception as x:
    print('%*.*f', "!!", type(x).__name__, x)
try:
    r = '%*d' % ("a",1)
    print('%*d', repr(r))
except Exception as x:
    print('%*d', "!!", type(x).__name__, x)
try:
    r = '%*d' % (5,)
    print('%*d', repr(r))
except Exception as x:
    print('%*d', "!!", type(x).__name__, x)
try:
    r = '%(a)s %(b)d' % {"a":1,"b":2}
    print('%(a)s %(b)d', repr(r))
except Exception as x:
    print('%(a)s %(b)d', "!!", type(x).__name__, x)
try:
    r = '%(a)s %s' % {"a":1}
    print('%(a)s %s', repr(r))
except Exception as x:
    print('%(a)s %s', "!!", type(x).__name__, x)
try:
    r = '%(a(b))s' % {"a(b)":1}
    print('%(a(b))s', repr(r))
except Exception as x:
    print('%(a(b))s', "!!", type(x).__name__, x)
try:
    r = '%(a' % {}
    print('%(a', repr(r))
except Exception as x:
    print('%(a', "!!", type(x).__name__, x)
try:
    r = '%(a)' % {"a":1}
    print('%(a)', repr(r))
except Exception as x:
    print('%(a)', "!!", type(x).__name__, x)
try:
    r = '%(a)s' % {}
    print('%(a)s', repr(r))
except Exception as x:
    print('%(a)s', "!!", type(x).__name__, x)
try:
    r = '%(a)s' % (1,)
    print('%(a)s', repr(r))
except Exception as x:
    print('%(a)s', "!!", type(x).__name__, x)
try:
    r = '%(a)s' % 5
    print('%(a)s', repr(r))
except Exception as x:
    print('%(a)s', "!!", type(x).__name__, x)
try:
    r = '%s %s' % (1,)
    print('%s %s', repr(r))
except Exception as x:
    print('%s %s', "!!", type(x).__name__, x)
try:
    r = '%s' % (1,2)
    print('%s', repr(r))
except Exception as x:
    print('%s', "!!", type(x).__name__, x)
try:
    r = 'abc' % (1,)
    print('abc', repr(r))
except Exception as x:
    print('abc', "!!", type(x).__name__, x)
try:
    r = 'abc' % ()
    print('abc', repr(r))
except Exception as x:
    print('abc', "!!", type(x).__name__, x)
try:
    r = 'abc' % 5
    print('abc', repr(r))
except Exception as x:
    print('abc', "!!", type(x).__name__, x)
try:
    r = 'abc' % {}
    print('abc', repr(r))
except Exception as x:
    print('abc', "!!", type(x).__name__, x)
try:
    r = 'abc' % {1:2}
    print('abc', repr(r))
except Exception as x:
    print('abc', "!!", type(x).__name__, x)
try:
    r = 'abc' % [1]
    print('abc', repr(r))
except Exception as x:
    print('abc', "!!", type(x).__name__, x)
try:
    r = '%' % 1
    print('%', repr(r))
except Exception as x:
    print('%', "!!", type(x).__name__, x)
try:
    r = '%%' % ()
    print('%%', repr(r))
except Exception as x:
    print('%%', "!!", type(x).__name__, x)
try:
    r = 'a%%b%s' % 1
    print('a%%b%s', repr(r))
except Exception as x:
    print('a%%b%s', "!!", type(x).__name__, x)
try:
    r = '%s%%' % 1
    print('%s%%', repr(r))
except Exception as x:
    print('%s%%', "!!", type(x).__name__, x)
try:
    r = '%5' % 1
    print('%5', repr(r))
except Exception as x:
    print('%5', "!!", type(x).__name__, x)
try:
    r = '%5.' % 1
    print('%5.', repr(r))
except Exception as x:
    print('%5.', "!!", type(x).__name__, x)
try:
    r = '%.' % 1
    print('%.', repr(r))
except Exception as x:
    print('%.', "!!", type(x).__name__, x)
try:
    r = '%l' % 1
    print('%l', repr(r))
except Exception as x:
    print('%l', "!!", type(x).__name__, x)
try:
    r = '%ss' % 1
    print('%ss', repr(r))
except Exception as x:
    print('%ss', "!!", type(x).__name__, x)
try:
    r = '%(a)5.2f|%(a)-8d|' % {"a":1.5}
    print('%(a)5.2f|%(a)-8d|', repr(r))
except Exception as x:
    print('%(a)5.2f|%(a)-8d|', "!!", type(x).__name__, x)
try:
    r = '%1$s' % 1
    print('%1$s', repr(r))
except Exception as x:
    print('%1$s', "!!", type(x).__name__, x)
try:
    r = '%s' % "%s"
    print('%s', repr(r))
except Exception as x:
    print('%s', "!!", type(x).__name__, x)
try:
    r = '%999999999999999999999d' % 1
    print('%999999999999999999999d', repr(r))
except Exception as x:
    print('%999999999999999999999d', "!!", type(x).__name__, x)
try:
    r = '%.999999999999999999999f' % 1
    print('%.999999999999999999999f', repr(r))
except Exception as x:
    print('%.999999999999999999999f', "!!", type(x).__name__, x)
