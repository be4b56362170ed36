/* WeakValueDictionary and WeakKeyDictionary. Source: Lib/weakref.py. */
#include "builtins.h"
#include "weak.h"

static value key_error(struct vm *vm, value key) {
    return vm_raise_value(vm, vm->types.KeyError, owned(vm, key));
}

/* dict_get & co. said -1. */
static value key_failed(struct vm *vm, value key) {
    if (!vm_failed(vm))
        dict_key_hash(vm, key);
    return VALUE_NULL;
}

static object_id data_of(struct vm *vm, value self) {
    return WEAK_DATA(vm, self, KIND_DICT);
}

static value callback_of(struct vm *vm, value self) {
    value callback = instance_get(&vm->heap, self, atom_intern_text(&vm->heap, "_remove"));
    return callback == VALUE_NULL ? attribute_error(vm, self, atom_intern_text(&vm->heap, "_remove")) : callback;
}

static object_id module_class(struct vm *vm, const char *name) {
    return dict_get_name(&vm->heap, field_get(&vm->heap, vm->modules[2], MODULE_DICT), atom_intern_text(&vm->heap, name));
}

/* A new one of the same kind, filled by `put` with what `self` gives. */
static value copied(struct vm *vm, value self, const char *class_name, weak_put *put, bool weak_values) {
    value made = vm_call(vm, module_class(vm, class_name), NULL, 0), pair;
    value iterator = made == VALUE_NULL ? VALUE_NULL : weak_iterator_new(vm, self, KIND_DICT, WEAK_GIVES_ITEMS, weak_values);
    bool good = iterator != VALUE_NULL;
    while (good && (pair = iterator_next(vm, iterator)) != VALUE_NULL) {
        good = put(vm, made, sequence_item(&vm->heap, pair, 0), sequence_item(&vm->heap, pair, 1));
        heap_decref(&vm->heap, pair);
    }
    heap_decref(&vm->heap, iterator);
    if (good && !vm_failed(vm))
        return made;
    heap_decref(&vm->heap, made);
    return VALUE_NULL;
}

/* dict(self.items()), or a dict itself; VALUE_NULL without an error: no mapping. Owned. */
static value plain_dict(struct vm *vm, value v) {
    if (is_of_kind(vm, v, KIND_DICT))
        return owned(vm, v);
    object_id type = type_of(vm, v);
    if (!class_is_subclass(&vm->heap, type, module_class(vm, "WeakValueDictionary")) &&
        !class_is_subclass(&vm->heap, type, module_class(vm, "WeakKeyDictionary")))
        return VALUE_NULL;
    object_id made = dict_new(&vm->heap, 0);
    value items = vm_call_method(vm, v, atom_intern_text(&vm->heap, "items"), NULL, 0);
    if (items != VALUE_NULL && dict_update_with(vm, made, items)) {
        heap_decref(&vm->heap, items);
        return made;
    }
    heap_decref(&vm->heap, items);
    heap_decref(&vm->heap, made);
    return VALUE_NULL;
}

NATIVE(mapping_eq) {
    UNUSED;
    value a = plain_dict(vm, args[0]), b = a == VALUE_NULL ? VALUE_NULL : plain_dict(vm, args[1]);
    int equal = b == VALUE_NULL ? -1 : value_compare(vm, OP_EQ, a, b);
    bool unknown = b == VALUE_NULL && !vm_failed(vm);
    heap_decref(&vm->heap, b);
    heap_decref(&vm->heap, a);
    return unknown ? VALUE_NOT_IMPLEMENTED : equal < 0 ? VALUE_NULL : value_of_bool(equal);
}

NATIVE(mapping_len) {
    UNUSED;
    object_id data = data_of(vm, args[0]);
    return data ? atom_int(&vm->heap, dict_length(&vm->heap, data)) : VALUE_NULL;
}

NATIVE(mapping_repr) {
    UNUSED;
    return weak_container_repr(vm, args[0]);
}

/* --- WeakValueDictionary ---------------------------------------------------------------------------------------------------- */

static bool put_weak_value(struct vm *vm, value self, value key, value v) {
    object_id data = data_of(vm, self);
    value callback = data ? callback_of(vm, self) : VALUE_NULL;
    value reference = callback == VALUE_NULL ? VALUE_NULL : weak_reference(vm, module_class(vm, "KeyedRef"), v, callback);
    if (reference == VALUE_NULL)
        return false;
    weakref_set_key(&vm->heap, reference, owned(vm, key));
    if (dict_set(&vm->heap, data, key, reference) >= 0)
        return true;
    key_failed(vm, key);
    return false;
}

