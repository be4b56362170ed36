/* weakref.finalize: a registry of finalizers, each the callback of a weak reference to its object.
 * Source: Lib/weakref.py. */
#include "builtins.h"
#include "memory.h"
#include "weak.h"

#include <stdlib.h>
#include <string.h>

static value name_of(struct vm *vm, const char *name) {
    return atom_intern_text(&vm->heap, name);
}

static value class_attribute(struct vm *vm, const char *name) {
    value type = dict_get_name(&vm->heap, field_get(&vm->heap, vm->modules[2], MODULE_DICT), name_of(vm, "finalize"));
    return dict_get_name(&vm->heap, heap_words(&vm->heap, type)[CLASS_DICT], name_of(vm, name));
}

static object_id registry(struct vm *vm) {
    return class_attribute(vm, "_registry");
}

/* What is known of a finalizer that is alive; borrowed, VALUE_NULL: it is dead. */
static value info_of(struct vm *vm, value self) {
    value info;
    return dict_get(&vm->heap, registry(vm), self, &info) > 0 ? info : VALUE_NULL;
}

static value part(struct vm *vm, value info, const char *name) {
    return instance_get(&vm->heap, info, name_of(vm, name));
}

static void set_part(struct vm *vm, value info, const char *name, value v) {
    instance_set(&vm->heap, info, name_of(vm, name), v);
}

static bool arguments_are_enough(struct vm *vm, int given) {
    if (given >= 2)
        return true;
    bool names = !fact(vm->profile, FACT_FINALIZE_TAKES_ANY) || fact(vm->profile, FACT_FINALIZE_NAMES_MISSING);
    if (!names)
        vm_raise(vm, vm->types.TypeError, "finalize expected at least 2 positional arguments, got %d", given);
    else
        vm_raise(vm, vm->types.TypeError, "%s__init__() missing %s 'func'", vm->profile->messages_qualify_functions ? "finalize." : "",
                 given == 0 ? "2 required positional arguments: 'obj' and" : "1 required positional argument:");
    vm->arguments_refused = names;
    return false;
}

NATIVE(finalize_init) {
    struct heap *heap = &vm->heap;
    int named = keywords ? keywords->count : 0, given = count - named - 1;
    if (!arguments_are_enough(vm, given))
        return VALUE_NULL;
    value reference = weak_reference(vm, vm->types.weakref, args[1], args[0]);
    if (reference == VALUE_NULL)
        return VALUE_NULL;
    value info = instance_new(heap, class_attribute(vm, "_Info"));
    set_part(vm, info, "weakref", reference);
    set_part(vm, info, "func", owned(vm, args[2]));
    value *items = memory_alloc(sizeof *items * (size_t)given);
    for (int i = 0; i < given - 2; i++)
        items[i] = owned(vm, args[3 + i]);
    set_part(vm, info, "args", given > 2 ? tuple_new(heap, (uint32_t)given - 2, items) : owned(vm, vm->empty_tuple));
    free(items);
    value dict = named ? dict_new(heap, 0) : VALUE_NONE;
    for (int i = 0; i < named; i++)
        dict_set_name(heap, dict, keywords->names[i], owned(vm, args[count - named + i]));
    set_part(vm, info, "kwargs", dict);
    set_part(vm, info, "atexit", VALUE_TRUE);
    value index = class_attribute(vm, "_index");
    set_part(vm, info, "index", index);
    object_id class_dict = heap_words(heap, dict_get_name(heap, field_get(heap, vm->modules[2], MODULE_DICT), name_of(vm, "finalize")))[CLASS_DICT];
    dict_set_name(heap, class_dict, name_of(vm, "_index"), value_of_small(value_small(index) + 1));
    return dict_set(heap, registry(vm), args[0], info) >= 0 ? VALUE_NONE : VALUE_NULL;
}

/* func(*args, **kwargs) */
static value call(struct vm *vm, value info) {
    struct heap *heap = &vm->heap;
    value tuple = part(vm, info, "args"), dict = part(vm, info, "kwargs"), function = part(vm, info, "func"), key, v;
    uint32_t given = sequence_length(heap, tuple), named = dict == VALUE_NONE ? 0 : dict_length(heap, dict), position = 0, n = 0;
    value *args = memory_alloc(sizeof *args * (given + named + 1)), *names = memory_alloc(sizeof *names * (named + 1));
    for (uint32_t i = 0; i < given; i++)
        args[i] = sequence_item(heap, tuple, i);
    while (named && n < named && dict_next(heap, dict, &position, &key, &v)) {
        names[n] = key;
        args[given + n++] = v;
    }
    value result = vm_call_keywords(vm, function, args, (int)(given + n), &(struct keywords){names, (int)n});
    free(args);
    free(names);
    return result;
}

NATIVE(finalize_call) {
    value info;
    if (!weak_fits(vm, "__call__", count, keywords, 0, 1))
        return VALUE_NULL;
    int found = dict_take(&vm->heap, registry(vm), args[0], &info);
    if (found <= 0)
        return vm_failed(vm) ? VALUE_NULL : VALUE_NONE;
    value result = class_attribute(vm, "_shutdown") == VALUE_TRUE ? VALUE_NONE : call(vm, info);
    heap_decref(&vm->heap, info);
    return result;
}

/* (obj, func, args, kwargs), or None when it is dead. */
static value described(struct vm *vm, value self, bool detach) {
    struct heap *heap = &vm->heap;
    value info = info_of(vm, self);
    object_id object = info == VALUE_NULL ? 0 : weakref_target(heap, part(vm, info, "weakref"));
    if (!object)
        return VALUE_NONE;
    value dict = part(vm, info, "kwargs");
    value items[4] = {owned(vm, object), owned(vm, part(vm, info, "func")), owned(vm, part(vm, info, "args")),
                      dict == VALUE_NONE ? dict_new(heap, 0) : owned(vm, dict)};
    if (detach)
        dict_delete(heap, registry(vm), self);
    return tuple_new(heap, 4, items);
}

