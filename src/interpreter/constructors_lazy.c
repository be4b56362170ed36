/* enumerate, zip, map, filter, reversed: made, and one step of each. Those that hand out pairs keep one and use it again
 * when nobody else holds it, as CPython does: so no new object is seen.
 * Source: Objects/enumobject.c, zip_next, map_next, filter_next (Python/bltinmodule.c). */
#include "builtins.h"
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const enumerate_fields[] = {"iterator", "result", "index"};
static const char *const zip_fields[] = {"iterators", "result", "strict"};
static const char *const map_fields[] = {"iterators", "function", "strict"};
static const char *const filter_fields[] = {"iterator", "function"};

enum { COMPOSED_MOST = 200 /* iterators inside iterators, in C */ };

/* A tuple of `count` None. */
static object_id empty_result(struct vm *vm, uint32_t count) {
    value *items = memory_alloc((count + 1) * sizeof *items);
    for (uint32_t i = 0; i < count; i++)
        items[i] = owned(vm, VALUE_NONE);
    object_id tuple = count ? tuple_new(&vm->heap, count, items) : vm->empty_tuple;
    free(items);
    return tuple;
}

/* --- Making them -------------------------------------------------------------------------------------------------------- */

NATIVE(enumerate_new) {
    static const char *const names[] = {"iterable", "start"};
    value out[2];
    if (count - 1 > 2 || !arguments_spread(vm, "enumerate", names, 2, 2, args + 1, count - 1, keywords, out))
        return count - 1 > 2 ? vm_raise(vm, vm->types.TypeError, "enumerate() takes at most 2 arguments (%d given)", count - 1) : VALUE_NULL;
    if (out[0] == VALUE_NULL)
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, ENUMERATE_NEEDS));
    int64_t start = 0;
    if (out[1] != VALUE_NULL && !value_index(vm, out[1], &start))
        return VALUE_NULL;
    value iterator = iterator_of(vm, out[0]);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    value fields[ENUMERATE_WORDS] = {iterator, empty_result(vm, 2), atom_int(&vm->heap, start)};
    return iterator_new(vm, vm->types.enumerate, ENUMERATE_WORDS, fields, enumerate_fields, true);
}

/* strict=: 1, 0, -1 failed. Any other name is unexpected. */
static int read_strict(struct vm *vm, const char *function, bool known, const value *args, int count, const struct keywords *keywords) {
    int strict = 0;
    for (int i = 0; keywords && i < keywords->count; i++) {
        if (!known)
            vm_raise(vm, vm->types.TypeError, fact(vm->profile, FACT_CONSTRUCTORS_POSITIONAL) ? "%s() takes no keyword arguments" : "%s() does not take keyword arguments", function);
        else if (strcmp(atom_bytes(&vm->heap, keywords->names[i], NULL), "strict") != 0)
            keyword_unexpected(vm, function, keywords->names[i]);
        else
            strict = value_truth(vm, args[count - keywords->count + i]);
        if (vm_failed(vm))
            return -1;
    }
    return strict;
}

/* A tuple of iterators over `count` values; 0: failed. */
static object_id iterators_over(struct vm *vm, const value *iterables, uint32_t count, bool zip) {
    object_id tuple = empty_result(vm, count);
    for (uint32_t i = 0; i < count; i++) {
        value iterator = iterator_of(vm, iterables[i]);
        if (iterator == VALUE_NULL) {
            if (zip && vm_error_is(vm, vm->types.TypeError) && !fact(vm->profile, FACT_ZIP_TELLS_TYPE)) {
                vm_clear_error(vm);
                vm_raise(vm, vm->types.TypeError, "zip argument #%u must support iteration", i + 1);
            }
            heap_decref(&vm->heap, tuple);
            return 0;
        }
        tuple_put(vm, tuple, i, iterator);
    }
    if (count)
        heap_track(&vm->heap, tuple);
    return tuple;
}

NATIVE(zip_new) {
    int strict = read_strict(vm, "zip", fact(vm->profile, FACT_ZIP_STRICT), args, count, keywords);
    uint32_t given = (uint32_t)(count - 1 - (keywords ? keywords->count : 0));
    object_id iterators = strict < 0 ? 0 : iterators_over(vm, args + 1, given, true);
    if (!iterators)
        return VALUE_NULL;
    object_id result = empty_result(vm, given);
    if (given)
        heap_track(&vm->heap, result);
    value fields[ZIP_WORDS] = {iterators, result, value_of_small(strict)};
    return lazy_or_list(vm, iterator_new(vm, vm->types.zip, ZIP_WORDS, fields, zip_fields, true));
}