/* An object that a weak reference in the dict referred to is dead. Source: _PyDict_DelItemIf. */
NATIVE(values_forget) {
    UNUSED;
    object_id self = weak_container_of(vm, args[0]), data = self ? data_of(vm, self) : 0;
    value key = is_of_kind(vm, args[1], KIND_WEAKREF) ? owned(vm, weakref_key(&vm->heap, args[1])) : VALUE_NULL, v;
    int found = data && key != VALUE_NULL ? dict_get(&vm->heap, data, key, &v) : 0;
    if (found > 0 && is_of_kind(vm, v, KIND_WEAKREF) && !weakref_target(&vm->heap, v))
        found = dict_delete(&vm->heap, data, key);
    heap_decref(&vm->heap, key);
    heap_decref(&vm->heap, self);
    return found < 0 || vm_failed(vm) ? VALUE_NULL : VALUE_NONE;
}

NATIVE(values_init) {
    return weak_container_init(vm, args[0], dict_new(&vm->heap, 0), vm->profile->closure_holds_data) && weak_update(vm, args[0], args, count, keywords, put_weak_value) ? VALUE_NONE : VALUE_NULL;
}

/* The object under key, owned; None: not there, or dead. VALUE_NULL: failed. */
static value live_value(struct vm *vm, value self, value key) {
    value reference;
    object_id data = data_of(vm, self);
    int found = data ? dict_get(&vm->heap, data, key, &reference) : -1;
    if (found < 0)
        return data ? key_failed(vm, key) : VALUE_NULL;
    if (!found)
        return VALUE_NONE;
    heap_incref(&vm->heap, reference);
    value v = weak_call(vm, reference);
    heap_decref(&vm->heap, reference);
    return v;
}

NATIVE(values_getitem) {
    UNUSED;
    value v = live_value(vm, args[0], args[1]);
    return v == VALUE_NONE ? key_error(vm, args[1]) : v;
}

NATIVE(values_get) {
    if (!weak_fits(vm, "get", count, keywords, 1, 2))
        return VALUE_NULL;
    value v = live_value(vm, args[0], args[1]);
    return v == VALUE_NONE && count > 2 ? owned(vm, args[2]) : v;
}

NATIVE(values_contains) {
    UNUSED;
    value v = live_value(vm, args[0], args[1]);
    heap_decref(&vm->heap, v);
    return v == VALUE_NULL ? VALUE_NULL : value_of_bool(v != VALUE_NONE);
}

