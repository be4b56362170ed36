/* Keys of dicts, members of sets: their hash and what is said of those that have none.
 * Source: PyObject_Hash, slot_tp_hash (Objects), and from 3.14 on dict_unhashable_type, set_unhashable_type. */
#include "operators.h"

static const char *class_name(struct vm *vm, object_id class_object) {
    return atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, NULL);
}

/* The program's own __hash__ is left to whoever looks the key up: it runs once. */
static bool key_hash_as(struct vm *vm, value v, const char *words) {
    int64_t hash;
    object_id unhashable = 0;
    if (!value_is_object(v))
        return true;
    const struct class_info *info = class_of(&vm->heap, vm->heap.type[v]);
    if (!info->unhashable && program_method(vm, v, vm->names.hash) != VALUE_NULL)
        return true;
    if (value_hash(&vm->heap, v, &hash, &unhashable))
        return true;
    if (vm_failed(vm))
        return false;
    if (!unhashable)
        vm_stop(vm, "a key of tuples inside tuples has more items than Heapscope walks through");
    else if (words)
        vm_raise(vm, vm->types.TypeError, words, type_name(vm, v), class_name(vm, unhashable));
    else
        vm_raise(vm, vm->types.TypeError, "unhashable type: '%s'", class_name(vm, unhashable));
    return false;
}

bool key_hash(struct vm *vm, value v) {
    return key_hash_as(vm, v, NULL);
}

bool dict_key_hash(struct vm *vm, value v) {
    return key_hash_as(vm, v, WORDING_FOR(vm, DICT_KEY));
}

bool set_member_hash(struct vm *vm, value v) {
    return key_hash_as(vm, v, WORDING_FOR(vm, SET_MEMBER));
}

int value_equal_hook(void *context, value a, value b) {
    return value_compare(context, OP_EQ, a, b);
}

/* Source: slot_tp_hash. */
static bool hash_by_method(struct vm *vm, value v, int64_t *hash) {
    value result = vm_call_method(vm, v, vm->names.hash, NULL, 0);
    if (result == VALUE_NULL)
        return false;
    bool good = is_integer(vm, result);
    if (good)
        *hash = atom_integer(&vm->heap, result) == -1 ? -2 : atom_integer(&vm->heap, result);
    else
        vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, HASH_RESULT));
    heap_decref(&vm->heap, result);
    return good;
}

static bool hash_of_part(struct vm *vm, value v, int64_t *hash) {
    object_id unhashable;
    return key_hash(vm, v) && value_hash(&vm->heap, v, hash, &unhashable);
}

/* The hash of a tuple that stands for v. Steals the parts. */
static bool hash_of_tuple(struct vm *vm, const value *parts, uint32_t count, int64_t *hash) {
    object_id tuple = tuple_new(&vm->heap, count, parts);
    bool good = hash_of_part(vm, tuple, hash);
    heap_decref(&vm->heap, tuple);
    return good;
}

/* Source: range_hash: equal ranges hash alike. */
static bool hash_of_range(struct vm *vm, object_id range, int64_t *hash) {
    int64_t length = range_length(vm, range);
    value parts[3] = {atom_int(&vm->heap, length), VALUE_NONE, VALUE_NONE};
    if (length)
        parts[1] = owned(vm, field_get(&vm->heap, range, RANGE_START));
    if (length > 1)
        parts[2] = owned(vm, field_get(&vm->heap, range, RANGE_STEP));
    return hash_of_tuple(vm, parts, 3, hash);
}

/* Source: slicehash (3.12 on). */
static bool hash_of_slice(struct vm *vm, object_id slice, int64_t *hash) {
    if (!fact(vm->profile, FACT_SLICE_HASH)) {
        vm_raise(vm, vm->types.TypeError, "unhashable type: 'slice'");
        return false;
    }
    value parts[SLICE_WORDS];
    for (uint32_t i = 0; i < SLICE_WORDS; i++)
        parts[i] = owned(vm, field_get(&vm->heap, slice, i));
    return hash_of_tuple(vm, parts, SLICE_WORDS, hash);
}

/* That of what it refers to, remembered from the first time on. Source: weakref_hash. */
static bool hash_of_weakref(struct vm *vm, object_id weakref, int64_t *hash) {
    if (weakref_hash(&vm->heap, weakref, hash))
        return true;
    if (is_proxy(vm, weakref)) {
        vm_raise(vm, vm->types.TypeError, "unhashable type: '%s'", type_name(vm, weakref));
        return false;
    }
    object_id target = weakref_target(&vm->heap, weakref);
    if (!target) {
        vm_raise(vm, vm->types.TypeError, "weak object has gone away");
        return false;
    }
    heap_incref(&vm->heap, target);
    bool good = hash_of_part(vm, target, hash);
    if (good)
        weakref_hash_set(&vm->heap, weakref, *hash);
    heap_decref(&vm->heap, target);
    return good;
}

bool value_hash_hook(void *context, value v, int64_t *hash) {
    struct vm *vm = context;
    if (program_method(vm, v, vm->names.hash) != VALUE_NULL)
        return hash_by_method(vm, v, hash);
    if (!nested_begin(vm, ""))
        return false;
    bool good = false;
    int64_t part;
    switch (kind_of(vm, v)) {
    case KIND_RANGE:
        good = hash_of_range(vm, v, hash);
        break;
    case KIND_SLICE:
        good = hash_of_slice(vm, v, hash);
        break;
    case KIND_WEAKREF:
        good = hash_of_weakref(vm, v, hash);
        break;
    case KIND_METHOD: /* Source: method_hash: the address of self, with the function's hash */
        good = hash_of_part(vm, field_get(&vm->heap, v, METHOD_FUNCTION), &part);
        if (good)
            *hash = part ^ (int64_t)(heap_address(&vm->heap, field_get(&vm->heap, v, METHOD_SELF)) >> 4);
        break;
    default:
        vm_stop(vm, "the hash of a %s is outside what Heapscope runs", type_name(vm, v));
    }
    nested_end(vm);
    return good;
}
