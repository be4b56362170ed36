/* Arithmetic of int, bool and float. Whole numbers are 64 bits wide; past that the run stops rather than tell untruths.
 * Source: Objects/longobject.c, Objects/floatobject.c. */
#include "operators.h"

#include <math.h>

static value past_64_bits(struct vm *vm) {
    return vm_stop(vm, "a whole number past 64 bits is outside what Heapscope runs; keep numbers between -2**63 and 2**63 - 1");
}

static value zero_division(struct vm *vm, const char *message) {
    return vm_raise(vm, vm->types.ZeroDivisionError, "%s", message);
}

static value made_int(struct vm *vm, bool overflowed, const int64_t *number) {
    return overflowed ? past_64_bits(vm) : atom_int(&vm->heap, *number);
}

static int bits_of(uint64_t number) {
    return number ? 64 - __builtin_clzll(number) : 0;
}

/* Rounded once, as long_true_divide does: the doubles of two large numbers would be rounded before they are divided. */
static double true_quotient(int64_t a, int64_t b) {
    uint64_t x = a < 0 ? 0 - (uint64_t)a : (uint64_t)a, y = b < 0 ? 0 - (uint64_t)b : (uint64_t)b;
    int shift = 56 + bits_of(y) - bits_of(x);
    if (shift < 0 || x == 0)
        shift = 0;
    unsigned __int128 shifted = (unsigned __int128)x << shift;
    uint64_t quotient = (uint64_t)(shifted / y);
    if (shifted % y)
        quotient |= 1; /* sticky: below the bits that stay */
    double result = ldexp((double)quotient, -shift);
    return (a < 0) != (b < 0) ? -result : result;
}

/* errno and its words, as the C library has them. */
static value raise_range(struct vm *vm) {
    value args[2] = {value_of_small(34), atom_intern_text(&vm->heap, "Numerical result out of range")};
    return vm_raise_object(vm, exception_new(vm, vm->types.OverflowError, args, 2));
}

static value float_power(struct vm *vm, double a, double b) {
    if (a == 0 && b < 0 && isfinite(b))
        return zero_division(vm, WORDING_FOR(vm, ZERO_POWER));
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b))
        return vm_stop(vm, "a negative number to a broken power is a complex number: outside what Heapscope runs");
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b))
        return raise_range(vm);
    return atom_float(&vm->heap, result);
}

static value int_power(struct vm *vm, int64_t base, int64_t exponent) {
    if (exponent < 0)
        return float_power(vm, (double)base, (double)exponent);
    int64_t result = 1;
    for (; exponent; exponent >>= 1) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
            return past_64_bits(vm);
        if (exponent > 1 && __builtin_mul_overflow(base, base, &base))
            return past_64_bits(vm);
    }
    return atom_int(&vm->heap, result);
}

static value int_shift(struct vm *vm, bool left, int64_t a, int64_t count) {
    if (count < 0)
        return vm_raise(vm, vm->types.ValueError, "negative shift count");
    if (!left)
        return atom_int(&vm->heap, count > 63 ? -(a < 0) : a >> count);
    if (a == 0)
        return atom_int(&vm->heap, 0);
    int64_t result = 0;
    bool overflowed = count > 62 ? !(a == -1 && count == 63) : __builtin_mul_overflow(a, (int64_t)1 << count, &result);
    if (count == 63)
        result = INT64_MIN;
    return made_int(vm, overflowed, &result);
}