NATIVE(finalize_detach) {
    UNUSED;
    return described(vm, args[0], true);
}

NATIVE(finalize_peek) {
    UNUSED;
    return described(vm, args[0], false);
}

NATIVE(finalize_alive) {
    UNUSED;
    return value_of_bool(info_of(vm, args[0]) != VALUE_NULL);
}

NATIVE(finalize_atexit) {
    UNUSED;
    value info = info_of(vm, args[0]);
    return info == VALUE_NULL ? VALUE_FALSE : part(vm, info, "atexit");
}

NATIVE(finalize_set_atexit) {
    UNUSED;
    value info = info_of(vm, args[0]);
    int truth = info == VALUE_NULL ? 0 : value_truth(vm, args[1]);
    if (truth < 0)
        return VALUE_NULL;
    info = info_of(vm, args[0]);
    if (info != VALUE_NULL)
        set_part(vm, info, "atexit", value_of_bool(truth));
    return VALUE_NONE;
}

NATIVE(finalize_repr) {
    UNUSED;
    struct heap *heap = &vm->heap;
    value info = info_of(vm, args[0]);
    object_id object = info == VALUE_NULL ? 0 : weakref_target(heap, part(vm, info, "weakref"));
    struct text text;
    text_init(&text);
    text_printf(&text, "<%s object at 0x%llx; ", type_name(vm, args[0]), (unsigned long long)heap_address(heap, args[0]));
    if (object)
        text_printf(&text, "for '%s' at 0x%llx>", type_name(vm, object), (unsigned long long)heap_address(heap, object));
    else
        text_add(&text, "dead>");
    return text_value(vm, &text);
}

/* The finalizer that was made last among those to be run at exit; borrowed, 0: none. */
static object_id last_for_exit(struct vm *vm) {
    uint32_t position = 0;
    value key, info;
    object_id best = 0;
    int32_t best_index = -1;
    while (dict_next(&vm->heap, registry(vm), &position, &key, &info))
        if (part(vm, info, "atexit") == VALUE_TRUE && value_small(part(vm, info, "index")) > best_index) {
            best = key;
            best_index = value_small(part(vm, info, "index"));
        }
    return best;
}

void weak_finalizers_at_exit(struct vm *vm) {
    object_id finalizer;
    if (!vm->modules[2] || class_attribute(vm, "_shutdown") == VALUE_TRUE)
        return;
    bool enabled = vm->heap.enabled;
    if (dict_length(&vm->heap, registry(vm)))
        collector_set_enabled(&vm->heap, false);
    while (!vm->stopped && (finalizer = last_for_exit(vm)) != 0) {
        heap_incref(&vm->heap, finalizer);
        value result = vm_call(vm, finalizer, NULL, 0);
        if (result == VALUE_NULL && !vm->stopped) {
            vm_print_uncaught(vm);
            vm_clear_error(vm);
        }
        heap_decref(&vm->heap, result);
        dict_delete(&vm->heap, registry(vm), finalizer); /* a class of the program may have another __call__ */
        heap_decref(&vm->heap, finalizer);
    }
    value type = dict_get_name(&vm->heap, field_get(&vm->heap, vm->modules[2], MODULE_DICT), name_of(vm, "finalize"));
    dict_set_name(&vm->heap, heap_words(&vm->heap, type)[CLASS_DICT], name_of(vm, "_shutdown"), VALUE_TRUE);
    if (enabled != vm->heap.enabled)
        collector_set_enabled(&vm->heap, enabled);
}

void weak_forget_finalizers(struct vm *vm) {
    if (vm->modules[2])
        dict_clear(&vm->heap, registry(vm));
}

static const struct native natives[] = {
    {"__init__", finalize_init, 1, -1, true, true},   {"__call__", finalize_call, 1, -1, true, true}, {"detach", finalize_detach, 1, 1, false, true},
    {"peek", finalize_peek, 1, 1, false, true},       {"__repr__", finalize_repr, 1, 1, false, true}, {0},
};
static const struct native alive = {"alive", finalize_alive, 1, 1, false}, atexit_get = {"atexit", finalize_atexit, 1, 1, false},
                           atexit_set = {"atexit", finalize_set_atexit, 2, 2, false}, none[] = {{0}};

void weak_finalize_add(struct vm *vm, object_id namespace) {
    static const char *const info_slots[] = {"args", "atexit", "func", "index", "kwargs", "weakref", NULL};
    struct heap *heap = &vm->heap;
    object_id type = weak_class_new(vm, namespace, "finalize", "weakref", NULL, natives);
    object_id dict = heap_words(heap, type)[CLASS_DICT];
    natives_add_wrapped(vm, type, vm->types.property, &alive, NULL);
    natives_add_wrapped(vm, type, vm->types.property, &atexit_get, &atexit_set);
    struct class_info *info = class_of(heap, weak_class_new(vm, dict, "_Info", "weakref", NULL, none));
    info->has_dict = info->has_weakref = false;
    for (int i = 0; info_slots[i]; i++)
        info->slots[info->slot_count++] = name_of(vm, info_slots[i]);
    class_of(heap, type)->has_dict = class_of(heap, type)->has_weakref = false;
    dict_set_name(heap, dict, name_of(vm, "_registry"), dict_new(heap, BIRTH_STATIC | OBJECT_IS_DEFINITION));
    dict_set_name(heap, dict, name_of(vm, "_index"), value_of_small(0));
    dict_set_name(heap, dict, name_of(vm, "_shutdown"), VALUE_FALSE);
}
