/* text % values.
 * Source: PyUnicode_Format, unicode_format_arg_parse, unicode_format_arg_output (Objects/unicodeobject.c). */
#include "format.h"

#include <stdarg.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum flag { FLAG_LEFT = 1, FLAG_SIGN = 2, FLAG_BLANK = 4, FLAG_ALTERNATE = 8, FLAG_ZERO = 16 };

/* The format string being read, the values not used yet. Messages count in code points. */
struct formatter {
    struct vm *vm;
    const char *begin, *at, *end;
    value args;
    value single;       /* what is not in a tuple: args, or what the last %(name) found (owned then) */
    bool is_tuple, has_mapping, keyed; /* keyed: a %(name) was met */
    value key;          /* the last of these names */
    const char *mark;   /* the % being read */
    int next, count;    /* values used, given */
    struct text *out;
};

struct conversion {
    int flags;
    int64_t width, precision; /* -1: not given */
    uint32_t code;
    const char *letter; /* where its code stands */
    value v;                  /* borrowed: of the tuple, or single */
    char place[64];           /* 3.15: which argument it is, of several */
};

static int position_of(const struct formatter *f, const char *at) {
    return (int)utf8_count(f->begin, (size_t)(at - f->begin));
}

/* The next value, borrowed from the tuple that the caller holds. */
static value next_value(struct formatter *f) {
    struct vm *vm = f->vm;
    if (f->next < f->count)
        return f->is_tuple ? sequence_item(&vm->heap, f->args, (uint32_t)f->next++) : (f->next++, f->single);
    if (f->keyed && fact(vm->profile, FACT_PERCENT_TELLS_POSITION))
        return vm_raise(vm, vm->types.ValueError, "format requires a parenthesised mapping key at position %d", position_of(f, f->mark));
    return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, PERCENT_FEW), f->count);
}

static bool stray(const struct formatter *f) {
    vm_raise(f->vm, f->vm->types.ValueError, WORDING_FOR(f->vm, PERCENT_STRAY), position_of(f, f->mark));
    return false;
}

/* %(name)s: the value of name; brackets may nest. */
static bool read_key(struct formatter *f) {
    struct vm *vm = f->vm;
    if (!f->has_mapping) {
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, PERCENT_MAPPING), type_name(vm, f->args));
        return false;
    }
    const char *key = ++f->at;
    for (int open = 1; f->at < f->end && open; f->at++)
        open += *f->at == '(' ? 1 : *f->at == ')' ? -1 : 0;
    if (f->at[-1] != ')' || f->at == key) {
        vm_raise(vm, vm->types.ValueError, WORDING_FOR(vm, PERCENT_KEY), position_of(f, f->mark));
        return false;
    }
    value name = f->key = atom_text(&vm->heap, key, (size_t)(f->at - 1 - key));
    value found = subscript_get(vm, f->args, name);
    if (found == VALUE_NULL)
        return false;
    heap_decref(&vm->heap, f->keyed ? f->single : VALUE_NULL);
    f->single = found;
    f->next = 0;
    f->keyed = true;
    return true;
}

/* A number, or * for the next value. False: failed. */
static bool read_count(struct formatter *f, const char *too_big, int64_t *count) {
    struct vm *vm = f->vm;
    if (f->at < f->end && *f->at == '*') {
        f->at++;
        value v = next_value(f);
        if (v == VALUE_NULL)
            return false;
        if (!is_integer(vm, v)) {
            vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, PERCENT_STAR), f->next, type_name(vm, v));
            return false;
        }
        *count = atom_integer(&vm->heap, v);
        return true;
    }
    for (; f->at < f->end && *f->at >= '0' && *f->at <= '9'; f->at++) {
        *count = (*count < 0 ? 0 : *count) * 10 + (*f->at - '0');
        if (*count > INT64_MAX / 100) {
            vm_raise(vm, vm->types.ValueError, WORDING_FOR(vm, PERCENT_BIG), too_big, position_of(f, f->mark));
            return false;
        }
    }
    return true;
}

