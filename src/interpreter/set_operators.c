/* | & - ^ of sets, of dict views, and dict | dict, in the order in which CPython adds and takes away: iteration shows it.
 * Source: Objects/setobject.c, Objects/dictobject.c. */
#include "methods.h"

#include <stdlib.h>

static bool is_set_operator(enum operator_kind op) {
    return op == OP_OR || op == OP_AND || op == OP_SUB || op == OP_XOR;
}

/* A new set with the members of `of`; frozen as asked. 0: failed. */
static object_id copied(struct vm *vm, bool frozen, object_id of) {
    object_id made = set_new(&vm->heap, frozen);
    if (set_merge(&vm->heap, made, of) >= 0)
        return made;
    heap_decref(&vm->heap, made);
    return 0;
}

/* What is to be done with each member of one set, and a second one. */
typedef int member_verb(struct vm *vm, object_id result, object_id other, value member);

static int add_if_in(struct vm *vm, object_id result, object_id other, value member) {
    int found = set_contains(&vm->heap, other, member);
    return found > 0 ? set_add(&vm->heap, result, member) : found;
}

static int add_if_not_in(struct vm *vm, object_id result, object_id other, value member) {
    int found = set_contains(&vm->heap, other, member);
    return found == 0 ? set_add(&vm->heap, result, member) : found;
}

static int take_away(struct vm *vm, object_id result, object_id other, value member) {
    (void)other;
    return set_discard(&vm->heap, result, member);
}

static int take_or_add(struct vm *vm, object_id result, object_id other, value member) {
    (void)other;
    int found = set_discard(&vm->heap, result, member);
    return found == 0 ? set_add(&vm->heap, result, member) : found;
}

/* The verb for each member of `of`, in table order; Python code (__eq__) may change the sets meanwhile. */
static bool each_member(struct vm *vm, object_id of, member_verb *verb, object_id result, object_id other) {
    uint32_t position = 0;
    value member;
    bool good = true;
    while (good && set_next(&vm->heap, of, &position, &member)) {
        heap_incref(&vm->heap, member);
        good = verb(vm, result, other, member) >= 0;
        heap_decref(&vm->heap, member);
    }
    return good && !vm_failed(vm);
}

static value given(struct vm *vm, object_id made, bool good) {
    if (good)
        return made;
    heap_decref(&vm->heap, made);
    return VALUE_NULL;
}

/* Source: set_intersection: walks the shorter one. */
static value intersection(struct vm *vm, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    bool swap = set_length(heap, b) > set_length(heap, a);
    object_id made = set_new(heap, is_of_kind(vm, a, KIND_FROZENSET));
    return given(vm, made, each_member(vm, swap ? a : b, add_if_in, made, swap ? b : a));
}

/* Source: set_difference. */
static value difference(struct vm *vm, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    bool frozen = is_of_kind(vm, a, KIND_FROZENSET);
    if (set_length(heap, a) >> 2 > set_length(heap, b)) {
        object_id made = copied(vm, frozen, a);
        return made ? given(vm, made, each_member(vm, b, take_away, made, 0)) : VALUE_NULL;
    }
    object_id made = set_new(heap, frozen);
    return given(vm, made, each_member(vm, a, add_if_not_in, made, b));
}

static value set_algebra(struct vm *vm, enum operator_kind op, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    bool frozen = is_of_kind(vm, a, KIND_FROZENSET);
    object_id made;
    value result;
    switch (op) {
    case OP_OR:
        made = copied(vm, frozen, a);
        result = made ? given(vm, made, set_merge(heap, made, b) >= 0) : VALUE_NULL;
        break;
    case OP_AND:
        result = intersection(vm, a, b);
        break;
    case OP_SUB:
        result = difference(vm, a, b);
        break;
    default: /* Source: set_symmetric_difference: a copy of the right one */
        made = copied(vm, frozen, b);
        result = made ? given(vm, made, each_member(vm, a, take_or_add, made, 0)) : VALUE_NULL;
        break;
    }
    if (result != VALUE_NULL && frozen)
        frozenset_finish(heap, result);
    return result;
}

/* A new set of what `from` gives; 0: failed. Source: dictviews_to_set: from 3.9 on room is made for the keys first. */
static object_id set_of(struct vm *vm, value from) {
    object_id made = set_new(&vm->heap, false);
    bool keys = is_view(vm, from) && vm->heap.type[from] == vm->types.dict_keys;
    if (keys && fact(vm->profile, FACT_VIEWS_ARE_WALKED))
        set_presize(&vm->heap, made, dict_length(&vm->heap, field_get(&vm->heap, from, 0)));
    return given(vm, made, set_update_with(vm, made, from));
}

