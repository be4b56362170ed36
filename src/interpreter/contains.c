/* x in y. Source: PySequence_Contains, _PySequence_IterSearch (Objects/abstract.c). */
#include "operators.h"

#include <math.h>
#include <string.h>

/* Which of the two stands left of ==: from 3.9 on the item, before the needle. */
static int same(struct vm *vm, value item, value needle) {
    return fact(vm->profile, FACT_ITEM_BEFORE_NEEDLE) ? value_compare(vm, OP_EQ, item, needle) : value_compare(vm, OP_EQ, needle, item);
}

static int in_sequence(struct vm *vm, object_id sequence, value needle) {
    struct heap *heap = &vm->heap;
    int found = 0;
    for (uint32_t i = 0; found == 0 && i < sequence_length(heap, sequence); i++) {
        value item = sequence_item(heap, sequence, i);
        if (item == needle)
            return 1;
        if (!value_is_object(item) && !value_is_object(needle)) {
            found = atom_equal(heap, item, needle);
            continue;
        }
        bool holds = vm->profile->is_python_2 || (is_of_kind(vm, sequence, KIND_LIST) && fact(vm->profile, FACT_LISTS_HOLD_COMPARED));
        heap_incref(heap, holds ? item : VALUE_NULL);
        found = same(vm, item, needle);
        heap_decref(heap, holds ? item : VALUE_NULL);
    }
    return found;
}

static int in_text(struct vm *vm, value text, value part) {
    if (!is_text(vm, part)) {
        vm_raise(vm, vm->types.TypeError, "'in <string>' requires string as left operand, not %s", type_name(vm, part));
        return -1;
    }
    size_t length, part_length;
    const char *bytes = atom_bytes(&vm->heap, text, &length), *wanted = atom_bytes(&vm->heap, part, &part_length);
    if (part_length == 0)
        return 1;
    for (const char *at = bytes, *end = bytes + length; (size_t)(end - at) >= part_length; at++) {
        at = memchr(at, wanted[0], (size_t)(end - at) - part_length + 1);
        if (!at)
            return 0;
        if (memcmp(at, wanted, part_length) == 0)
            return 1;
    }
    return 0;
}

/* What is no whole number can be equal to one only by a method of the program's: that is asked item by item. */
static int in_range(struct vm *vm, object_id range, value needle) {
    struct heap *heap = &vm->heap;
    int64_t number, start = atom_integer(heap, field_get(heap, range, RANGE_START)), step = atom_integer(heap, field_get(heap, range, RANGE_STEP));
    int64_t length = range_length(vm, range);
    if (is_integer(vm, needle)) {
        number = atom_integer(heap, needle);
    } else if (is_plain(vm, needle, ATOM_FLOAT)) {
        double real = atom_real(heap, needle);
        if (!(real >= -0x1p63 && real < 0x1p63) || real != trunc(real))
            return 0;
        number = (int64_t)real;
    } else {
        int found = 0;
        if (program_method(vm, needle, vm->names.eq) == VALUE_NULL)
            return 0;
        for (int64_t i = 0; found == 0 && i < length; i++) {
            value item = atom_int(heap, start + i * step);
            found = same(vm, item, needle);
            heap_decref(heap, item);
        }
        return found;
    }
    if (length == 0 || (step > 0 ? number < start : number > start))
        return 0;
    uint64_t distance = step > 0 ? (uint64_t)number - (uint64_t)start : (uint64_t)start - (uint64_t)number;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
    return distance % stride == 0 && distance / stride < (uint64_t)length;
}

/* Source: dictitems_contains. */
static int in_items(struct vm *vm, object_id dict, value pair) {
    struct heap *heap = &vm->heap;
    if (!is_of_kind(vm, pair, KIND_TUPLE) || sequence_length(heap, pair) != 2)
        return 0;
    value found;
    if (!dict_key_hash(vm, sequence_item(heap, pair, 0)))
        return -1;
    int there = dict_get(heap, dict, sequence_item(heap, pair, 0), &found);
    if (there != 1)
        return there;
    heap_incref(heap, found);
    there = value_compare(vm, OP_EQ, found, sequence_item(heap, pair, 1));
    heap_decref(heap, found);
    return there;
}

static int in_dict(struct vm *vm, object_id dict, value key) {
    value found;
    return dict_key_hash(vm, key) ? dict_get(&vm->heap, dict, key, &found) : -1;
}

/* A set is looked for as the frozenset of its members. Source: set_contains. */
static int in_set(struct vm *vm, object_id set, value v) {
    if (!is_of_kind(vm, v, KIND_SET))
        return set_member_hash(vm, v) ? set_contains(&vm->heap, set, v) : -1;
    object_id frozen = set_new(&vm->heap, true);
    int found = set_merge(&vm->heap, frozen, v) < 0 ? -1 : set_contains(&vm->heap, set, frozen);
    heap_decref(&vm->heap, frozen);
    return found;
}

static int by_iteration(struct vm *vm, value container, value needle) {
    value iterator = iterator_of(vm, container);
    if (iterator == VALUE_NULL) {
        if (!vm->stopped && vm_error_is(vm, vm->types.TypeError)) {
            vm_clear_error(vm);
            vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOT_CONTAINER), type_name(vm, container));
        }
        return -1;
    }
    int found = 0;
    value item;
    while (found == 0 && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        found = same(vm, item, needle);
        heap_decref(&vm->heap, item);
    }
    heap_decref(&vm->heap, iterator);
    return found == 0 && vm_failed(vm) ? -1 : found;
}

static int by_method(struct vm *vm, value container, value method, value needle) {
    if (method == VALUE_NONE) {
        vm_raise(vm, vm->types.TypeError, "'%s' object is not a container", type_name(vm, container));
        return -1;
    }
    value result = vm_call_method(vm, container, vm->names.contains, &needle, 1);
    if (result == VALUE_NULL)
        return -1;
    int truth = value_truth(vm, result);
    heap_decref(&vm->heap, result);
    return truth;
}

int value_contains(struct vm *vm, value container, value v) {
    value method = program_method(vm, container, vm->names.contains);
    return method != VALUE_NULL ? by_method(vm, container, method, v) : contains_builtin(vm, container, v);
}

int contains_builtin(struct vm *vm, value container, value v) {
    value target;
    if (is_text(vm, container))
        return in_text(vm, container, v);
    switch (kind_of(vm, container)) {
    case KIND_LIST:
    case KIND_TUPLE:
        return in_sequence(vm, container, v);
    case KIND_DICT:
        return in_dict(vm, container, v);
    case KIND_SET:
    case KIND_FROZENSET:
        return in_set(vm, container, v);
    case KIND_RANGE:
        return in_range(vm, container, v);
    case KIND_ITERATOR:
        if (vm->heap.type[container] == vm->types.dict_keys)
            return in_dict(vm, field_get(&vm->heap, container, 0), v);
        if (vm->heap.type[container] == vm->types.dict_items)
            return in_items(vm, field_get(&vm->heap, container, 0), v);
        return by_iteration(vm, container, v);
    case KIND_WEAKREF:
        if (proxy_target(vm, container, &target)) {
            int found = -1;
            if (target && nested_begin(vm, "")) {
                found = value_contains(vm, target, v);
                nested_end(vm);
            }
            heap_decref(&vm->heap, target);
            return found;
        }
        return by_iteration(vm, container, v);
    default:
        return by_iteration(vm, container, v);
    }
}
