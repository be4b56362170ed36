/* What WeakValueDictionary, WeakKeyDictionary and WeakSet share: their parts, their walks.
 * Source: Lib/weakref.py, Lib/_weakrefset.py. */
#include "builtins.h"
#include "weak.h"

/* In the order in which they die. Up to 3.13 removals wait for the end of an iteration in two more containers, which a
 * collection counts. */
const char *const weak_container_slots[] = {"_remove", "_pending_removals", "_iterating", "data", NULL};

static value name_of(struct vm *vm, const char *name) {
    return atom_intern_text(&vm->heap, name);
}

object_id weak_part(struct vm *vm, value self, const char *name, enum kind kind) {
    value v = instance_get(&vm->heap, self, name_of(vm, name));
    if (v == VALUE_NULL)
        return attribute_error(vm, self, name_of(vm, name));
    if (!is_of_kind(vm, v, kind))
        return vm_raise(vm, vm->types.TypeError, "'%s' object is not what %s.%s should be", type_name(vm, v), type_name(vm, self), name);
    return v;
}

bool weak_container_init(struct vm *vm, value self, object_id data, bool callback_holds_data) {
    struct heap *heap = &vm->heap;
    value forget = class_lookup(heap, type_of(vm, self), name_of(vm, "_forget"), NULL);
    if (!is_of_kind(vm, forget, KIND_BUILTIN)) {
        heap_decref(heap, data);
        vm_raise(vm, vm->types.TypeError, "%s._forget was changed", type_name(vm, self));
        return false;
    }
    heap->birth_flags |= OBJECT_IS_INTERNAL; /* how a container forgets is its own affair: what it refers to is drawn */
    value reference = weakref_new(heap, vm->types.weakref, self, VALUE_NULL);
    value closure = VALUE_NONE;
    if (callback_holds_data) {
        heap_incref(heap, data);
        heap->birth_flags |= OBJECT_IS_INTERNAL;
        value cell = fields_new(heap, KIND_CELL, vm->types.cell, 1, &data, cell_fields, true, true);
        heap->birth_flags |= OBJECT_IS_INTERNAL;
        closure = tuple_new(heap, 1, &cell);
    }
    heap->birth_flags |= OBJECT_IS_INTERNAL;
    value bound_to = tuple_new(heap, 2, (value[]){reference, closure}), callback = builtin_bind(vm, forget, bound_to);
    heap_decref(heap, bound_to);
    instance_set(heap, self, name_of(vm, "_remove"), callback);
    if (!fact(vm->profile, FACT_WEAK_REMOVALS_AT_ONCE)) {
        instance_set(heap, self, name_of(vm, "_pending_removals"), list_new(heap, 0, NULL));
        instance_set(heap, self, name_of(vm, "_iterating"), set_new(heap, false));
    }
    instance_set(heap, self, name_of(vm, "data"), data);
    return true;
}

object_id weak_container_of(struct vm *vm, value tuple) {
    object_id self = is_of_kind(vm, tuple, KIND_TUPLE) ? weakref_target(&vm->heap, sequence_item(&vm->heap, tuple, 0)) : 0;
    heap_incref(&vm->heap, self);
    return self;
}

value weak_container_repr(struct vm *vm, value self) {
    struct text text;
    text_init(&text);
    text_printf(&text, "<%s at 0x%llx>", type_name(vm, self), (unsigned long long)heap_address(&vm->heap, self));
    return text_value(vm, &text);
}

/* --- update --------------------------------------------------------------------------------------------------------------- */

static bool put_dict(struct vm *vm, value self, object_id from, weak_put *put) {
    uint32_t position = 0;
    value key, v;
    bool good = true;
    while (good && dict_next(&vm->heap, from, &position, &key, &v)) {
        heap_incref(&vm->heap, key);
        heap_incref(&vm->heap, v);
        good = put(vm, self, key, v);
        heap_decref(&vm->heap, v);
        heap_decref(&vm->heap, key);
    }
    return good;
}

/* What items() gives: pairs. */
static bool put_items(struct vm *vm, value self, value items_method, weak_put *put) {
    value items = vm_call(vm, items_method, NULL, 0), iterator = items == VALUE_NULL ? VALUE_NULL : iterator_of(vm, items), pair;
    heap_decref(&vm->heap, items);
    bool good = iterator != VALUE_NULL;
    while (good && (pair = iterator_next(vm, iterator)) != VALUE_NULL) {
        struct value_list two = {0};
        good = iterate_all(vm, pair, &two);
        heap_decref(&vm->heap, pair);
        if (good && two.count != 2) {
            vm_raise(vm, vm->types.ValueError, "not a pair of key and value");
            good = false;
        }
        good = good && put(vm, self, two.items[0], two.items[1]);
        values_drop(vm, &two);
    }
    heap_decref(&vm->heap, iterator);
    return good && !vm_failed(vm);
}

static bool put_other(struct vm *vm, value self, value other, weak_put *put) {
    if (is_of_kind(vm, other, KIND_DICT))
        return put_dict(vm, self, other, put);
    value items_method = attribute_find(vm, other, name_of(vm, "items"));
    if (vm_failed(vm))
        return false;
    bool good;
    if (items_method != VALUE_NULL) {
        good = put_items(vm, self, items_method, put);
        heap_decref(&vm->heap, items_method);
        return good;
    }
    object_id pairs = dict_new(&vm->heap, 0);
    good = dict_update_with(vm, pairs, other) && put_dict(vm, self, pairs, put);
    heap_decref(&vm->heap, pairs);
    return good;
}

