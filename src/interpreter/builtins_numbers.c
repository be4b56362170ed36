/* Built-in functions about numbers: abs, round, divmod, pow, sum; len, id, hash. Source: Python/bltinmodule.c, Objects/longobject.c. */
#include "builtins.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static value call_special(struct vm *vm, value v, const char *name, const value *args, int count, bool *known) {
    value method = atom_intern_text(&vm->heap, name);
    *known = program_method(vm, v, method) != VALUE_NULL;
    return *known ? vm_call_method(vm, v, method, args, count) : VALUE_NULL;
}

static bool is_real(struct vm *vm, value v) {
    return is_plain(vm, v, ATOM_FLOAT);
}

NATIVE(builtin_abs) {
    UNUSED;
    bool known;
    value result = call_special(vm, args[0], "__abs__", NULL, 0, &known);
    if (known)
        return result;
    if (is_real(vm, args[0]))
        return atom_float(&vm->heap, fabs(atom_real(&vm->heap, args[0])));
    if (!is_integer(vm, args[0]))
        return vm_raise(vm, vm->types.TypeError, "bad operand type for abs(): '%s'", type_name(vm, args[0]));
    return atom_integer(&vm->heap, args[0]) < 0 ? unary_op(vm, OP_NEG, args[0]) : atom_int(&vm->heap, atom_integer(&vm->heap, args[0]));
}

/* Half to even, as Python: through decimal digits, which are exact. Source: double_round, float___round___impl. */
static value round_real(struct vm *vm, double x, int64_t digits) {
    if (!isfinite(x) || digits > 323 || x == 0)
        return atom_float(&vm->heap, x);
    if (digits < -308)
        return atom_float(&vm->heap, 0.0 * x);
    char buffer[700];
    if (digits >= 0) {
        snprintf(buffer, sizeof buffer, "%.*f", (int)digits, x);
    } else { /* glibc rounds the exact decimal value half to even, at any digit */
        int exponent = (int)floor(log10(fabs(x))), kept = exponent + (int)digits;
        if (kept < -1)
            return atom_float(&vm->heap, copysign(0.0, x));
        double power = pow(10, (double)-digits);
        if (kept < 0) {
            double half = power / 2;
            return atom_float(&vm->heap, fabs(x) > half ? copysign(power, x) : copysign(0.0, x));
        }
        snprintf(buffer, sizeof buffer, "%.*e", kept, x);
    }
    double rounded = strtod(buffer, NULL);
    if (!isfinite(rounded))
        return vm_raise(vm, vm->types.OverflowError, "rounded value too large to represent");
    return atom_float(&vm->heap, rounded);
}

/* Source: long_round: to a multiple of a power of ten, half to even. */
static value round_integer(struct vm *vm, int64_t number, int64_t digits) {
    if (digits >= 0)
        return atom_int(&vm->heap, number);
    if (digits < -18)
        return atom_int(&vm->heap, 0);
    int64_t power = 1;
    for (int64_t i = digits; i < 0; i++)
        power *= 10;
    int64_t quotient = number / power, rest = number % power;
    if (rest < 0) {
        rest += power;
        quotient--;
    }
    if (rest > power - rest || (rest == power - rest && quotient % 2 != 0))
        quotient++;
    int64_t result;
    if (__builtin_mul_overflow(quotient, power, &result))
        return vm_stop(vm, "integers beyond 64 bits are outside what Heapscope runs");
    return atom_int(&vm->heap, result);
}

static value whole_of(struct vm *vm, double x) {
    if (isnan(x))
        return vm_raise(vm, vm->types.ValueError, "cannot convert float NaN to integer");
    if (isinf(x))
        return vm_raise(vm, vm->types.OverflowError, "cannot convert float infinity to integer");
    double whole = nearbyint(x);
    if (whole < -9223372036854775808.0 || whole >= 9223372036854775808.0)
        return vm_stop(vm, "integers beyond 64 bits are outside what Heapscope runs");
    return atom_int(&vm->heap, (int64_t)whole);
}

