/* min, max, sorted. Source: min_max, builtin_sorted (Python/bltinmodule.c). */
#include "builtins.h"

#include <string.h>

/* The best so far and its key, owned. */
struct best {
    value item, key;
};

/* Takes item (steals) into account. False: failed; best is as it was. */
static bool consider(struct vm *vm, struct best *best, value item, value function, enum operator_kind op) {
    struct heap *heap = &vm->heap;
    value key = function == VALUE_NULL ? owned(vm, item) : vm_call(vm, function, &item, 1);
    int better = key == VALUE_NULL ? -1 : best->item == VALUE_NULL ? 1 : value_compare(vm, op, key, best->key);
    struct best worse = {item, key};
    if (better > 0) {
        worse = *best;
        *best = (struct best){item, key};
    }
    heap_decref(heap, worse.item);
    heap_decref(heap, worse.key);
    return better >= 0;
}

static value drop_best(struct vm *vm, struct best *best) {
    heap_decref(&vm->heap, best->key);
    heap_decref(&vm->heap, best->item);
    return VALUE_NULL;
}

static value min_max(struct vm *vm, const value *args, int count, const struct keywords *keywords, const char *name, enum operator_kind op) {
    struct heap *heap = &vm->heap;
    int given = count - (keywords ? keywords->count : 0);
    value function = keyword_find(keywords, args, count, vm->names.key), otherwise = keyword_find(keywords, args, count, vm->names.default_);
    if (given < 1 && !arguments_fit(vm, name, given, 1, fact(vm->profile, FACT_ARGUMENTS_AT_LEAST) ? 2 : 1))
        return VALUE_NULL;
    for (int i = 0; keywords && i < keywords->count; i++)
        if (keywords->names[i] != vm->names.key && keywords->names[i] != vm->names.default_)
            return keyword_unexpected(vm, name, keywords->names[i]);
    if (given > 1 && otherwise != VALUE_NULL)
        return vm_raise(vm, vm->types.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
    function = function == VALUE_NONE ? VALUE_NULL : function;
    struct best best = {VALUE_NULL, VALUE_NULL};
    bool good = true;
    bool packs = !fact(vm->profile, FACT_MINIMUM_TAKES_VECTOR); /* into a tuple, through which an iterator goes */
    if (packs)
        heap_passing_begin(heap, KIND_TUPLE, (uint32_t)given);
    if (given > 1) {
        if (packs)
            heap_passing_begin(heap, KIND_ITERATOR, 0);
        for (int i = 0; good && i < given; i++)
            good = consider(vm, &best, owned(vm, args[i]), function, op);
        if (packs)
            heap_passing_end(heap, KIND_ITERATOR, 0);
    } else {
        value iterator = iterator_of(vm, args[0]);
        good = iterator != VALUE_NULL;
        for (value item; good && (item = iterator_next(vm, iterator)) != VALUE_NULL;)
            good = consider(vm, &best, item, function, op);
        good = good && !vm_failed(vm);
        heap_decref(heap, iterator);
    }
    if (packs)
        heap_passing_end(heap, KIND_TUPLE, (uint32_t)given);
    if (!good)
        return drop_best(vm, &best);
    if (best.item == VALUE_NULL)
        return otherwise != VALUE_NULL ? owned(vm, otherwise) : vm_raise(vm, vm->types.ValueError, WORDING_FOR(vm, MINIMUM_OF_NOTHING), name);
    heap_decref(heap, best.key);
    return best.item;
}

NATIVE(builtin_min) { return min_max(vm, args, count, keywords, "min", OP_LT); }
NATIVE(builtin_max) { return min_max(vm, args, count, keywords, "max", OP_GT); }

/* Source: PySequence_List: unlike a call of list, it never asks an iterable for its __len__ twice (3.8, 3.9). */
static value list_of(struct vm *vm, value iterable) {
    if (program_method(vm, iterable, vm->names.len) == VALUE_NULL)
        return list_of_all(vm, iterable);
    value list = list_new(&vm->heap, 0, NULL), extended = sequence_add(vm, list, iterable, true);
    heap_decref(&vm->heap, list);
    return extended;
}

NATIVE(builtin_sorted) {
    int given = count - (keywords ? keywords->count : 0);
    value key = VALUE_NULL;
    if (!fact(vm->profile, FACT_SORTED_COUNTS) && given == 0)
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, SORTED_NEEDS));
    if (!fact(vm->profile, FACT_SORTED_COUNTS) && given > 1)
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, SORT_POSITIONAL));
    if (!arguments_fit(vm, "sorted", given, 1, 1))
        return VALUE_NULL;
    int reverse = 0;
    for (int i = 0; keywords && i < keywords->count; i++)
        if (keywords->names[i] != vm->names.key && keywords->names[i] != vm->names.reverse)
            return keyword_unexpected(vm, "sort", keywords->names[i]);
    value list = list_of(vm, args[0]);
    if (list == VALUE_NULL)
        return VALUE_NULL;
    key = keyword_find(keywords, args, count, vm->names.key);
    value backward = keyword_find(keywords, args, count, vm->names.reverse);
    int64_t number;
    bool good = true;
    if (backward != VALUE_NULL && fact(vm->profile, FACT_SORT_REVERSE_TRUTH))
        good = (reverse = value_truth(vm, backward)) >= 0;
    else if (backward != VALUE_NULL && !is_integer(vm, backward) && program_method(vm, backward, vm->names.index) == VALUE_NULL)
        good = vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOT_AN_INTEGER), type_name(vm, backward)) != VALUE_NULL;
    else if (backward != VALUE_NULL && (good = value_index(vm, backward, &number)))
        reverse = number != 0;
    heap_passing_begin(&vm->heap, KIND_BUILTIN, 0); /* the list's sort, bound: builtin_sorted gets and calls it */
    good = good && list_sort(vm, list, key, reverse > 0);
    heap_passing_end(&vm->heap, KIND_BUILTIN, 0);
    if (good)
        return list;
    heap_decref(&vm->heap, list);
    return VALUE_NULL;
}

const struct native builtins_order[] = {{"min", builtin_min, 0, -1, true}, {"max", builtin_max, 0, -1, true}, {"sorted", builtin_sorted, 1, 1, true}, {0}};