NATIVE(map_new) {
    int strict = read_strict(vm, "map", fact(vm->profile, FACT_MAP_STRICT), args, count, keywords);
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (strict < 0)
        return VALUE_NULL;
    if (given < 2)
        return vm_raise(vm, vm->types.TypeError, "map() must have at least two arguments.");
    object_id iterators = iterators_over(vm, args + 2, (uint32_t)given - 1, false);
    if (!iterators)
        return VALUE_NULL;
    value fields[MAP_WORDS] = {iterators, owned(vm, args[1]), value_of_small(strict)};
    return lazy_or_list(vm, iterator_new(vm, vm->types.map, MAP_WORDS, fields, map_fields, true));
}

NATIVE(filter_new) {
    if (!constructor_fits(vm, vm->types.filter, args, count, keywords, 2) || !arguments_fit(vm, "filter", count - 1, 2, 2))
        return VALUE_NULL;
    value iterator = iterator_of(vm, args[2]);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    value fields[FILTER_WORDS] = {iterator, owned(vm, args[1])};
    return lazy_or_list(vm, iterator_new(vm, vm->types.filter, FILTER_WORDS, fields, filter_fields, true));
}

NATIVE(reversed_new) {
    if (keywords && keywords->count)
        return vm_raise(vm, vm->types.TypeError, "reversed() takes no keyword arguments");
    return arguments_fit(vm, "reversed", count - 1, 1, 1) ? iterator_reversed(vm, args[1]) : VALUE_NULL;
}

/* --- One step ----------------------------------------------------------------------------------------------------------- */

static value next_of_enumerate(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value item = iterator_next(vm, field_get(heap, iterator, ENUMERATE_ITERATOR));
    if (item == VALUE_NULL)
        return VALUE_NULL;
    value index = owned(vm, field_get(heap, iterator, ENUMERATE_INDEX));
    int64_t next;
    if (__builtin_add_overflow(atom_integer(heap, index), 1, &next)) {
        heap_decref(heap, item);
        return vm_stop(vm, "integers beyond 64 bits are outside what Heapscope runs");
    }
    field_set(heap, iterator, ENUMERATE_INDEX, atom_int(heap, next));
    object_id result = field_get(heap, iterator, ENUMERATE_RESULT);
    if (heap->refcount[result] != 1) {
        value items[2] = {index, item};
        return tuple_new(heap, 2, items);
    }
    heap_incref(heap, result);
    tuple_put(vm, result, 0, index);
    tuple_put(vm, result, 1, item);
    heap_track(heap, result);
    return result;
}

/* The iterators are not of one length. at: the one that ended. Source: zip_next's check. */
static value uneven(struct vm *vm, const char *name, uint32_t at, bool shorter) {
    char last[16] = " 1";
    if (at > 1)
        snprintf(last, sizeof last, "s 1-%u", at);
    return vm_raise(vm, vm->types.ValueError, "%s() argument %u is %s than argument%s", name, at + 1, shorter ? "shorter" : "longer", last);
}

/* Iterator `at` ended first: nothing but a strict one's complaint. Nothing was set but by it. */
static value check_even(struct vm *vm, object_id iterators, const char *name, uint32_t at) {
    if (vm_failed(vm))
        return VALUE_NULL;
    if (at)
        return uneven(vm, name, at, true);
    for (uint32_t i = 1; i < sequence_length(&vm->heap, iterators); i++) {
        value item = iterator_next(vm, sequence_item(&vm->heap, iterators, i));
        if (item != VALUE_NULL) {
            heap_decref(&vm->heap, item);
            return uneven(vm, name, i, false);
        }
        if (vm_failed(vm))
            return VALUE_NULL;
    }
    return VALUE_NULL;
}

static value next_of_zip(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    object_id iterators = field_get(heap, iterator, ZIP_ITERATORS), result = field_get(heap, iterator, ZIP_RESULT);
    uint32_t count = sequence_length(heap, iterators);
    if (count == 0)
        return VALUE_NULL;
    if (heap->refcount[result] == 1) {
        heap_incref(heap, result);
    } else {
        result = empty_result(vm, count);
        heap_track(heap, result);
    }
    for (uint32_t i = 0; i < count; i++) {
        value item = iterator_next(vm, sequence_item(heap, iterators, i));
        if (item == VALUE_NULL) {
            heap_decref(heap, result);
            return field_get(heap, iterator, ZIP_STRICT) != value_of_small(0) ? check_even(vm, iterators, "zip", i) : VALUE_NULL;
        }
        tuple_put(vm, result, i, item);
    }
    heap_track(heap, result);
    return result;
}

static value next_of_map(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    object_id iterators = field_get(heap, iterator, MAP_ITERATORS);
    value function = field_get(heap, iterator, MAP_FUNCTION), few[8];
    uint32_t count = sequence_length(heap, iterators), got = 0;
    value *items = count <= 8 ? few : memory_alloc(count * sizeof *items), result = VALUE_NULL;
    while (got < count && (items[got] = iterator_next(vm, sequence_item(heap, iterators, got))) != VALUE_NULL)
        got++;
    if (got == count)
        result = vm_call(vm, function, items, (int)count);
    else if (field_get(heap, iterator, MAP_STRICT) != value_of_small(0))
        check_even(vm, iterators, "map", got);
    for (uint32_t i = 0; i < got; i++)
        heap_decref(heap, items[i]);
    if (items != few)
        free(items);
    return result;
}

