/* int, float, bool, str: how they are made, and their methods. Source: Objects/longobject.c (PyLong_FromString), floatobject.c
 * (float_from_string), boolobject.c, PyNumber_Long, PyNumber_Float (Objects/abstract.c). */
#include "builtins.h"
#include "memory.h"

#include <ctype.h>
#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_real(struct vm *vm, value v) {
    return is_plain(vm, v, ATOM_FLOAT);
}

static value too_large(struct vm *vm) {
    return vm_stop(vm, "integers beyond 64 bits are outside what Heapscope runs");
}

/* Spaces at both ends do not count. */
static void trim(const char **at, const char **end) {
    while (*at < *end && isspace((unsigned char)**at))
        ++*at;
    while (*end > *at && isspace((unsigned char)(*end)[-1]))
        --*end;
}

static int digit_of(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

/* --- int -------------------------------------------------------------------------------------------------------------------- */

static value bad_literal(struct vm *vm, value text, int64_t base) {
    struct text shown;
    text_init(&shown);
    value_repr(vm, text, &shown);
    vm_raise(vm, vm->types.ValueError, "invalid literal for int() with base %d: %.200s", (int)base, shown.data ? shown.data : "");
    text_destroy(&shown);
    return VALUE_NULL;
}

static value int_of_text(struct vm *vm, value text, int64_t base) {
    size_t length;
    const char *at = atom_bytes(&vm->heap, text, &length), *end = at + length;
    int64_t given = base;
    trim(&at, &end);
    bool negative = at < end && *at == '-', prefixed = false;
    at += at < end && (*at == '-' || *at == '+');
    if (end - at > 1 && *at == '0') {
        char mark = (char)tolower((unsigned char)at[1]);
        int meant = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
        prefixed = meant && (base == 0 || base == meant);
        if (prefixed) {
            base = meant;
            at += 2;
            at += at < end && *at == '_';
        }
    }
    bool zeros_only = base == 0 && at < end && *at == '0';
    base = base ? base : 10;
    uint64_t number = 0;
    bool overflow = false, good = at < end && *at != '_' && end[-1] != '_';
    for (; good && at < end; at++) {
        int digit = digit_of(*at);
        if (*at == '_') {
            good = at[1] != '_' && !vm->profile->is_python_2;
            continue;
        }
        good = digit < base && !(zeros_only && digit);
        overflow |= __builtin_mul_overflow(number, (uint64_t)base, &number) || __builtin_add_overflow(number, (uint64_t)digit, &number);
    }
    if (!good)
        return bad_literal(vm, text, given);
    if (overflow || number > (uint64_t)INT64_MAX + negative)
        return too_large(vm);
    return atom_int(&vm->heap, negative ? (int64_t)(0 - number) : (int64_t)number);
}

static value int_of_real(struct vm *vm, double x) {
    if (isnan(x))
        return vm_raise(vm, vm->types.ValueError, "cannot convert float NaN to integer");
    if (isinf(x))
        return vm_raise(vm, vm->types.OverflowError, "cannot convert float infinity to integer");
    x = trunc(x);
    if (x < -9223372036854775808.0 || x >= 9223372036854775808.0)
        return too_large(vm);
    return atom_int(&vm->heap, (int64_t)x);
}

/* What a method that must give an int gives. */
static value int_by_method(struct vm *vm, value v, value name, const char *words) {
    value result = vm_call_method(vm, v, name, NULL, 0);
    if (result == VALUE_NULL || is_integer(vm, result))
        return result;
    vm_raise(vm, vm->types.TypeError, words, type_name(vm, v), type_name(vm, result));
    heap_decref(&vm->heap, result);
    return VALUE_NULL;
}

static value int_of(struct vm *vm, value v) {
    if (is_integer(vm, v))
        return atom_int(&vm->heap, atom_integer(&vm->heap, v));
    if (is_real(vm, v))
        return int_of_real(vm, atom_real(&vm->heap, v));
    if (is_text(vm, v))
        return int_of_text(vm, v, 10);
    if (program_method(vm, v, vm->names.int_) != VALUE_NULL)
        return int_by_method(vm, v, vm->names.int_, WORDING_FOR(vm, RETURNED_INT));
    if (program_method(vm, v, vm->names.index) != VALUE_NULL && fact(vm->profile, FACT_INT_TAKES_INDEX))
        return int_by_method(vm, v, vm->names.index, WORDING_FOR(vm, RETURNED_INDEX));
    return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, INT_ARGUMENT), type_name(vm, v));
}