/* Source: _PyDictView_Intersect (3.9 on): the items of one side that the other has. Before: set(a).intersection_update(b). */
static value view_intersection(struct vm *vm, value a, value b) {
    struct heap *heap = &vm->heap;
    if (!fact(vm->profile, FACT_VIEWS_ARE_WALKED)) {
        object_id left = set_of(vm, a);
        value common = left ? set_intersection_with(vm, left, b) : VALUE_NULL;
        heap_decref(heap, left);
        return common;
    }
    value view = is_view(vm, a) ? a : b, other = is_view(vm, a) ? b : a, item;
    uint32_t length = dict_length(heap, field_get(heap, view, 0));
    if (is_view(vm, other) && dict_length(heap, field_get(heap, other, 0)) > length) {
        value swapped = view;
        view = other;
        other = swapped;
    }
    if (is_of_kind(vm, other, KIND_SET) && length <= set_length(heap, other))
        return set_intersection_with(vm, other, view);
    value iterator = iterator_of(vm, other);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    object_id made = set_new(heap, false);
    bool good = true;
    while (good && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        int found = value_contains(vm, view, item);
        good = found > 0 ? set_add(heap, made, item) >= 0 : found == 0;
        heap_decref(heap, item);
    }
    heap_decref(heap, iterator);
    return given(vm, made, good && !vm_failed(vm));
}

/* Views take any iterable on the other side. Source: dictviews_sub, dictviews_or, dictviews_xor. */
static value view_algebra(struct vm *vm, enum operator_kind op, value a, value b) {
    if (op == OP_AND)
        return view_intersection(vm, a, b);
    object_id made = set_of(vm, a);
    bool good = made && (op == OP_OR    ? set_update_with(vm, made, b)
                         : op == OP_SUB ? set_take_away(vm, made, b)
                                        : set_toggle_with(vm, made, b));
    return made ? given(vm, made, good) : VALUE_NULL;
}

static bool dict_merge_dict(struct vm *vm, object_id into, object_id from) {
    uint32_t position = 0;
    value key, v;
    bool good = true;
    while (good && into != from && dict_next(&vm->heap, from, &position, &key, &v)) {
        heap_incref(&vm->heap, key);
        good = dict_set_kept(&vm->heap, into, from, position, key, owned(vm, v)) >= 0;
        heap_decref(&vm->heap, key);
    }
    return good && !vm_failed(vm);
}

static value dict_union(struct vm *vm, object_id a, object_id b) {
    object_id made = dict_new(&vm->heap, 0);
    return given(vm, made, dict_merge_dict(vm, made, a) && dict_merge_dict(vm, made, b));
}

value set_binary(struct vm *vm, enum operator_kind op, value a, value b) {
    if (!is_set_operator(op))
        return VALUE_NOT_IMPLEMENTED;
    if (is_any_set(vm, a) && is_any_set(vm, b))
        return set_algebra(vm, op, a, b);
    if (is_view(vm, a) || is_view(vm, b))
        return view_algebra(vm, op, a, b);
    if (op == OP_OR && is_of_kind(vm, a, KIND_DICT) && is_of_kind(vm, b, KIND_DICT) && fact(vm->profile, FACT_DICT_UNION))
        return dict_union(vm, a, b);
    return VALUE_NOT_IMPLEMENTED;
}

/* Source: set_intersection_update: the intersection changes places with the old table. */
static bool keep_common(struct vm *vm, object_id set, object_id other) {
    value common = intersection(vm, set, other);
    if (common == VALUE_NULL)
        return false;
    set_swap(&vm->heap, set, common);
    heap_decref(&vm->heap, common);
    return true;
}

/* dict |= anything that dict.update() takes. */
static value dict_inplace(struct vm *vm, object_id dict, value other) {
    if (is_of_kind(vm, other, KIND_DICT))
        return dict_merge_dict(vm, dict, other) ? owned(vm, dict) : VALUE_NULL;
    value update = class_lookup(&vm->heap, vm->types.dict, atom_intern_text(&vm->heap, "update"), NULL);
    value args[2] = {dict, other}, result = vm_call(vm, update, args, 2);
    heap_decref(&vm->heap, result);
    return result == VALUE_NULL ? VALUE_NULL : owned(vm, dict);
}

value set_inplace(struct vm *vm, enum operator_kind op, value a, value b) {
    if (op == OP_OR && is_of_kind(vm, a, KIND_DICT) && fact(vm->profile, FACT_DICT_UNION))
        return dict_inplace(vm, a, b);
    if (!is_set_operator(op) || !is_of_kind(vm, a, KIND_SET) || !is_any_set(vm, b))
        return VALUE_NOT_IMPLEMENTED;
    bool good = true;
    if (a == b && (op == OP_SUB || op == OP_XOR))
        set_clear(&vm->heap, a);
    else if (op == OP_OR)
        good = set_merge(&vm->heap, a, b) >= 0;
    else if (op == OP_AND)
        good = keep_common(vm, a, b);
    else
        good = each_member(vm, b, op == OP_SUB ? take_away : take_or_add, a, 0);
    return good && !vm_failed(vm) ? owned(vm, a) : VALUE_NULL;
}

int set_is_subset(struct vm *vm, value a, value b) {
    uint32_t position = 0;
    value member;
    if (set_length(&vm->heap, a) > set_length(&vm->heap, b))
        return 0;
    int found = 1;
    while (found == 1 && set_next(&vm->heap, a, &position, &member)) {
        heap_incref(&vm->heap, member);
        found = set_contains(&vm->heap, b, member);
        heap_decref(&vm->heap, member);
    }
    return found;
}