static value next_of_filter(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value function = field_get(heap, iterator, FILTER_FUNCTION);
    bool plain = function == VALUE_NONE || function == vm->types.bool_;
    for (value item; (item = iterator_next(vm, field_get(heap, iterator, FILTER_ITERATOR))) != VALUE_NULL;) {
        value good = plain ? owned(vm, item) : vm_call(vm, function, &item, 1);
        int truth = good == VALUE_NULL ? -1 : value_truth(vm, good);
        heap_decref(heap, good);
        if (truth > 0)
            return item;
        heap_decref(heap, item);
        if (truth < 0)
            return VALUE_NULL;
    }
    return VALUE_NULL;
}

value composed_next(struct vm *vm, value iterator, bool *known) {
    object_id type = vm->heap.type[iterator];
    value (*step)(struct vm *, value) = type == vm->types.enumerate ? next_of_enumerate
                                        : type == vm->types.zip     ? next_of_zip
                                        : type == vm->types.map     ? next_of_map
                                        : type == vm->types.filter  ? next_of_filter
                                                                    : NULL;
    *known = step != NULL;
    if (!step)
        return VALUE_NULL;
    if (vm->composed >= COMPOSED_MOST)
        return vm_raise(vm, recursion_error(vm), "maximum recursion depth exceeded");
    vm->composed++;
    value item = step(vm, iterator);
    vm->composed--;
    return item;
}

/* --- Methods ------------------------------------------------------------------------------------------------------------ */

NATIVE(method_iter) { UNUSED; return iterator_of_kind(vm, args[0]); }
NATIVE(method_reversed) { UNUSED; return iterator_reversed(vm, args[0]); }

NATIVE(method_next) {
    UNUSED;
    value item = iterator_next(vm, args[0]);
    return item != VALUE_NULL || vm_failed(vm) ? item : stop_iteration_raise(vm, VALUE_NULL);
}

static const struct native iterator_methods[] = {{"__iter__", method_iter, 1, 1, false}, {"__next__", method_next, 1, 1, false}, {0}};
static const struct native iterable_methods[] = {{"__iter__", method_iter, 1, 1, false}, {0}};
static const struct native reversed_methods[] = {{"__reversed__", method_reversed, 1, 1, false}, {0}};

void iterators_init(struct vm *vm) {
    struct known_types *t = &vm->types;
    object_id iterators[] = {t->list_iterator, t->list_reverseiterator, t->tuple_iterator, t->str_iterator, t->str_ascii_iterator, t->dict_keyiterator, t->dict_valueiterator,
                             t->dict_itemiterator, t->dict_reversekeyiterator, t->dict_reversevalueiterator, t->dict_reverseitemiterator, t->set_iterator,
                             t->range_iterator, t->callable_iterator, t->sequence_iterator, t->enumerate, t->zip, t->map, t->filter, t->reversed};
    for (size_t i = 0; i < sizeof iterators / sizeof *iterators; i++)
        natives_add_methods(vm, iterators[i], iterator_methods);
    object_id iterables[] = {t->list, t->tuple, t->dict, t->set, t->frozenset, t->str, t->range, t->dict_keys, t->dict_values, t->dict_items};
    for (size_t i = 0; i < sizeof iterables / sizeof *iterables; i++)
        natives_add_methods(vm, iterables[i], iterable_methods);
    natives_add_methods(vm, t->list, reversed_methods);
    natives_add_methods(vm, t->range, reversed_methods);
    if (!fact(vm->profile, FACT_DICTS_REVERSE))
        return;
    object_id reversible[] = {t->dict, t->dict_keys, t->dict_values, t->dict_items};
    for (size_t i = 0; i < sizeof reversible / sizeof *reversible; i++)
        natives_add_methods(vm, reversible[i], reversed_methods);
}

static const struct native enumerate_makers[] = {{"__new__", enumerate_new, 1, -1, true}, {0}};
static const struct native zip_makers[] = {{"__new__", zip_new, 1, -1, true}, {0}};
static const struct native map_makers[] = {{"__new__", map_new, 1, -1, true}, {0}};
static const struct native filter_makers[] = {{"__new__", filter_new, 1, -1, true}, {0}};
static const struct native reversed_makers[] = {{"__new__", reversed_new, 1, -1, true}, {0}};

void constructors_lazy_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.enumerate, enumerate_makers);
    natives_add_methods(vm, vm->types.zip, zip_makers);
    natives_add_methods(vm, vm->types.map, map_makers);
    natives_add_methods(vm, vm->types.filter, filter_makers);
    natives_add_methods(vm, vm->types.reversed, reversed_makers);
}
