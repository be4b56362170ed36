/* Methods of list and tuple. Source: Objects/listobject.c, Objects/tupleobject.c. */
#include "memory.h"
#include "methods.h"

#include <stdlib.h>

NATIVE(list_method_append) {
    UNUSED;
    if (sequence_length(&vm->heap, args[0]) >= ITEMS_MOST)
        return vm_stop(vm, "a list of more than %d items is more than Heapscope holds", ITEMS_MOST);
    list_append(&vm->heap, args[0], owned(vm, args[1]));
    return VALUE_NONE;
}

NATIVE(list_method_extend) {
    UNUSED;
    value list = sequence_add(vm, args[0], args[1], true);
    heap_decref(&vm->heap, list);
    return list == VALUE_NULL ? VALUE_NULL : VALUE_NONE;
}

NATIVE(list_method_insert) {
    UNUSED;
    int64_t at;
    if (!value_index(vm, args[1], &at))
        return VALUE_NULL;
    int64_t length = sequence_length(&vm->heap, args[0]);
    if (length >= ITEMS_MOST)
        return vm_stop(vm, "a list of more than %d items is more than Heapscope holds", ITEMS_MOST);
    if (at < 0)
        at = at < -length ? 0 : at + length;
    list_insert(&vm->heap, args[0], (uint32_t)(at > length ? length : at), owned(vm, args[2]));
    return VALUE_NONE;
}

/* Is the item at index the one that is sought? Which stands left of == does not differ by version here. */
static int item_is(struct vm *vm, object_id sequence, uint32_t index, value v) {
    value item = owned(vm, sequence_item(&vm->heap, sequence, index));
    int found = value_compare(vm, OP_EQ, item, v);
    heap_decref(&vm->heap, item);
    return found;
}

NATIVE(list_method_remove) {
    UNUSED;
    struct heap *heap = &vm->heap;
    for (uint32_t i = 0; i < sequence_length(heap, args[0]); i++) {
        int found = item_is(vm, args[0], i, args[1]);
        if (found < 0)
            return VALUE_NULL;
        if (found && i < sequence_length(heap, args[0]))
            list_replace(heap, args[0], i, i + 1, 0, NULL);
        if (found)
            return VALUE_NONE;
    }
    return vm_raise(vm, vm->types.ValueError, "list.remove(x): x not in list");
}

NATIVE(list_method_pop) {
    (void)keywords;
    int64_t at = -1;
    if (count > 1 && !value_index(vm, args[1], &at))
        return VALUE_NULL;
    int64_t length = sequence_length(&vm->heap, args[0]);
    if (length == 0)
        return vm_raise(vm, vm->types.IndexError, "pop from empty list");
    if (at < 0)
        at += length;
    if (at < 0 || at >= length)
        return vm_raise(vm, vm->types.IndexError, "pop index out of range");
    return list_take(&vm->heap, args[0], (uint32_t)at);
}

NATIVE(list_method_clear) {
    UNUSED;
    list_clear(&vm->heap, args[0]);
    return VALUE_NONE;
}

/* list.index, tuple.index */
NATIVE(sequence_method_index) {
    (void)keywords;
    struct heap *heap = &vm->heap;
    int64_t length = sequence_length(heap, args[0]), start, stop;
    if (!slice_bound(vm, count > 2 ? args[2] : VALUE_NULL, length, 0, false, &start) ||
        !slice_bound(vm, count > 3 ? args[3] : VALUE_NULL, length, INT64_MAX, false, &stop))
        return VALUE_NULL;
    for (int64_t i = start; i < stop && i < sequence_length(heap, args[0]); i++) {
        int found = item_is(vm, args[0], (uint32_t)i, args[1]);
        if (found)
            return found < 0 ? VALUE_NULL : atom_int(heap, i);
    }
    if (heap->kind[args[0]] == KIND_TUPLE)
        return vm_raise(vm, vm->types.ValueError, "tuple.index(x): x not in tuple");
    if (fact(vm->profile, FACT_LIST_INDEX_TELLS_NO_ITEM))
        return vm_raise(vm, vm->types.ValueError, "list.index(x): x not in list");
    struct text text;
    text_init(&text);
    if (value_repr(vm, args[1], &text))
        vm_raise(vm, vm->types.ValueError, "%s is not in list", text.data);
    text_destroy(&text);
    return VALUE_NULL;
}

