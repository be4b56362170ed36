/* WeakSet. Source: Lib/_weakrefset.py. */
#include "builtins.h"
#include "weak.h"

static object_id data_of(struct vm *vm, value self) {
    return WEAK_DATA(vm, self, KIND_SET);
}

static value callback_of(struct vm *vm, value self) {
    return instance_get(&vm->heap, self, atom_intern_text(&vm->heap, "_remove"));
}

/* set_add & co. said -1. */
static bool member_failed(struct vm *vm, value reference) {
    if (!vm_failed(vm))
        set_member_hash(vm, reference);
    return false;
}

static value reference_to(struct vm *vm, value item, value callback) {
    return weak_reference(vm, vm->types.weakref, item, callback);
}

typedef bool item_verb(struct vm *vm, value self, value item);

static bool add_item(struct vm *vm, value self, value item) {
    object_id data = data_of(vm, self);
    value reference = data ? reference_to(vm, item, callback_of(vm, self)) : VALUE_NULL;
    bool good = reference != VALUE_NULL && (set_add(&vm->heap, data, reference) >= 0 || member_failed(vm, reference));
    heap_decref(&vm->heap, reference);
    return good;
}

/* 1 it was there, 0, -1; *reference, if asked for: owned, what was looked for. */
static int discard(struct vm *vm, value self, value item, value *looked_for) {
    object_id data = data_of(vm, self);
    value reference = data ? reference_to(vm, item, VALUE_NULL) : VALUE_NULL;
    int found = reference == VALUE_NULL ? -1 : set_discard(&vm->heap, data, reference);
    if (found < 0 && reference != VALUE_NULL)
        member_failed(vm, reference);
    if (looked_for)
        *looked_for = reference;
    else
        heap_decref(&vm->heap, reference);
    return found;
}

static bool discard_item(struct vm *vm, value self, value item) {
    return discard(vm, self, item, NULL) >= 0;
}

/* What takes no weak reference is not in there. */
static int contains(struct vm *vm, value self, value item) {
    object_id data = data_of(vm, self);
    if (!data)
        return -1;
    if (!value_is_object(item) || !weakref_possible(&vm->heap, item))
        return 0;
    value reference = reference_to(vm, item, VALUE_NULL);
    int found = set_contains(&vm->heap, data, reference);
    if (found < 0)
        member_failed(vm, reference);
    heap_decref(&vm->heap, reference);
    return found;
}

/* method(self, item) for each item. */
static bool each(struct vm *vm, value iterable, value self, item_verb *verb, const char *method) {
    value iterator = iterator_of(vm, iterable), item;
    bool good = iterator != VALUE_NULL;
    while (good && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        good = verb(vm, self, item);
        if (!good)
            exception_add_native_frame(vm, method, (const value[]){self, item}, 2);
        heap_decref(&vm->heap, item);
    }
    heap_decref(&vm->heap, iterator);
    return good && !vm_failed(vm);
}

/* A set of weak references to the items of any iterable; owned, 0: failed. */
static object_id references(struct vm *vm, value iterable, value callback) {
    value iterator = iterator_of(vm, iterable), item;
    object_id made = iterator == VALUE_NULL ? 0 : set_new(&vm->heap, false);
    bool good = made != 0;
    while (good && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        value reference = reference_to(vm, item, callback);
        good = reference != VALUE_NULL && (set_add(&vm->heap, made, reference) >= 0 || member_failed(vm, reference));
        heap_decref(&vm->heap, reference);
        heap_decref(&vm->heap, item);
    }
    heap_decref(&vm->heap, iterator);
    if (good && !vm_failed(vm))
        return made;
    heap_decref(&vm->heap, made);
    return 0;
}

/* --- Methods ------------------------------------------------------------------------------------------------------------------ */

NATIVE(weak_set_init) {
    if (!weak_fits(vm, "__init__", count, keywords, 0, 1) || !weak_container_init(vm, args[0], set_new(&vm->heap, false), false))
        return VALUE_NULL;
    return count < 2 || args[1] == VALUE_NONE || each(vm, args[1], args[0], add_item, "add") ? VALUE_NONE : VALUE_NULL;
}

NATIVE(weak_set_forget) {
    UNUSED;
    object_id self = weak_container_of(vm, args[0]), data = self ? data_of(vm, self) : 0;
    if (data && set_discard(&vm->heap, data, args[1]) < 0)
        member_failed(vm, args[1]);
    heap_decref(&vm->heap, self);
    return vm_failed(vm) ? VALUE_NULL : VALUE_NONE;
}

NATIVE(weak_set_iter) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_SET, WEAK_GIVES_KEYS, false);
}

NATIVE(weak_set_len) {
    UNUSED;
    object_id data = data_of(vm, args[0]);
    return data ? atom_int(&vm->heap, set_length(&vm->heap, data)) : VALUE_NULL;
}

