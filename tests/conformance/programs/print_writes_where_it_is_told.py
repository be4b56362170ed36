# print() writes to sys.stdout, to sys.stderr, or to whatever has a write(); numbers have parts.
# level: 2
from __future__ import print_function, division
import sys
print("out"); print("err", file=sys.stderr); sys.stdout.write("w\n"); sys.stderr.write("e\n"); sys.stdout.flush()
n = sys.stdout.write("abc\n"); print(n)
try: sys.stdout.write(5)
except TypeError as e: print(e)
class Tee(object):
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
t = Tee(); print(1, "a", [2], sep="-", end="!", file=t); print(t.parts); print(file=t); print(t.parts)
try: print(1, file=5)
except AttributeError as e: print(e)
sys.stdout.writelines(["a\n", "b\n"])
print(1 / 2, 7 // 2, sys.stdout is sys.__stdout__, len(sys.argv))
print("a", "b"); print()
print((3).real, (3).imag, (3).numerator, (3).denominator, (2.5).real, (2.5).imag, True.real, (0.5).as_integer_ratio(), (0.1).as_integer_ratio() == (3602879701896397, 36028797018963968), (-0.75).as_integer_ratio(), (4.0).as_integer_ratio(), (0.0).as_integer_ratio(), (1e10).as_integer_ratio())
print(hasattr(3, "as_integer_ratio"), hasattr(3.0, "numerator"))
x = sys.stdout; x.write("alias\n"); print("last", file=sys.stderr)
