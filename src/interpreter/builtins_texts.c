/* print and what turns values into texts. Source: Python/bltinmodule.c. */
#include "builtins.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

static value outside(struct vm *vm, const char *name) {
    return vm_stop(vm, "%s() is outside the Python that Heapscope runs (see docs/language.md)", name);
}

NATIVE(builtin_input) { (void)args, UNUSED; return outside(vm, "input"); }
NATIVE(builtin_open) { (void)args, UNUSED; return outside(vm, "open"); }
NATIVE(builtin_exec) { (void)args, UNUSED; return outside(vm, "exec"); }
NATIVE(builtin_eval) { (void)args, UNUSED; return outside(vm, "eval"); }
NATIVE(builtin_compile) { (void)args, UNUSED; return outside(vm, "compile"); }
NATIVE(builtin_import) { (void)args, UNUSED; return outside(vm, "__import__"); }
NATIVE(builtin_bytes) { (void)args, UNUSED; return outside(vm, "bytes"); }
NATIVE(builtin_bytearray) { (void)args, UNUSED; return outside(vm, "bytearray"); }
NATIVE(builtin_complex) { (void)args, UNUSED; return outside(vm, "complex"); }
NATIVE(builtin_memoryview) { (void)args, UNUSED; return outside(vm, "memoryview"); }
NATIVE(builtin_help) { (void)args, UNUSED; return outside(vm, "help"); }
NATIVE(builtin_exit) { (void)args, UNUSED; return outside(vm, "exit"); }
NATIVE(builtin_breakpoint) { (void)args, UNUSED; return outside(vm, "breakpoint"); }

/* May making its text run code of the program, which may print, too? Then what stands before it is written first. */
static bool may_run_code(struct vm *vm, value v) {
    if (!value_is_object(v))
        return false;
    if (vm->heap.bits[v] & BIT_HEAP_TYPE)
        return true;
    uint32_t holders = 1u << KIND_LIST | 1u << KIND_TUPLE | 1u << KIND_DICT | 1u << KIND_SET | 1u << KIND_FROZENSET | 1u << KIND_ITERATOR |
                       1u << KIND_INSTANCE | 1u << KIND_METHOD | 1u << KIND_WEAKREF | 1u << KIND_DESCRIPTOR;
    if (!(holders >> vm->heap.kind[v] & 1))
        return false;
    struct value_list held = {0};
    bool found = false;
    object_referents(&vm->heap, v, &held);
    for (size_t i = 0; i < held.count; i++)
        found |= value_is_object(held.items[i]);
    free(held.items);
    return found;
}

/* One piece of what is printed. The file's method write is got for each, and a collection that comes of it, or is due already
 * when the value's text is asked for, prints before the piece does; so what came earlier is written first.
 * Source: PyFile_WriteObject (Objects/fileobject.c). */
static void piece_begin(struct vm *vm, bool may_run, int stream, struct text *text) {
    if (text->length && (may_run || heap_is_full(&vm->heap))) {
        vm_write(vm, stream, text->data, text->length);
        text_clear(text);
    }
    if (!vm->profile->is_python_2)
        heap_passing_begin(&vm->heap, KIND_BUILTIN, 0);
}

static bool piece_end(struct vm *vm, int stream, size_t length) {
    if (stream == 1)
        print_waits(vm, length);
    if (!vm->profile->is_python_2)
        heap_passing_end(&vm->heap, KIND_BUILTIN, 0);
    return !vm_failed(vm);
}

static bool print_value(struct vm *vm, value v, int stream, struct text *text) {
    piece_begin(vm, may_run_code(vm, v), stream, text);
    size_t before = text->length;
    bool good = value_str(vm, v, text);
    text->length = good ? text->length : before;
    return piece_end(vm, stream, text->length - before) && good;
}

/* sep or end: texts, whose own text is asked for like any value's. */
static bool print_words(struct vm *vm, const char *bytes, size_t length, int stream, struct text *text) {
    piece_begin(vm, false, stream, text);
    check_signals(vm);
    text_append(text, bytes, length);
    return piece_end(vm, stream, length);
}

/* sep= or end=: *bytes as it should be printed. */
static bool separator(struct vm *vm, const char *name, value v, const char *otherwise, const char **bytes, size_t *length) {
    *bytes = otherwise;
    *length = strlen(otherwise);
    if (v == VALUE_NULL || v == VALUE_NONE)
        return true;
    if (!is_text(vm, v)) {
        vm_raise(vm, vm->types.TypeError, "%s must be None or a string, not %s", name, type_name(vm, v));
        return false;
    }
    *bytes = atom_bytes(&vm->heap, v, length);
    return true;
}