static int flag_of(char c) {
    switch (c) {
    case '-':
        return FLAG_LEFT;
    case '+':
        return FLAG_SIGN;
    case ' ':
        return FLAG_BLANK;
    case '#':
        return FLAG_ALTERNATE;
    case '0':
        return FLAG_ZERO;
    default:
        return 0;
    }
}

static bool read_conversion(struct formatter *f, struct conversion *c) {
    if (f->at < f->end && *f->at == '(' && !read_key(f))
        return false;
    for (int flag; f->at < f->end && (flag = flag_of(*f->at)) != 0; f->at++)
        c->flags |= flag;
    bool starred = f->at < f->end && *f->at == '*';
    if (!read_count(f, "width", &c->width))
        return false;
    if (c->width < 0 && starred) {
        c->flags |= FLAG_LEFT;
        c->width = c->width < -INT64_MAX ? INT64_MAX : -c->width;
    }
    if (f->at < f->end && *f->at == '.') {
        f->at++;
        c->precision = 0;
        if (!read_count(f, "precision", &c->precision))
            return false;
        if (c->precision < 0)
            c->precision = 0;
    }
    if (f->at < f->end && strchr("hlL", *f->at) && *f->at)
        f->at++;
    if (f->at == f->end)
        return stray(f);
    c->letter = f->at;
    c->code = utf8_next(&f->at, f->end);
    return format_fits(f->vm, c->width);
}

static void repeat(struct text *out, char byte, int64_t count) {
    for (int64_t i = 0; i < count; i++)
        text_byte(out, byte);
}

/* Source: unicode_format_arg_output. `prefix`: "0x" and the like, part of what is filled around. */
static void write_filled(struct formatter *f, const struct conversion *c, const char *sign, const char *prefix, const char *bytes, size_t length,
                         bool zeros) {
    int64_t shown = (int64_t)(strlen(sign) + strlen(prefix) + utf8_count(bytes, length));
    int64_t padding = c->width > shown ? c->width - shown : 0;
    bool left = c->flags & FLAG_LEFT;
    if (!left && !zeros)
        repeat(f->out, ' ', padding);
    text_add(f->out, sign);
    text_add(f->out, prefix);
    if (!left && zeros)
        repeat(f->out, '0', padding);
    text_append(f->out, bytes, length);
    if (left)
        repeat(f->out, ' ', padding);
}

static const char *sign_for(const struct conversion *c, bool negative) {
    return negative ? "-" : c->flags & FLAG_SIGN ? "+" : c->flags & FLAG_BLANK ? " " : "";
}

static bool write_text(struct formatter *f, const struct conversion *c) {
    struct text text;
    text_init(&text);
    bool good = c->code == 's' ? value_str(f->vm, c->v, &text) : c->code == 'r' ? value_repr(f->vm, c->v, &text) : value_ascii(f->vm, c->v, &text);
    const char *bytes = text.data ? text.data : "", *at = bytes, *end = bytes + text.length;
    if (c->precision >= 0) {
        for (int64_t i = 0; i < c->precision && at < end; i++)
            utf8_next(&at, end);
        end = at;
    }
    if (good)
        write_filled(f, c, "", "", bytes, (size_t)(end - bytes), false);
    text_destroy(&text);
    return good;
}

/* A whole number to be written: its digits in the base of the conversion. */
struct whole {
    bool negative;
    struct text digits;
};

static bool whole_of_int(const struct conversion *c, int64_t number, struct whole *whole) {
    int base = c->code == 'o' ? 8 : c->code == 'x' || c->code == 'X' ? 16 : 10;
    whole->negative = number < 0;
    format_digits(number < 0 ? 0 - (uint64_t)number : (uint64_t)number, base, c->code == 'X', &whole->digits);
    return true;
}

/* A float without its fraction, however large; false: ValueError or OverflowError. */
static bool whole_of_real(struct vm *vm, double real, struct whole *whole) {
    if (isnan(real))
        vm_raise(vm, vm->types.ValueError, "cannot convert float NaN to integer");
    else if (isinf(real))
        vm_raise(vm, vm->types.OverflowError, "cannot convert float infinity to integer");
    else
        format_real(fabs(trunc(real)), 'f', 0, false, false, &whole->digits);
    whole->negative = real <= -1;
    return !vm_failed(vm);
}