NATIVE(values_setitem) {
    UNUSED;
    return put_weak_value(vm, args[0], args[1], args[2]) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(mapping_delitem_of_data) {
    UNUSED;
    object_id data = data_of(vm, args[0]);
    return data && subscript_change_builtin(vm, data, args[1], VALUE_NULL) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(values_setdefault) {
    if (!weak_fits(vm, "setdefault", count, keywords, 1, 2))
        return VALUE_NULL;
    value v = live_value(vm, args[0], args[1]);
    if (v != VALUE_NONE)
        return v;
    v = count > 2 ? args[2] : VALUE_NONE;
    return put_weak_value(vm, args[0], args[1], v) ? owned(vm, v) : VALUE_NULL;
}

NATIVE(values_pop) {
    if (!weak_fits(vm, "pop", count, keywords, 1, 2))
        return VALUE_NULL;
    object_id data = data_of(vm, args[0]);
    value reference, v = VALUE_NONE;
    int found = data ? dict_take(&vm->heap, data, args[1], &reference) : -1;
    if (found < 0)
        return data ? key_failed(vm, args[1]) : VALUE_NULL;
    if (found) {
        v = weak_call(vm, reference);
        heap_decref(&vm->heap, reference);
    }
    if (v != VALUE_NONE)
        return v;
    return count > 2 ? owned(vm, args[2]) : key_error(vm, args[1]);
}

/* (key, value) of the entry that came last and is alive; the weak one of the two is followed. */
static value pop_last(struct vm *vm, value self, bool weak_values) {
    for (;;) {
        object_id data = data_of(vm, self);
        value key, v;
        if (!data)
            return VALUE_NULL;
        if (!dict_last(&vm->heap, data, &key, &v))
            return vm_raise(vm, vm->types.KeyError, "popitem(): dictionary is empty");
        heap_incref(&vm->heap, key);
        if (dict_take(&vm->heap, data, key, &v) <= 0) {
            key_failed(vm, key);
            heap_decref(&vm->heap, key);
            return VALUE_NULL;
        }
        value weak = weak_values ? v : key, kept = weak_values ? key : v, followed = weak_call(vm, weak);
        heap_decref(&vm->heap, weak);
        if (followed != VALUE_NULL && followed != VALUE_NONE)
            return tuple_new(&vm->heap, 2, weak_values ? (value[]){kept, followed} : (value[]){followed, kept});
        heap_decref(&vm->heap, kept);
        if (followed == VALUE_NULL)
            return VALUE_NULL;
    }
}

NATIVE(values_popitem) {
    UNUSED;
    return pop_last(vm, args[0], true);
}

/* Source: MutableMapping.clear: the last first. */
static value clear(struct vm *vm, value self, bool weak_values) {
    object_id data;
    while ((data = data_of(vm, self)) != 0 && dict_length(&vm->heap, data)) {
        value pair = pop_last(vm, self, weak_values);
        heap_decref(&vm->heap, pair);
        if (pair == VALUE_NULL && !vm->stopped && vm_error_is(vm, vm->types.KeyError))
            vm_clear_error(vm);
        else if (pair == VALUE_NULL)
            return VALUE_NULL;
    }
    return data ? VALUE_NONE : VALUE_NULL;
}

NATIVE(values_clear) {
    UNUSED;
    return clear(vm, args[0], true);
}

NATIVE(values_update) {
    return weak_update(vm, args[0], args, count, keywords, put_weak_value) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(values_copy) {
    UNUSED;
    return copied(vm, args[0], "WeakValueDictionary", put_weak_value, true);
}

NATIVE(values_ior) {
    return weak_update(vm, args[0], args, count, keywords, put_weak_value) ? owned(vm, args[0]) : VALUE_NULL;
}

NATIVE(values_keys) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_DICT, WEAK_GIVES_KEYS, true);
}

NATIVE(values_values) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_DICT, WEAK_GIVES_VALUES, true);
}

NATIVE(values_items) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_DICT, WEAK_GIVES_ITEMS, true);
}

/* list(data.values()), list(data) */
static value references(struct vm *vm, value self, bool of_values) {
    object_id data = data_of(vm, self), list = data ? list_new(&vm->heap, 0, NULL) : 0;
    uint32_t position = 0;
    value key, v;
    while (data && dict_next(&vm->heap, data, &position, &key, &v))
        list_append(&vm->heap, list, owned(vm, of_values ? v : key));
    return list;
}

NATIVE(values_valuerefs) {
    UNUSED;
    return references(vm, args[0], true);
}

static const struct native values_natives[] = {
    {"__init__", values_init, 1, -1, true, true},          {"_forget", values_forget, 2, 2, false, true},
    {"__getitem__", values_getitem, 2, 2, false, true},    {"__setitem__", values_setitem, 3, 3, false, true},
    {"__delitem__", mapping_delitem_of_data, 2, 2, false, true}, {"__contains__", values_contains, 2, 2, false, true},
    {"__len__", mapping_len, 1, 1, false, true},           {"__iter__", values_keys, 1, 1, false, true},
    {"__eq__", mapping_eq, 2, 2, false, true},             {"__repr__", mapping_repr, 1, 1, false, true},
    {"__ior__", values_ior, 2, 2, false, true},            {"get", values_get, 1, -1, true, true},
    {"setdefault", values_setdefault, 1, -1, true, true},  {"pop", values_pop, 1, -1, true, true},
    {"popitem", values_popitem, 1, 1, false, true},        {"clear", values_clear, 1, 1, false, true},
    {"update", values_update, 1, -1, true, true},          {"copy", values_copy, 1, 1, false, true},
    {"keys", values_keys, 1, 1, false, true},              {"values", values_values, 1, 1, false, true},
    {"items", values_items, 1, 1, false, true},            {"valuerefs", values_valuerefs, 1, 1, false, true},
    {0},
};

/* --- WeakKeyDictionary ------------------------------------------------------------------------------------------------------ */

static bool put_weak_key(struct vm *vm, value self, value key, value v) {
    object_id data = data_of(vm, self);
    value callback = data ? callback_of(vm, self) : VALUE_NULL;
    value reference = callback == VALUE_NULL ? VALUE_NULL : weak_reference(vm, vm->types.weakref, key, callback);
    if (reference == VALUE_NULL)
        return false;
    bool good = dict_set(&vm->heap, data, reference, owned(vm, v)) >= 0;
    if (!good)
        key_failed(vm, reference);
    heap_decref(&vm->heap, reference);
    return good;
}