/* 2.7: print is a statement about one value; its line ends after the value was let go. Source: PRINT_ITEM, PRINT_NEWLINE. */
static bool print_item(struct vm *vm, value v) {
    struct text text;
    text_init(&text);
    if (vm->soft_space)
        text_byte(&text, ' ');
    vm->soft_space = false;
    bool good = value_str(vm, v, &text);
    char last = text.length ? text.data[text.length - 1] : 'x';
    if (good) {
        vm_write(vm, 1, text.data, text.length);
        vm->newline_due = true;
        vm->soft_space = last != '\n' && last != '\t';
    }
    text_destroy(&text);
    return good;
}

/* `print(a, b)` is about a tuple. */
static value print_tuple(struct vm *vm, const value *args, int count) {
    for (int i = 0; i < count; i++)
        heap_incref(&vm->heap, args[i]);
    value tuple = tuple_new(&vm->heap, (uint32_t)count, args);
    bool good = print_item(vm, tuple);
    heap_decref(&vm->heap, tuple);
    return good ? VALUE_NONE : VALUE_NULL;
}

static bool write_piece(struct vm *vm, value file, value text) {
    value result = text == VALUE_NULL ? VALUE_NULL : vm_call_method(vm, file, atom_intern_text(&vm->heap, "write"), &text, 1);
    heap_decref(&vm->heap, text);
    heap_decref(&vm->heap, result);
    return result != VALUE_NULL;
}

/* print(..., file=something): its write() is called for each piece. */
static bool print_to(struct vm *vm, value file, const value *args, int given, const struct keywords *keywords, int count) {
    value between = keyword_find(keywords, args, count, vm->names.sep), end = keyword_find(keywords, args, count, vm->names.end);
    bool good = true;
    for (int i = 0; good && i < given; i++) {
        if (i)
            good = write_piece(vm, file, between == VALUE_NULL || between == VALUE_NONE ? atom_intern_text(&vm->heap, " ") : owned(vm, between));
        good = good && write_piece(vm, file, text_by(vm, value_str, args[i]));
    }
    return good && write_piece(vm, file, end == VALUE_NULL || end == VALUE_NONE ? atom_intern_text(&vm->heap, "\n") : owned(vm, end));
}

NATIVE(builtin_print) {
    bool statement = vm->profile->is_python_2 && !vm->module->print_function && !(keywords && keywords->count);
    if (statement && count != 1)
        return print_tuple(vm, args, count);
    if (statement)
        return print_item(vm, args[0]) ? VALUE_NONE : VALUE_NULL;
    static const struct { const char *name; } known[] = {{"sep"}, {"end"}, {"file"}, {"flush"}};
    int named = keywords ? keywords->count : 0, given = count - named;
    for (int i = 0; i < named; i++) {
        bool fits = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            fits |= strcmp(known[k].name, atom_bytes(&vm->heap, keywords->names[i], NULL)) == 0;
        if (!fits)
            return keyword_unexpected(vm, "print", keywords->names[i]);
    }
    value file = keyword_find(keywords, args, count, vm->names.file);
    int stream = file == VALUE_NULL || file == VALUE_NONE ? 1 : stream_of(vm, file);
    const char *between, *end;
    size_t between_length, end_length;
    if (!separator(vm, "sep", keyword_find(keywords, args, count, vm->names.sep), " ", &between, &between_length) ||
        !separator(vm, "end", keyword_find(keywords, args, count, vm->names.end), "\n", &end, &end_length))
        return VALUE_NULL;
    if (!stream)
        return print_to(vm, file, args, given, keywords, count) ? VALUE_NONE : VALUE_NULL;
    struct text text;
    text_init(&text);
    bool good = true, packs = vm->profile->print_packs && given;
    if (packs)
        heap_passing_begin(&vm->heap, KIND_TUPLE, (uint32_t)given);
    for (int i = 0; packs && i < given; i++)
        heap_incref(&vm->heap, args[i]);
    bool names_in_dict = named && !fact(vm->profile, FACT_PRINT_TAKES_VECTOR);
    if (names_in_dict)
        heap_passing_begin(&vm->heap, KIND_DICT, 0);
    for (int i = 0; good && i < given; i++)
        good = (!i || print_words(vm, between, between_length, stream, &text)) && print_value(vm, args[i], stream, &text);
    good = good && print_words(vm, end, end_length, stream, &text);
    vm_write(vm, stream, text.data, text.length);
    text_destroy(&text);
    for (int i = 0; packs && i < given; i++)
        heap_decref(&vm->heap, args[i]);
    if (names_in_dict)
        heap_passing_end(&vm->heap, KIND_DICT, 0);
    if (packs)
        heap_passing_end(&vm->heap, KIND_TUPLE, (uint32_t)given);
    return good ? VALUE_NONE : VALUE_NULL;
}

NATIVE(builtin_repr) { UNUSED; return text_by(vm, value_repr, args[0]); }
NATIVE(builtin_ascii) { UNUSED; return text_by(vm, value_ascii, args[0]); }

