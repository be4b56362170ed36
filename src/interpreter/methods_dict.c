/* Methods of dict, and its views. Source: Objects/dictobject.c. */
#include "builtins.h"

static const char *const view_fields[] = {"mapping"};

/* A verb of the machine said -1: either Python code raised, or the key has no hash, which nobody has said yet. */
static value key_failed(struct vm *vm, value key) {
    if (!vm_failed(vm))
        dict_key_hash(vm, key);
    return VALUE_NULL;
}

static value key_error(struct vm *vm, value key) {
    return vm_raise_value(vm, vm->types.KeyError, owned(vm, key));
}

NATIVE(dict_method_get) {
    (void)keywords;
    value v = VALUE_NULL;
    int found = dict_get(&vm->heap, args[0], args[1], &v);
    if (found < 0)
        return key_failed(vm, args[1]);
    return owned(vm, found ? v : count > 2 ? args[2] : VALUE_NONE);
}

NATIVE(dict_method_setdefault) {
    (void)keywords;
    struct heap *heap = &vm->heap;
    value v = VALUE_NULL, otherwise = count > 2 ? args[2] : VALUE_NONE;
    int found = dict_get(heap, args[0], args[1], &v);
    if (found == 0) {
        v = otherwise;
        found = dict_set(heap, args[0], args[1], owned(vm, v));
    }
    return found < 0 ? key_failed(vm, args[1]) : owned(vm, v);
}

NATIVE(dict_method_pop) {
    (void)keywords;
    value v = VALUE_NULL;
    if (dict_length(&vm->heap, args[0]) == 0) /* the key is not even hashed */
        return count > 2 ? owned(vm, args[2]) : key_error(vm, args[1]);
    int found = dict_take(&vm->heap, args[0], args[1], &v);
    if (found > 0)
        return v;
    if (found < 0)
        return key_failed(vm, args[1]);
    return count > 2 ? owned(vm, args[2]) : key_error(vm, args[1]);
}

NATIVE(dict_method_popitem) {
    UNUSED;
    struct heap *heap = &vm->heap;
    value key, v;
    if (!dict_last(heap, args[0], &key, &v))
        return vm_raise(vm, vm->types.KeyError, "popitem(): dictionary is empty");
    heap_incref(heap, key);
    if (dict_take(heap, args[0], key, &v) <= 0) {
        heap_decref(heap, key);
        return vm_failed(vm) ? VALUE_NULL : vm_raise(vm, vm->types.RuntimeError, "dictionary changed during popitem()");
    }
    return tuple_new(heap, 2, (value[]){key, v});
}

/* --- update ---------------------------------------------------------------------------------------------------------- */

static bool set_item(struct vm *vm, object_id dict, value key, value v) {
    if (dict_set(&vm->heap, dict, key, owned(vm, v)) >= 0)
        return true;
    key_failed(vm, key);
    return false;
}

/* Source: dict_merge's fast way. */
static bool update_from_dict(struct vm *vm, object_id dict, object_id other) {
    struct heap *heap = &vm->heap;
    uint32_t position = 0, length = dict_length(heap, other);
    value key, v;
    bool good = true;
    while (good && dict != other && dict_next(heap, other, &position, &key, &v)) {
        heap_incref(heap, key);
        heap_incref(heap, v);
        good = set_item(vm, dict, key, v);
        heap_decref(heap, v);
        heap_decref(heap, key);
        if (good && dict_length(heap, other) != length) {
            vm_raise(vm, vm->types.RuntimeError, "dict mutated during update");
            good = false;
        }
    }
    return good;
}

/* Anything with keys(). */
static bool update_from_mapping(struct vm *vm, object_id dict, value other, value keys_method) {
    struct heap *heap = &vm->heap;
    value keys = vm_call(vm, keys_method, NULL, 0), iterator = keys == VALUE_NULL ? VALUE_NULL : iterator_of(vm, keys), key;
    heap_decref(heap, keys);
    if (iterator == VALUE_NULL)
        return false;
    bool good = true;
    while (good && (key = iterator_next(vm, iterator)) != VALUE_NULL) {
        value v = subscript_get(vm, other, key);
        good = v != VALUE_NULL && set_item(vm, dict, key, v);
        heap_decref(heap, v);
        heap_decref(heap, key);
    }
    heap_decref(heap, iterator);
    return good && !vm_failed(vm);
}

