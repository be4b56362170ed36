/* Digits of numbers, for format() and str %. Not for: repr(). */
#ifndef INTERPRETER_FORMAT_H
#define INTERPRETER_FORMAT_H
#include "operators.h"

enum { PRECISION_MOST = 1 << 20 };

/* |number| as printf would write it with e E f F g G, a '-' before it when it is negative (-0.0 too); the decimal point is
 * a point. dot: at least one digit behind the point, and one digit less before an exponent comes (type 'g' of an empty
 * format code). Source: PyOS_double_to_string. precision 0 .. PRECISION_MOST. */
void format_real(double number, char type, int precision, bool alternate, bool dot, struct text *out);
/* magnitude in base 2, 8, 10, 16. */
void format_digits(uint64_t magnitude, int base, bool upper, struct text *out);
/* Room for so many bytes? False: the run is stopped. */
bool format_fits(struct vm *vm, int64_t width);
#endif
