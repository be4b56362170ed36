# format(): every part of a specification.
class A: pass
class B:
    def __format__(s,spec): return 'B<'+spec+'>'
class C:
    def __format__(s,spec): return 5
vals=[5,-1234567,True,-1.5,-0.0,1234567.891,1e16,1e308*10,'ab\u00e9',None,B(),C()]
for v in vals:
    try:
        r = format(v, '5')
        print('5', repr(r))
    except Exception as x:
        print('5', "!!", type(x).__name__, x)
    try:
        r = format(v, '<5')
        print('<5', repr(r))
    except Exception as x:
        print('<5', "!!", type(x).__name__, x)
    try:
        r = format(v, '>8')
        print('>8', repr(r))
    except Exception as x:
        print('>8', "!!", type(x).__name__, x)
    try:
        r = format(v, '^8')
        print('^8', repr(r))
    except Exception as x:
        print('^8', "!!", type(x).__name__, x)
    try:
        r = format(v, '^9')
        print('^9', repr(r))
    except Exception as x:
        print('^9', "!!", type(x).__name__, x)
    try:
        r = format(v, '=8')
        print('=8', repr(r))
    except Exception as x:
        print('=8', "!!", type(x).__name__, x)
    try:
        r = format(v, '*^8')
        print('*^8', repr(r))
    except Exception as x:
        print('*^8', "!!", type(x).__name__, x)
    try:
        r = format(v, 'é>8')
        print('é>8', repr(r))
    except Exception as x:
        print('é>8', "!!", type(x).__name__, x)
    try:
        r = format(v, '+')
        print('+', repr(r))
    except Exception as x:
        print('+', "!!", type(x).__name__, x)
    try:
        r = format(v, '-')
        print('-', repr(r))
    except Exception as x:
        print('-', "!!", type(x).__name__, x)
    try:
        r = format(v, ' ')
        print(' ', repr(r))
    except Exception as x:
        print(' ', "!!", type(x).__name__, x)
    try:
        r = format(v, '+5')
        print('+5', repr(r))
    except Exception as x:
        print('+5', "!!", type(x).__name__, x)
    try:
        r = format(v, '#')
        print('#', repr(r))
    except Exception as x:
        print('#', "!!", type(x).__name__, x)
    try:
        r = format(v, '05')
        print('05', repr(r))
    except Exception as x:
        print('05', "!!", type(x).__name__, x)
    try:
        r = format(v, '010')
        print('010', repr(r))
    except Exception as x:
        print('010', "!!", type(x).__name__, x)
    try:
        r = format(v, '-05')
        print('-05', repr(r))
    except Exception as x:
        print('-05', "!!", type(x).__name__, x)
    try:
        r = format(v, '<05')
        print('<05', repr(r))
    except Exception as x:
        print('<05', "!!", type(x).__name__, x)
    try:
        r = format(v, ',')
        print(',', repr(r))
    except Exception as x:
        print(',', "!!", type(x).__name__, x)
    try:
        r = format(v, '_')
        print('_', repr(r))
    except Exception as x:
        print('_', "!!", type(x).__name__, x)
    try:
        r = format(v, ',.2f')
        print(',.2f', repr(r))
    except Exception as x:
        print(',.2f', "!!", type(x).__name__, x)
    try:
        r = format(v, '_.2f')
        print('_.2f', repr(r))
    except Exception as x:
        print('_.2f', "!!", type(x).__name__, x)
    try:
        r = format(v, '012,')
        print('012,', repr(r))
    except Exception as x:
        print('012,', "!!", type(x).__name__, x)
    try:
        r = format(v, '012,d')
        print('012,d', repr(r))
    except Exception as x:
        print('012,d', "!!", type(x).__name__, x)
    try:
        r = format(v, '+012,d')
        print('+012,d', repr(r))
    except Exception as x:
        print('+012,d', "!!", type(x).__name__, x)
    try:
        r = format(v, ',x')
        print(',x', repr(r))
    except Exception as x:
        print(',x', "!!", type(x).__name__, x)
    try:
        r = format(v, '_x')
        print('_x', repr(r))
    except Exception as x:
        print('_x', "!!", type(x).__name__, x)
    try:
        r = format(v, '_b')
        print('_b', repr(r))
    except Exception as x:
        print('_b', "!!", type(x).__name__, x)
    try:
        r = format(v, ',s')
        print(',s', repr(r))
    except Exception as x:
        print(',s', "!!", type(x).__name__, x)
    try:
        r = format(v, 'd')
        print('d', repr(r))
    except Exception as x:
        print('d', "!!", type(x).__name__, x)
    try:
        r = format(v, 'b')
        print('b', repr(r))
    except Exception as x:
        print('b', "!!", type(x).__name__, x)
    try:
        r = format(v, 'o')
        print('o', repr(r))
    except Exception as x:
        print('o', "!!", type(x).__name__, x)
    try:
        r = format(v, 'x')
        print('x', repr(r))
    except Exception as x:
        print('x', "!!", type(x).__name__, x)
    try:
        r = format(v, 'X')
        print('X', repr(r))
    except Exception as x:
        print('X', "!!", type(x).__name__, x)
    try:
        r = format(v, '#x')
        print('#x', repr(r))
    except Exception as x:
        print('#x', "!!", type(x).__name__, x)
    try:
        r = format(v, '#X')
        print('#X', repr(r))
    except Exception as x:
        print('#X', "!!", type(x).__name__, x)
    try:
        r = format(v, '#b')
        print('#b', repr(r))
    except Exception as x:
        print('#b', "!!", type(x).__name__, x)
    try:
        r = format(v, '#o')
        print('#o', repr(r))
    except Exception as x:
        print('#o', "!!", type(x).__name__, x)
    try:
        r = format(v, '#010x')
        print('#010x', repr(r))
    except Exception as x:
        print('#010x', "!!", type(x).__name__, x)
    try:
        r = format(v, '+d')
        print('+d', repr(r))
    except Exception as x:
        print('+d', "!!", type(x).__name__, x)
    try:
        r = format(v, ' d')
        print(' d', repr(r))
    except Exception as x:
        print(' d', "!!", type(x).__name__, x)
    try:
        r = format(v, 'c')
        print('c', repr(r))
    except Exception as x:
        print('c', "!!", type(x).__name__, x)
    try:
        r = format(v, 'n')
        print('n', repr(r))
    except Exception as x:
        print('n', "!!", type(x).__name__, x)
    try:
        r = format(v, 'e')
        print('e', repr(r))
    except Exception as x:
        print('e', "!!", type(x).__name__, x)
    try:
        r = format(v, 'E')
        print('E', repr(r))
    except Exception as x:
        print('E', "!!", type(x).__name__, x)
    try:
        r = format(v, 'f')
        print('f', repr(r))
    except Exception as x:
        print('f', "!!", type(x).__name__, x)
    try:
        r = format(v, 'F')
        print('F', repr(r))
    except Exception as x:
        print('F', "!!", type(x).__name__, x)
    try:
        r = format(v, 'g')
        print('g', repr(r))
    except Exception as x:
        print('g', "!!", type(x).__name__, x)
    try:
        r = format(v, 'G')
        print('G', repr(r))
    except Exception as x:
        print('G', "!!", type(x).__name__, x)
    try:
        r = format(v, '%')
        print('%', repr(r))
    except Exception as x:
        print('%', "!!", type(x).__name__, x)
    try:
        r = format(v, '.2f')
        print('.2f', repr(r))
    except Exception as x:
        print('.2f', "!!", type(x).__name__, x)
    try:
        r = format(v, '.0f')
        print('.0f', repr(r))
    except Exception as x:
        print('.0f', "!!", type(x).__name__, x)
    try:
        r = format(v, '#.0f')
        print('#.0f', repr(r))
    except Exception as x:
        print('#.0f', "!!", type(x).__name__, x)
    try:
        r = format(v, '.2e')
        print('.2e', repr(r))
    except Exception as x:
        print('.2e', "!!", type(x).__name__, x)
    try:
        r = format(v, '.3g')
        print('.3g', repr(r))
    except Exception as x:
        print('.3g', "!!", type(x).__name__, x)
    try:
        r = format(v, '#.3g')
        print('#.3g', repr(r))
    except Exception as x:
        print('#.3g', "!!", type(x).__name__, x)
    try:
        r = format(v, '.3')
        print('.3', repr(r))
    except Exception as x:
        print('.3', "!!", type(x).__name__, x)
    try:
        r = format(v, '.0')
        print('.0', repr(r))
    except Exception as x:
        print('.0', "!!", type(x).__name__, x)
    try:
        r = format(v, '.10')
        print('.10', repr(r))
    except Exception as x:
        print('.10', "!!", type(x).__name__, x)
    try:
        r = format(v, '10.3f')
        print('10.3f', repr(r))
    except Exception as x:
        print('10.3f', "!!", type(x).__name__, x)
    try:
        r = format(v, '+.3f')
        print('+.3f', repr(r))
    except Exception as x:
        print('+.3f', "!!", type(x).__name__, x)
    try:
        r = format(v, '010.3f')
        print('010.3f', repr(r))
    except Exception as x:
        print('010.3f', "!!", type(x).__name__, x)
    try:
        r = format(v, '<10.3f|')
        print('<10.3f|', repr(r))
    except Exception as x:
        print('<10.3f|', "!!", type(x).__name__, x)
    try:
        r = format(v, '=+10.2f')
        print('=+10.2f', repr(r))
    except Exception as x:
        print('=+10.2f', "!!", type(x).__name__, x)
    try:
        r = format(v, '.2%')
        print('.2%', repr(r))
    except Exception as x:
        print('.2%', "!!", type(x).__name__, x)
    try:
        r = format(v, '.1%')
        print('.1%', repr(r))
    except Exception as x:
        print('.1%', "!!", type(x).__name__, x)
    try:
        r = format(v, 's')
        print('s', repr(r))
    except Exception as x:
        print('s', "!!", type(x).__name__, x)
    try:
        r = format(v, '.2s')
        print('.2s', repr(r))
    except Exception as x:
        print('.2s', "!!", type(x).__name__, x)
    try:
        r = format(v, '5s')
        print('5s', repr(r))
    except Exception as x:
        print('5s', "!!", type(x).__name__, x)
    try:
        r = format(v, '.2d')
        print('.2d', repr(r))
    except Exception as x:
        print('.2d', "!!", type(x).__name__, x)
    try:
        r = format(v, '.2x')
        print('.2x', repr(r))
    except Exception as x:
        print('.2x', "!!", type(x).__name__, x)
    try:
        r = format(v, '+s')
        print('+s', repr(r))
    except Exception as x:
        print('+s', "!!", type(x).__name__, x)
    try:
        r = format(v, ' s')
        print(' s', repr(r))
    except Exception as x:
        print(' s', "!!", type(x).__name__, x)
    try:
        r = format(v, '=5s')
        print('=5s', repr(r))
    except Exception as x:
        print('=5s', "!!", type(x).__name__, x)
    try:
        r = format(v, '#s')
        print('#s', repr(r))
    except Exception as x:
        print('#s', "!!", type(x).__name__, x)
    try:
        r = format(v, 'y')
        print('y', repr(r))
    except Exception as x:
        print('y', "!!", type(x).__name__, x)
    try:
        r = format(v, 'ii')
        print('ii', repr(r))
    except Exception as x:
        print('ii', "!!", type(x).__name__, x)
    try:
        r = format(v, '5y')
        print('5y', repr(r))
    except Exception as x:
        print('5y', "!!", type(x).__name__, x)
    try:
        r = format(v, '.')
        print('.', repr(r))
    except Exception as x:
        print('.', "!!", type(x).__name__, x)
    try:
        r = format(v, '.f')
        print('.f', repr(r))
    except Exception as x:
        print('.f', "!!", type(x).__name__, x)
    try:
        r = format(v, '5.')
        print('5.', repr(r))
    except Exception as x:
        print('5.', "!!", type(x).__name__, x)
    try:
        r = format(v, '<<5')
        print('<<5', repr(r))
    except Exception as x:
        print('<<5', "!!", type(x).__name__, x)
    try:
        r = format(v, '<<<5')
        print('<<<5', repr(r))
    except Exception as x:
        print('<<<5', "!!", type(x).__name__, x)
    try:
        r = format(v, ',_')
        print(',_', repr(r))
    except Exception as x:
        print(',_', "!!", type(x).__name__, x)
    try:
        r = format(v, '_,')
        print('_,', repr(r))
    except Exception as x:
        print('_,', "!!", type(x).__name__, x)
    try:
        r = format(v, ',,')
        print(',,', repr(r))
    except Exception as x:
        print(',,', "!!", type(x).__name__, x)
    try:
        r = format(v, '__')
        print('__', repr(r))
    except Exception as x:
        print('__', "!!", type(x).__name__, x)
    try:
        r = format(v, 'zf')
        print('zf', repr(r))
    except Exception as x:
        print('zf', "!!", type(x).__name__, x)
    try:
        r = format(v, 'z.1f')
        print('z.1f', repr(r))
    except Exception as x:
        print('z.1f', "!!", type(x).__name__, x)
    try:
        r = format(v, 'z')
        print('z', repr(r))
    except Exception as x:
        print('z', "!!", type(x).__name__, x)
    try:
        r = format(v, '99999999999999999999')
        print('99999999999999999999', repr(r))
    except Exception as x:
        print('99999999999999999999', "!!", type(x).__name__, x)
    try:
        r = format(v, '.99999999999999999999f')
        print('.99999999999999999999f', repr(r))
    except Exception as x:
        print('.99999999999999999999f', "!!", type(x).__name__, x)
    try:
        r = format(v, '0')
        print('0', repr(r))
    except Exception as x:
        print('0', "!!", type(x).__name__, x)
    try:
        r = format(v, '00')
        print('00', repr(r))
    except Exception as x:
        print('00', "!!", type(x).__name__, x)
    try:
        r = format(v, '01')
        print('01', repr(r))
    except Exception as x:
        print('01', "!!", type(x).__name__, x)
    try:
        r = format(v, '+,')
        print('+,', repr(r))
    except Exception as x:
        print('+,', "!!", type(x).__name__, x)
    try:
        r = format(v, ',.3')
        print(',.3', repr(r))
    except Exception as x:
        print(',.3', "!!", type(x).__name__, x)
    try:
        r = format(v, '_.3')
        print('_.3', repr(r))
    except Exception as x:
        print('_.3', "!!", type(x).__name__, x)
    try:
        r = format(v, '.3_f')
        print('.3_f', repr(r))
    except Exception as x:
        print('.3_f', "!!", type(x).__name__, x)
    try:
        r = format(v, '.3,f')
        print('.3,f', repr(r))
    except Exception as x:
        print('.3,f', "!!", type(x).__name__, x)
    try:
        r = format(v, ',.6_f')
        print(',.6_f', repr(r))
    except Exception as x:
        print(',.6_f', "!!", type(x).__name__, x)
    try:
        r = format(v, '+c')
        print('+c', repr(r))
    except Exception as x:
        print('+c', "!!", type(x).__name__, x)
    try:
        r = format(v, '#c')
        print('#c', repr(r))
    except Exception as x:
        print('#c', "!!", type(x).__name__, x)
    try:
        r = format(v, ',c')
        print(',c', repr(r))
    except Exception as x:
        print(',c', "!!", type(x).__name__, x)
    try:
        r = format(v, '5c')
        print('5c', repr(r))
    except Exception as x:
        print('5c', "!!", type(x).__name__, x)
    try:
        r = format(v, '_n')
        print('_n', repr(r))
    except Exception as x:
        print('_n', "!!", type(x).__name__, x)
    try:
        r = format(v, ',n')
        print(',n', repr(r))
    except Exception as x:
        print(',n', "!!", type(x).__name__, x)
    try:
        r = format(v, '.6n')
        print('.6n', repr(r))
    except Exception as x:
        print('.6n', "!!", type(x).__name__, x)
    try:
        r = format(v, '{')
        print('{', repr(r))
    except Exception as x:
        print('{', "!!", type(x).__name__, x)
    try:
        r = format(v, '}')
        print('}', repr(r))
    except Exception as x:
        print('}', "!!", type(x).__name__, x)
    try:
        r = format(v, ':')
        print(':', repr(r))
    except Exception as x:
        print(':', "!!", type(x).__name__, x)
    try:
        r = format(v, '+g')
        print('+g', repr(r))
    except Exception as x:
        print('+g', "!!", type(x).__name__, x)
    try:
        r = format(v, '')
        print('', repr(r))
    except Exception as x:
        print('', "!!", type(x).__name__, x)