NATIVE(builtin_format) {
    (void)keywords;
    if (count > 2 && !fact(vm->profile, FACT_FORMAT_COUNTED))
        return vm_raise(vm, vm->types.TypeError, "format() takes at most 2 arguments (%d given)", count);
    if (!count && WORDING_FOR(vm, FORMAT_NEEDS))
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, FORMAT_NEEDS));
    if (!arguments_fit(vm, "format", count, 1, 2))
        return VALUE_NULL;
    if (count > 1 && !is_text(vm, args[1]))
        return vm_raise(vm, vm->types.TypeError, "format() argument 2 must be str, not %s", type_name(vm, args[1]));
    size_t length = 0;
    const char *spec = count > 1 ? atom_bytes(&vm->heap, args[1], &length) : "";
    struct text text;
    text_init(&text);
    if (value_format(vm, args[0], spec, length, &text))
        return text_value(vm, &text);
    text_destroy(&text);
    return VALUE_NULL;
}

NATIVE(builtin_ord) {
    UNUSED;
    if (!is_text(vm, args[0]))
        return vm_raise(vm, vm->types.TypeError, "ord() expected string of length 1, but %s found", type_name(vm, args[0]));
    size_t length, codepoints = atom_codepoints(&vm->heap, args[0]);
    const char *at = atom_bytes(&vm->heap, args[0], &length);
    if (codepoints != 1)
        return vm_raise(vm, vm->types.TypeError, "ord() expected a character, but string of length %zu found", codepoints);
    return atom_int(&vm->heap, utf8_next(&at, at + length));
}

NATIVE(builtin_chr) {
    UNUSED;
    int64_t codepoint;
    if (!is_integer(vm, args[0]) && (program_method(vm, args[0], vm->names.index) == VALUE_NULL || !fact(vm->profile, FACT_INT_TAKES_INDEX)))
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOT_AN_INTEGER), type_name(vm, args[0]));
    if (!value_index(vm, args[0], &codepoint))
        return VALUE_NULL;
    if (vm->profile->is_python_2 && (codepoint < 0 || codepoint > 255))
        return vm_raise(vm, vm->types.ValueError, "chr() arg not in range(256)");
    if (codepoint < 0 || codepoint > 0x10FFFF)
        return vm_raise(vm, vm->types.ValueError, "chr() arg not in range(0x110000)");
    if (codepoint >= 0xD800 && codepoint <= 0xDFFF)
        return vm_stop(vm, "half of a surrogate pair as a character is outside what Heapscope runs");
    struct text text;
    text_init(&text);
    text_codepoint(&text, (uint32_t)codepoint);
    return text_value(vm, &text);
}

static value digits(struct vm *vm, value v, const char *prefix, unsigned shift) {
    int64_t number;
    if (!value_index(vm, v, &number))
        return VALUE_NULL;
    char buffer[72], *at = buffer + sizeof buffer;
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--at = "0123456789abcdef"[magnitude & ((1u << shift) - 1)];
        magnitude >>= shift;
    } while (magnitude);
    for (size_t i = strlen(prefix); i-- > 0 && (number || prefix[1]);)
        *--at = prefix[i];
    if (number < 0)
        *--at = '-';
    return atom_text(&vm->heap, at, (size_t)(buffer + sizeof buffer - at));
}

NATIVE(builtin_bin) { UNUSED; return digits(vm, args[0], "0b", 1); }
NATIVE(builtin_oct) { UNUSED; return digits(vm, args[0], vm->profile->is_python_2 ? "0" : "0o", 3); }
NATIVE(builtin_hex) { UNUSED; return digits(vm, args[0], "0x", 4); }

const struct native builtins_texts[] = {
    {"print", builtin_print, 0, -1, true},   {"repr", builtin_repr, 1, 1, false},       {"ascii", builtin_ascii, 1, 1, false},
    {"format", builtin_format, 0, -1, false}, {"ord", builtin_ord, 1, 1, false},         {"chr", builtin_chr, 1, 1, false},
    {"bin", builtin_bin, 1, 1, false},       {"oct", builtin_oct, 1, 1, false},         {"hex", builtin_hex, 1, 1, false},
    {"input", builtin_input, 0, -1, true},   {"open", builtin_open, 0, -1, true},       {"exec", builtin_exec, 0, -1, true},
    {"eval", builtin_eval, 0, -1, true},     {"compile", builtin_compile, 0, -1, true}, {"__import__", builtin_import, 0, -1, true},
    {"breakpoint", builtin_breakpoint, 0, -1, true}, {"complex", builtin_complex, 0, -1, true},
    {"bytearray", builtin_bytearray, 0, -1, true}, {"memoryview", builtin_memoryview, 0, -1, true}, {"help", builtin_help, 0, -1, true},
    {"exit", builtin_exit, 0, -1, true},     {"quit", builtin_exit, 0, -1, true},       {0},
};
const struct native builtins_bytes[] = {
    {"bytes", builtin_bytes, 0, -1, true}, {0}, /* in 2.7 another name of str */
};