NATIVE(int_new_native) {
    int named = keywords ? keywords->count : 0, given = count - 1 - named;
    value base = given > 1 ? args[2] : VALUE_NULL, x = given > 0 ? args[1] : VALUE_NULL;
    if (given + named > 2)
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, INT_TAKES), given + named);
    for (int i = 0; i < named; i++) {
        if (strcmp(atom_bytes(&vm->heap, keywords->names[i], NULL), "base") != 0)
            return keyword_unexpected(vm, "int", keywords->names[i]);
        base = args[1 + given + i];
    }
    if (base == VALUE_NULL)
        return x == VALUE_NULL ? value_of_small(0) : int_of(vm, x);
    if (x == VALUE_NULL)
        return vm_raise(vm, vm->types.TypeError, "int() missing string argument");
    int64_t number;
    if (!value_index(vm, base, &number))
        return VALUE_NULL;
    if (number != 0 && (number < 2 || number > 36))
        return vm_raise(vm, vm->types.ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!is_text(vm, x))
        return vm_raise(vm, vm->types.TypeError, "int() can't convert non-string with explicit base");
    return int_of_text(vm, x, number);
}

NATIVE(int_bit_length) {
    UNUSED;
    int64_t number = atom_integer(&vm->heap, args[0]), bits = 0;
    for (uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number; magnitude; magnitude >>= 1)
        bits++;
    return atom_int(&vm->heap, bits);
}

NATIVE(int_bit_count) {
    UNUSED;
    int64_t number = atom_integer(&vm->heap, args[0]);
    return atom_int(&vm->heap, __builtin_popcountll(number < 0 ? 0 - (uint64_t)number : (uint64_t)number));
}

NATIVE(number_itself) {
    UNUSED;
    return is_integer(vm, args[0]) ? atom_int(&vm->heap, atom_integer(&vm->heap, args[0])) : owned(vm, args[0]);
}
NATIVE(number_to_int) { UNUSED; return int_of(vm, args[0]); }

NATIVE(number_to_float) {
    UNUSED;
    return is_integer(vm, args[0]) ? atom_float(&vm->heap, (double)atom_integer(&vm->heap, args[0])) : owned(vm, args[0]);
}

NATIVE(number_bool) {
    UNUSED;
    return value_of_bool(value_truth(vm, args[0]) > 0);
}

NATIVE(int_is_integer) { (void)vm, (void)args, UNUSED; return VALUE_TRUE; }

/* --- float -------------------------------------------------------------------------------------------------------------------- */

/* Digits with single underscores between them, an exponent, inf, nan: into plain C form. False: not a number. */
static bool plain_real(const char *at, const char *end, struct text *out) {
    char before = 0;
    for (; at < end; before = *at++) {
        if (*at == '_') {
            if (!isdigit((unsigned char)before) || at + 1 == end || !isdigit((unsigned char)at[1]))
                return false;
        } else if (*at == 'x' || *at == 'X' || *at == '(' || (unsigned char)*at >= 0x80 || *at == 0) {
            return false;
        } else {
            text_byte(out, *at);
        }
    }
    return out->length > 0;
}