/* A TypeError; 3.15 says of which argument it speaks. */
static void refuse(struct vm *vm, const struct conversion *c, const char *format, ...) {
    static const char head[] = "format argument";
    char message[400];
    va_list words;
    va_start(words, format);
    vsnprintf(message, sizeof message, format, words);
    va_end(words);
    if (c->place[0] && strncmp(message, head, strlen(head)) == 0)
        vm_raise(vm, vm->types.TypeError, "%s %s%s", head, c->place, message + strlen(head));
    else
        vm_raise(vm, vm->types.TypeError, "%s", message);
}

static bool only_whole(const struct conversion *c) {
    return c->code == 'x' || c->code == 'X' || c->code == 'o';
}

static bool whole_by_method(struct vm *vm, const struct conversion *c, value name, struct whole *whole) {
    value v = c->v, result = vm_call_method(vm, v, name, NULL, 0);
    bool good = result != VALUE_NULL && is_integer(vm, result);
    if (good)
        whole_of_int(c, atom_integer(&vm->heap, result), whole);
    else if (result != VALUE_NULL)
        refuse(vm, c, only_whole(c) ? WORDING_FOR(vm, PERCENT_INTEGER) : WORDING_FOR(vm, PERCENT_REAL), (int)c->code, type_name(vm, v));
    heap_decref(&vm->heap, result);
    return good;
}

/* Source: mainformatlong: %d takes what int() takes but texts, %x only whole numbers. */
static bool whole_value(struct vm *vm, const struct conversion *c, struct whole *whole) {
    if (is_integer(vm, c->v))
        return whole_of_int(c, atom_integer(&vm->heap, c->v), whole);
    if (!only_whole(c) && is_plain(vm, c->v, ATOM_FLOAT))
        return whole_of_real(vm, atom_real(&vm->heap, c->v), whole);
    if (!only_whole(c) && program_method(vm, c->v, vm->names.int_) != VALUE_NULL)
        return whole_by_method(vm, c, vm->names.int_, whole);
    bool counts = fact(vm->profile, FACT_INDEX_MAKES_NUMBER) || program_method(vm, c->v, vm->names.int_) != VALUE_NULL ||
                  program_method(vm, c->v, vm->names.float_) != VALUE_NULL; /* Source: PyNumber_Check */
    if (counts && program_method(vm, c->v, vm->names.index) != VALUE_NULL)
        return whole_by_method(vm, c, vm->names.index, whole);
    refuse(vm, c, only_whole(c) ? WORDING_FOR(vm, PERCENT_INTEGER) : WORDING_FOR(vm, PERCENT_REAL), (int)c->code,
             type_name(vm, c->v));
    return false;
}

static bool write_integer(struct formatter *f, const struct conversion *c) {
    struct whole whole = {false, {0}};
    struct text padded;
    text_init(&whole.digits);
    text_init(&padded);
    bool good = whole_value(f->vm, c, &whole) && format_fits(f->vm, c->precision);
    if (good) {
        const char *prefix = !(c->flags & FLAG_ALTERNATE) ? "" : c->code == 'o' ? "0o" : c->code == 'x' ? "0x" : c->code == 'X' ? "0X" : "";
        repeat(&padded, '0', c->precision - (int64_t)whole.digits.length);
        text_append(&padded, whole.digits.data, whole.digits.length);
        write_filled(f, c, sign_for(c, whole.negative), prefix, padded.data, padded.length, c->flags & FLAG_ZERO);
    }
    text_destroy(&whole.digits);
    text_destroy(&padded);
    return good;
}