NATIVE(keys_forget) {
    UNUSED;
    object_id self = weak_container_of(vm, args[0]), data = self ? data_of(vm, self) : 0;
    if (data && dict_delete(&vm->heap, data, args[1]) < 0)
        key_failed(vm, args[1]);
    heap_decref(&vm->heap, self);
    return vm_failed(vm) ? VALUE_NULL : VALUE_NONE;
}

NATIVE(keys_init) {
    return weak_container_init(vm, args[0], dict_new(&vm->heap, 0), false) && weak_update(vm, args[0], args, count, keywords, put_weak_key) ? VALUE_NONE : VALUE_NULL;
}

/* A plain weak reference to key, to look it up by. Owned. */
static value reference_to(struct vm *vm, value key) {
    return weak_reference(vm, vm->types.weakref, key, VALUE_NULL);
}

/* 1 found (*v borrowed), 0, -1. */
static int find_key(struct vm *vm, value self, value reference, value *v) {
    object_id data = data_of(vm, self);
    int found = data ? dict_get(&vm->heap, data, reference, v) : -1;
    if (found < 0 && data)
        key_failed(vm, reference);
    return found;
}

/* What stands there for key, else `otherwise` (borrowed), else KeyError when that is VALUE_NULL. Owned. */
static value value_for(struct vm *vm, value self, value key, value otherwise) {
    value reference = reference_to(vm, key), v, result = VALUE_NULL;
    int found = reference == VALUE_NULL ? -1 : find_key(vm, self, reference, &v);
    if (found > 0)
        result = owned(vm, v);
    else if (found == 0)
        result = otherwise == VALUE_NULL ? key_error(vm, reference) : owned(vm, otherwise);
    heap_decref(&vm->heap, reference);
    return result;
}

NATIVE(keys_getitem) {
    UNUSED;
    return value_for(vm, args[0], args[1], VALUE_NULL);
}

NATIVE(keys_get) {
    return weak_fits(vm, "get", count, keywords, 1, 2) ? value_for(vm, args[0], args[1], count > 2 ? args[2] : VALUE_NONE) : VALUE_NULL;
}

/* What takes no weak reference is not in there. */
NATIVE(keys_contains) {
    UNUSED;
    if (!value_is_object(args[1]) || !weakref_possible(&vm->heap, args[1]))
        return VALUE_FALSE;
    value reference = reference_to(vm, args[1]), v;
    int found = find_key(vm, args[0], reference, &v);
    heap_decref(&vm->heap, reference);
    return found < 0 ? VALUE_NULL : value_of_bool(found);
}

NATIVE(keys_setitem) {
    UNUSED;
    return put_weak_key(vm, args[0], args[1], args[2]) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(keys_delitem) {
    UNUSED;
    value reference = reference_to(vm, args[1]);
    if (reference == VALUE_NULL)
        return VALUE_NULL;
    value result = mapping_delitem_of_data(vm, (value[]){args[0], reference}, 2, NULL);
    heap_decref(&vm->heap, reference);
    return result;
}

NATIVE(keys_setdefault) {
    if (!weak_fits(vm, "setdefault", count, keywords, 1, 2))
        return VALUE_NULL;
    value otherwise = count > 2 ? args[2] : VALUE_NONE;
    value v = value_for(vm, args[0], args[1], VALUE_NOT_IMPLEMENTED); /* stands for: not there */
    if (v != VALUE_NOT_IMPLEMENTED)
        return v;
    return put_weak_key(vm, args[0], args[1], otherwise) ? owned(vm, otherwise) : VALUE_NULL;
}

NATIVE(keys_pop) {
    if (!weak_fits(vm, "pop", count, keywords, 1, 2))
        return VALUE_NULL;
    value reference = reference_to(vm, args[1]), v = VALUE_NULL;
    object_id data = reference == VALUE_NULL ? 0 : data_of(vm, args[0]);
    int found = data ? dict_take(&vm->heap, data, reference, &v) : -1;
    if (found == 0)
        v = count > 2 ? owned(vm, args[2]) : key_error(vm, reference);
    else if (found < 0 && data)
        key_failed(vm, reference);
    heap_decref(&vm->heap, reference);
    return found < 0 ? VALUE_NULL : v;
}

NATIVE(keys_popitem) {
    UNUSED;
    return pop_last(vm, args[0], false);
}

NATIVE(keys_clear) {
    UNUSED;
    return clear(vm, args[0], false);
}

NATIVE(keys_update) {
    return weak_update(vm, args[0], args, count, keywords, put_weak_key) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(keys_ior) {
    return weak_update(vm, args[0], args, count, keywords, put_weak_key) ? owned(vm, args[0]) : VALUE_NULL;
}

NATIVE(keys_copy) {
    UNUSED;
    return copied(vm, args[0], "WeakKeyDictionary", put_weak_key, false);
}

NATIVE(keys_keys) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_DICT, WEAK_GIVES_KEYS, false);
}

