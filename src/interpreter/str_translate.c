/* str.translate and str.maketrans. Source: Objects/unicodeobject.c, charmaptranslate_lookup, unicode_maketrans_impl. */
#include "str.h"

#include <string.h>

/* Appends what the table has for c; what it lacks (LookupError) stays. */
static bool put_translated(struct vm *vm, value table, uint32_t c, struct text *out) {
    value key = atom_int(&vm->heap, c), v = subscript_get(vm, table, key);
    if (v == VALUE_NULL) {
        if (vm->stopped || !vm_error_is(vm, vm->types.LookupError))
            return false;
        vm_clear_error(vm);
        text_codepoint(out, c);
        return true;
    }
    bool good = true;
    if (is_integer(vm, v)) {
        int64_t number = atom_integer(&vm->heap, v);
        good = number >= 0 && number < 0x110000;
        if (good)
            text_codepoint(out, (uint32_t)number);
        else
            vm_raise(vm, vm->types.ValueError, "character mapping must be in range(0x110000)");
    } else if (is_text(vm, v)) {
        text_append_value(vm, out, v);
        good = text_fits(vm, out->length);
    } else if (v != VALUE_NONE) {
        vm_raise(vm, vm->types.TypeError, "character mapping must return integer, None or str");
        good = false;
    }
    heap_decref(&vm->heap, v);
    return good;
}

NATIVE(str_translate) {
    UNUSED;
    struct span span = span_of(vm, args[0]);
    struct text out;
    text_init(&out);
    for (size_t at = 0, length; at < span.length; at += length)
        if (!put_translated(vm, args[1], span_first(span_cut(span, at, span.length), &length), &out)) {
            text_destroy(&out);
            return VALUE_NULL;
        }
    return text_value(vm, &out);
}

static bool put_key(struct vm *vm, object_id table, value key, value v) {
    return dict_set(&vm->heap, table, key, owned(vm, v)) >= 0;
}

/* A dict's keys: characters become their numbers. */
static bool table_from_dict(struct vm *vm, object_id table, object_id dict) {
    uint32_t position = 0;
    value key, v;
    bool good = true;
    size_t length;
    while (good && dict_next(&vm->heap, dict, &position, &key, &v)) {
        if (is_text(vm, key)) {
            good = atom_codepoints(&vm->heap, key) == 1;
            if (good)
                good = put_key(vm, table, atom_int(&vm->heap, span_first(span_of(vm, key), &length)), v);
            else
                vm_raise(vm, vm->types.ValueError, "%s", WORDING_FOR(vm, TRANSLATE_LENGTH));
        } else if (is_integer(vm, key)) {
            good = put_key(vm, table, key, v);
        } else {
            vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, TRANSLATE_KEY));
            good = false;
        }
    }
    return good;
}

static bool table_from_texts(struct vm *vm, object_id table, const value *args, int count) {
    if (!is_text(vm, args[0])) {
        vm_raise(vm, vm->types.TypeError, "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    if (!text_argument(vm, "maketrans", 2, args[1]) || (count > 2 && !text_argument(vm, "maketrans", 3, args[2])))
        return false;
    struct span from = span_of(vm, args[0]), to = span_of(vm, args[1]);
    if (atom_codepoints(&vm->heap, args[0]) != atom_codepoints(&vm->heap, args[1])) {
        vm_raise(vm, vm->types.ValueError, "the first two maketrans arguments must have equal length");
        return false;
    }
    size_t length;
    while (from.length) {
        uint32_t a = span_first(from, &length);
        from = span_cut(from, length, from.length);
        uint32_t b = span_first(to, &length);
        to = span_cut(to, length, to.length);
        put_key(vm, table, atom_int(&vm->heap, a), atom_int(&vm->heap, b));
    }
    struct span dropped = count > 2 ? span_of(vm, args[2]) : (struct span){"", 0};
    for (size_t at = 0; at < dropped.length; at += length)
        put_key(vm, table, atom_int(&vm->heap, span_first(span_cut(dropped, at, dropped.length), &length)), VALUE_NONE);
    return true;
}

NATIVE(str_maketrans) {
    (void)keywords;
    if (count == 1 && !is_of_kind(vm, args[0], KIND_DICT))
        return vm_raise(vm, vm->types.TypeError, "if you give only one argument to maketrans it must be a dict");
    object_id table = dict_new(&vm->heap, 0);
    if (count == 1 ? table_from_dict(vm, table, args[0]) : table_from_texts(vm, table, args, count))
        return table;
    heap_decref(&vm->heap, table);
    return VALUE_NULL;
}

static const struct native natives[] = {{"translate", str_translate, 2, 2, false}, {0}};
static const struct native maketrans = {"maketrans", str_maketrans, 1, 3, false};

void str_tables_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.str, natives);
    natives_add_wrapped(vm, vm->types.str, vm->types.staticmethod, &maketrans, NULL);
}