NATIVE(sequence_method_count) {
    UNUSED;
    int64_t total = 0;
    for (uint32_t i = 0; i < sequence_length(&vm->heap, args[0]); i++) {
        int found = item_is(vm, args[0], i, args[1]);
        if (found < 0)
            return VALUE_NULL;
        total += found;
    }
    return atom_int(&vm->heap, total);
}

NATIVE(list_method_sort) {
    int named = keywords ? keywords->count : 0;
    if (count - named > 1)
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, SORT_POSITIONAL));
    for (int i = 0; i < named; i++)
        if (keywords->names[i] != vm->names.key && keywords->names[i] != vm->names.reverse)
            return keyword_unexpected(vm, "sort", keywords->names[i]);
    value backward = keyword_find(keywords, args, count, vm->names.reverse);
    int64_t number;
    if (backward != VALUE_NULL && !fact(vm->profile, FACT_SORT_REVERSES_BY_TRUTH) && !value_index(vm, backward, &number))
        return VALUE_NULL;
    int truth = backward == VALUE_NULL ? 0 : value_truth(vm, backward);
    if (truth < 0)
        return VALUE_NULL;
    return list_sort(vm, args[0], keyword_find(keywords, args, count, vm->names.key), truth) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(list_method_reverse) {
    UNUSED;
    uint32_t length = sequence_length(&vm->heap, args[0]);
    uint32_t *order = memory_alloc((length + 1) * sizeof *order);
    for (uint32_t i = 0; i < length; i++)
        order[i] = length - 1 - i;
    list_permute(&vm->heap, args[0], order);
    free(order);
    return VALUE_NONE;
}

NATIVE(list_method_copy) {
    UNUSED;
    uint32_t length = sequence_length(&vm->heap, args[0]);
    value *items = memory_alloc((length + 1) * sizeof *items);
    for (uint32_t i = 0; i < length; i++)
        items[i] = owned(vm, sequence_item(&vm->heap, args[0], i));
    object_id copy = list_new(&vm->heap, length, items);
    free(items);
    return copy;
}

NATIVE(sequence_method_len) {
    UNUSED;
    return atom_int(&vm->heap, sequence_length(&vm->heap, args[0]));
}

static const struct native list_natives[] = {
    {"append", list_method_append, 2, 2, false},     {"extend", list_method_extend, 2, 2, false},
    {"insert", list_method_insert, 3, 3, false},     {"remove", list_method_remove, 2, 2, false},
    {"pop", list_method_pop, 1, 2, false},           {"clear", list_method_clear, 1, 1, false},
    {"index", sequence_method_index, 2, 4, false},   {"count", sequence_method_count, 2, 2, false},
    {"sort", list_method_sort, 1, 1, true},          {"reverse", list_method_reverse, 1, 1, false},
    {"copy", list_method_copy, 1, 1, false},         {"__len__", sequence_method_len, 1, 1, false},
    {"__contains__", method_contains, 2, 2, false},  {"__getitem__", method_getitem, 2, 2, false},
    {"__setitem__", method_setitem, 3, 3, false},    {"__delitem__", method_delitem, 2, 2, false},
    {0},
};

static const struct native tuple_natives[] = {
    {"index", sequence_method_index, 2, 4, false},  {"count", sequence_method_count, 2, 2, false},
    {"__len__", sequence_method_len, 1, 1, false},  {"__contains__", method_contains, 2, 2, false},
    {"__getitem__", method_getitem, 2, 2, false},   {0},
};

void methods_list_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.list, list_natives);
    natives_add_methods(vm, vm->types.tuple, tuple_natives);
}
