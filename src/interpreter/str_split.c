/* Texts cut into parts. Source: Objects/stringlib/split.h, partition.h. */
#include "str.h"

#include <stdlib.h>
#include <string.h>

/* Parts are collected from the left or from the right; a list is made of them once. */
struct parts {
    struct vm *vm;
    value whole;
    object_id list;
};

static bool add_part(struct parts *parts, struct span part) {
    struct vm *vm = parts->vm;
    if (sequence_length(&vm->heap, parts->list) >= ITEMS_MOST)
        vm_stop(vm, "a list of more than %d items is more than Heapscope holds", ITEMS_MOST);
    else
        list_append(&vm->heap, parts->list, span_value(vm, part, parts->whole));
    return !vm->stopped;
}

static value done(struct parts *parts, bool backward) {
    struct vm *vm = parts->vm;
    if (vm->stopped) {
        heap_decref(&vm->heap, parts->list);
        return VALUE_NULL;
    }
    if (backward) {
        value reversed = vm_call_method(vm, parts->list, atom_intern_text(&vm->heap, "reverse"), NULL, 0);
        heap_decref(&vm->heap, reversed);
    }
    return parts->list;
}

/* Source: split_whitespace. most < 0: any number. */
static void split_by_space(struct parts *parts, struct span rest, int64_t most) {
    size_t at = 0, length;
    for (;;) {
        while (at < rest.length && unicode_is_space(span_first(span_cut(rest, at, rest.length), &length)))
            at += length;
        if (at == rest.length)
            return;
        if (most == 0)
            break;
        size_t from = at;
        while (at < rest.length && !unicode_is_space(span_first(span_cut(rest, at, rest.length), &length)))
            at += length;
        if (!add_part(parts, span_cut(rest, from, at)))
            return;
        most -= most > 0;
    }
    size_t end = rest.length;
    /* the last part keeps its trailing space, as CPython's does */
    add_part(parts, span_cut(rest, at, end));
}

static size_t step_back(struct span span, size_t at) {
    do
        at--;
    while (at > 0 && ((unsigned char)span.bytes[at] & 0xC0) == 0x80);
    return at;
}

static bool space_before(struct span span, size_t at) {
    size_t length;
    return unicode_is_space(span_first(span_cut(span, step_back(span, at), span.length), &length));
}

/* Source: rsplit_whitespace. */
static void split_by_space_backward(struct parts *parts, struct span rest, int64_t most) {
    size_t at = rest.length;
    for (;;) {
        while (at > 0 && space_before(rest, at))
            at = step_back(rest, at);
        if (at == 0)
            return;
        if (most == 0)
            break;
        size_t to = at;
        while (at > 0 && !space_before(rest, at))
            at = step_back(rest, at);
        if (!add_part(parts, span_cut(rest, at, to)))
            return;
        most -= most > 0;
    }
    add_part(parts, span_cut(rest, 0, at));
}

static void split_by(struct parts *parts, struct span rest, struct span separator, int64_t most) {
    size_t from = 0, at;
    while (most != 0 && (at = span_find(rest, separator, from)) != SIZE_MAX) {
        if (!add_part(parts, span_cut(rest, from, at)))
            return;
        from = at + separator.length;
        most -= most > 0;
    }
    add_part(parts, span_cut(rest, from, rest.length));
}

static void split_by_backward(struct parts *parts, struct span rest, struct span separator, int64_t most) {
    size_t at;
    while (most != 0 && (at = span_find_last(rest, separator)) != SIZE_MAX) {
        if (!add_part(parts, span_cut(rest, at + separator.length, rest.length)))
            return;
        rest.length = at;
        most -= most > 0;
    }
    add_part(parts, rest);
}

static value split(struct vm *vm, const char *function, const value *args, int count, const struct keywords *keywords, bool backward) {
    static const char *const names[] = {"sep", "maxsplit"};
    value given[2];
    int64_t most = -1;
    if (!arguments_spread(vm, function, names, 2, 2, args + 1, count - 1, keywords, given) ||
        (given[1] != VALUE_NULL && !value_index(vm, given[1], &most)))
        return VALUE_NULL;
    bool by_space = given[0] == VALUE_NULL || given[0] == VALUE_NONE;
    if (!by_space && !is_text(vm, given[0]))
        return vm_raise(vm, vm->types.TypeError, "must be str or None, not %s", type_name(vm, given[0]));
    if (!by_space && !span_of(vm, given[0]).length)
        return vm_raise(vm, vm->types.ValueError, "empty separator");
    struct parts parts = {vm, args[0], list_new(&vm->heap, 0, NULL)};
    struct span all = span_of(vm, args[0]);
    if (by_space)
        (backward ? split_by_space_backward : split_by_space)(&parts, all, most);
    else
        (backward ? split_by_backward : split_by)(&parts, all, span_of(vm, given[0]), most);
    return done(&parts, backward);
}

NATIVE(str_split) {
    return split(vm, "split", args, count, keywords, false);
}

NATIVE(str_rsplit) {
    return split(vm, "rsplit", args, count, keywords, true);
}

NATIVE(str_splitlines) {
    static const char *const names[] = {"keepends"};
    value given[1];
    if (!arguments_spread(vm, "splitlines", names, 1, 1, args + 1, count - 1, keywords, given))
        return VALUE_NULL;
    int keep = given[0] == VALUE_NULL ? 0 : value_truth(vm, given[0]);
    if (keep < 0)
        return VALUE_NULL;
    struct parts parts = {vm, args[0], list_new(&vm->heap, 0, NULL)};
    struct span all = span_of(vm, args[0]);
    for (size_t at = 0; at < all.length;) {
        size_t from = at, length = 0, end;
        while (at < all.length && !unicode_is_line_end(span_first(span_cut(all, at, all.length), &length)))
            at += length;
        end = at;
        if (at < all.length)
            at += all.bytes[at] == '\r' && at + 1 < all.length && all.bytes[at + 1] == '\n' ? 2 : length;
        if (!add_part(&parts, span_cut(all, from, keep ? at : end)))
            break;
    }
    return done(&parts, false);
}

static value partition(struct vm *vm, const value *args, bool last) {
    if (!is_text(vm, args[1]))
        return vm_raise(vm, vm->types.TypeError, "must be str, not %s", type_name(vm, args[1]));
    struct span all = span_of(vm, args[0]), separator = span_of(vm, args[1]);
    if (!separator.length)
        return vm_raise(vm, vm->types.ValueError, "empty separator");
    size_t at = last ? span_find_last(all, separator) : span_find(all, separator, 0);
    value empty = vm->names.empty, items[3] = {empty, empty, empty};
    if (at == SIZE_MAX) {
        items[last ? 2 : 0] = owned(vm, args[0]);
    } else {
        items[0] = span_value(vm, span_cut(all, 0, at), args[0]);
        items[1] = owned(vm, args[1]);
        items[2] = span_value(vm, span_cut(all, at + separator.length, all.length), args[0]);
    }
    return tuple_new(&vm->heap, 3, items);
}

NATIVE(str_partition) {
    UNUSED;
    return partition(vm, args, false);
}

NATIVE(str_rpartition) {
    UNUSED;
    return partition(vm, args, true);
}

const struct native str_split_natives[] = {
    {"split", str_split, 1, 3, true},              {"rsplit", str_rsplit, 1, 3, true},
    {"splitlines", str_splitlines, 1, 2, true},    {"partition", str_partition, 2, 2, false},
    {"rpartition", str_rpartition, 2, 2, false},   {0},
};
