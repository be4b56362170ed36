/* property, classmethod, staticmethod. Source: Objects/descrobject.c (property_init_impl), funcobject.c (cm_init, sm_init). */
#include "builtins.h"

#include <string.h>

static const char *const wrapper_fields[] = {"__func__", "__dict__"};

/* --- property --------------------------------------------------------------------------------------------------------------- */

/* Steals the parts. doc VALUE_NULL: that of the getter. */
static value property_make(struct vm *vm, value get, value set, value delete, value doc) {
    if (doc == VALUE_NULL && is_of_kind(vm, get, KIND_FUNCTION)) {
        value text = field_get(&vm->heap, get, FUNCTION_DOC);
        doc = text == VALUE_NONE ? VALUE_NULL : owned(vm, text);
    }
    value fields[PROPERTY_WORDS] = {get, set, delete, doc};
    return fields_new(&vm->heap, KIND_DESCRIPTOR, vm->types.property, PROPERTY_WORDS, fields, property_fields, true, true);
}

static value part(struct vm *vm, value v) {
    return v == VALUE_NULL || v == VALUE_NONE ? VALUE_NULL : owned(vm, v);
}

NATIVE(property_new_native) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc"};
    value out[4];
    if (args[0] != vm->types.property)
        return vm_stop(vm, "a class that extends property is outside the Python that Heapscope runs");
    if (!arguments_spread(vm, "property", names, 4, 4, args + 1, count - 1, keywords, out))
        return VALUE_NULL;
    return property_make(vm, part(vm, out[0]), part(vm, out[1]), part(vm, out[2]), part(vm, out[3]));
}

/* A copy with one part replaced. Source: property_copy. */
static value copy_with(struct vm *vm, object_id property, enum property_word word, value v) {
    value parts[PROPERTY_WORDS];
    for (uint32_t i = 0; i < PROPERTY_WORDS; i++)
        parts[i] = part(vm, i == (uint32_t)word && v != VALUE_NONE ? v : field_get(&vm->heap, property, i));
    return property_make(vm, parts[PROPERTY_GET], parts[PROPERTY_SET], parts[PROPERTY_DELETE], parts[PROPERTY_DOC]);
}

NATIVE(property_getter) { UNUSED; return copy_with(vm, args[0], PROPERTY_GET, args[1]); }
NATIVE(property_setter) { UNUSED; return copy_with(vm, args[0], PROPERTY_SET, args[1]); }
NATIVE(property_deleter) { UNUSED; return copy_with(vm, args[0], PROPERTY_DELETE, args[1]); }

NATIVE(descriptor_get_method) {
    (void)keywords;
    value object = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    object_id class_object = count > 2 && is_of_kind(vm, args[2], KIND_CLASS) ? args[2] : type_of(vm, args[1]);
    return attribute_bind(vm, args[0], object, class_object);
}

/* --- classmethod, staticmethod ------------------------------------------------------------------------------------------------ */

/* From 3.10 on these look like what they wrap: a dict of their own holds copies. Source: functools_wraps. */
static value copied_attributes(struct vm *vm, value function) {
    static const char *const names[] = {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"};
    struct heap *heap = &vm->heap;
    object_id dict = dict_new(heap, OBJECT_IS_DEFINITION);
    for (int i = 0; i < (fact(vm->profile, FACT_WRAPPERS_LEAVE_ANNOTATIONS) ? 4 : 5); i++) {
        value name = atom_intern_text(heap, names[i]), v = i == 4 ? VALUE_NULL : attribute_find(vm, function, name);
        if (i == 4 && is_of_kind(vm, function, KIND_FUNCTION))
            v = dict_new(heap, OBJECT_IS_DEFINITION);
        if (vm_error_is(vm, vm->types.AttributeError))
            vm_clear_error(vm);
        if (v != VALUE_NULL)
            dict_set_name(heap, dict, name, v);
    }
    return dict;
}

static value wrap(struct vm *vm, object_id type, const value *args, int count, const struct keywords *keywords) {
    if (args[0] != type)
        return vm_stop(vm, "a class that extends %s is outside the Python that Heapscope runs", atom_bytes(&vm->heap, class_of(&vm->heap, type)->name, NULL));
    if ((keywords && keywords->count && !constructor_fits(vm, type, args, count, keywords, 1)) || !arguments_fit(vm, atom_bytes(&vm->heap, class_of(&vm->heap, type)->name, NULL), count - 1, 1, 1))
        return VALUE_NULL;
    value fields[2] = {owned(vm, args[1]), fact(vm->profile, FACT_WRAPPERS_COPY) ? copied_attributes(vm, args[1]) : VALUE_NULL};
    return fields_new(&vm->heap, KIND_DESCRIPTOR, type, 2, fields, wrapper_fields, true, true);
}

NATIVE(classmethod_new_native) { return wrap(vm, vm->types.classmethod, args, count, keywords); }
NATIVE(staticmethod_new_native) { return wrap(vm, vm->types.staticmethod, args, count, keywords); }
NATIVE(staticmethod_call) { return vm_call_keywords(vm, field_get(&vm->heap, args[0], PROPERTY_GET), args + 1, count - 1, keywords); }

value property_attribute(struct vm *vm, object_id object, const char *name) {
    struct heap *heap = &vm->heap;
    object_id type = heap->type[object];
    static const char *const parts[] = {"fget", "fset", "fdel", "__doc__"};
    if (type == vm->types.property) {
        for (uint32_t i = 0; i < PROPERTY_WORDS; i++)
            if (strcmp(name, parts[i]) == 0) {
                value v = field_get(heap, object, i);
                return v == VALUE_NULL ? VALUE_NONE : owned(vm, v);
            }
        return VALUE_NULL;
    }
    if (type != vm->types.classmethod && type != vm->types.staticmethod)
        return VALUE_NULL;
    if (strcmp(name, "__func__") == 0 || (strcmp(name, "__wrapped__") == 0 && fact(vm->profile, FACT_WRAPPERS_COPY)))
        return owned(vm, field_get(heap, object, PROPERTY_GET));
    value dict = field_get(heap, object, 1);
    if (!is_of_kind(vm, dict, KIND_DICT))
        return VALUE_NULL;
    if (strcmp(name, "__dict__") == 0)
        return owned(vm, dict);
    value v = dict_get_name(heap, dict, atom_intern_text(heap, name));
    return v == VALUE_NULL ? v : owned(vm, v);
}

static const struct native property_methods[] = {
    {"__new__", property_new_native, 1, -1, true}, {"getter", property_getter, 2, 2, false}, {"setter", property_setter, 2, 2, false},
    {"deleter", property_deleter, 2, 2, false},    {"__get__", descriptor_get_method, 2, 3, false}, {0},
};
static const struct native classmethod_methods[] = {{"__new__", classmethod_new_native, 1, -1, true}, {"__get__", descriptor_get_method, 2, 3, false}, {0}};
static const struct native staticmethod_methods[] = {{"__new__", staticmethod_new_native, 1, -1, true}, {"__get__", descriptor_get_method, 2, 3, false}, {0}};
static const struct native staticmethod_callable[] = {{"__call__", staticmethod_call, 1, -1, true}, {0}};

void methods_property_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.property, property_methods);
    natives_add_methods(vm, vm->types.classmethod, classmethod_methods);
    natives_add_methods(vm, vm->types.staticmethod, staticmethod_methods);
    if (fact(vm->profile, FACT_STATICMETHOD_CALLS))
        natives_add_methods(vm, vm->types.staticmethod, staticmethod_callable);
}
