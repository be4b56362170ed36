/* Finding, counting and replacing parts of texts.
 * Source: Objects/stringlib/find.h, Objects/unicodeobject.c. */
#include "builtins.h"
#include "memory.h"
#include "str.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT = 16 }; /* bytes: such a needle is compared at each place where its first byte stands */

static size_t find_short(struct span hay, struct span needle, size_t from) {
    for (size_t at = from; at + needle.length <= hay.length; at++) {
        const char *first = memchr(hay.bytes + at, needle.bytes[0], hay.length - needle.length + 1 - at);
        if (!first)
            return SIZE_MAX;
        at = (size_t)(first - hay.bytes);
        if (memcmp(first, needle.bytes, needle.length) == 0)
            return at;
    }
    return SIZE_MAX;
}

static char byte_at(struct span span, size_t index, bool backward) {
    return span.bytes[backward ? span.length - 1 - index : index];
}

/* For each length of a matched beginning (end, when backward): the longest shorter one that also ends there (Knuth, Morris,
 * Pratt), so that no text takes longer than its length. To be freed. */
static size_t *failure_table(struct span needle, bool backward) {
    size_t *table = memory_alloc((needle.length + 1) * sizeof *table);
    size_t matched = 0;
    for (size_t i = 1; i < needle.length; i++) {
        while (matched && byte_at(needle, i, backward) != byte_at(needle, matched, backward))
            matched = table[matched];
        matched += byte_at(needle, i, backward) == byte_at(needle, matched, backward);
        table[i + 1] = matched;
    }
    return table;
}

/* The first match at or after `from`; backward: the last one (from is 0). */
static size_t find_long(struct span hay, struct span needle, size_t from, bool backward) {
    size_t *table = failure_table(needle, backward), matched = 0, found = SIZE_MAX;
    for (size_t i = from; i < hay.length && found == SIZE_MAX; i++) {
        char c = byte_at(hay, i, backward);
        while (matched && c != byte_at(needle, matched, backward))
            matched = table[matched];
        matched += c == byte_at(needle, matched, backward);
        if (matched == needle.length)
            found = backward ? hay.length - 1 - i : i + 1 - needle.length;
    }
    free(table);
    return found;
}

size_t span_find(struct span hay, struct span needle, size_t from) {
    if (needle.length > hay.length || from > hay.length - needle.length)
        return SIZE_MAX;
    return needle.length <= SHORT ? find_short(hay, needle, from) : find_long(hay, needle, from, false);
}

size_t span_find_last(struct span hay, struct span needle) {
    if (needle.length > hay.length)
        return SIZE_MAX;
    if (needle.length > SHORT)
        return find_long(hay, needle, 0, true);
    for (size_t at = hay.length - needle.length + 1; at-- > 0;)
        if (memcmp(hay.bytes + at, needle.bytes, needle.length) == 0)
            return at;
    return SIZE_MAX;
}

/* --- find, index, count -------------------------------------------------------------------------------------------------- */

/* s[start:end] of the arguments from `first` on. *start: in code points; *fits: start lies within the text. */
static bool cut_by_arguments(struct vm *vm, const value *args, int count, int first, struct span *part, int64_t *start, bool *fits) {
    int64_t length = (int64_t)atom_codepoints(&vm->heap, args[0]), end;
    if (!slice_bound(vm, count > first ? args[first] : VALUE_NULL, length, 0, true, start) ||
        !slice_bound(vm, count > first + 1 ? args[first + 1] : VALUE_NULL, length, length, true, &end))
        return false;
    if (end > length)
        end = length;
    *fits = *start <= end;
    *part = (struct span){"", 0};
    if (*fits)
        *part = span_cut(span_of(vm, args[0]), span_offset(vm, args[0], (size_t)*start), span_offset(vm, args[0], (size_t)end));
    return true;
}

/* To 3.12 these said it in the words of PyArg_ParseTuple. */
static bool one_to_three(struct vm *vm, const char *function, int count) {
    int given = count - 1;
    if (fact(vm->profile, FACT_SEARCH_COUNTS_ARGUMENTS))
        return arguments_fit(vm, function, given, 1, 3);
    if (given < 1)
        vm_raise(vm, vm->types.TypeError, "%s() takes at least 1 argument (%d given)", function, given);
    else if (given > 3)
        vm_raise(vm, vm->types.TypeError, "%s() takes at most 3 arguments (%d given)", function, given);
    return given >= 1 && given <= 3;
}