/* Source: PyFloat_AsDouble. */
static bool real_value(struct vm *vm, const struct conversion *c, double *real) {
    value v = c->v;
    int64_t number;
    if (is_plain(vm, v, ATOM_FLOAT)) {
        *real = atom_real(&vm->heap, v);
        return true;
    }
    if (program_method(vm, v, vm->names.float_) != VALUE_NULL) {
        value result = vm_call_method(vm, v, vm->names.float_, NULL, 0);
        bool good = is_plain(vm, result, ATOM_FLOAT);
        if (good)
            *real = atom_real(&vm->heap, result);
        else if (result != VALUE_NULL)
            refuse(vm, c, fact(vm->profile, FACT_PERCENT_TELLS_POSITION) ? WORDING_FOR(vm, PERCENT_FLOAT) : "%s.__float__ returned non-float (type %s)",
                   fact(vm->profile, FACT_PERCENT_TELLS_POSITION) ? (const char[]){(char)c->code, 0} : type_name(vm, v),
                   fact(vm->profile, FACT_PERCENT_TELLS_POSITION) ? type_name(vm, v) : type_name(vm, result));
        heap_decref(&vm->heap, result);
        return good;
    }
    bool by_index = fact(vm->profile, FACT_INDEX_MAKES_NUMBER) && program_method(vm, v, vm->names.index) != VALUE_NULL;
    if (is_integer(vm, v) || by_index) {
        bool good = value_index(vm, v, &number);
        *real = good ? (double)number : 0;
        return good;
    }
    const char code[2] = {(char)c->code};
    refuse(vm, c, WORDING_FOR(vm, PERCENT_FLOAT), code, type_name(vm, v));
    return false;
}

static bool write_real(struct formatter *f, const struct conversion *c) {
    double real = 0;
    if (!real_value(f->vm, c, &real))
        return false;
    if (c->precision > PRECISION_MOST) {
        vm_stop(f->vm, "more than %d digits behind the point are outside what Heapscope writes", PRECISION_MOST);
        return false;
    }
    struct text text;
    text_init(&text);
    format_real(real, (char)c->code, c->precision < 0 ? 6 : (int)c->precision, c->flags & FLAG_ALTERNATE, false, &text);
    bool negative = text.data[0] == '-';
    write_filled(f, c, sign_for(c, negative), "", text.data + negative, text.length - negative, c->flags & FLAG_ZERO);
    text_destroy(&text);
    return true;
}

static bool write_character(struct formatter *f, const struct conversion *c) {
    struct vm *vm = f->vm;
    struct text text;
    int64_t number = 0;
    if (is_text(vm, c->v)) {
        size_t count = atom_codepoints(&vm->heap, c->v), length;
        const char *bytes = atom_bytes(&vm->heap, c->v, &length);
        if (count == 1)
            write_filled(f, c, "", "", bytes, length, false);
        else
            refuse(vm, c, WORDING_FOR(vm, PERCENT_CHARACTERS), count);
        return count == 1;
    }
    if (!is_integer(vm, c->v) && program_method(vm, c->v, vm->names.index) == VALUE_NULL) {
        refuse(vm, c, WORDING_FOR(vm, PERCENT_CHARACTER), type_name(vm, c->v));
        return false;
    }
    if (!value_index(vm, c->v, &number))
        return false;
    if (number < 0 || number > 0x10FFFF) {
        const char *words = WORDING_FOR(vm, PERCENT_RANGE), *behind = strchr(words, ':');
        if (c->place[0] && behind)
            vm_raise(vm, vm->types.OverflowError, "format argument %s%s", c->place, behind);
        else
            vm_raise(vm, vm->types.OverflowError, "%s", words);
        return false;
    }
    if (number >= 0xD800 && number < 0xE000) {
        vm_stop(vm, "a lone surrogate is outside what Heapscope runs");
        return false;
    }
    text_init(&text);
    text_codepoint(&text, (uint32_t)number);
    write_filled(f, c, "", "", text.data, text.length, false);
    text_destroy(&text);
    return true;
}

