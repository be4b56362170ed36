/* format(v, spec): the mini-language of f-strings and format().
 * Source: parse_internal_render_format_spec, calc_number_widths, fill_number (Python/formatter_unicode.c). */
#include "format.h"

#include <stdio.h>
#include <string.h>

struct spec {
    const char *fill;  /* one character in UTF-8 */
    size_t fill_bytes;
    char align, sign;  /* 0: not given */
    bool coerce_zero, alternate;
    int64_t width, precision; /* -1: not given */
    char grouping, fraction_grouping;
    uint32_t type;
};

struct reader {
    const char *at, *end;
};

static value bad(struct vm *vm, const char *message) {
    return vm_raise(vm, vm->types.ValueError, "%s", message);
}

static bool is_align(char c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool take(struct reader *reader, char c) {
    if (reader->at == reader->end || *reader->at != c)
        return false;
    reader->at++;
    return true;
}

/* How many digits were read, -1: ValueError. */
static int read_integer(struct vm *vm, struct reader *reader, int64_t *number) {
    int digits = 0;
    *number = 0;
    for (; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9'; reader->at++, digits++) {
        if (*number > (INT64_MAX - 9) / 10) {
            bad(vm, "Too many decimal digits in format string");
            return -1;
        }
        *number = *number * 10 + (*reader->at - '0');
    }
    if (!digits)
        *number = -1;
    return digits;
}

static void read_fill_and_align(struct reader *reader, struct spec *spec, bool *fill_given) {
    const char *after = reader->at;
    if (after < reader->end)
        utf8_next(&after, reader->end);
    if (after > reader->at && after < reader->end && is_align(*after)) {
        spec->fill = reader->at;
        spec->fill_bytes = (size_t)(after - reader->at);
        spec->align = *after;
        *fill_given = true;
        reader->at = after + 1;
    } else if (reader->at < reader->end && is_align(*reader->at)) {
        spec->align = *reader->at++;
    }
}

static bool read_grouping(struct vm *vm, struct reader *reader, char *grouping) {
    if (take(reader, ','))
        *grouping = ',';
    if (take(reader, '_')) {
        if (*grouping) {
            bad(vm, "Cannot specify both ',' and '_'.");
            return false;
        }
        *grouping = '_';
    }
    bool twice = *grouping == ',' && !fact(vm->profile, FACT_COMMA_TWICE_IS_A_CODE);
    if (reader->at < reader->end && *reader->at == ',' && (*grouping == '_' || twice)) {
        bad(vm, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

static bool read_precision(struct vm *vm, struct reader *reader, struct spec *spec) {
    if (!take(reader, '.'))
        return true;
    int digits = read_integer(vm, reader, &spec->precision);
    if (digits < 0)
        return false;
    if (fact(vm->profile, FACT_FRACTION_GROUPING) && !read_grouping(vm, reader, &spec->fraction_grouping))
        return false;
    if (!digits && !spec->fraction_grouping)
        bad(vm, "Format specifier missing precision");
    return digits || spec->fraction_grouping;
}

static void name_code(char *buffer, size_t size, uint32_t type) {
    if (type > 32 && type < 128)
        snprintf(buffer, size, "%c", (char)type);
    else
        snprintf(buffer, size, "\\x%x", (unsigned)type);
}

static value unknown_code(struct vm *vm, uint32_t type, value v) {
    char name[16];
    name_code(name, sizeof name, type);
    return vm_raise(vm, vm->types.ValueError, "Unknown format code '%s' for object of type '%s'", name, type_name(vm, v));
}

/* Which codes take separators. */
static bool check_grouping(struct vm *vm, const struct spec *spec, char grouping) {
    bool digits = spec->type < 128 && strchr("defgEG%F", (int)spec->type) != NULL; /* strchr finds the 0 of "none" too */
    bool by_four = grouping == '_' && spec->type && spec->type < 128 && strchr("boxX", (int)spec->type);
    if (!grouping || digits || by_four)
        return true;
    char name[16];
    name_code(name, sizeof name, spec->type);
    vm_raise(vm, vm->types.ValueError, "Cannot specify '%c' with '%s'.", grouping, name);
    return false;
}

static bool read_spec(struct vm *vm, value v, const char *bytes, size_t length, char default_align, struct spec *spec) {
    struct reader reader = {bytes, bytes + length};
    bool fill_given = false;
    *spec = (struct spec){.fill = " ", .fill_bytes = 1, .width = -1, .precision = -1};
    spec->type = is_text(vm, v) ? 's' : is_integer(vm, v) ? 'd' : 0;
    read_fill_and_align(&reader, spec, &fill_given);
    if (reader.at < reader.end && strchr("+- ", *reader.at) && *reader.at)
        spec->sign = *reader.at++;
    if (fact(vm->profile, FACT_NEGATIVE_ZERO_COERCION) && take(&reader, 'z'))
        spec->coerce_zero = true;
    spec->alternate = take(&reader, '#');
    if (!fill_given && take(&reader, '0')) {
        spec->fill = "0";
        if (!spec->align && (default_align == '>' || !fact(vm->profile, FACT_ZERO_LEAVES_TEXT_ALIGNED)))
            spec->align = '=';
    }
    if (!spec->align)
        spec->align = default_align;
    if (read_integer(vm, &reader, &spec->width) < 0 || !read_grouping(vm, &reader, &spec->grouping) || !read_precision(vm, &reader, spec))
        return false;
    if (reader.at < reader.end) {
        spec->type = utf8_next(&reader.at, reader.end);
        if (reader.at < reader.end) {
            char shown[256];
            snprintf(shown, sizeof shown, "%.*s", (int)(length < 200 ? length : 200), bytes);
            vm_raise(vm, vm->types.ValueError, WORDING_FOR(vm, FORMAT_INVALID), shown, type_name(vm, v));
            return false;
        }
    }
    return check_grouping(vm, spec, spec->grouping) && check_grouping(vm, spec, spec->fraction_grouping) && format_fits(vm, spec->width);
}

static void fill(const struct spec *spec, int64_t count, struct text *out) {
    for (int64_t i = 0; i < count; i++)
        text_append(out, spec->fill, spec->fill_bytes);
}

/* --- Texts -------------------------------------------------------------------------------------------------------------- */

static bool format_text(struct vm *vm, value v, const struct spec *spec, struct text *out) {
    if (spec->type != 's')
        return unknown_code(vm, spec->type, v) != VALUE_NULL;
    const char *complaint = spec->sign == ' '    ? WORDING_FOR(vm, FORMAT_SPACE)
                            : spec->sign         ? "Sign not allowed in string format specifier"
                            : spec->coerce_zero  ? "Negative zero coercion (z) not allowed in string format specifier"
                            : spec->alternate    ? "Alternate form (#) not allowed in string format specifier"
                            : spec->align == '=' ? "'=' alignment not allowed in string format specifier"
                                                 : NULL;
    if (complaint)
        return bad(vm, complaint) != VALUE_NULL;
    size_t length;
    const char *bytes = atom_bytes(&vm->heap, v, &length), *at = bytes, *end = bytes + length;
    int64_t count = (int64_t)atom_codepoints(&vm->heap, v), shown = spec->precision >= 0 && spec->precision < count ? spec->precision : count;
    for (int64_t i = 0; i < shown; i++)
        utf8_next(&at, end);
    int64_t padding = spec->width > shown ? spec->width - shown : 0;
    int64_t left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
    fill(spec, left, out);
    text_append(out, bytes, (size_t)(at - bytes));
    fill(spec, padding - left, out);
    return true;
}

/* --- Numbers ------------------------------------------------------------------------------------------------------------ */

/* A number in parts: digits before the point, the rest behind them. All ASCII but the rest of a 'c'. */
struct number {
    bool negative;
    const char *prefix;
    struct text digits, rest;
    int64_t rest_width; /* in characters */
};

static int group_size(const struct spec *spec) {
    return spec->type && strchr("boxX", (int)spec->type) ? 4 : 3;
}

/* The digits with separators, zeros before them up to least characters. Source: _PyUnicode_InsertThousandsGrouping. */
static void group_digits(const struct spec *spec, const struct text *digits, int64_t least, struct text *out) {
    int64_t remaining = (int64_t)digits->length, size = group_size(spec);
    struct text backward; /* from the last digit on */
    text_init(&backward);
    if (!spec->grouping) {
        for (int64_t zeros = least - remaining; zeros > 0; zeros--)
            text_byte(out, '0');
        text_append(out, digits->data, digits->length);
        return;
    }
    for (bool first = true; remaining > 0 || least > 0 || first; first = false) {
        if (!first) {
            text_byte(&backward, spec->grouping);
            least--;
        }
        int64_t wanted = remaining > least ? remaining : least;
        int64_t count = wanted < 1 ? 1 : wanted < size ? wanted : size;
        for (int64_t i = 0; i < count; i++)
            text_byte(&backward, remaining > 0 ? digits->data[--remaining] : '0');
        least -= count;
    }
    while (backward.length)
        text_byte(out, backward.data[--backward.length]);
    text_destroy(&backward);
}

static void write_number(const struct spec *spec, const struct number *number, struct text *out) {
    const char *sign = number->negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
    int64_t outside = (int64_t)(strlen(sign) + strlen(number->prefix)) + number->rest_width;
    bool zeros = spec->align == '=' && spec->fill_bytes == 1 && *spec->fill == '0';
    struct text grouped;
    text_init(&grouped);
    if (number->digits.length)
        group_digits(spec, &number->digits, zeros ? spec->width - outside : 0, &grouped);
    int64_t padding = spec->width - outside - (int64_t)grouped.length;
    if (padding < 0)
        padding = 0;
    int64_t left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0, inside = spec->align == '=' ? padding : 0;
    fill(spec, left, out);
    text_add(out, sign);
    text_add(out, number->prefix);
    fill(spec, inside, out);
    if (grouped.length)
        text_append(out, grouped.data, grouped.length);
    if (number->rest.length)
        text_append(out, number->rest.data, number->rest.length);
    fill(spec, padding - left - inside, out);
    text_destroy(&grouped);
}

static bool format_integer(struct vm *vm, value v, const struct spec *spec, struct text *out) {
    const char *complaint = spec->precision >= 0 ? "Precision not allowed in integer format specifier"
                            : spec->coerce_zero  ? "Negative zero coercion (z) not allowed in integer format specifier"
                            : spec->type != 'c'  ? NULL
                            : spec->sign         ? "Sign not allowed with integer format specifier 'c'"
                            : spec->alternate    ? "Alternate form (#) not allowed with integer format specifier 'c'"
                                                 : NULL;
    if (complaint)
        return bad(vm, complaint) != VALUE_NULL;
    int64_t integer = atom_integer(&vm->heap, v);
    struct number number = {.negative = integer < 0, .prefix = ""};
    text_init(&number.digits);
    text_init(&number.rest);
    if (spec->type == 'c') {
        if (integer < 0 || integer > 0x10FFFF)
            return vm_raise(vm, vm->types.OverflowError, "%%c arg not in range(0x110000)") != VALUE_NULL;
        if (integer >= 0xD800 && integer < 0xE000)
            return vm_stop(vm, "a lone surrogate is outside what Heapscope runs") != VALUE_NULL;
        text_codepoint(&number.rest, (uint32_t)integer);
        number.rest_width = 1;
    } else {
        int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
        if (spec->alternate && base != 10)
            number.prefix = base == 2 ? "0b" : base == 8 ? "0o" : spec->type == 'x' ? "0x" : "0X";
        format_digits(integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer, base, spec->type == 'X', &number.digits);
    }
    write_number(spec, &number, out);
    text_destroy(&number.digits);
    text_destroy(&number.rest);
    return true;
}

static void group_fraction(char grouping, const char *digits, size_t count, struct text *out) {
    for (size_t i = 0; i < count; i++) {
        if (grouping && i && i % 3 == 0)
            text_byte(out, grouping);
        text_byte(out, digits[i]);
    }
}

static void real_text(struct vm *vm, double real, const struct spec *spec, struct text *out) {
    char type = (char)spec->type;
    int precision = spec->precision >= 0 ? (int)spec->precision : 6;
    if (type == 0 && spec->precision < 0) {
        value v = atom_float(&vm->heap, real);
        atom_repr(&vm->heap, v, out);
        heap_decref(&vm->heap, v);
        if (spec->alternate && !strpbrk(out->data, ".nif")) { /* 1e+16 -> 1.e+16 */
            struct text copy;
            text_init(&copy);
            size_t mantissa = strcspn(out->data, "e");
            text_append(&copy, out->data, mantissa);
            text_byte(&copy, '.');
            text_add(&copy, out->data + mantissa);
            text_destroy(out);
            *out = copy;
        }
        return;
    }
    format_real(type == '%' ? real * 100 : real, type == '%' ? 'f' : type == 'n' || type == 0 ? 'g' : type, precision, spec->alternate, type == 0, out);
    if (type == '%')
        text_byte(out, '%');
}

static bool format_float(struct vm *vm, double real, const struct spec *spec, struct text *out) {
    if (spec->precision > INT32_MAX)
        return bad(vm, "precision too big") != VALUE_NULL;
    if (spec->precision > PRECISION_MOST)
        return vm_stop(vm, "more than %d digits behind the point are outside what Heapscope writes", PRECISION_MOST) != VALUE_NULL;
    struct number number = {.prefix = ""};
    struct text written;
    text_init(&number.digits);
    text_init(&number.rest);
    text_init(&written);
    real_text(vm, real, spec, &written);
    const char *at = written.data;
    number.negative = *at == '-';
    at += number.negative;
    if (spec->coerce_zero && number.negative && strcspn(at, "123456789in") >= strcspn(at, "e%"))
        number.negative = false;
    size_t whole = strspn(at, "0123456789");
    text_append(&number.digits, at, whole);
    at += whole;
    if (*at == '.')
        text_byte(&number.rest, *at++);
    size_t fraction = number.rest.length ? strspn(at, "0123456789") : 0;
    group_fraction(spec->fraction_grouping, at, fraction, &number.rest);
    text_add(&number.rest, at + fraction);
    number.rest_width = (int64_t)number.rest.length;
    write_number(spec, &number, out);
    text_destroy(&number.digits);
    text_destroy(&number.rest);
    text_destroy(&written);
    return true;
}

static bool format_number(struct vm *vm, value v, const struct spec *spec, struct text *out) {
    bool integer = is_integer(vm, v), known = spec->type < 128;
    if (integer && known && spec->type && strchr("bcdoxXn", (int)spec->type))
        return format_integer(vm, v, spec, out);
    if (known && strchr(integer ? "eEfFgG%" : "eEfFgGn%", (int)spec->type) && (spec->type || !integer))
        return format_float(vm, integer ? (double)atom_integer(&vm->heap, v) : atom_real(&vm->heap, v), spec, out);
    return unknown_code(vm, spec->type, v) != VALUE_NULL;
}

static bool format_by_method(struct vm *vm, value v, const char *spec, size_t length, struct text *out) {
    bool bound = fact(vm->profile, FACT_FORMAT_CALLED_BOUND);
    heap_incref(&vm->heap, bound ? v : VALUE_NULL);
    value argument = atom_text(&vm->heap, spec, length), result = vm_call_method(vm, v, vm->names.format, &argument, 1);
    heap_decref(&vm->heap, bound ? v : VALUE_NULL);
    heap_decref(&vm->heap, argument);
    if (result == VALUE_NULL)
        return false;
    bool good = is_text(vm, result);
    if (good)
        text_append_value(vm, out, result);
    else
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, RETURNED_FORMAT), type_name(vm, v), type_name(vm, result));
    heap_decref(&vm->heap, result);
    return good;
}

bool value_format(struct vm *vm, value v, const char *bytes, size_t length, struct text *out) {
    if (program_method(vm, v, vm->names.format) != VALUE_NULL)
        return format_by_method(vm, v, bytes, length, out);
    if (length == 0)
        return value_str(vm, v, out);
    bool number = is_integer(vm, v) || is_plain(vm, v, ATOM_FLOAT);
    if (!number && !is_text(vm, v)) {
        vm_raise(vm, vm->types.TypeError, "unsupported format string passed to %s.__format__", type_name(vm, v));
        return false;
    }
    struct spec spec;
    if (!read_spec(vm, v, bytes, length, number ? '>' : '<', &spec))
        return false;
    return number ? format_number(vm, v, &spec, out) : format_text(vm, v, &spec, out);
}