/* Not iterable: the version's words for it. From 3.14 on the rest is a note. */
static void complain_about_element(struct vm *vm, size_t index) {
    if (vm->stopped || !vm_error_is(vm, vm->types.TypeError))
        return;
    vm_clear_error(vm);
    vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, UPDATE_ELEMENT), index);
    if (!fact(vm->profile, FACT_UPDATE_ELEMENT_IS_A_NOTE) || vm->error == VALUE_NULL)
        return;
    struct text note;
    text_init(&note);
    text_printf(&note, "Cannot convert dictionary update sequence element #%zu to a sequence", index);
    value text = text_value(vm, &note);
    instance_set(&vm->heap, vm->error, vm->names.notes, list_new(&vm->heap, 1, &text));
}

/* Source: PyDict_MergeFromSeq2. */
static bool update_from_pairs(struct vm *vm, object_id dict, value other) {
    struct heap *heap = &vm->heap;
    value iterator = iterator_of(vm, other), element;
    if (iterator == VALUE_NULL)
        return false;
    bool good = true;
    for (size_t index = 0; good && (element = iterator_next(vm, iterator)) != VALUE_NULL; index++) {
        struct value_list pair = {0};
        good = iterate_all(vm, element, &pair);
        if (!good) {
            complain_about_element(vm, index);
        } else if (pair.count != 2) {
            vm_raise(vm, vm->types.ValueError, "dictionary update sequence element #%zu has length %zu; 2 is required", index, pair.count);
            good = false;
        } else {
            good = set_item(vm, dict, pair.items[0], pair.items[1]);
        }
        values_drop(vm, &pair);
        heap_decref(heap, element);
    }
    heap_decref(heap, iterator);
    return good && !vm_failed(vm);
}

bool dict_update_with(struct vm *vm, object_id dict, value other) {
    if (is_of_kind(vm, other, KIND_DICT) && program_method(vm, other, vm->names.iter) == VALUE_NULL)
        return update_from_dict(vm, dict, other);
    value keys_method = attribute_find(vm, other, atom_intern_text(&vm->heap, "keys"));
    if (vm_failed(vm))
        return false;
    if (keys_method == VALUE_NULL)
        return update_from_pairs(vm, dict, other);
    bool good = update_from_mapping(vm, dict, other, keys_method);
    heap_decref(&vm->heap, keys_method);
    return good;
}

bool dict_update_named(struct vm *vm, object_id dict, const value *args, int count, const struct keywords *keywords) {
    for (int i = 0; keywords && i < keywords->count; i++)
        if (!set_item(vm, dict, keywords->names[i], args[count - keywords->count + i]))
            return false;
    return true;
}

NATIVE(dict_method_update) {
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (!arguments_fit(vm, "update", given, 0, 1))
        return VALUE_NULL;
    if (given == 1 && !dict_update_with(vm, args[0], args[1]))
        return VALUE_NULL;
    return dict_update_named(vm, args[0], args, count, keywords) ? VALUE_NONE : VALUE_NULL;
}

/* --- The rest --------------------------------------------------------------------------------------------------------- */

NATIVE(dict_method_copy) {
    UNUSED;
    object_id copy = dict_new(&vm->heap, 0);
    if (update_from_dict(vm, copy, args[0]))
        return copy;
    heap_decref(&vm->heap, copy);
    return VALUE_NULL;
}

NATIVE(dict_method_clear) {
    UNUSED;
    dict_clear(&vm->heap, args[0]);
    return VALUE_NONE;
}