static value int_binary(struct vm *vm, enum operator_kind op, int64_t a, int64_t b) {
    int64_t result = 0;
    switch (op) {
    case OP_ADD:
        return made_int(vm, __builtin_add_overflow(a, b, &result), &result);
    case OP_SUB:
        return made_int(vm, __builtin_sub_overflow(a, b, &result), &result);
    case OP_MUL:
        return made_int(vm, __builtin_mul_overflow(a, b, &result), &result);
    case OP_DIV:
        if (vm->profile->is_python_2 && !vm->module->true_division)
            return int_binary(vm, OP_FLOORDIV, a, b);
        return b == 0 ? zero_division(vm, WORDING_FOR(vm, INT_DIVIDED)) : atom_float(&vm->heap, true_quotient(a, b));
    case OP_FLOORDIV:
        if (b == 0)
            return zero_division(vm, WORDING_FOR(vm, INT_FLOORED));
        if (b == -1)
            return made_int(vm, __builtin_sub_overflow((int64_t)0, a, &result), &result);
        return atom_int(&vm->heap, a / b - (a % b != 0 && (a < 0) != (b < 0)));
    case OP_MOD:
        if (b == 0)
            return zero_division(vm, WORDING_FOR(vm, INT_MODULO));
        if (b == -1)
            return atom_int(&vm->heap, 0);
        result = a % b;
        return atom_int(&vm->heap, result != 0 && (result < 0) != (b < 0) ? result + b : result);
    case OP_POW:
        return int_power(vm, a, b);
    case OP_LSHIFT:
    case OP_RSHIFT:
        return int_shift(vm, op == OP_LSHIFT, a, b);
    case OP_AND:
        return atom_int(&vm->heap, a & b);
    case OP_OR:
        return atom_int(&vm->heap, a | b);
    case OP_XOR:
        return atom_int(&vm->heap, a ^ b);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

/* The remainder has the sign of b. Source: float_rem. */
static double float_modulo(double a, double b) {
    double rest = fmod(a, b);
    if (rest == 0)
        return copysign(0.0, b);
    return (b < 0) != (rest < 0) ? rest + b : rest;
}

/* Source: _float_div_mod. */
static double float_floor(double a, double b) {
    double rest = fmod(a, b), quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0))
        quotient -= 1.0;
    if (quotient == 0)
        return copysign(0.0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

static value float_binary(struct vm *vm, enum operator_kind op, double a, double b) {
    struct heap *heap = &vm->heap;
    switch (op) {
    case OP_ADD:
        return atom_float(heap, a + b);
    case OP_SUB:
        return atom_float(heap, a - b);
    case OP_MUL:
        return atom_float(heap, a * b);
    case OP_DIV:
        return b == 0 ? zero_division(vm, WORDING_FOR(vm, FLOAT_DIVIDED)) : atom_float(heap, a / b);
    case OP_FLOORDIV:
        return b == 0 ? zero_division(vm, WORDING_FOR(vm, FLOAT_FLOORED)) : atom_float(heap, float_floor(a, b));
    case OP_MOD:
        return b == 0 ? zero_division(vm, WORDING_FOR(vm, FLOAT_MODULO)) : atom_float(heap, float_modulo(a, b));
    case OP_POW:
        return float_power(vm, a, b);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

static double real_of(const struct vm *vm, value v) {
    return is_integer(vm, v) ? (double)atom_integer(&vm->heap, v) : atom_real(&vm->heap, v);
}

static bool is_number(const struct vm *vm, value v) {
    return is_integer(vm, v) || is_plain(vm, v, ATOM_FLOAT);
}

value number_binary(struct vm *vm, enum operator_kind op, value a, value b) {
    if (!is_number(vm, a) || !is_number(vm, b))
        return VALUE_NOT_IMPLEMENTED;
    if (!is_integer(vm, a) || !is_integer(vm, b))
        return float_binary(vm, op, real_of(vm, a), real_of(vm, b));
    bool both_bool = is_plain(vm, a, ATOM_BOOL) && is_plain(vm, b, ATOM_BOOL);
    if (both_bool && op == OP_AND)
        return value_of_bool(a == VALUE_TRUE && b == VALUE_TRUE);
    if (both_bool && op == OP_OR)
        return value_of_bool(a == VALUE_TRUE || b == VALUE_TRUE);
    if (both_bool && op == OP_XOR)
        return value_of_bool(a != b);
    return int_binary(vm, op, atom_integer(&vm->heap, a), atom_integer(&vm->heap, b));
}

value number_unary(struct vm *vm, enum operator_kind op, value a) {
    struct heap *heap = &vm->heap;
    if (is_integer(vm, a)) {
        int64_t number = atom_integer(heap, a), result;
        if (op == OP_NEG)
            return made_int(vm, __builtin_sub_overflow((int64_t)0, number, &result), &result);
        return op == OP_INVERT ? atom_int(heap, ~number) : is_plain(vm, a, ATOM_INT) ? owned(vm, a) : atom_int(heap, number);
    }
    if (!is_plain(vm, a, ATOM_FLOAT) || op == OP_INVERT)
        return VALUE_NOT_IMPLEMENTED;
    return op == OP_NEG ? atom_float(heap, -atom_real(heap, a)) : owned(vm, a);
}

static int order_of_reals(double a, double b) {
    return isnan(a) || isnan(b) ? 2 : a < b ? -1 : a > b;
}

/* Past 2**53 a double can't hold every integer, so the double becomes an integer and what was behind its point decides. */
static int order_of_mixed(int64_t integer, double real) {
    if (isnan(real))
        return 2;
    if (real >= 0x1p63)
        return -1;
    if (real < -0x1p63)
        return 1;
    int64_t whole = (int64_t)real;
    if (integer != whole)
        return integer < whole ? -1 : 1;
    double rest = real - trunc(real);
    return rest > 0 ? -1 : rest < 0;
}

int number_order(const struct vm *vm, value a, value b) {
    bool whole_a = is_integer(vm, a), whole_b = is_integer(vm, b);
    if (whole_a && whole_b) {
        int64_t x = atom_integer(&vm->heap, a), y = atom_integer(&vm->heap, b);
        return x < y ? -1 : x > y;
    }
    if (!whole_a && !whole_b)
        return order_of_reals(atom_real(&vm->heap, a), atom_real(&vm->heap, b));
    if (whole_a)
        return order_of_mixed(atom_integer(&vm->heap, a), atom_real(&vm->heap, b));
    int order = order_of_mixed(atom_integer(&vm->heap, b), atom_real(&vm->heap, a));
    return order == 2 ? 2 : -order;
}
