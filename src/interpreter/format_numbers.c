#include "format.h"
#include "memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What printf writes, with a point whatever the locale's separator is. */
static void print(double number, const char *format, int precision, struct text *out) {
    int length = snprintf(NULL, 0, format, precision, number);
    char *buffer = memory_alloc((size_t)length + 1);
    snprintf(buffer, (size_t)length + 1, format, precision, number);
    bool in_separator = false;
    for (const char *at = buffer; *at; at++) {
        bool plain = strchr("0123456789+-eEinfaINFA", *at) != NULL;
        if (plain)
            text_byte(out, *at);
        else if (!in_separator)
            text_byte(out, '.');
        in_separator = !plain;
    }
    free(buffer);
}

/* 1.50e+07 -> 1.5e+07, 1.00e+07 -> 1e+07 */
static void strip_zeros(struct text *text, size_t from) {
    char *mark = strchr(text->data + from, 'e');
    char *last = mark;
    if (!memchr(text->data + from, '.', (size_t)(mark - text->data) - from))
        return;
    while (last > text->data + from && last[-1] == '0')
        last--;
    if (last > text->data + from && last[-1] == '.')
        last--;
    memmove(last, mark, strlen(mark) + 1);
    text->length -= (size_t)(mark - last);
}

/* format(x, '.3'): as %g, but 100.0 is 1e+02, so that there is room for the ".0". */
static void print_dotted(double number, int precision, bool alternate, struct text *out) {
    size_t from = out->length;
    if (precision == 0)
        precision = 1;
    print(number, alternate ? "%#.*e" : "%.*e", precision - 1, out);
    const char *mark = strchr(out->data + from, 'e');
    int exponent = mark ? atoi(mark + 1) : 0;
    if (mark && (exponent < -4 || exponent >= precision - 1)) {
        if (!alternate)
            strip_zeros(out, from);
        return;
    }
    out->length = from;
    out->data[from] = 0;
    print(number, alternate ? "%#.*g" : "%.*g", precision, out);
    if (!strchr(out->data + from, '.'))
        text_add(out, ".0");
}

void format_real(double number, char type, int precision, bool alternate, bool dot, struct text *out) {
    bool upper = type >= 'A' && type <= 'Z';
    if (!isfinite(number)) {
        if (!isnan(number) && number < 0)
            text_byte(out, '-');
        text_add(out, isnan(number) ? upper ? "NAN" : "nan" : upper ? "INF" : "inf");
        return;
    }
    if (dot) {
        print_dotted(number, precision, alternate, out);
        return;
    }
    char format[8];
    snprintf(format, sizeof format, "%%%s.*%c", alternate ? "#" : "", type);
    print(number, format, precision, out);
}

void format_digits(uint64_t magnitude, int base, bool upper, struct text *out) {
    char buffer[64];
    int count = 0;
    do {
        buffer[count++] = (upper ? "0123456789ABCDEF" : "0123456789abcdef")[magnitude % (unsigned)base];
        magnitude /= (unsigned)base;
    } while (magnitude);
    while (count)
        text_byte(out, buffer[--count]);
}

bool format_fits(struct vm *vm, int64_t width) {
    if (width > TEXT_MOST)
        vm_stop(vm, "a text of %lld characters is more than Heapscope holds", (long long)width);
    return width <= TEXT_MOST;
}
