/* How plain values are written: repr() and str(). */
#include "heap.h"
#include "text.h"
#include "unprintable.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REAL_DIGITS_MOST = 17, REAL_FIXED_MOST = 16, REAL_FIXED_LEAST = -4 };

/* A decimal: 0.DIGITS * 10 ** point. */
struct decimal {
    char digits[REAL_DIGITS_MOST + 2];
    int count, point;
};

/* The locale writes the decimal separator, so it is skipped, whatever it is. */
static struct decimal decimal_of(double number, int digits) {
    char buffer[64];
    snprintf(buffer, sizeof buffer, "%.*e", digits - 1, number);
    struct decimal decimal = {.count = 0};
    const char *at = buffer;
    for (; *at && *at != 'e'; at++)
        if (*at >= '0' && *at <= '9' && decimal.count <= REAL_DIGITS_MOST)
            decimal.digits[decimal.count++] = *at;
    decimal.point = *at ? atoi(at + 1) + 1 : 1;
    return decimal;
}

static bool reads_back(const struct decimal *decimal, double number) {
    char buffer[64]; /* an integer with an exponent has no separator */
    snprintf(buffer, sizeof buffer, "%.*se%d", decimal->count, decimal->digits, decimal->point - decimal->count);
    return strtod(buffer, NULL) == number;
}

/* One more in the last place. */
static void step_up(struct decimal *decimal) {
    int at = decimal->count - 1;
    while (at >= 0 && decimal->digits[at] == '9')
        decimal->digits[at--] = '0';
    if (at >= 0) {
        decimal->digits[at]++;
    } else {
        decimal->digits[0] = '1';
        decimal->point++;
    }
}

/* The fewest digits that read back as number (> 0). At a power of two the gap below is half the gap above, so the
 * nearest decimal may be too far below while its upper neighbour reads back (2 ** -44). */
static struct decimal shortest(double number) {
    for (int digits = 1; digits < REAL_DIGITS_MOST; digits++) {
        struct decimal decimal = decimal_of(number, digits);
        if (reads_back(&decimal, number))
            return decimal;
        step_up(&decimal);
        if (reads_back(&decimal, number))
            return decimal;
    }
    return decimal_of(number, REAL_DIGITS_MOST);
}

/* Source: float_repr, format_float_short (Python/pystrtod.c), format code 'r'. */
static void real_repr(double number, struct text *out) {
    if (isnan(number)) {
        text_add(out, "nan");
        return;
    }
    if (signbit(number))
        text_byte(out, '-');
    if (isinf(number) || number == 0) {
        text_add(out, isinf(number) ? "inf" : "0.0");
        return;
    }
    struct decimal decimal = shortest(fabs(number));
    while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
        decimal.count--;
    if (decimal.point > REAL_FIXED_MOST || decimal.point <= REAL_FIXED_LEAST) {
        text_byte(out, decimal.digits[0]);
        if (decimal.count > 1) {
            text_byte(out, '.');
            text_append(out, decimal.digits + 1, (size_t)decimal.count - 1);
        }
        text_printf(out, "e%c%02d", decimal.point > 0 ? '+' : '-', abs(decimal.point - 1));
        return;
    }
    if (decimal.point <= 0)
        text_add(out, "0.");
    for (int i = decimal.point; i < 0; i++)
        text_byte(out, '0');
    for (int i = 0; i < decimal.count || i < decimal.point; i++) {
        if (i == decimal.point && i > 0)
            text_byte(out, '.');
        text_byte(out, i < decimal.count ? decimal.digits[i] : '0');
    }
    if (decimal.point >= decimal.count)
        text_add(out, ".0");
}

static void escape(uint32_t codepoint, struct text *out) {
    if (codepoint == '\n')
        text_add(out, "\\n");
    else if (codepoint == '\r')
        text_add(out, "\\r");
    else if (codepoint == '\t')
        text_add(out, "\\t");
    else
        text_printf(out,
                    codepoint < 0x100     ? "\\x%02" PRIx32
                    : codepoint < 0x10000 ? "\\u%04" PRIx32
                                          : "\\U%08" PRIx32,
                    codepoint);
}

/* Source: unicode_repr: single quotes, unless there are single ones inside and no double ones. */
static void text_repr(const char *bytes, size_t length, struct text *out) {
    char quote = memchr(bytes, '\'', length) && !memchr(bytes, '"', length) ? '"' : '\'';
    text_byte(out, quote);
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        const char *from = at;
        uint32_t codepoint = utf8_next(&at, end);
        if (codepoint == (unsigned char)quote || codepoint == '\\') {
            text_byte(out, '\\');
            text_byte(out, (char)codepoint);
        } else if (unprintable(codepoint)) {
            escape(codepoint, out);
        } else {
            text_append(out, from, (size_t)(at - from));
        }
    }
    text_byte(out, quote);
}

void atom_repr(const struct heap *heap, value v, struct text *out) {
    switch (atom_kind(heap, v)) {
    case ATOM_NONE:
        text_add(out, "None");
        break;
    case ATOM_BOOL:
        text_add(out, v == VALUE_TRUE ? "True" : "False");
        break;
    case ATOM_ELLIPSIS:
        text_add(out, "Ellipsis");
        break;
    case ATOM_NOT_IMPLEMENTED:
        text_add(out, "NotImplemented");
        break;
    case ATOM_INT:
        text_printf(out, "%" PRId64, atom_integer(heap, v));
        break;
    case ATOM_FLOAT:
        real_repr(atom_real(heap, v), out);
        break;
    case ATOM_TEXT: {
        size_t length;
        const char *bytes = atom_bytes(heap, v, &length);
        text_repr(bytes, length, out);
        break;
    }
    case ATOM_CODE:
        text_add(out, "<code object>");
        break;
    case ATOM_FREE:
        break;
    }
}

void atom_str(const struct heap *heap, value v, struct text *out) {
    if (atom_kind(heap, v) != ATOM_TEXT) {
        atom_repr(heap, v, out);
        return;
    }
    size_t length;
    const char *bytes = atom_bytes(heap, v, &length);
    text_append(out, bytes, length);
}