static bool sought(struct vm *vm, const char *function, value v) {
    if (is_text(vm, v))
        return true;
    vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, TEXT_SOUGHT), type_name(vm, v), function);
    return false;
}

/* The index of the first (or last) place, -1: nowhere. False: failed. */
static bool find(struct vm *vm, const char *function, const value *args, int count, bool last, int64_t *index) {
    struct span part;
    int64_t start;
    bool fits;
    if (!one_to_three(vm, function, count) || !sought(vm, function, args[1]) || !cut_by_arguments(vm, args, count, 2, &part, &start, &fits))
        return false;
    struct span needle = span_of(vm, args[1]);
    size_t at = !fits            ? SIZE_MAX
                : !needle.length ? (last ? part.length : 0)
                : last           ? span_find_last(part, needle)
                                 : span_find(part, needle, 0);
    *index = at == SIZE_MAX ? -1 : start + (int64_t)utf8_count(part.bytes, at);
    return true;
}

static value found(struct vm *vm, const char *function, const value *args, int count, bool last, bool raises) {
    int64_t index;
    if (!find(vm, function, args, count, last, &index))
        return VALUE_NULL;
    return index < 0 && raises ? vm_raise(vm, vm->types.ValueError, "substring not found") : atom_int(&vm->heap, index);
}

NATIVE(str_find) {
    (void)keywords;
    return found(vm, "find", args, count, false, false);
}

NATIVE(str_rfind) {
    (void)keywords;
    return found(vm, "rfind", args, count, true, false);
}

NATIVE(str_index) {
    (void)keywords;
    return found(vm, "index", args, count, false, true);
}

NATIVE(str_rindex) {
    (void)keywords;
    return found(vm, "rindex", args, count, true, true);
}

NATIVE(str_count) {
    (void)keywords;
    struct span part;
    int64_t start, total = 0;
    bool fits;
    if (!one_to_three(vm, "count", count) || !sought(vm, "count", args[1]) || !cut_by_arguments(vm, args, count, 2, &part, &start, &fits))
        return VALUE_NULL;
    struct span needle = span_of(vm, args[1]);
    if (!needle.length)
        return atom_int(&vm->heap, fits ? (int64_t)utf8_count(part.bytes, part.length) + 1 : 0);
    for (size_t at = 0; fits && (at = span_find(part, needle, at)) != SIZE_MAX; at += needle.length)
        total++;
    return atom_int(&vm->heap, total);
}

/* --- startswith, endswith ------------------------------------------------------------------------------------------------ */

static bool matches(struct span part, struct span end, bool at_end) {
    if (end.length > part.length)
        return false;
    return memcmp(at_end ? part.bytes + part.length - end.length : part.bytes, end.bytes, end.length) == 0;
}

static value has_end(struct vm *vm, const char *function, const value *args, int count, bool at_end) {
    struct span part;
    int64_t start;
    bool fits, yes = false;
    if (!one_to_three(vm, function, count) || !cut_by_arguments(vm, args, count, 2, &part, &start, &fits))
        return VALUE_NULL;
    if (is_text(vm, args[1]))
        return value_of_bool(fits && matches(part, span_of(vm, args[1]), at_end));
    if (!is_of_kind(vm, args[1], KIND_TUPLE))
        return vm_raise(vm, vm->types.TypeError, "%s first arg must be str or a tuple of str, not %s", function, type_name(vm, args[1]));
    for (uint32_t i = 0; !yes && i < sequence_length(&vm->heap, args[1]); i++) {
        value end = sequence_item(&vm->heap, args[1], i);
        if (!is_text(vm, end))
            return vm_raise(vm, vm->types.TypeError, "tuple for %s must only contain str, not %s", function, type_name(vm, end));
        yes = fits && matches(part, span_of(vm, end), at_end);
    }
    return value_of_bool(yes);
}

NATIVE(str_startswith) {
    (void)keywords;
    return has_end(vm, "startswith", args, count, false);
}

NATIVE(str_endswith) {
    (void)keywords;
    return has_end(vm, "endswith", args, count, true);
}