static double round_away(double x, int64_t digits) {
    if (!isfinite(x) || digits > 22)
        return x;
    double scale = pow(10.0, (double)digits), scaled = x * scale;
    if (digits < 0)
        return round(scaled) / scale;
    char exact[1500], shorter[400]; /* the digits that a double has are all known: a half is seen as one */
    int point = snprintf(exact, sizeof exact, "%.1100f", x) - 1100;
    const char *rest = exact + point + digits;
    bool half = *rest == '5' && strspn(rest + 1, "0") == strlen(rest + 1);
    snprintf(shorter, sizeof shorter, "%.*f", (int)digits, x);
    return half ? round(scaled) / scale : strtod(shorter, NULL);
}

NATIVE(builtin_round) {
    static const char *const names[] = {"number", "ndigits"};
    value out[2];
    bool known;
    if (!arguments_spread(vm, "round", names, 2, 2, args, count, keywords, out))
        return VALUE_NULL;
    if (out[0] == VALUE_NULL)
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, ROUND_NEEDS));
    bool to_whole = out[1] == VALUE_NULL || out[1] == VALUE_NONE;
    value result = call_special(vm, out[0], "__round__", out + 1, !to_whole, &known);
    if (known)
        return result;
    if (!is_integer(vm, out[0]) && !is_real(vm, out[0]))
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, ROUND_UNFIT), type_name(vm, out[0]));
    int64_t digits = 0;
    if (!to_whole && !value_index(vm, out[1], &digits))
        return VALUE_NULL;
    if (vm->profile->is_python_2) /* away from zero, and a float always */
        return atom_float(&vm->heap, round_away(is_integer(vm, out[0]) ? (double)atom_integer(&vm->heap, out[0]) : atom_real(&vm->heap, out[0]), digits));
    if (is_integer(vm, out[0]))
        return round_integer(vm, atom_integer(&vm->heap, out[0]), to_whole ? 0 : digits);
    double x = atom_real(&vm->heap, out[0]);
    return to_whole ? whole_of(vm, x) : round_real(vm, x, digits);
}

NATIVE(builtin_divmod) {
    UNUSED;
    bool known;
    value result = call_special(vm, args[0], "__divmod__", args + 1, 1, &known);
    if (known && result != VALUE_NOT_IMPLEMENTED)
        return result;
    bool numbers = true, real = false;
    for (int i = 0; i < 2; i++) {
        numbers &= is_integer(vm, args[i]) || is_real(vm, args[i]);
        real |= is_real(vm, args[i]);
    }
    if (!numbers)
        return vm_raise(vm, vm->types.TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", type_name(vm, args[0]), type_name(vm, args[1]));
    double divisor = is_real(vm, args[1]) ? atom_real(&vm->heap, args[1]) : (double)atom_integer(&vm->heap, args[1]);
    if (real && divisor == 0)
        return vm_raise(vm, vm->types.ZeroDivisionError, "%s", WORDING_FOR(vm, FLOAT_DIVMOD));
    value parts[2] = {binary_op(vm, OP_FLOORDIV, args[0], args[1], false), VALUE_NULL};
    if (parts[0] == VALUE_NULL)
        return VALUE_NULL;
    parts[1] = binary_op(vm, OP_MOD, args[0], args[1], false);
    return tuple_new(&vm->heap, 2, parts);
}

static uint64_t multiply_modulo(uint64_t a, uint64_t b, uint64_t modulus) {
    return (uint64_t)((unsigned __int128)a * b % modulus);
}

/* The inverse of a (0 <= a < modulus) by Euclid's algorithm; false: there is none. Source: long_invmod. */
static bool invert(int64_t a, int64_t modulus, int64_t *inverse) {
    __int128 x = 1, y = 0, n = modulus, r = a;
    while (n) {
        __int128 quotient = r / n, rest = r % n, next = x - quotient * y;
        x = y;
        y = next;
        r = n;
        n = rest;
    }
    *inverse = (int64_t)((x % modulus + modulus) % modulus);
    return r == 1 || modulus == 1;
}

static value power_modulo(struct vm *vm, int64_t base, int64_t exponent, int64_t modulus) {
    if (modulus == 0)
        return vm_raise(vm, vm->types.ValueError, "pow() 3rd argument cannot be 0");
    if (modulus == INT64_MIN || exponent == INT64_MIN)
        return vm_stop(vm, "integers beyond 64 bits are outside what Heapscope runs");
    bool negative = modulus < 0;
    int64_t m = negative ? -modulus : modulus, reduced = base % m;
    reduced += reduced < 0 ? m : 0;
    if (exponent < 0) {
        if (!fact(vm->profile, FACT_POW_INVERTS))
            return vm_raise(vm, vm->types.ValueError, "pow() 2nd argument cannot be negative when 3rd argument specified");
        if (!invert(reduced, m, &reduced))
            return vm_raise(vm, vm->types.ValueError, "base is not invertible for the given modulus");
        exponent = -exponent;
    }
    uint64_t result = 1 % (uint64_t)m, factor = (uint64_t)reduced;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = multiply_modulo(result, factor, (uint64_t)m);
        factor = multiply_modulo(factor, factor, (uint64_t)m);
    }
    return atom_int(&vm->heap, negative && result ? (int64_t)result - m : (int64_t)result);
}

