/* The module weakref: ref, proxy and what counts them. Source: Modules/_weakref.c, Objects/weakrefobject.c. */
#include "builtins.h"
#include "weak.h"

#include <string.h>

object_id weak_class_new(struct vm *vm, object_id namespace, const char *name, const char *module, const char *const *slots,
                         const struct native *natives) {
    struct heap *heap = &vm->heap;
    object_id class_object = class_new_static(heap, name, vm->types.object, KIND_INSTANCE);
    struct class_info *info = class_of(heap, class_object);
    info->module = module;
    info->has_dict = info->has_weakref = true;
    /* Where CPython's instances have a dict object from the first attribute on, so have these: a collection counts it. */
    bool in_dict = vm->profile->instances == INSTANCE_OWN_DICT;
    for (; !in_dict && slots && *slots; slots++)
        info->slots[info->slot_count++] = atom_intern_text(heap, *slots);
    natives_add_methods(vm, class_object, natives);
    dict_set_name(heap, namespace, atom_intern_text(heap, name), class_object);
    return class_object;
}

value weak_reference(struct vm *vm, object_id type, value v, value callback) {
    if (!value_is_object(v) || !weakref_possible(&vm->heap, v))
        return vm_raise(vm, vm->types.TypeError, "cannot create weak reference to '%s' object", type_name(vm, v));
    return weakref_new(&vm->heap, type, v, callback == VALUE_NULL || callback == VALUE_NONE ? VALUE_NULL : owned(vm, callback));
}

value weakref_call(struct vm *vm, value weakref, int count) {
    if (count)
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, WEAKREF_CALLED_WITH), count);
    object_id target = weakref_target(&vm->heap, weakref);
    return target ? owned(vm, target) : VALUE_NONE;
}

bool weak_fits(struct vm *vm, const char *function, int count, const struct keywords *keywords, int least, int most) {
    if (keywords && keywords->count) {
        keyword_unexpected(vm, function, keywords->names[0]);
        return false;
    }
    return arguments_fit(vm, function, count - 1, least, most);
}

value weak_call(struct vm *vm, value reference) {
    return vm_call(vm, reference, NULL, 0);
}

/* --- ref ------------------------------------------------------------------------------------------------------------------ */

/* ref(object[, callback]): args[0] is the class. A class of the program may take more, named, in its __init__. */
NATIVE(ref_new) {
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (!arguments_fit(vm, "__new__", given, 1, 2))
        return VALUE_NULL;
    return weak_reference(vm, args[0], args[1], given > 1 ? args[2] : VALUE_NULL);
}

NATIVE(ref_init) {
    (void)args;
    if (keywords && keywords->count)
        return vm_raise(vm, vm->types.TypeError, "ref() takes no keyword arguments");
    return arguments_fit(vm, "__init__", count - 1, 1, 2) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(ref_call) {
    (void)keywords;
    return weakref_call(vm, args[0], count - 1);
}

NATIVE(ref_hash) {
    UNUSED;
    int64_t hash;
    return value_hash_hook(vm, args[0], &hash) ? atom_int(&vm->heap, hash) : VALUE_NULL;
}

static const struct native ref_natives[] = {
    {"__new__", ref_new, 1, -1, true},      {"__init__", ref_init, 1, -1, true}, {"__call__", ref_call, 1, -1, false},
    {"__hash__", ref_hash, 1, 1, false},    {0},
};

/* --- proxy ---------------------------------------------------------------------------------------------------------------- */

NATIVE(module_proxy) {
    (void)keywords;
    object_id type = is_callable(vm, args[0]) ? vm->types.weakcallableproxy : vm->types.weakproxy;
    return weak_reference(vm, type, args[0], count > 1 ? args[1] : VALUE_NULL);
}

/* proxy(...): its target is called. Source: proxy_call. */
NATIVE(proxy_call) {
    value target;
    if (!proxy_target(vm, args[0], &target) || !target)
        return VALUE_NULL;
    value result = vm_call_keywords(vm, target, args + 1, count - 1, keywords);
    heap_decref(&vm->heap, target);
    return result;
}

static const struct native proxy_natives[] = {{"__call__", proxy_call, 1, -1, true}, {0}};

/* --- The module ----------------------------------------------------------------------------------------------------------- */

static bool has_weakrefs(const struct vm *vm, value v) {
    return value_is_object(v) && (vm->heap.bits[v] & BIT_HAS_WEAKREFS);
}

NATIVE(module_getweakrefcount) {
    UNUSED;
    return atom_int(&vm->heap, has_weakrefs(vm, args[0]) ? weakref_count(&vm->heap, args[0]) : 0);
}

NATIVE(module_getweakrefs) {
    UNUSED;
    object_id list = list_new(&vm->heap, 0, NULL);
    for (object_id at = has_weakrefs(vm, args[0]) ? vm->heap.weakrefs[args[0]] : 0; at; at = weakref_next(&vm->heap, at))
        list_append(&vm->heap, list, owned(vm, at));
    return list;
}

static const struct native functions[] = {
    {"proxy", module_proxy, 1, 2, false},
    {"getweakrefcount", module_getweakrefcount, 1, 1, false},
    {"getweakrefs", module_getweakrefs, 1, 1, false},
    {0},
};

object_id module_weakref_new(struct vm *vm) {
    struct heap *heap = &vm->heap;
    object_id namespace = dict_new(heap, BIRTH_STATIC | OBJECT_IS_DEFINITION);
    natives_add(vm, namespace, functions);
    if (!fact(vm->profile, FACT_WEAKREF_TYPES_NAME_MODULE)) {
        class_of(heap, vm->types.weakref)->name = atom_intern_text(heap, "weakref");
        class_of(heap, vm->types.weakproxy)->name = atom_intern_text(heap, "weakproxy");
        class_of(heap, vm->types.weakcallableproxy)->name = atom_intern_text(heap, "weakcallableproxy");
    }
    natives_add_methods(vm, vm->types.weakref, ref_natives);
    natives_add_methods(vm, vm->types.weakcallableproxy, proxy_natives);
    const struct {
        const char *name;
        object_id type;
    } types[] = {{"ref", vm->types.weakref}, {"ReferenceType", vm->types.weakref}, {"ProxyType", vm->types.weakproxy},
                 {"CallableProxyType", vm->types.weakcallableproxy}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        dict_set_name(heap, namespace, atom_intern_text(heap, types[i].name), types[i].type);
    heap->birth_flags |= BIRTH_STATIC;
    object_id proxies = tuple_new(heap, 2, (const value[]){vm->types.weakproxy, vm->types.weakcallableproxy});
    dict_set_name(heap, namespace, atom_intern_text(heap, "ProxyTypes"), proxies);
    weak_iterator_add(vm, namespace);
    weak_mappings_add(vm, namespace);
    weak_set_add(vm, namespace);
    weak_method_add(vm, namespace);
    weak_finalize_add(vm, namespace);
    return namespace;
}