NATIVE(weak_set_contains) {
    UNUSED;
    int found = contains(vm, args[0], args[1]);
    return found < 0 ? VALUE_NULL : value_of_bool(found);
}

NATIVE(weak_set_repr) {
    UNUSED;
    object_id data = data_of(vm, args[0]);
    return data ? text_by(vm, value_repr, data) : VALUE_NULL;
}

NATIVE(weak_set_add_item) {
    UNUSED;
    return add_item(vm, args[0], args[1]) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(weak_set_discard) {
    UNUSED;
    return discard_item(vm, args[0], args[1]) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(weak_set_remove) {
    UNUSED;
    value reference;
    int found = discard(vm, args[0], args[1], &reference);
    if (found == 0)
        return vm_raise_value(vm, vm->types.KeyError, reference);
    heap_decref(&vm->heap, reference);
    return found < 0 ? VALUE_NULL : VALUE_NONE;
}

NATIVE(weak_set_pop) {
    UNUSED;
    for (;;) {
        object_id data = data_of(vm, args[0]);
        value reference = data ? set_pop(&vm->heap, data) : VALUE_NULL;
        if (reference == VALUE_NULL)
            return data ? vm_raise(vm, vm->types.KeyError, "pop from empty WeakSet") : VALUE_NULL;
        value item = weak_call(vm, reference);
        heap_decref(&vm->heap, reference);
        if (item != VALUE_NONE)
            return item;
    }
}

NATIVE(weak_set_clear) {
    UNUSED;
    object_id data = data_of(vm, args[0]);
    if (!data)
        return VALUE_NULL;
    set_clear(&vm->heap, data);
    return VALUE_NONE;
}

NATIVE(weak_set_update) {
    UNUSED;
    return each(vm, args[1], args[0], add_item, "add") ? VALUE_NONE : VALUE_NULL;
}

static value new_like(struct vm *vm, value self, bool filled) {
    return vm_call(vm, type_of(vm, self), &self, filled ? 1 : 0);
}

static value given(struct vm *vm, value made, bool good) {
    if (good)
        return made;
    heap_decref(&vm->heap, made);
    return VALUE_NULL;
}

NATIVE(weak_set_copy) {
    UNUSED;
    return new_like(vm, args[0], true);
}

NATIVE(weak_set_union) {
    UNUSED;
    value made = new_like(vm, args[0], true);
    return made == VALUE_NULL ? made : given(vm, made, each(vm, args[1], made, add_item, "add"));
}

NATIVE(weak_set_intersection) {
    UNUSED;
    struct heap *heap = &vm->heap;
    value made = new_like(vm, args[0], false), iterator = made == VALUE_NULL ? VALUE_NULL : iterator_of(vm, args[1]), item;
    bool good = iterator != VALUE_NULL;
    while (good && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        int found = contains(vm, args[0], item);
        good = found > 0 ? add_item(vm, made, item) : found == 0;
        heap_decref(heap, item);
    }
    heap_decref(heap, iterator);
    return made == VALUE_NULL ? made : given(vm, made, good && !vm_failed(vm));
}

/* In place: data op= a set of references to other's items. */
static bool change(struct vm *vm, value self, enum operator_kind op, value other) {
    object_id data = data_of(vm, self);
    if (!data)
        return false;
    if (self == other && op != OP_AND) {
        set_clear(&vm->heap, data);
        return true;
    }
    if (op == OP_SUB)
        return each(vm, other, self, discard_item, "discard");
    object_id with = references(vm, other, op == OP_XOR ? callback_of(vm, self) : VALUE_NULL);
    value result = with ? set_inplace(vm, op, data, with) : VALUE_NULL;
    heap_decref(&vm->heap, result);
    heap_decref(&vm->heap, with);
    return result != VALUE_NULL;
}

static value changed_copy(struct vm *vm, value self, enum operator_kind op, value other) {
    value made = new_like(vm, self, true);
    return made == VALUE_NULL ? made : given(vm, made, change(vm, made, op, other));
}

NATIVE(weak_set_difference) {
    UNUSED;
    return changed_copy(vm, args[0], OP_SUB, args[1]);
}

NATIVE(weak_set_symmetric_difference) {
    UNUSED;
    return changed_copy(vm, args[0], OP_XOR, args[1]);
}

#define CHANGE(name, op)                                                                                                   \
    NATIVE(name##_update) {                                                                                                \
        UNUSED;                                                                                                            \
        return change(vm, args[0], op, args[1]) ? VALUE_NONE : VALUE_NULL;                                                 \
    }                                                                                                                      \
    NATIVE(name##_inplace) {                                                                                               \
        UNUSED;                                                                                                            \
        return change(vm, args[0], op, args[1]) ? owned(vm, args[0]) : VALUE_NULL;                                         \
    }
CHANGE(weak_set_difference, OP_SUB)
CHANGE(weak_set_intersection, OP_AND)
CHANGE(weak_set_symmetric_difference, OP_XOR)

NATIVE(weak_set_ior) {
    UNUSED;
    return each(vm, args[1], args[0], add_item, "add") ? owned(vm, args[0]) : VALUE_NULL;
}

/* data op a set of references to other's items. */
static value compared(struct vm *vm, value self, enum operator_kind op, value other) {
    object_id data = data_of(vm, self), with = data ? references(vm, other, VALUE_NULL) : 0;
    value result = with ? compare_op(vm, op, data, with) : VALUE_NULL;
    heap_decref(&vm->heap, with);
    return result;
}

#define COMPARE(name, op)                                                                                                  \
    NATIVE(name) {                                                                                                         \
        UNUSED;                                                                                                            \
        return compared(vm, args[0], op, args[1]);                                                                         \
    }
COMPARE(weak_set_issubset, OP_LE)
COMPARE(weak_set_issuperset, OP_GE)
COMPARE(weak_set_lt, OP_LT)
COMPARE(weak_set_gt, OP_GT)

NATIVE(weak_set_eq) {
    UNUSED;
    if (!class_is_subclass(&vm->heap, type_of(vm, args[1]), type_of(vm, args[0])))
        return VALUE_NOT_IMPLEMENTED;
    return compared(vm, args[0], OP_EQ, args[1]);
}

NATIVE(weak_set_isdisjoint) {
    UNUSED;
    value iterator = iterator_of(vm, args[1]), item;
    int found = iterator == VALUE_NULL ? -1 : 0;
    while (found == 0 && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        found = contains(vm, args[0], item);
        heap_decref(&vm->heap, item);
    }
    heap_decref(&vm->heap, iterator);
    return found < 0 || vm_failed(vm) ? VALUE_NULL : value_of_bool(!found);
}

static const struct native natives[] = {
    {"__init__", weak_set_init, 1, -1, true, true},                 {"_forget", weak_set_forget, 2, 2, false, true},
    {"__iter__", weak_set_iter, 1, 1, false, true},                 {"__len__", weak_set_len, 1, 1, false, true},
    {"__contains__", weak_set_contains, 2, 2, false, true},         {"__repr__", weak_set_repr, 1, 1, false, true},
    {"add", weak_set_add_item, 2, 2, false, true},                  {"discard", weak_set_discard, 2, 2, false, true},
    {"remove", weak_set_remove, 2, 2, false, true},                 {"pop", weak_set_pop, 1, 1, false, true},
    {"clear", weak_set_clear, 1, 1, false, true},                   {"update", weak_set_update, 2, 2, false, true},
    {"copy", weak_set_copy, 1, 1, false, true},                     {"union", weak_set_union, 2, 2, false, true},
    {"__or__", weak_set_union, 2, 2, false, true},                  {"__ior__", weak_set_ior, 2, 2, false, true},
    {"intersection", weak_set_intersection, 2, 2, false, true},     {"__and__", weak_set_intersection, 2, 2, false, true},
    {"difference", weak_set_difference, 2, 2, false, true},         {"__sub__", weak_set_difference, 2, 2, false, true},
    {"symmetric_difference", weak_set_symmetric_difference, 2, 2, false, true},
    {"__xor__", weak_set_symmetric_difference, 2, 2, false, true},
    {"difference_update", weak_set_difference_update, 2, 2, false, true},
    {"__isub__", weak_set_difference_inplace, 2, 2, false, true},
    {"intersection_update", weak_set_intersection_update, 2, 2, false, true},
    {"__iand__", weak_set_intersection_inplace, 2, 2, false, true},
    {"symmetric_difference_update", weak_set_symmetric_difference_update, 2, 2, false, true},
    {"__ixor__", weak_set_symmetric_difference_inplace, 2, 2, false, true},
    {"issubset", weak_set_issubset, 2, 2, false, true},             {"__le__", weak_set_issubset, 2, 2, false, true},
    {"issuperset", weak_set_issuperset, 2, 2, false, true},         {"__ge__", weak_set_issuperset, 2, 2, false, true},
    {"__lt__", weak_set_lt, 2, 2, false, true},                     {"__gt__", weak_set_gt, 2, 2, false, true},
    {"__eq__", weak_set_eq, 2, 2, false, true},                     {"isdisjoint", weak_set_isdisjoint, 2, 2, false, true},
    {0},
};

void weak_set_add(struct vm *vm, object_id namespace) {
    object_id class_object = weak_class_new(vm, namespace, "WeakSet", "_weakrefset", weak_container_slots, natives);
    class_of(&vm->heap, class_object)->unhashable = true;
}