NATIVE(builtin_pow) {
    static const char *const names[] = {"base", "exp", "mod"};
    value out[3];
    if (!arguments_spread(vm, "pow", names, 3, 3, args, count, keywords, out))
        return VALUE_NULL;
    for (int i = 0; i < 2; i++)
        if (out[i] == VALUE_NULL)
            return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, POW_NEEDS), names[i], i + 1, count);
    if (out[2] == VALUE_NULL || out[2] == VALUE_NONE)
        return binary_op(vm, OP_POW, out[0], out[1], false);
    if (is_integer(vm, out[0]) && is_integer(vm, out[1]) && is_integer(vm, out[2]))
        return power_modulo(vm, atom_integer(&vm->heap, out[0]), atom_integer(&vm->heap, out[1]), atom_integer(&vm->heap, out[2]));
    bool numbers = true;
    for (int i = 0; i < 3; i++)
        numbers &= is_integer(vm, out[i]) || is_real(vm, out[i]);
    if (numbers)
        return vm_raise(vm, vm->types.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    return vm_raise(vm, vm->types.TypeError, "unsupported operand type(s) for %spow(): '%s', '%s', '%s'", fact(vm->profile, FACT_POW_NAMES_STARS) ? "** or " : "",
                    type_name(vm, out[0]), type_name(vm, out[1]), type_name(vm, out[2]));
}

/* Source: builtin_sum_impl. From 3.12 on floats are added with what was rounded away kept (Neumaier). */
static value sum_up(struct vm *vm, value iterator, value total) {
    struct heap *heap = &vm->heap;
    double lost = 0;
    for (value item; (item = iterator_next(vm, iterator)) != VALUE_NULL;) {
        bool compensated = fact(vm->profile, FACT_SUM_COMPENSATES) && is_real(vm, total) && is_real(vm, item);
        value next;
        if (compensated) {
            double a = atom_real(heap, total), x = atom_real(heap, item), t = a + x;
            lost += fabs(a) >= fabs(x) ? (a - t) + x : (x - t) + a;
            next = atom_float(heap, t);
        } else {
            next = binary_op(vm, OP_ADD, total, item, false);
        }
        heap_decref(heap, total);
        heap_decref(heap, item);
        total = next;
        if (total == VALUE_NULL)
            return VALUE_NULL;
    }
    if (vm_failed(vm)) {
        heap_decref(heap, total);
        return VALUE_NULL;
    }
    if (lost != 0 && isfinite(lost) && is_real(vm, total)) {
        value corrected = atom_float(heap, atom_real(heap, total) + lost);
        heap_decref(heap, total);
        return corrected;
    }
    return total;
}

