/* Methods of str: what they share, joining and stripping, padding. Texts are UTF-8 and counted by code point.
 * Source: Objects/unicodeobject.c. */
#include "memory.h"
#include "str.h"

#include <stdlib.h>
#include <string.h>

struct span span_of(const struct vm *vm, value text) {
    struct span span;
    span.bytes = atom_bytes(&vm->heap, text, &span.length);
    return span;
}

struct span span_cut(struct span span, size_t from, size_t to) {
    return (struct span){span.bytes + from, to - from};
}

value span_value(struct vm *vm, struct span part, value whole) {
    struct span all = span_of(vm, whole);
    return part.length == all.length && part.bytes == all.bytes ? owned(vm, whole) : atom_text(&vm->heap, part.bytes, part.length);
}

size_t span_offset(const struct vm *vm, value text, size_t point) {
    struct span span = span_of(vm, text);
    if (atom_codepoints(&vm->heap, text) == span.length)
        return point;
    const char *at = span.bytes;
    while (point-- > 0)
        utf8_next(&at, span.bytes + span.length);
    return (size_t)(at - span.bytes);
}

uint32_t span_first(struct span span, size_t *length) {
    const char *at = span.bytes;
    uint32_t c = utf8_next(&at, span.bytes + span.length);
    *length = (size_t)(at - span.bytes);
    return c;
}

static uint32_t span_last(struct span span, size_t *length) {
    size_t from = span.length - 1;
    while (from > 0 && ((unsigned char)span.bytes[from] & 0xC0) == 0x80)
        from--;
    return span_first(span_cut(span, from, span.length), length);
}

bool text_argument(struct vm *vm, const char *function, int number, value v) {
    if (is_text(vm, v))
        return true;
    vm_raise(vm, vm->types.TypeError, "%s() argument %d must be str, not %s", function, number, type_name(vm, v));
    return false;
}

bool text_fits(struct vm *vm, uint64_t bytes) {
    if (bytes > TEXT_MOST)
        vm_stop(vm, "a text of %llu bytes is more than Heapscope holds", (unsigned long long)bytes);
    return bytes <= TEXT_MOST;
}

/* --- join -------------------------------------------------------------------------------------------------------------- */

NATIVE(str_join) {
    UNUSED;
    struct value_list items = {0};
    bool walked = !is_of_kind(vm, args[1], KIND_LIST) && !is_of_kind(vm, args[1], KIND_TUPLE); /* Source: PySequence_Fast */
    value iterator = walked ? iterator_of(vm, args[1]) : owned(vm, args[1]);
    if (iterator == VALUE_NULL) {
        if (!vm->stopped && vm_error_is(vm, vm->types.TypeError)) { /* Source: PySequence_Fast */
            vm_clear_error(vm);
            vm_raise(vm, vm->types.TypeError, "can only join an iterable");
        }
        return VALUE_NULL;
    }
    bool whole = iterate_asking(vm, iterator, &items);
    heap_decref(&vm->heap, iterator);
    if (!whole)
        return VALUE_NULL;
    struct text out;
    text_init(&out);
    bool good = true;
    for (size_t i = 0; good && i < items.count; i++) {
        if (!is_text(vm, items.items[i])) {
            vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, JOIN_ITEM), i, type_name(vm, items.items[i]));
            good = false;
            break;
        }
        if (i)
            text_append_value(vm, &out, args[0]);
        text_append_value(vm, &out, items.items[i]);
        good = text_fits(vm, out.length);
    }
    value result = !good               ? VALUE_NULL
                   : items.count == 1  ? owned(vm, items.items[0])
                                       : text_value(vm, &out);
    if (!good || items.count == 1)
        text_destroy(&out);
    values_drop(vm, &items);
    return result;
}

/* --- strip ------------------------------------------------------------------------------------------------------------- */

/* Is c one of the characters of set (bytes NULL: white space)? */
static bool is_one_of(uint32_t c, struct span set) {
    if (!set.bytes)
        return unicode_is_space(c);
    for (size_t at = 0, length; at < set.length; at += length)
        if (span_first(span_cut(set, at, set.length), &length) == c)
            return true;
    return false;
}

enum ends { LEFT = 1, RIGHT = 2 };

static value strip(struct vm *vm, const value *args, int count, const char *name, enum ends ends) {
    struct span span = span_of(vm, args[0]), set = {NULL, 0};
    if (count > 1 && args[1] != VALUE_NONE) {
        if (!is_text(vm, args[1]))
            return vm_raise(vm, vm->types.TypeError, "%s arg must be None or str", name);
        set = span_of(vm, args[1]);
    }
    size_t length;
    while ((ends & LEFT) && span.length && is_one_of(span_first(span, &length), set))
        span = span_cut(span, length, span.length);
    while ((ends & RIGHT) && span.length && is_one_of(span_last(span, &length), set))
        span.length -= length;
    return span_value(vm, span, args[0]);
}

NATIVE(str_strip) {
    (void)keywords;
    return strip(vm, args, count, "strip", LEFT | RIGHT);
}

NATIVE(str_lstrip) {
    (void)keywords;
    return strip(vm, args, count, "lstrip", LEFT);
}

NATIVE(str_rstrip) {
    (void)keywords;
    return strip(vm, args, count, "rstrip", RIGHT);
}

/* --- Padding ------------------------------------------------------------------------------------------------------------ */

static void repeat(struct text *out, struct span fill, int64_t times) {
    for (int64_t i = 0; i < times; i++)
        text_append(out, fill.bytes, fill.length);
}