static value remove_end(struct vm *vm, const char *function, const value *args, bool at_end) {
    if (!is_text(vm, args[1]))
        return vm_raise(vm, vm->types.TypeError, "%s() argument must be str, not %s", function, type_name(vm, args[1]));
    struct span all = span_of(vm, args[0]), end = span_of(vm, args[1]);
    if (!matches(all, end, at_end))
        return owned(vm, args[0]);
    return span_value(vm, at_end ? span_cut(all, 0, all.length - end.length) : span_cut(all, end.length, all.length), args[0]);
}

NATIVE(str_removeprefix) {
    UNUSED;
    return remove_end(vm, "removeprefix", args, false);
}

NATIVE(str_removesuffix) {
    UNUSED;
    return remove_end(vm, "removesuffix", args, true);
}

/* --- replace ------------------------------------------------------------------------------------------------------------- */

/* "" stands before each character and at the end. */
static bool put_between(struct vm *vm, struct span all, struct span by, int64_t most, struct text *out) {
    size_t at = 0, length;
    while (most != 0 && text_fits(vm, out->length)) {
        text_append(out, by.bytes, by.length);
        if (at == all.length)
            break;
        span_first(span_cut(all, at, all.length), &length);
        text_append(out, all.bytes + at, length);
        at += length;
        most -= most > 0;
    }
    text_append(out, all.bytes + at, all.length - at);
    return !vm->stopped;
}

static bool put_in_place(struct vm *vm, struct span all, struct span old, struct span by, int64_t most, struct text *out) {
    size_t from = 0, at;
    while (most != 0 && (at = span_find(all, old, from)) != SIZE_MAX) {
        text_append(out, all.bytes + from, at - from);
        text_append(out, by.bytes, by.length);
        if (!text_fits(vm, out->length))
            return false;
        from = at + old.length;
        most -= most > 0;
    }
    text_append(out, all.bytes + from, all.length - from);
    return true;
}

NATIVE(str_replace) {
    static const char *const names[] = {"", "", "count"};
    value given[3];
    int64_t most = -1;
    int unnamed = count - (keywords ? keywords->count : 0) - 1;
    if (unnamed < 2 && fact(vm->profile, FACT_REPLACE_COUNT_NAMED))
        return vm_raise(vm, vm->types.TypeError, "replace() takes at least 2 positional arguments (%d given)", unnamed);
    if (!fact(vm->profile, FACT_REPLACE_COUNT_NAMED) && count - 1 > unnamed)
        return vm_raise(vm, vm->types.TypeError, "%sreplace() takes no keyword arguments", fact(vm->profile, FACT_METHODS_NAME_CLASS) ? "str." : "");
    if (!fact(vm->profile, FACT_REPLACE_COUNT_NAMED) && (unnamed < 2 || unnamed > 3))
        return vm_raise(vm, vm->types.TypeError, "replace expected at %s %d arguments, got %d", unnamed < 2 ? "least" : "most", unnamed < 2 ? 2 : 3, unnamed);
    if (!arguments_spread(vm, "replace", names, 3, 3, args + 1, count - 1, keywords, given) ||
        !text_argument(vm, "replace", 1, given[0]) || !text_argument(vm, "replace", 2, given[1]) ||
        (given[2] != VALUE_NULL && !value_index(vm, given[2], &most)))
        return VALUE_NULL;
    struct span all = span_of(vm, args[0]), old = span_of(vm, given[0]), by = span_of(vm, given[1]);
    if (most == 0 || (old.length && span_find(all, old, 0) == SIZE_MAX))
        return owned(vm, args[0]);
    struct text out;
    text_init(&out);
    if (old.length ? put_in_place(vm, all, old, by, most, &out) : put_between(vm, all, by, most, &out))
        return text_value(vm, &out);
    text_destroy(&out);
    return VALUE_NULL;
}

const struct native str_search_natives[] = {
    {"find", str_find, 1, -1, false},             {"rfind", str_rfind, 1, -1, false},
    {"index", str_index, 1, -1, false},           {"rindex", str_rindex, 1, -1, false},
    {"count", str_count, 1, -1, false},           {"startswith", str_startswith, 1, -1, false},
    {"endswith", str_endswith, 1, -1, false},     {"replace", str_replace, 3, 4, true},
    {0},
};
const struct native str_prefix_natives[] = {
    {"removeprefix", str_removeprefix, 2, 2, false}, {"removesuffix", str_removesuffix, 2, 2, false}, {0},
};