bool weak_update(struct vm *vm, value self, const value *args, int count, const struct keywords *keywords, weak_put *put) {
    int named = keywords ? keywords->count : 0;
    if (!arguments_fit(vm, "update", count - named - 1, 0, 1))
        return false;
    if (count - named > 1 && args[1] != VALUE_NONE && !put_other(vm, self, args[1], put))
        return false;
    for (int i = 0; i < named; i++)
        if (!put(vm, self, keywords->names[i], args[count - named + i]))
            return false;
    return true;
}

/* --- Walks ---------------------------------------------------------------------------------------------------------------- */

enum { WEAK_VALUES = 4 };
static const char *const iterator_slots[] = {"data", "position", "gives", "item", NULL};

static object_id copy_of(struct vm *vm, object_id data) {
    bool is_set = is_of_kind(vm, data, KIND_SET);
    object_id copy = is_set ? set_new(&vm->heap, false) : dict_new(&vm->heap, 0);
    if (is_set ? set_merge(&vm->heap, copy, data) >= 0 : dict_update_with(vm, copy, data))
        return copy;
    heap_decref(&vm->heap, copy);
    return 0;
}

value weak_iterator_new(struct vm *vm, value self, enum kind kind, enum weak_gives gives, bool weak_values) {
    struct heap *heap = &vm->heap;
    object_id data = WEAK_DATA(vm, self, kind), copy = data ? copy_of(vm, data) : 0;
    if (!copy)
        return VALUE_NULL;
    value module = vm->modules[2]; /* made: there is a container */
    value type = dict_get_name(heap, field_get(heap, module, MODULE_DICT), name_of(vm, "_WeakIterator"));
    object_id iterator = instance_new(heap, type);
    instance_set(heap, iterator, name_of(vm, "data"), copy);
    instance_set(heap, iterator, name_of(vm, "position"), value_of_small(0));
    instance_set(heap, iterator, name_of(vm, "gives"), value_of_small((int32_t)gives | (weak_values ? WEAK_VALUES : 0)));
    return iterator;
}

/* The next entry of the copy; borrowed, v is VALUE_NULL for sets. */
static bool next_entry(struct vm *vm, value iterator, value *key, value *v) {
    struct heap *heap = &vm->heap;
    value data = instance_get(heap, iterator, name_of(vm, "data")), position = instance_get(heap, iterator, name_of(vm, "position"));
    uint32_t at = value_is_small(position) ? (uint32_t)value_small(position) : UINT32_MAX / 8;
    bool more = false;
    *v = VALUE_NULL;
    if (is_of_kind(vm, data, KIND_SET))
        more = set_next(heap, data, &at, key);
    else if (is_of_kind(vm, data, KIND_DICT))
        more = dict_next(heap, data, &at, key, v);
    instance_set(heap, iterator, name_of(vm, "position"), value_of_small((int32_t)at));
    return more;
}

NATIVE(iterator_method_next) {
    UNUSED;
    struct heap *heap = &vm->heap;
    value key, v, gives = instance_get(heap, args[0], name_of(vm, "gives"));
    int32_t how = value_is_small(gives) ? value_small(gives) : 0, what = how & ~WEAK_VALUES;
    while (next_entry(vm, args[0], &key, &v)) {
        bool weak_values = how & WEAK_VALUES;
        heap_incref(heap, key);
        heap_incref(heap, v);
        value followed = weak_call(vm, weak_values ? v : key);
        value given = weak_values ? key : v, other = VALUE_NULL;
        if (followed != VALUE_NULL && followed != VALUE_NONE) {
            bool gives_followed = what != (weak_values ? WEAK_GIVES_KEYS : WEAK_GIVES_VALUES);
            /* the object stays alive till the next step, as a local of CPython's generator */
            instance_set(heap, args[0], name_of(vm, "item"), gives_followed ? owned(vm, followed) : VALUE_NONE);
            if (what == WEAK_GIVES_ITEMS)
                other = weak_values ? tuple_new(heap, 2, (value[]){owned(vm, given), owned(vm, followed)})
                                    : tuple_new(heap, 2, (value[]){owned(vm, followed), owned(vm, given)});
            else
                other = owned(vm, gives_followed ? followed : given);
        } else if (followed == VALUE_NONE) {
            instance_set(heap, args[0], name_of(vm, "item"), VALUE_NONE);
        }
        bool failed = followed == VALUE_NULL;
        heap_decref(heap, followed);
        heap_decref(heap, v);
        heap_decref(heap, key);
        if (failed || other != VALUE_NULL)
            return other;
    }
    instance_set(heap, args[0], name_of(vm, "item"), VALUE_NONE);
    instance_set(heap, args[0], name_of(vm, "data"), VALUE_NONE);
    return stop_iteration_raise(vm, VALUE_NULL);
}

NATIVE(iterator_method_iter) {
    UNUSED;
    return owned(vm, args[0]);
}

static const struct native iterator_natives[] = {
    {"__iter__", iterator_method_iter, 1, 1, false}, {"__next__", iterator_method_next, 1, 1, false}, {0},
};

void weak_iterator_add(struct vm *vm, object_id namespace) {
    weak_class_new(vm, namespace, "_WeakIterator", "weakref", iterator_slots, iterator_natives);
}