NATIVE(keys_values) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_DICT, WEAK_GIVES_VALUES, false);
}

NATIVE(keys_items) {
    UNUSED;
    return weak_iterator_new(vm, args[0], KIND_DICT, WEAK_GIVES_ITEMS, false);
}

NATIVE(keys_keyrefs) {
    UNUSED;
    return references(vm, args[0], false);
}

static const struct native keys_natives[] = {
    {"__init__", keys_init, 1, -1, true, true},            {"_forget", keys_forget, 2, 2, false, true},
    {"__getitem__", keys_getitem, 2, 2, false, true},      {"__setitem__", keys_setitem, 3, 3, false, true},
    {"__delitem__", keys_delitem, 2, 2, false, true},      {"__contains__", keys_contains, 2, 2, false, true},
    {"__len__", mapping_len, 1, 1, false, true},           {"__iter__", keys_keys, 1, 1, false, true},
    {"__eq__", mapping_eq, 2, 2, false, true},             {"__repr__", mapping_repr, 1, 1, false, true},
    {"__ior__", keys_ior, 2, 2, false, true},              {"get", keys_get, 1, -1, true, true},
    {"setdefault", keys_setdefault, 1, -1, true, true},    {"pop", keys_pop, 1, -1, true, true},
    {"popitem", keys_popitem, 1, 1, false, true},          {"clear", keys_clear, 1, 1, false, true},
    {"update", keys_update, 1, -1, true, true},            {"copy", keys_copy, 1, 1, false, true},
    {"keys", keys_keys, 1, 1, false, true},                {"values", keys_values, 1, 1, false, true},
    {"items", keys_items, 1, 1, false, true},              {"keyrefs", keys_keyrefs, 1, 1, false, true},
    {0},
};

/* --- KeyedRef ----------------------------------------------------------------------------------------------------------------- */

NATIVE(keyed_new) {
    if (!weak_fits(vm, "__new__", count, keywords, 3, 3))
        return VALUE_NULL;
    value reference = weak_reference(vm, args[0], args[1], args[2]);
    if (reference != VALUE_NULL)
        weakref_set_key(&vm->heap, reference, owned(vm, args[3]));
    return reference;
}

NATIVE(keyed_init) {
    (void)args;
    return weak_fits(vm, "__init__", count, keywords, 3, 3) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(keyed_key) {
    UNUSED;
    value key = weakref_key(&vm->heap, args[0]);
    return key == VALUE_NULL ? attribute_error(vm, args[0], vm->names.key) : owned(vm, key);
}

static const struct native keyed_natives[] = {{"__new__", keyed_new, 1, -1, true, true}, {"__init__", keyed_init, 1, -1, true, true}, {0}};
static const struct native keyed_key_native = {"key", keyed_key, 1, 1, false};

void weak_mappings_add(struct vm *vm, object_id namespace) {
    struct heap *heap = &vm->heap;
    object_id keyed = class_new_static(heap, "KeyedRef", vm->types.weakref, KIND_WEAKREF);
    class_of(heap, keyed)->module = "weakref";
    natives_add_methods(vm, keyed, keyed_natives);
    natives_add_wrapped(vm, keyed, vm->types.property, &keyed_key_native, NULL);
    dict_set_name(heap, namespace, atom_intern_text(heap, "KeyedRef"), keyed);
    object_id by_value = weak_class_new(vm, namespace, "WeakValueDictionary", "weakref", weak_container_slots, values_natives);
    object_id by_key = weak_class_new(vm, namespace, "WeakKeyDictionary", "weakref", weak_container_slots, keys_natives);
    class_of(heap, by_value)->unhashable = class_of(heap, by_key)->unhashable = true;
}