NATIVE(dict_method_fromkeys) {
    (void)keywords;
    struct heap *heap = &vm->heap;
    value made = args[0] == vm->types.dict ? dict_new(heap, BIRTH_BY_TYPE) : vm_call(vm, args[0], NULL, 0);
    value iterator = made == VALUE_NULL ? VALUE_NULL : iterator_of(vm, args[1]), key, v = count > 2 ? args[2] : VALUE_NONE;
    bool good = iterator != VALUE_NULL, plain = good && heap->type[made] == vm->types.dict;
    while (good && (key = iterator_next(vm, iterator)) != VALUE_NULL) {
        good = plain ? set_item(vm, made, key, v) : subscript_set(vm, made, key, v);
        heap_decref(heap, key);
    }
    heap_decref(heap, iterator);
    if (good && !vm_failed(vm))
        return made;
    heap_decref(heap, made);
    return VALUE_NULL;
}

NATIVE(dict_method_len) {
    UNUSED;
    return atom_int(&vm->heap, dict_length(&vm->heap, args[0]));
}

/* --- Views ------------------------------------------------------------------------------------------------------------- */

value view_new(struct vm *vm, object_id type, object_id dict) {
    value field = owned(vm, dict);
    vm->heap.birth_flags |= OBJECT_IS_INTERNAL;
    return fields_new(&vm->heap, KIND_ITERATOR, type, VIEW_WORDS, &field, view_fields, true, true);
}

NATIVE(dict_method_keys) {
    UNUSED;
    return lazy_or_list(vm, view_new(vm, vm->types.dict_keys, args[0]));
}

NATIVE(dict_method_values) {
    UNUSED;
    return lazy_or_list(vm, view_new(vm, vm->types.dict_values, args[0]));
}

NATIVE(dict_method_items) {
    UNUSED;
    return lazy_or_list(vm, view_new(vm, vm->types.dict_items, args[0]));
}

NATIVE(view_method_len) {
    UNUSED;
    return atom_int(&vm->heap, dict_length(&vm->heap, field_get(&vm->heap, args[0], VIEW_DICT)));
}

/* Source: dictviews_isdisjoint: what has a length and is longer is looked through from the other side. */
NATIVE(view_method_isdisjoint) {
    UNUSED;
    struct heap *heap = &vm->heap;
    value walked = args[1], other = args[0], item;
    bool is_shorter = is_any_set(vm, walked) && set_length(heap, walked) > dict_length(heap, field_get(heap, other, VIEW_DICT));
    if (walked == other)
        return value_of_bool(dict_length(heap, field_get(heap, other, VIEW_DICT)) == 0);
    value iterator = iterator_of(vm, is_shorter ? other : walked);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    int found = 0;
    while (found == 0 && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        found = value_contains(vm, is_shorter ? walked : other, item);
        heap_decref(heap, item);
    }
    heap_decref(heap, iterator);
    return found < 0 || vm_failed(vm) ? VALUE_NULL : value_of_bool(!found);
}

static const struct native natives[] = {
    {"get", dict_method_get, 2, 3, false},           {"setdefault", dict_method_setdefault, 2, 3, false},
    {"pop", dict_method_pop, 2, 3, false},           {"popitem", dict_method_popitem, 1, 1, false},
    {"update", dict_method_update, 1, -1, true},     {"keys", dict_method_keys, 1, 1, false},
    {"values", dict_method_values, 1, 1, false},     {"items", dict_method_items, 1, 1, false},
    {"copy", dict_method_copy, 1, 1, false},         {"clear", dict_method_clear, 1, 1, false},
    {"__len__", dict_method_len, 1, 1, false},       {"__contains__", method_contains, 2, 2, false},
    {"__getitem__", method_getitem, 2, 2, false},    {"__setitem__", method_setitem, 3, 3, false},
    {"__delitem__", method_delitem, 2, 2, false},    {0},
};
static const struct native fromkeys = {"fromkeys", dict_method_fromkeys, 2, 3, false};

static const struct native view_natives[] = {
    {"isdisjoint", view_method_isdisjoint, 2, 2, false},
    {"__contains__", method_contains, 2, 2, false},
    {"__len__", view_method_len, 1, 1, false},
    {0},
};

void methods_dict_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.dict, natives);
    natives_add_wrapped(vm, vm->types.dict, vm->types.classmethod, &fromkeys, NULL);
    natives_add_methods(vm, vm->types.dict_keys, view_natives);
    natives_add_methods(vm, vm->types.dict_items, view_natives);
    natives_add_methods(vm, vm->types.dict_values, view_natives + 2);
}
