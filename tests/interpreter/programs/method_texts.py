# Methods of str.
for text in ['', 'a', ' abc  def ', 'Hello World', 'stra\u00dfe \u00c9T\u00c9', '\t1\r\n2\n\n3', 'aXbXXc', "they're bill's", '\u03a3\u03c3 \u039f\u03a3', '42', '-7', '\u00b2\u00bd', 'x_1']:
    print(ascii(text))
    for name in ['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'splitlines', 'expandtabs',
                 'isalpha', 'isdigit', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isidentifier', 'isdecimal', 'isnumeric', 'isprintable']:
        print(' ', name, ascii(getattr(text, name)()))
s = 'one,two,,three\u00e9,two'
print(s.split(','), s.split(',', 2), s.rsplit(',', 1), s.split(sep=',,', maxsplit=5), s.rsplit('two'), ' a  b c '.split(None, 1), ' a  b c '.rsplit(None, 1))
print(s.find('two'), s.rfind('two'), s.find('two', 5), s.find('two', -3), s.find('', 4), s.find('x'), s.index('\u00e9'), s.rindex(','), s.find('two', 100), s.rfind('', 3, 5))
print(s.count('o'), s.count(''), s.count('two', 5), s.count(',', 3, 9), s.startswith('one'), s.startswith(('x', 'two'), 4), s.endswith('two', 0, -1), s.endswith(''))
print(s.replace('two', '2'), s.replace('two', '2', 1), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), s.replace('zz', 'y') == s)
print(s.partition(','), s.rpartition(','), s.partition('zz'), s.rpartition('zz'))
print('[%s]' % 'ab'.center(7), '[%s]' % 'ab'.center(6, '*'), 'abc'.center(6, '*'), 'ab'.ljust(5, '.') + '|', 'ab'.rjust(5, '\u00e9') + '|', '42'.zfill(5), '-42'.zfill(6), '+'.zfill(3), 'abc'.ljust(-3))
print('xxabcxx'.strip('x'), 'xxabcxx'.lstrip('xa'), 'abc\u00e9'.rstrip('\u00e9c'), '-'.join(['a', 'b', 'c']), ''.join(c for c in 'xyz'), '-'.join('abc'))
print('a\tbc\td'.expandtabs(4), 'a\tb'.expandtabs(tabsize=0), 'one\ntwo\r\nthree\x85four'.splitlines(), 'one\ntwo\r\n'.splitlines(True), 'a\n\nb'.splitlines(keepends=True))
print('hello'.translate(str.maketrans('el', 'ip')), 'hello'.translate(str.maketrans('', '', 'l')), 'hello'.translate({104: 'J', 111: None, 101: 69}), sorted(str.maketrans({'a': 1, 98: 'x'}).items()))
long = 'ab' * 500 + 'c'
print(long.find('ab' * 20 + 'c'), long.rfind('ab' * 20), long.count('ab' * 20), long.replace('ab' * 100, 'X'), len(long.split('ba' * 10)), len(long.rsplit('ba' * 10, 3)))
print('{} {1}'.format('a', 'b') if False else '{} {}'.format('a', 'b'), '{0}{1}{0}'.format('a', 'b'), '{x:>5}|{x:<5}|{x:^5}|'.format(x='y'), '{:08.3f} {:+d} {:x}'.format(3.14159, 5, 255))
print('{0[k]} {1[0]}'.format({'k': 'v'}, [9]), '{!r:>6}'.format('q'), '{:{w}.{p}}'.format('abcdef', w=8, p=3), '{{}}'.format(), '{0!a}'.format('\u00e9'), '{:,}'.format(1234567))