/* How many fill characters go left and right. Source: unicode_center_impl. */
typedef int64_t left_share(int64_t margin, int64_t width);

static int64_t none_left(int64_t margin, int64_t width) {
    (void)margin, (void)width;
    return 0;
}

static int64_t all_left(int64_t margin, int64_t width) {
    (void)width;
    return margin;
}

static int64_t half_left(int64_t margin, int64_t width) {
    return margin / 2 + (margin & width & 1);
}

static value pad(struct vm *vm, const value *args, int count, left_share *share) {
    int64_t width;
    if (!value_index(vm, args[1], &width))
        return VALUE_NULL;
    struct span fill = {" ", 1};
    if (count > 2) {
        if (!is_text(vm, args[2]))
            return vm_raise(vm, vm->types.TypeError, "The fill character must be a unicode character, not %s", type_name(vm, args[2]));
        if (atom_codepoints(&vm->heap, args[2]) != 1)
            return vm_raise(vm, vm->types.TypeError, "The fill character must be exactly one character long");
        fill = span_of(vm, args[2]);
    }
    int64_t margin = width - (int64_t)atom_codepoints(&vm->heap, args[0]);
    if (width <= 0 || margin <= 0)
        return owned(vm, args[0]);
    if (margin > TEXT_MOST || !text_fits(vm, span_of(vm, args[0]).length + (uint64_t)margin * fill.length))
        return vm_stop(vm, "a text of %lld characters is more than Heapscope holds", (long long)width);
    int64_t left = share(margin, width);
    struct text out;
    text_init(&out);
    repeat(&out, fill, left);
    text_append_value(vm, &out, args[0]);
    repeat(&out, fill, margin - left);
    return text_value(vm, &out);
}

NATIVE(str_center) {
    (void)keywords;
    return pad(vm, args, count, half_left);
}

NATIVE(str_ljust) {
    (void)keywords;
    return pad(vm, args, count, none_left);
}

NATIVE(str_rjust) {
    (void)keywords;
    return pad(vm, args, count, all_left);
}

NATIVE(str_zfill) {
    UNUSED;
    value zero = atom_intern_text(&vm->heap, "0");
    value padded = pad(vm, (value[]){args[0], args[1], zero}, 3, all_left);
    struct span text = span_of(vm, args[0]);
    if (padded == VALUE_NULL || padded == args[0] || !text.length || (text.bytes[0] != '+' && text.bytes[0] != '-'))
        return padded;
    /* the sign moves to the front */
    struct span all = span_of(vm, padded);
    size_t zeros = all.length - text.length;
    struct text out;
    text_init(&out);
    text_byte(&out, text.bytes[0]);
    text_append(&out, all.bytes, zeros);
    text_append(&out, text.bytes + 1, text.length - 1);
    heap_decref(&vm->heap, padded);
    return text_value(vm, &out);
}

NATIVE(str_expandtabs) {
    static const char *const names[] = {"tabsize"};
    value given[1];
    int64_t size = 8, column = 0;
    if (!arguments_spread(vm, "expandtabs", names, 1, 1, args + 1, count - 1, keywords, given) ||
        (given[0] != VALUE_NULL && !value_index(vm, given[0], &size)))
        return VALUE_NULL;
    struct span span = span_of(vm, args[0]);
    struct text out;
    text_init(&out);
    for (size_t at = 0, length; at < span.length; at += length) {
        uint32_t c = span_first(span_cut(span, at, span.length), &length);
        if (c != '\t') {
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            text_append(&out, span.bytes + at, length);
        } else if (size > 0) {
            int64_t spaces = size - column % size;
            if (spaces > TEXT_MOST || !text_fits(vm, out.length + (uint64_t)spaces)) {
                text_destroy(&out);
                return vm_stop(vm, "a text of so many spaces is more than Heapscope holds");
            }
            column += spaces;
            repeat(&out, (struct span){" ", 1}, spaces);
        }
    }
    return text_value(vm, &out);
}

NATIVE(str_len) {
    UNUSED;
    return atom_int(&vm->heap, (int64_t)atom_codepoints(&vm->heap, args[0]));
}

NATIVE(str_encode) {
    (void)args, (void)count, (void)keywords;
    return vm_stop(vm, "bytes (str.encode) are outside the Python that Heapscope runs");
}

static const struct native natives[] = {
    {"join", str_join, 2, 2, false},          {"strip", str_strip, 1, 2, false},
    {"lstrip", str_lstrip, 1, 2, false},      {"rstrip", str_rstrip, 1, 2, false},
    {"center", str_center, 2, 3, false},      {"ljust", str_ljust, 2, 3, false},
    {"rjust", str_rjust, 2, 3, false},        {"zfill", str_zfill, 2, 2, false},
    {"expandtabs", str_expandtabs, 1, 2, true}, {"encode", str_encode, 1, 3, true},
    {"__len__", str_len, 1, 1, false},        {"__contains__", method_contains, 2, 2, false},
    {"__getitem__", method_getitem, 2, 2, false}, {0},
};

void methods_str_init(struct vm *vm) {
    const struct native *tables[] = {natives, str_search_natives, str_split_natives, str_case_natives, str_format_natives};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        natives_add_methods(vm, vm->types.str, tables[i]);
    if (fact(vm->profile, FACT_TEXT_IS_ASCII))
        natives_add_methods(vm, vm->types.str, str_ascii_natives);
    if (fact(vm->profile, FACT_REMOVE_PREFIX))
        natives_add_methods(vm, vm->types.str, str_prefix_natives);
    str_tables_init(vm);
}