static value real_of_text(struct vm *vm, value v) {
    size_t length;
    const char *at = atom_bytes(&vm->heap, v, &length), *end = at + length;
    trim(&at, &end);
    struct text plain;
    text_init(&plain);
    bool good = plain_real(at, end, &plain) && !(vm->profile->is_python_2 && memchr(at, '_', (size_t)(end - at)));
    char *stop = NULL;
    double number = good ? strtod(plain.data, &stop) : 0;
    good = good && stop == plain.data + plain.length;
    text_destroy(&plain);
    if (good)
        return atom_float(&vm->heap, number);
    struct text shown;
    text_init(&shown);
    value_repr(vm, v, &shown);
    const char *bytes = atom_bytes(&vm->heap, v, NULL);
    char *number_end;
    strtod(bytes, &number_end);
    if (vm->profile->is_python_2) /* it tells whether the text at least begins with a number */
        vm_raise(vm, vm->types.ValueError, number_end > bytes ? "invalid literal for float(): %s" : "could not convert string to float: %s", bytes);
    else if (length == 0 && !fact(vm->profile, FACT_EMPTY_FLOAT_SHOWN))
        vm_raise(vm, vm->types.ValueError, "could not convert string to float: ");
    else
        vm_raise(vm, vm->types.ValueError, "could not convert string to float: %s", shown.data);
    text_destroy(&shown);
    return VALUE_NULL;
}

NATIVE(float_new_native) {
    if (!constructor_fits(vm, vm->types.float_, args, count, keywords, 1))
        return VALUE_NULL;
    if (count < 2)
        return atom_float(&vm->heap, 0);
    value v = args[1];
    if (is_text(vm, v))
        return real_of_text(vm, v);
    if (is_real(vm, v))
        return owned(vm, v);
    if (is_integer(vm, v))
        return atom_float(&vm->heap, (double)atom_integer(&vm->heap, v));
    if (program_method(vm, v, vm->names.float_) != VALUE_NULL) {
        value result = vm_call_method(vm, v, vm->names.float_, NULL, 0);
        if (result == VALUE_NULL || is_real(vm, result))
            return result;
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, RETURNED_FLOAT), type_name(vm, v), type_name(vm, result));
        heap_decref(&vm->heap, result);
        return VALUE_NULL;
    }
    if (program_method(vm, v, vm->names.index) != VALUE_NULL && fact(vm->profile, FACT_INT_TAKES_INDEX)) {
        int64_t number;
        return value_index(vm, v, &number) ? atom_float(&vm->heap, (double)number) : VALUE_NULL;
    }
    return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, FLOAT_ARGUMENT), type_name(vm, v));
}

NATIVE(float_is_integer) {
    UNUSED;
    double x = atom_real(&vm->heap, args[0]);
    return value_of_bool(isfinite(x) && floor(x) == x);
}

/* The fraction that a float is, in lowest terms. Source: float_as_integer_ratio_impl. */
NATIVE(float_as_integer_ratio) {
    UNUSED;
    double x = atom_real(&vm->heap, args[0]);
    if (isinf(x))
        return vm_raise(vm, vm->types.OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(x))
        return vm_raise(vm, vm->types.ValueError, "cannot convert NaN to integer ratio");
    int exponent;
    double fraction = frexp(x, &exponent);
    for (int i = 0; i < 300 && fraction != floor(fraction); i++) {
        fraction *= 2;
        exponent--;
    }
    while (exponent < 0 && fmod(fraction, 2) == 0 && fraction != 0) {
        fraction /= 2;
        exponent++;
    }
    double top = fraction == 0 ? 0 : ldexp(fraction, exponent > 0 ? exponent : 0);
    if (fabs(top) >= 9223372036854775808.0 || exponent < -62)
        return too_large(vm);
    value parts[2] = {atom_int(&vm->heap, (int64_t)top), atom_int(&vm->heap, fraction == 0 || exponent > 0 ? 1 : (int64_t)1 << -exponent)};
    return tuple_new(&vm->heap, 2, parts);
}

NATIVE(int_as_integer_ratio) {
    UNUSED;
    value parts[2] = {atom_int(&vm->heap, atom_integer(&vm->heap, args[0])), value_of_small(1)};
    return tuple_new(&vm->heap, 2, parts);
}