NATIVE(builtin_sum) {
    int named = keywords ? keywords->count : 0, given = count - named;
    value start = keyword_find(keywords, args, count, vm->names.start);
    for (int i = 0; i < named; i++)
        if (keywords->names[i] != vm->names.start || !fact(vm->profile, FACT_SUM_NAMES_START))
            return fact(vm->profile, FACT_SUM_NAMES_START) ? keyword_unexpected(vm, "sum", keywords->names[i]) : vm_raise(vm, vm->types.TypeError, "sum() takes no keyword arguments");
    if (!fact(vm->profile, FACT_SUM_NAMES_START)) {
        if (!arguments_fit(vm, "sum", given, 1, 2))
            return VALUE_NULL;
    } else if (given < 1) {
        return vm_raise(vm, vm->types.TypeError, "sum() takes at least 1 positional argument (%d given)", given);
    } else if (count > 2) {
        return vm_raise(vm, vm->types.TypeError, "sum() takes at most 2 arguments (%d given)", count);
    }
    start = given > 1 ? args[1] : start;
    value iterator = iterator_of(vm, args[0]);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    value result = VALUE_NULL;
    if (start != VALUE_NULL && is_text(vm, start))
        vm_raise(vm, vm->types.TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    else
        result = sum_up(vm, iterator, start == VALUE_NULL ? value_of_small(0) : owned(vm, start));
    heap_decref(&vm->heap, iterator);
    return result;
}

/* Of what C code knows; -1: an exception is set. */
static int64_t length_of(struct vm *vm, value v) {
    struct heap *heap = &vm->heap;
    if (is_text(vm, v))
        return (int64_t)atom_codepoints(heap, v);
    switch (kind_of(vm, v)) {
    case KIND_LIST: case KIND_TUPLE: return sequence_length(heap, v);
    case KIND_DICT: return dict_length(heap, v);
    case KIND_SET: case KIND_FROZENSET: return set_length(heap, v);
    case KIND_RANGE: return range_length(vm, v);
    case KIND_ITERATOR:
        if (is_view(vm, v) || heap->type[v] == vm->types.dict_values)
            return dict_length(heap, field_get(heap, v, VIEW_DICT));
        break;
    default: break;
    }
    if (is_old_style(vm, v))
        attribute_error(vm, v, vm->names.len);
    else
        vm_raise(vm, vm->types.TypeError, "object of type '%s' has no len()", type_name(vm, v));
    return -1;
}

/* Source: PyObject_Size. */
NATIVE(builtin_len) {
    UNUSED;
    value target, length;
    bool proxy = proxy_target(vm, args[0], &target);
    if (proxy && !target)
        return VALUE_NULL;
    value v = proxy ? target : args[0];
    bool known;
    int64_t number;
    length = call_special(vm, v, "__len__", NULL, 0, &known);
    if (known && length != VALUE_NULL) {
        if (!is_integer(vm, length) && program_method(vm, length, vm->names.index) == VALUE_NULL)
            vm_raise(vm, vm->types.TypeError, "'%s' object cannot be interpreted as an integer", type_name(vm, length));
        else if (value_index(vm, length, &number) && number < 0)
            vm_raise(vm, vm->types.ValueError, "__len__() should return >= 0");
        heap_decref(&vm->heap, length);
        length = vm_failed(vm) ? VALUE_NULL : atom_int(&vm->heap, number);
    } else if (!known) {
        number = length_of(vm, v);
        length = number >= 0 ? atom_int(&vm->heap, number) : VALUE_NULL;
    }
    if (proxy)
        heap_decref(&vm->heap, target);
    return length;
}

NATIVE(builtin_id) {
    UNUSED;
    return atom_int(&vm->heap, (int64_t)heap_address(&vm->heap, args[0]));
}

NATIVE(builtin_hash) {
    UNUSED;
    int64_t hash;
    object_id unhashable = 0;
    if (value_hash(&vm->heap, args[0], &hash, &unhashable))
        return atom_int(&vm->heap, hash);
    if (!vm_failed(vm))
        key_hash(vm, args[0]);
    return VALUE_NULL;
}

const struct native builtins_numbers[] = {
    {"abs", builtin_abs, 1, 1, false}, {"round", builtin_round, 1, 2, true}, {"divmod", builtin_divmod, 2, 2, false}, {"pow", builtin_pow, 2, 3, true},
    {"sum", builtin_sum, 1, 2, true},  {"len", builtin_len, 1, 1, false},    {"id", builtin_id, 1, 1, false},         {"hash", builtin_hash, 1, 1, false},
    {0},
};
