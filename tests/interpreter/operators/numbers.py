# Arithmetic of int, float and bool.
def t(f):
    try:
        print(f())
    except Exception as x:
        print("!!", type(x).__name__, x)
x, y = False, False
t(lambda: x > y)
x, y = (9007199254740992), (123456789012345678)
t(lambda: x - y)
x, y = (2), 9007199254740994.0
t(lambda: x << y)
x, y = (7), (-2.5)
t(lambda: x % y)
x, y = (-0.5), (-2)
t(lambda: x < y)
x, y = (-2), (0)
t(lambda: x ** y)
x, y = (3), (255)
t(lambda: x | y)
x, y = (4611686018427387904), True
t(lambda: x % y)
x, y = True, 3.7
t(lambda: x + y)
x, y = 5e-324, (-2)
t(lambda: x >> y)
x, y = (-256), (1e308*10-1e308*10)
t(lambda: x + y)
x, y = False, (255)
t(lambda: x ^ y)
x, y = 9007199254740994.0, False
t(lambda: x % y)
x, y = 9007199254740994.0, True
t(lambda: x - y)
x, y = 0.0, False
t(lambda: x == y)
x, y = (4611686018427387904), (-1e300)
t(lambda: x == y)
x, y = True, (-0.0)
t(lambda: x % y)
x, y = True, (-7)
t(lambda: x < y)
x, y = 4611686018427387904.0, 4611686018427387904.0
t(lambda: x >> y)
x, y = (-1.0), False
t(lambda: x & y)
x, y = (-2147483648), (7)
t(lambda: x | y)
x, y = True, 1e16
t(lambda: x | y)
x, y = (-0.5), (123456789012345678)
t(lambda: x // y)
x, y = False, (-0.5)
t(lambda: x - y)
x, y = (9007199254740993), False
t(lambda: x - y)
x, y = (9007199254740993), (-2.5)
t(lambda: x < y)
x, y = False, (1)
t(lambda: x - y)
x, y = 1e300, (-2)
t(lambda: x // y)
x, y = False, (3)
t(lambda: x != y)
x, y = 0.5, (-2147483648)
t(lambda: x & y)
x, y = (9007199254740992), True
t(lambda: x > y)
x, y = 9007199254740994.0, False
t(lambda: x <= y)
x, y = 3.7, 1e-300
t(lambda: x // y)
x, y = (2147483648), True
t(lambda: x <= y)
x, y = False, (1000003)
t(lambda: x - y)
x, y = (-1e300), False
t(lambda: x <= y)
x, y = 123456.789, False
t(lambda: x | y)
x, y = True, True
t(lambda: x <= y)
x, y = False, 1e16
t(lambda: x >> y)
x, y = 3.7, False
t(lambda: x ^ y)
x, y = 0.1, 5e-324
t(lambda: x ^ y)
x, y = (9007199254740992), 1e300
t(lambda: x > y)
x, y = (-9007199254740993), (7)
t(lambda: x ^ y)
x, y = 3.7, True
t(lambda: x != y)
x, y = (9007199254740993), False
t(lambda: x & y)
x, y = False, True
t(lambda: x ** y)
x, y = (-4611686018427387904), (1e308*10-1e308*10)
t(lambda: x % y)
x, y = (3), True
t(lambda: x <= y)
x, y = (3), (-2)
t(lambda: x / y)
x, y = (-0.5), 1.5
t(lambda: x >= y)
x, y = (-2147483648), (-1e300)
t(lambda: x == y)
x, y = True, True
t(lambda: x << y)
x, y = False, (1000003)
t(lambda: x == y)
x, y = 5e-324, (4611686018427387904)
t(lambda: x ^ y)
x, y = (4611686018427387904), False
t(lambda: x / y)
x, y = (1e308*10), False
t(lambda: x & y)
x, y = 0.5, 5e-324
t(lambda: x >= y)
x, y = 9007199254740992.0, (3)
t(lambda: x == y)
x, y = False, (-2)
t(lambda: x * y)
x, y = 1e16, (2147483648)
t(lambda: x / y)
x, y = (-1e308*10), True
t(lambda: x | y)
x, y = False, 5e-324
t(lambda: x << y)
x, y = 3.7, 123456.789
t(lambda: x == y)
x, y = (-0.5), False
t(lambda: x & y)
x, y = (-2.5), 0.0
t(lambda: x | y)
x, y = 9007199254740994.0, 0.5
t(lambda: x <= y)
x, y = (2), False
t(lambda: x << y)
x, y = (-0.0), (2147483648)
t(lambda: x + y)
x, y = (1e308*10), False
t(lambda: x << y)
x, y = (255), 9007199254740994.0
t(lambda: x <= y)
x, y = True, (-2)
t(lambda: x & y)
x, y = (1e308*10), False
t(lambda: x & y)
x, y = True, (-1e300)
t(lambda: x ^ y)
x, y = True, (0)
t(lambda: x >> y)
x, y = False, True
t(lambda: x >= y)
x, y = (0), 5e-324
t(lambda: x <= y)
x, y = 9007199254740994.0, 1e16
t(lambda: x ** y)
x, y = 9007199254740992.0, (255)
t(lambda: x + y)
x, y = False, False
t(lambda: x <= y)
x, y = 0.5, (9007199254740993)
t(lambda: x >= y)
x, y = 1e300, True
t(lambda: x != y)
x, y = True, (-7)
t(lambda: x >> y)
x, y = (-1), True
t(lambda: x | y)
x, y = False, (2147483648)
t(lambda: x <= y)
x, y = (2), (-7)
t(lambda: x / y)
x, y = True, 123456.789
t(lambda: x < y)
x, y = (3), True
t(lambda: x != y)
x, y = (-1), True
t(lambda: x - y)
x, y = True, False
t(lambda: x * y)
x, y = (-0.0), True
t(lambda: x == y)
x, y = True, (-2147483648)
t(lambda: x * y)
x, y = 1e16, False
t(lambda: x <= y)
x, y = 0.1, (-0.0)
t(lambda: x // y)
x, y = False, (-4611686018427387904)
t(lambda: x > y)
x, y = (1e308*10), True
t(lambda: x >> y)
x, y = (4611686018427387904), (10)
t(lambda: x & y)
x, y = True, (1000003)
t(lambda: x < y)
x, y = False, (-2)
t(lambda: x + y)
x, y = False, (-4611686018427387904)
t(lambda: x - y)
x, y = (2), False
t(lambda: x << y)
x, y = 9007199254740992.0, 1e300
t(lambda: x / y)
x, y = True, False
t(lambda: x - y)
x, y = (-2147483648), True
t(lambda: x / y)
x, y = (9007199254740993), (-2)
t(lambda: x == y)
x, y = 2.5, 1e300
t(lambda: x ^ y)
x, y = 1e-300, (1000003)
t(lambda: x & y)
x, y = False, 4611686018427387904.0
t(lambda: x - y)
x, y = True, True
t(lambda: x == y)
x, y = (2), (1)
t(lambda: x % y)
x, y = (7), (9007199254740993)
t(lambda: x <= y)
x, y = False, (-2147483648)
t(lambda: x <= y)
x, y = (1e308*10-1e308*10), 1e300
t(lambda: x < y)
x, y = (-1.0), (-2)
t(lambda: x % y)
x, y = (1000003), 9007199254740994.0
t(lambda: x // y)
x, y = False, (10)
t(lambda: x % y)
x, y = 1e16, (1)
t(lambda: x <= y)
x, y = (1000003), 1e300
t(lambda: x - y)
x, y = True, False
t(lambda: x <= y)
x, y = (2), False
t(lambda: x & y)
x, y = 1e16, (3)
t(lambda: x - y)
x, y = (0), True
t(lambda: x * y)
x, y = False, False
t(lambda: x & y)
x, y = (9007199254740992), 3.7
t(lambda: x * y)
x, y = False, (-7)
t(lambda: x % y)
x, y = True, (123456789012345678)
t(lambda: x != y)
x, y = False, (9007199254740992)
t(lambda: x - y)
x, y = 1e16, (-0.5)
t(lambda: x - y)
x, y = (4611686018427387904), False
t(lambda: x / y)
x, y = True, (9007199254740993)
t(lambda: x * y)
x, y = (-0.0), True
t(lambda: x - y)
x, y = 1e-300, (1)
t(lambda: x >> y)
x, y = 9007199254740992.0, 0.1
t(lambda: x - y)
x, y = (7), (-9007199254740993)
t(lambda: x == y)
x, y = (4611686018427387904), (-1)
t(lambda: x | y)
x, y = (-1), True
t(lambda: x * y)
x, y = True, True
t(lambda: x < y)
x, y = False, 5e-324
t(lambda: x == y)
x, y = True, True
t(lambda: x & y)
x, y = False, (4611686018427387904)
t(lambda: x / y)
x, y = (255), 1.0
t(lambda: x >> y)
x, y = 1e300, (-2)
t(lambda: x >= y)
x, y = (9007199254740993), (-1)
t(lambda: x != y)
x, y = True, (-0.0)
t(lambda: x <= y)
x, y = True, (7)
t(lambda: x & y)
x, y = (-1.0), (-2147483648)
t(lambda: x | y)
x, y = (1e308*10), (255)
t(lambda: x // y)
x, y = True, 0.5
t(lambda: x + y)
x, y = True, False
t(lambda: x >> y)
x, y = (2147483648), True
t(lambda: x | y)
x, y = (255), (-2)
t(lambda: x >> y)
x, y = 1e16, 3.7
t(lambda: x - y)
x, y = (4611686018427387904), True
t(lambda: x + y)
x, y = (1), (1000003)
t(lambda: x != y)
x, y = (1e308*10-1e308*10), (-7)
t(lambda: x > y)
x, y = 0.5, 1.5
t(lambda: x | y)
x, y = 0.0, (-4611686018427387904)
t(lambda: x % y)
x, y = True, 4611686018427387904.0
t(lambda: x % y)
x, y = True, 5e-324
t(lambda: x != y)
x, y = (-256), 9007199254740992.0
t(lambda: x << y)
x, y = (1e308*10-1e308*10), (-0.5)
t(lambda: x < y)
x, y = (3), False
t(lambda: x <= y)
x, y = True, (-2)
t(lambda: x != y)
x, y = True, (0)
t(lambda: x - y)
x, y = True, 123456.789
t(lambda: x ^ y)
x, y = 9007199254740992.0, (7)
t(lambda: x >> y)
x, y = (255), False
t(lambda: x << y)
x, y = (-1e300), (1)
t(lambda: x <= y)
x, y = (-1e300), (-2)
t(lambda: x << y)
x, y = 1e-300, (2)
t(lambda: x % y)
x, y = (-1.0), False
t(lambda: x ** y)
x, y = 9007199254740994.0, False
t(lambda: x >= y)
x, y = True, (2147483648)
t(lambda: x + y)
x, y = (-9007199254740993), True
t(lambda: x == y)
x, y = (-256), True
t(lambda: x & y)
x, y = False, False
t(lambda: x >= y)
x, y = False, (-1e308*10)
t(lambda: x >= y)
x, y = True, True
t(lambda: x != y)
x, y = 3.7, (0)
t(lambda: x * y)
x, y = (1e308*10-1e308*10), False
t(lambda: x & y)
x, y = (10), True
t(lambda: x * y)
x, y = (-1), False
t(lambda: x ^ y)
x, y = True, 4611686018427387904.0
t(lambda: x * y)
x, y = (-7), (1e308*10)
t(lambda: x != y)
x, y = 0.0, False
t(lambda: x == y)
x, y = (123456789012345678), True
t(lambda: x | y)
x, y = 1e300, (4611686018427387904)
t(lambda: x ^ y)
x, y = (2), (255)
t(lambda: x & y)
x, y = (1e308*10-1e308*10), (3)
t(lambda: x * y)
x, y = False, (-7)
t(lambda: x * y)
x, y = False, 2.5
t(lambda: x != y)
x, y = 4611686018427387904.0, True
t(lambda: x & y)
x, y = (-2.5), (9007199254740993)
t(lambda: x | y)
x, y = (-2147483648), (-2)
t(lambda: x / y)
x, y = (-1e308*10), True
t(lambda: x != y)
x, y = (-256), True
t(lambda: x | y)
x, y = True, (9007199254740993)
t(lambda: x // y)
x, y = True, 1.5
t(lambda: x < y)
x, y = False, (9007199254740993)
t(lambda: x <= y)
x, y = (0), (3)
t(lambda: x / y)
x, y = (-256), (1000003)
t(lambda: x / y)
x, y = False, False
t(lambda: x % y)
x, y = True, (-1.0)
t(lambda: x * y)
x, y = (7), (-1e300)
t(lambda: x % y)
x, y = 1e16, True
t(lambda: x << y)
x, y = (1e308*10), 1e-300
t(lambda: x + y)
x, y = (9007199254740993), 0.5
t(lambda: x + y)
x, y = 1e-300, 1.0
t(lambda: x <= y)
x, y = False, (2)
t(lambda: x <= y)
x, y = 1.5, 1e-300
t(lambda: x // y)
x, y = 9007199254740994.0, True
t(lambda: x / y)
x, y = 5e-324, 1.0
t(lambda: x > y)
x, y = 1e16, True
t(lambda: x // y)
x, y = (-1.0), False
t(lambda: x != y)
x, y = (4611686018427387904), 2.5
t(lambda: x * y)
x, y = (-1e300), (-1)
t(lambda: x + y)
x, y = (1000003), (0)
t(lambda: x >> y)
x, y = False, 4611686018427387904.0
t(lambda: x * y)
x, y = (7), (9007199254740992)
t(lambda: x + y)
x, y = 4611686018427387904.0, (10)
t(lambda: x <= y)
x, y = True, (3)
t(lambda: x == y)
x, y = False, True
t(lambda: x ** y)
x, y = (-2147483648), False
t(lambda: x != y)
x, y = 0.0, (-256)
t(lambda: x // y)
x, y = 1.5, 1.0
t(lambda: x ^ y)
x, y = (2147483648), 1.5
t(lambda: x >> y)
x, y = (9007199254740993), 3.7
t(lambda: x + y)
x, y = True, (9007199254740992)
t(lambda: x * y)
x, y = (2147483648), (-2147483648)
t(lambda: x // y)
x, y = (123456789012345678), (9007199254740993)
t(lambda: x | y)
x, y = (1000003), True
t(lambda: x + y)
x, y = (-2147483648), (10)
t(lambda: x // y)
x, y = False, 1.5
t(lambda: x // y)
x, y = 4611686018427387904.0, True
t(lambda: x & y)
x, y = (2), False
t(lambda: x ^ y)
x, y = (-1e300), (1e308*10)
t(lambda: x < y)
x, y = (-4611686018427387904), (10)
t(lambda: x + y)
x, y = True, False
t(lambda: x // y)
x, y = (9007199254740993), True
t(lambda: x + y)
x, y = (7), 2.5
t(lambda: x > y)
x, y = True, (-0.0)
t(lambda: x > y)
x, y = (1), False
t(lambda: x ^ y)
x, y = (4611686018427387904), 9007199254740992.0
t(lambda: x < y)
x, y = (123456789012345678), (1000003)
t(lambda: x > y)
x, y = 123456.789, False
t(lambda: x == y)
x, y = (-0.5), True
t(lambda: x < y)
x, y = (7), False
t(lambda: x / y)
x, y = False, False
t(lambda: x != y)
x, y = (9007199254740992), 1.0
t(lambda: x <= y)
x, y = (-4611686018427387904), True
t(lambda: x < y)
x, y = (1), True
t(lambda: x / y)
x, y = 0.5, 1e300
t(lambda: x >> y)
x, y = 9007199254740994.0, (2)
t(lambda: x >> y)
x, y = 0.0, False
t(lambda: x == y)
x, y = (123456789012345678), (10)
t(lambda: x < y)
x, y = (9007199254740993), (-4611686018427387904)
t(lambda: x - y)
x, y = False, True
t(lambda: x + y)
x, y = (-0.0), False
t(lambda: x - y)
x, y = (-4611686018427387904), (-1.0)
t(lambda: x != y)
x, y = False, True
t(lambda: x >= y)
x, y = True, True
t(lambda: x * y)
x, y = (-1), False
t(lambda: x & y)
x, y = True, False
t(lambda: x / y)
x, y = 3.7, 9007199254740992.0
t(lambda: x & y)
x, y = 0.0, 4611686018427387904.0
t(lambda: x <= y)
x, y = 1e300, True
t(lambda: x < y)
x, y = (-2), 1.0
t(lambda: x != y)
x, y = (1e308*10-1e308*10), False
t(lambda: x % y)
x, y = (-2), (-0.5)
t(lambda: x > y)
x, y = (-1e308*10), 0.0
t(lambda: x // y)
x, y = (-2.5), False
t(lambda: x > y)
x, y = True, True
t(lambda: x % y)
x, y = (1e308*10), 1e300
t(lambda: x & y)
x, y = True, (10)
t(lambda: x != y)
x, y = 4611686018427387904.0, 9007199254740994.0
t(lambda: x * y)
x, y = (2), (-1.0)
t(lambda: x / y)
x, y = False, True
t(lambda: x - y)
x, y = False, (123456789012345678)
t(lambda: x | y)
x, y = False, (-2147483648)
t(lambda: x | y)
x, y = (255), (255)
t(lambda: x | y)
x, y = 5e-324, (-1)
t(lambda: x & y)
x, y = (3), (2)
t(lambda: x > y)
x, y = (-1.0), 5e-324
t(lambda: x * y)
x, y = (-2147483648), (-4611686018427387904)
t(lambda: x >= y)
x, y = 0.1, (-9007199254740993)
t(lambda: x | y)
x, y = 1.0, 1e-300
t(lambda: x / y)
x, y = (-7), (9007199254740993)
t(lambda: x >= y)
x, y = (-1), False
t(lambda: x != y)
x, y = (10), (1e308*10)
t(lambda: x < y)
x, y = (-0.0), (-9007199254740993)
t(lambda: x // y)
x, y = 1e16, True
t(lambda: x ** y)
x, y = 123456.789, True
t(lambda: x // y)
x, y = (-0.0), False
t(lambda: x & y)
x, y = (1e308*10), False
t(lambda: x & y)
x, y = (123456789012345678), 9007199254740992.0
t(lambda: x <= y)
x, y = 123456.789, True
t(lambda: x // y)
x, y = True, 123456.789
t(lambda: x / y)
x, y = 2.5, (-7)
t(lambda: x % y)
x, y = True, False
t(lambda: x >> y)
x, y = False, True
t(lambda: x <= y)
x, y = (255), False
t(lambda: x ^ y)
x, y = True, True
t(lambda: x ** y)
x, y = (-256), False
t(lambda: x <= y)
x, y = False, False
t(lambda: x - y)
x, y = 0.5, False
t(lambda: x & y)
x, y = True, (9007199254740993)
t(lambda: x % y)
x, y = 5e-324, False
t(lambda: x != y)
x, y = False, 4611686018427387904.0
t(lambda: x > y)
x, y = 123456.789, True
t(lambda: x % y)
x, y = False, True
t(lambda: x >= y)
x, y = 9007199254740992.0, (-0.0)
t(lambda: x << y)
x, y = True, (-1.0)
t(lambda: x ** y)
x, y = (3), True
t(lambda: x == y)
x, y = True, 5e-324
t(lambda: x << y)
x, y = False, (7)
t(lambda: x << y)
x, y = True, False
t(lambda: x != y)
x, y = False, (2)
t(lambda: x ^ y)
x, y = False, True
t(lambda: x >> y)
x, y = True, (-2147483648)
t(lambda: x - y)
x, y = 0.0, (7)
t(lambda: x / y)
x, y = (9007199254740992), 9007199254740994.0
t(lambda: x <= y)
x, y = 4611686018427387904.0, (0)
t(lambda: x < y)
x, y = True, (123456789012345678)
t(lambda: x < y)
x, y = (4611686018427387904), 1.0
t(lambda: x % y)
x, y = (2147483648), (1)
t(lambda: x != y)
x, y = (255), (2147483648)
t(lambda: x == y)
x, y = (2), 123456.789
t(lambda: x ** y)
x, y = (-2), 9007199254740992.0
t(lambda: x // y)
x, y = 0.0, 9007199254740992.0
t(lambda: x > y)
x, y = (10), (-7)
t(lambda: x != y)
x, y = 1e16, False
t(lambda: x ** y)
x, y = (-256), False
t(lambda: x - y)
x, y = (4611686018427387904), (1000003)
t(lambda: x / y)
x, y = False, 0.5
t(lambda: x & y)
x, y = (0), True
t(lambda: x != y)
x, y = (0), False
t(lambda: x | y)
x, y = True, 0.5
t(lambda: x ^ y)
x, y = (1), False
t(lambda: x <= y)
x, y = (-1e308*10), 1e300
t(lambda: x >= y)
x, y = (-0.5), 5e-324
t(lambda: x >= y)
x, y = 0.0, (9007199254740993)
t(lambda: x & y)
x, y = (-9007199254740993), (4611686018427387904)
t(lambda: x <= y)
x, y = (-1), False
t(lambda: x / y)
x, y = (-256), (-0.5)
t(lambda: x | y)
x, y = (-0.0), 0.1
t(lambda: x / y)
x, y = True, True
t(lambda: x - y)
x, y = 4611686018427387904.0, 1.5
t(lambda: x < y)
x, y = 0.5, (-2.5)
t(lambda: x < y)
x, y = True, True
t(lambda: x & y)
x, y = (-4611686018427387904), 1.0
t(lambda: x == y)
x, y = 5e-324, (3)
t(lambda: x ^ y)
x, y = 1e16, (9007199254740992)
t(lambda: x | y)
x, y = (9007199254740993), (-0.0)
t(lambda: x < y)
x, y = True, True
t(lambda: x & y)
x, y = (-2.5), 4611686018427387904.0
t(lambda: x > y)
x, y = 4611686018427387904.0, True
t(lambda: x > y)
x, y = False, 1e16
t(lambda: x ** y)
x, y = False, (-1.0)
t(lambda: x // y)
x, y = (9007199254740992), (-0.0)
t(lambda: x & y)
x, y = 5e-324, True
t(lambda: x % y)
x, y = (9007199254740992), (255)
t(lambda: x - y)
x, y = True, True
t(lambda: x * y)
x, y = (255), False
t(lambda: x & y)
x, y = 1e16, (1)
t(lambda: x != y)
x, y = 3.7, (-256)
t(lambda: x > y)
x, y = False, (1e308*10-1e308*10)
t(lambda: x < y)
x, y = (3), 9007199254740994.0
t(lambda: x | y)
x, y = 1e300, True
t(lambda: x == y)
x, y = 9007199254740992.0, 0.5
t(lambda: x // y)
x, y = False, (-2.5)
t(lambda: x % y)
x, y = (-2147483648), (2147483648)
t(lambda: x | y)
x, y = 1.5, True
t(lambda: x != y)
x, y = False, (255)
t(lambda: x == y)
x, y = False, True
t(lambda: x / y)
x, y = False, (-256)
t(lambda: x | y)
x, y = False, (0)
t(lambda: x - y)
x, y = (9007199254740993), (10)
t(lambda: x <= y)
x, y = True, (-7)
t(lambda: x | y)
x, y = 2.5, 9007199254740992.0
t(lambda: x + y)
x, y = (2), (2)
t(lambda: x & y)
x, y = (-7), (123456789012345678)
t(lambda: x / y)
x, y = False, (-2.5)
t(lambda: x != y)
x, y = (10), 1.0
t(lambda: x == y)
x, y = (-7), False
t(lambda: x + y)
x, y = 9007199254740994.0, (1)
t(lambda: x >= y)
x, y = (2147483648), True
t(lambda: x & y)
x, y = (-0.0), False
t(lambda: x + y)
x, y = 0.5, (-1)
t(lambda: x << y)
x, y = (-1e300), (9007199254740993)
t(lambda: x <= y)
x, y = (0), False
t(lambda: x > y)
x, y = False, 0.5
t(lambda: x + y)
x, y = True, (0)
t(lambda: x & y)
x, y = (-7), (7)
t(lambda: x == y)
x, y = True, 0.5
t(lambda: x ** y)
x, y = (2), False
t(lambda: x << y)
x, y = 0.1, 123456.789
t(lambda: x >> y)
x, y = (9007199254740993), (-4611686018427387904)
t(lambda: x < y)
x, y = True, False
t(lambda: x <= y)
x, y = True, 0.0
t(lambda: x >= y)
x, y = (9007199254740993), (123456789012345678)
t(lambda: x & y)
x, y = (-2.5), (1e308*10-1e308*10)
t(lambda: x | y)
x, y = (7), (1e308*10)
t(lambda: x >= y)
x, y = True, True
t(lambda: x + y)
x, y = (-0.5), (1e308*10)
t(lambda: x + y)
x, y = (10), True
t(lambda: x >> y)
x, y = (-2.5), (123456789012345678)
t(lambda: x ^ y)
x, y = (9007199254740993), (10)
t(lambda: x == y)
x, y = (-2.5), (9007199254740993)
t(lambda: x == y)
x, y = 0.5, 1e16
t(lambda: x <= y)
x, y = True, (1e308*10-1e308*10)
t(lambda: x - y)
x, y = (-9007199254740993), False
t(lambda: x | y)
x, y = True, 5e-324
t(lambda: x % y)
x, y = 123456.789, True
t(lambda: x - y)
x, y = 2.5, 9007199254740994.0
t(lambda: x <= y)
x, y = True, 9007199254740994.0
t(lambda: x <= y)
x, y = 0.1, True
t(lambda: x << y)
x, y = 123456.789, True
t(lambda: x // y)
x, y = (2), 0.1
t(lambda: x < y)
x, y = True, True
t(lambda: x + y)
x, y = 123456.789, True
t(lambda: x / y)
x, y = (-1), 9007199254740992.0
t(lambda: x % y)
x, y = (0), 5e-324
t(lambda: x >= y)
x, y = False, True
t(lambda: x % y)
x, y = 4611686018427387904.0, 1e16
t(lambda: x >= y)
x, y = (-0.0), False
t(lambda: x + y)
x, y = (-0.0), (7)
t(lambda: x >= y)
x, y = (-2.5), 2.5
t(lambda: x << y)
x, y = 1e16, (-4611686018427387904)
t(lambda: x <= y)
x, y = 2.5, 5e-324
t(lambda: x >> y)
x, y = (1000003), 0.0
t(lambda: x | y)
x, y = (-2), (-256)
t(lambda: x & y)
x, y = (1000003), (255)
t(lambda: x / y)
x, y = False, (-1.0)
t(lambda: x >= y)
x, y = False, (-2)
t(lambda: x / y)
x, y = (9007199254740992), 0.5
t(lambda: x >= y)
x, y = (-256), (-0.5)
t(lambda: x - y)
x, y = 0.1, 1e-300
t(lambda: x + y)
x, y = (10), False
t(lambda: x * y)
x, y = (0), 3.7
t(lambda: x >= y)
x, y = 0.5, True
t(lambda: x ^ y)
x, y = False, 1.0
t(lambda: x != y)
x, y = 4611686018427387904.0, (9007199254740992)
t(lambda: x <= y)
x, y = 9007199254740994.0, (255)
t(lambda: x > y)
x, y = (-7), (-1.0)
t(lambda: x / y)
x, y = True, False
t(lambda: x > y)
x, y = (9007199254740993), False
t(lambda: x ** y)
x, y = (0), (2)
t(lambda: x == y)
x, y = 0.0, False
t(lambda: x | y)
x, y = True, 9007199254740994.0
t(lambda: x >> y)
x, y = (-7), 9007199254740994.0
t(lambda: x >> y)
x, y = (10), (9007199254740993)
t(lambda: x >= y)
x, y = 123456.789, (-0.0)
t(lambda: x < y)
x, y = (3), (-7)
t(lambda: x != y)
x, y = True, False
t(lambda: x % y)
x, y = (9007199254740992), False
t(lambda: x // y)
x, y = (-0.5), 9007199254740994.0
t(lambda: x / y)
x, y = 3.7, (9007199254740992)
t(lambda: x | y)
x, y = False, True
t(lambda: x * y)
x, y = False, False
t(lambda: x & y)
x, y = True, False
t(lambda: x ^ y)
x, y = (-0.5), (2147483648)
t(lambda: x > y)
x, y = (-1e300), False
t(lambda: x != y)
x, y = 2.5, True
t(lambda: x + y)
x, y = (-0.0), (7)
t(lambda: x != y)
x, y = False, True
t(lambda: x != y)
x, y = (1000003), (2147483648)
t(lambda: x / y)
x, y = True, 1e300
t(lambda: x << y)
x, y = (-0.5), 1e300
t(lambda: x >> y)
x, y = 9007199254740994.0, (-0.5)
t(lambda: x << y)
x, y = (9007199254740992), 2.5
t(lambda: x * y)
x, y = False, 3.7
t(lambda: x * y)
x, y = 0.5, False
t(lambda: x > y)
x, y = False, True
t(lambda: x <= y)
x, y = (2147483648), (-2.5)
t(lambda: x + y)
x, y = True, (-2147483648)
t(lambda: x % y)
x, y = True, False
t(lambda: x >> y)
x, y = (0), False
t(lambda: x != y)
x, y = True, True
t(lambda: x % y)
x, y = False, 123456.789
t(lambda: x ** y)
x, y = False, True
t(lambda: x // y)
x, y = False, (1e308*10-1e308*10)
t(lambda: x == y)
x, y = False, 123456.789
t(lambda: x >> y)
x, y = 1e300, (255)
t(lambda: x == y)
x, y = (1e308*10-1e308*10), True
t(lambda: x >> y)
x, y = (2), (-4611686018427387904)
t(lambda: x / y)
x, y = False, True
t(lambda: x ^ y)
x, y = (9007199254740993), (-0.0)
t(lambda: x <= y)
x, y = False, 1e16
t(lambda: x >> y)
x, y = (-9007199254740993), True
t(lambda: x / y)
x, y = 0.5, True
t(lambda: x ^ y)
x, y = 0.5, True
t(lambda: x - y)
x, y = (-1.0), (9007199254740992)
t(lambda: x * y)
x, y = (9007199254740992), True
t(lambda: x >> y)
x, y = True, (-4611686018427387904)
t(lambda: x > y)
x, y = (-4611686018427387904), True
t(lambda: x != y)
x, y = False, (-1.0)
t(lambda: x << y)
x, y = (4611686018427387904), (1e308*10-1e308*10)
t(lambda: x ^ y)
x, y = False, (123456789012345678)
t(lambda: x // y)
x, y = False, False
t(lambda: x // y)
x, y = True, (-0.0)
t(lambda: x != y)
x, y = (1000003), False
t(lambda: x <= y)
x, y = 5e-324, (-256)
t(lambda: x ^ y)
x, y = 1e16, (-1.0)
t(lambda: x + y)
x, y = True, (4611686018427387904)
t(lambda: x < y)
x, y = (-256), 1e16
t(lambda: x != y)
x, y = (-256), 1e-300
t(lambda: x * y)
x, y = (-1), True
t(lambda: x * y)
x, y = True, (7)
t(lambda: x <= y)
x, y = (-1e300), 2.5
t(lambda: x ^ y)
x, y = (-2147483648), False
t(lambda: x << y)
x, y = False, (-4611686018427387904)
t(lambda: x // y)
x, y = (7), 0.1
t(lambda: x ** y)
x, y = (0), False
t(lambda: x >> y)
x, y = 9007199254740994.0, 1.0
t(lambda: x < y)
x, y = True, False
t(lambda: x % y)
x, y = True, True
t(lambda: x + y)
x, y = False, (2)
t(lambda: x <= y)
x, y = (4611686018427387904), (9007199254740993)
t(lambda: x < y)
x, y = (-7), (-1e300)
t(lambda: x / y)
x, y = (2), True
t(lambda: x <= y)
x, y = (-2.5), (1000003)
t(lambda: x < y)
x, y = True, (7)
t(lambda: x % y)
x, y = (2), False
t(lambda: x <= y)
x, y = (10), False
t(lambda: x ** y)
x, y = (-7), (4611686018427387904)
t(lambda: x != y)
x, y = (-2), (-2.5)
t(lambda: x % y)
x, y = (1000003), False
t(lambda: x % y)
x, y = (-0.5), 2.5
t(lambda: x | y)
x, y = (3), False
t(lambda: x >> y)
x, y = (2), 1.0
t(lambda: x / y)
x, y = True, (-1e300)
t(lambda: x >> y)
x, y = (-0.5), True
t(lambda: x >> y)
x, y = False, True
t(lambda: x != y)
x, y = (1), 1e300
t(lambda: x != y)
x, y = (1000003), (-4611686018427387904)
t(lambda: x + y)
x, y = False, False
t(lambda: x > y)
x, y = True, 9007199254740992.0
t(lambda: x <= y)
x, y = (1e308*10), (9007199254740993)
t(lambda: x & y)
x, y = (-1), 1e300
t(lambda: x != y)
x, y = (1e308*10), 1.5
t(lambda: x / y)
x, y = 0.5, 0.5
t(lambda: x * y)
x, y = (-1), (1000003)
t(lambda: x * y)
x, y = (4611686018427387904), False
t(lambda: x >> y)
x, y = False, (2147483648)
t(lambda: x & y)
x, y = 9007199254740992.0, 2.5
t(lambda: x * y)
x, y = (7), False
t(lambda: x << y)
x, y = True, 1e-300
t(lambda: x % y)
x, y = (-1e300), 1e-300
t(lambda: x // y)
x, y = 123456.789, 1.0
t(lambda: x > y)
x, y = (-0.5), False
t(lambda: x * y)
x, y = False, (4611686018427387904)
t(lambda: x >= y)
x, y = (-0.5), (4611686018427387904)
t(lambda: x <= y)
x, y = True, (9007199254740992)
t(lambda: x <= y)
x, y = (123456789012345678), 1e300
t(lambda: x % y)
x, y = (123456789012345678), (1e308*10)
t(lambda: x + y)
x, y = (-0.5), (-1.0)
t(lambda: x != y)
x, y = False, False
t(lambda: x >= y)
x, y = (4611686018427387904), False
t(lambda: x << y)
x, y = True, (-2)
t(lambda: x % y)
x, y = 5e-324, 0.1
t(lambda: x < y)
x, y = True, (-2147483648)
t(lambda: x > y)
x, y = (255), (2147483648)
t(lambda: x + y)
x, y = (123456789012345678), (-2.5)
t(lambda: x // y)
x, y = (9007199254740992), 0.1
t(lambda: x % y)
x, y = (4611686018427387904), True
t(lambda: x < y)
x, y = (123456789012345678), False
t(lambda: x <= y)
x, y = 1.0, True
t(lambda: x >> y)
x, y = True, (-1)
t(lambda: x / y)
x, y = (10), 9007199254740992.0
t(lambda: x << y)
x, y = (9007199254740993), 9007199254740994.0
t(lambda: x * y)
x, y = 9007199254740992.0, 1e300
t(lambda: x << y)
x, y = 0.0, (0)
t(lambda: x >> y)
x, y = (1e308*10-1e308*10), True
t(lambda: x < y)
x, y = False, (9007199254740992)
t(lambda: x * y)
x, y = False, (-256)
t(lambda: x != y)
x, y = 1.5, (1000003)
t(lambda: x | y)
x, y = True, (9007199254740993)
t(lambda: x > y)
x, y = True, 0.1
t(lambda: x >= y)
x, y = (1e308*10), 0.5
t(lambda: x >= y)
x, y = 123456.789, (-2.5)
t(lambda: x ^ y)
x, y = False, (1)
t(lambda: x == y)
x, y = (2147483648), False
t(lambda: x % y)
x, y = (-256), 0.5
t(lambda: x // y)
x, y = 5e-324, (-256)
t(lambda: x == y)
x, y = (-7), False
t(lambda: x <= y)
x, y = (-9007199254740993), (123456789012345678)
t(lambda: x == y)
x, y = True, (9007199254740993)
t(lambda: x > y)
x, y = 5e-324, True
t(lambda: x * y)
x, y = (-1e308*10), 0.5
t(lambda: x != y)
x, y = (0), False
t(lambda: x | y)
x, y = (-9007199254740993), 1e-300
t(lambda: x - y)
x, y = (255), 9007199254740992.0
t(lambda: x * y)
x, y = (3), True
t(lambda: x * y)
x, y = (1), (1e308*10-1e308*10)
t(lambda: x != y)
x, y = (1e308*10), False
t(lambda: x > y)
x, y = False, 5e-324
t(lambda: x - y)
x, y = (-1.0), (7)
t(lambda: x == y)
x, y = False, True
t(lambda: x ** y)
x, y = (-4611686018427387904), (7)
t(lambda: x >> y)
x, y = (4611686018427387904), 1e-300
t(lambda: x & y)
x, y = (9007199254740992), (-2)
t(lambda: x & y)
x, y = False, True
t(lambda: x << y)
x, y = False, 4611686018427387904.0
t(lambda: x // y)
x, y = (-7), True
t(lambda: x & y)
x, y = True, (1e308*10)
t(lambda: x != y)
x, y = True, (123456789012345678)
t(lambda: x % y)
x, y = False, 9007199254740992.0
t(lambda: x - y)
x, y = False, False
t(lambda: x <= y)
x, y = 0.1, (0)
t(lambda: x * y)
x, y = True, (7)
t(lambda: x <= y)
x, y = 1.5, (-7)
t(lambda: x ** y)
x, y = (-0.5), 9007199254740992.0
t(lambda: x + y)
x, y = (-0.5), (123456789012345678)
t(lambda: x % y)
x, y = False, False
t(lambda: x % y)
x, y = 1e16, (123456789012345678)
t(lambda: x > y)
x, y = True, (-2.5)
t(lambda: x << y)
x, y = 123456.789, (-1)
t(lambda: x // y)
x, y = True, True
t(lambda: x != y)
x, y = (2147483648), 9007199254740992.0
t(lambda: x // y)
x, y = (9007199254740992), False
t(lambda: x + y)
x, y = False, 123456.789
t(lambda: x & y)
x, y = False, True
t(lambda: x - y)
x, y = False, 1e300
t(lambda: x * y)
x, y = (-2), False
t(lambda: x <= y)
x, y = 1.5, (1)
t(lambda: x != y)
x, y = (-7), True
t(lambda: x | y)
x, y = (0), (-1)
t(lambda: x - y)
x, y = (-2.5), 3.7
t(lambda: x / y)
x, y = (-2147483648), False
t(lambda: x - y)
x, y = True, (255)
t(lambda: x ^ y)
x, y = True, (-1e300)
t(lambda: x | y)
x, y = (-1.0), True
t(lambda: x ^ y)
x, y = False, 1e300
t(lambda: x < y)
x, y = (1e308*10-1e308*10), False
t(lambda: x >> y)
x, y = False, False
t(lambda: x & y)
x, y = True, False
t(lambda: x ** y)
x, y = 1.5, 0.1
t(lambda: x - y)
x, y = (-1e300), False
t(lambda: x ^ y)
x, y = False, False
t(lambda: x >> y)
x, y = False, False
t(lambda: x ^ y)
x, y = True, False
t(lambda: x <= y)
x, y = 0.0, (-2)
t(lambda: x >> y)
x, y = 0.1, (-1.0)
t(lambda: x & y)
x, y = (2), (-2)
t(lambda: x != y)
x, y = True, 1e300
t(lambda: x // y)
x, y = 1e-300, (-7)
t(lambda: x ^ y)
x, y = True, True
t(lambda: x > y)
x, y = False, 1e300
t(lambda: x - y)
x, y = False, (7)
t(lambda: x <= y)
x, y = (123456789012345678), False
t(lambda: x | y)
x, y = True, (4611686018427387904)
t(lambda: x <= y)
x, y = (-9007199254740993), (-9007199254740993)
t(lambda: x <= y)
x, y = True, False
t(lambda: x > y)
x, y = (1000003), (1)
t(lambda: x ** y)
x, y = (3), 1.0
t(lambda: x == y)
x, y = (-1.0), (-1e308*10)
t(lambda: x << y)
x, y = True, False
t(lambda: x % y)
x, y = (-7), (1e308*10-1e308*10)
t(lambda: x >= y)
x, y = True, False
t(lambda: x > y)
x, y = True, False
t(lambda: x == y)
x, y = (7), (1e308*10-1e308*10)
t(lambda: x & y)
x, y = (-2.5), False
t(lambda: x | y)
x, y = False, (-2)
t(lambda: x / y)
x, y = False, (-2)
t(lambda: x / y)
x, y = True, True
t(lambda: x != y)
x, y = (255), (10)
t(lambda: x >> y)
x, y = (10), 9007199254740992.0
t(lambda: x >> y)
x, y = False, (-2)
t(lambda: x >= y)
x, y = 3.7, False
t(lambda: x & y)
x, y = True, (-4611686018427387904)
t(lambda: x <= y)
x, y = (1000003), (10)
t(lambda: x >> y)
x, y = 1e-300, (4611686018427387904)
t(lambda: x == y)
x, y = (2147483648), (9007199254740992)
t(lambda: x % y)
x, y = True, 1e-300
t(lambda: x * y)
x, y = 1e300, (123456789012345678)
t(lambda: x - y)
x, y = True, (-1e300)
t(lambda: x ^ y)
x, y = False, (-2)
t(lambda: x ** y)
x, y = (-1e300), True
t(lambda: x / y)
x, y = False, (-1)
t(lambda: x | y)
x, y = (-0.0), (1000003)
t(lambda: x * y)
x, y = (0), 0.5
t(lambda: x * y)
x, y = (3), False
t(lambda: x < y)
x, y = (7), (0)
t(lambda: x < y)
x, y = 1.0, False
t(lambda: x >= y)
x, y = (-4611686018427387904), True
t(lambda: x >= y)
x, y = (-2), True
t(lambda: x % y)
x, y = 3.7, True
t(lambda: x <= y)
x, y = True, (9007199254740993)
t(lambda: x != y)
x, y = 0.5, False
t(lambda: x >= y)
x, y = 123456.789, False
t(lambda: x ** y)
x, y = (-9007199254740993), (-7)
t(lambda: x ** y)
x, y = False, True
t(lambda: x - y)
x, y = (-0.5), True
t(lambda: x / y)
x, y = (-0.0), (-1.0)
t(lambda: x ** y)
x, y = (2147483648), True
t(lambda: x != y)
x, y = False, True
t(lambda: x - y)
x, y = False, True
t(lambda: x > y)
x, y = 4611686018427387904.0, True
t(lambda: x > y)
x, y = (9007199254740992), False
t(lambda: x <= y)
x, y = 123456.789, (-1e308*10)
t(lambda: x >= y)
x, y = (-2147483648), True
t(lambda: x <= y)