value number_part(struct vm *vm, value number, const char *name) {
    bool real = is_real(vm, number);
    if (strcmp(name, "imag") == 0)
        return real ? atom_float(&vm->heap, 0) : value_of_small(0);
    if (strcmp(name, "denominator") == 0)
        return value_of_small(1);
    return real ? owned(vm, number) : atom_int(&vm->heap, atom_integer(&vm->heap, number));
}

/* --- bool, str ------------------------------------------------------------------------------------------------------------------ */

NATIVE(bool_new_native) {
    if (!constructor_fits(vm, vm->types.bool_, args, count, keywords, 1))
        return VALUE_NULL;
    int truth = count < 2 ? 0 : value_truth(vm, args[1]);
    return truth < 0 ? VALUE_NULL : value_of_bool(truth);
}

NATIVE(str_new_native) {
    int named = keywords ? keywords->count : 0;
    if (count - 1 > 3)
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, STR_TAKES), count - 1);
    if (count - 1 > 1 || (named && strcmp(atom_bytes(&vm->heap, keywords->names[0], NULL), "object") != 0))
        return vm_stop(vm, "str() with an encoding is outside the Python that Heapscope runs: it has no bytes");
    if (count < 2)
        return vm->names.empty;
    return is_text(vm, args[1]) ? owned(vm, args[1]) : text_by(vm, value_str, args[1]);
}

static const struct native int_methods[] = {
    {"__new__", int_new_native, 1, -1, true},          {"bit_length", int_bit_length, 1, 1, false},   {"conjugate", number_itself, 1, 1, false},
    {"__int__", number_to_int, 1, 1, false},           {"__index__", number_itself, 1, 1, false},     {"__float__", number_to_float, 1, 1, false},
    {"__bool__", number_bool, 1, 1, false},            {0},
};
static const struct native bit_count_method[] = {{"bit_count", int_bit_count, 1, 1, false}, {0}};
static const struct native is_integer_method[] = {{"is_integer", int_is_integer, 1, 1, false}, {0}};
static const struct native int_ratio[] = {{"as_integer_ratio", int_as_integer_ratio, 1, 1, false}, {0}};
static const struct native float_methods[] = {
    {"as_integer_ratio", float_as_integer_ratio, 1, 1, false},
    {"__new__", float_new_native, 1, -1, true},   {"is_integer", float_is_integer, 1, 1, false}, {"conjugate", number_itself, 1, 1, false},
    {"__int__", number_to_int, 1, 1, false},      {"__float__", number_to_float, 1, 1, false},   {"__bool__", number_bool, 1, 1, false},
    {0},
};
static const struct native bool_methods[] = {{"__new__", bool_new_native, 1, -1, true}, {0}};
static const struct native str_makers[] = {{"__new__", str_new_native, 1, -1, true}, {0}};

void methods_number_init(struct vm *vm) {
    static const char *const parts[] = {"real", "imag", "numerator", "denominator"};
    for (int i = 0; i < 4; i++)
        getset_add(vm, vm->types.int_, atom_intern_text(&vm->heap, parts[i]));
    for (int i = 0; i < 2; i++)
        getset_add(vm, vm->types.float_, atom_intern_text(&vm->heap, parts[i]));
    natives_add_methods(vm, vm->types.int_, int_methods);
    if (fact(vm->profile, FACT_INT_AS_RATIO))
        natives_add_methods(vm, vm->types.int_, int_ratio);
    if (fact(vm->profile, FACT_INT_BIT_COUNT))
        natives_add_methods(vm, vm->types.int_, bit_count_method);
    if (fact(vm->profile, FACT_INT_IS_INTEGER))
        natives_add_methods(vm, vm->types.int_, is_integer_method);
    natives_add_methods(vm, vm->types.float_, float_methods);
    natives_add_methods(vm, vm->types.bool_, bool_methods);
    natives_add_methods(vm, vm->types.str, str_makers);
}