static bool unsupported(const struct formatter *f, const struct conversion *c) {
    struct vm *vm = f->vm;
    int mark = position_of(f, f->mark), letter = position_of(f, c->letter);
    struct text shown;
    text_init(&shown);
    if (!fact(vm->profile, FACT_PERCENT_TELLS_POSITION)) {
        text_byte(&shown, c->code > 31 && c->code < 127 ? (char)c->code : '?');
        vm_raise(vm, vm->types.ValueError, "unsupported format character '%s' (0x%x) at index %d", shown.data, (unsigned)c->code, letter);
    } else {
        bool ascii = c->code < 0x80, alphabetic = ascii && ((c->code | 32) >= 'a' && (c->code | 32) <= 'z');
        text_codepoint(&shown, c->code);
        if (alphabetic)
            vm_raise(vm, vm->types.ValueError, "unsupported format %%%s at position %d", shown.data, mark);
        else if (ascii)
            vm_raise(vm, vm->types.ValueError, "stray %% at position %d or unexpected format character '%s' at position %d", mark, shown.data, letter);
        else
            vm_raise(vm, vm->types.ValueError, "stray %% at position %d or unexpected format character '%s' (U+%04X) at position %d", mark,
                     shown.data, (unsigned)c->code, letter);
    }
    text_destroy(&shown);
    return false;
}

static bool write_conversion(struct formatter *f, const struct conversion *c) {
    switch (c->code) {
    case 's':
    case 'r':
    case 'a':
        return write_text(f, c);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return write_integer(f, c);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return write_real(f, c);
    case 'c':
        return write_character(f, c);
    default:
        return unsupported(f, c);
    }
}

static void name_place(const struct formatter *f, struct conversion *c) {
    struct text key;
    if (f->key != VALUE_NULL) {
        text_init(&key);
        value_repr(f->vm, f->key, &key);
        snprintf(c->place, sizeof c->place, "%s", key.data);
        text_destroy(&key);
    } else if (f->is_tuple) {
        snprintf(c->place, sizeof c->place, "%d", f->next);
    }
}

/* At a %: reads what it asks for, and writes it. */
static bool convert(struct formatter *f) {
    struct conversion c = {.width = -1, .precision = -1};
    f->mark = f->at++;
    if (f->at < f->end && *f->at == '%') {
        text_byte(f->out, '%');
        f->at++;
        return true;
    }
    bool good = read_conversion(f, &c);
    if (good && c.code == '%' && !fact(f->vm->profile, FACT_PERCENT_TAKES_VALUE)) {
        text_byte(f->out, '%');
        return true;
    }
    if (good) {
        c.v = next_value(f);
        good = c.v != VALUE_NULL;
        name_place(f, &c);
    }
    good = good && write_conversion(f, &c);
    return good && format_fits(f->vm, (int64_t)f->out->length);
}

/* What %(name)s may be asked of, and what no single % need use up: PyMapping_Check, less tuples and texts. */
static bool is_mapping(struct vm *vm, value v) {
    enum kind kind = kind_of(vm, v);
    return kind == KIND_DICT || kind == KIND_LIST || kind == KIND_RANGE || program_method(vm, v, vm->names.getitem) != VALUE_NULL;
}

value percent_format(struct vm *vm, value format, value args) {
    size_t length;
    const char *bytes = atom_bytes(&vm->heap, format, &length);
    struct text out, copy;
    text_init(&out);
    text_init(&copy);
    text_append(&copy, bytes, length); /* the program's __str__ may make texts: bytes may move */
    struct formatter f = {.vm = vm, .begin = copy.data, .at = copy.data, .end = copy.data + length, .args = args, .single = args, .out = &out};
    f.is_tuple = is_of_kind(vm, args, KIND_TUPLE);
    f.count = f.is_tuple ? (int)sequence_length(&vm->heap, args) : 1;
    f.has_mapping = !f.is_tuple && is_mapping(vm, args);
    bool good = true;
    while (good && f.at < f.end) {
        const char *mark = memchr(f.at, '%', (size_t)(f.end - f.at)), *to = mark ? mark : f.end;
        text_append(&out, f.at, (size_t)(to - f.at));
        f.at = to;
        good = !mark || convert(&f);
    }
    if (good && f.next < f.count && !f.has_mapping)
        good = vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, PERCENT_MANY), f.next, f.count) != VALUE_NULL;
    text_destroy(&copy);
    heap_decref(&vm->heap, f.keyed ? f.single : VALUE_NULL);
    if (good)
        return text_value(vm, &out);
    text_destroy(&out);
    return VALUE_NULL;
}
