/* Built-in functions about attributes, classes and namespaces. Source: Python/bltinmodule.c, PyObject_IsInstance (Objects/abstract.c). */
#include "builtins.h"

#include <string.h>

NATIVE(builtin_getattr) {
    (void)keywords;
    value name = name_argument(vm, "getattr", args[1]);
    if (name == VALUE_NULL)
        return VALUE_NULL;
    if (count < 3)
        return attribute_get(vm, args[0], name);
    value v = attribute_find(vm, args[0], name);
    if (v == VALUE_NULL && vm_error_is(vm, vm->types.AttributeError))
        vm_clear_error(vm);
    return v != VALUE_NULL || vm_failed(vm) ? v : owned(vm, args[2]);
}

NATIVE(builtin_hasattr) {
    UNUSED;
    value name = name_argument(vm, "hasattr", args[1]);
    if (name == VALUE_NULL)
        return VALUE_NULL;
    value v = attribute_find(vm, args[0], name);
    if (v == VALUE_NULL && vm_error_is(vm, vm->types.AttributeError))
        vm_clear_error(vm);
    heap_decref(&vm->heap, v);
    return vm_failed(vm) ? VALUE_NULL : value_of_bool(v != VALUE_NULL);
}

static value name_to_change(struct vm *vm, value name) {
    if (is_text(vm, name))
        return atom_interned(&vm->heap, name);
    return vm_raise(vm, vm->types.TypeError, "attribute name must be string, not '%s'", type_name(vm, name));
}

NATIVE(builtin_setattr) {
    UNUSED;
    value name = name_to_change(vm, args[1]);
    return name != VALUE_NULL && attribute_set(vm, args[0], name, args[2]) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(builtin_delattr) {
    UNUSED;
    value name = name_to_change(vm, args[1]);
    return name != VALUE_NULL && attribute_delete(vm, args[0], name) ? VALUE_NONE : VALUE_NULL;
}

bool is_callable(struct vm *vm, value v) {
    switch (kind_of(vm, v)) {
    case KIND_FUNCTION: case KIND_BUILTIN: case KIND_METHOD: case KIND_CLASS: return true;
    case KIND_WEAKREF: return vm->heap.type[v] != vm->types.weakproxy;
    case KIND_NONE: return false;
    case KIND_DESCRIPTOR: return vm->heap.type[v] == vm->types.staticmethod && fact(vm->profile, FACT_STATICMETHOD_CALLS);
    default: return special_find(vm, v, vm->names.call) != VALUE_NULL;
    }
}

NATIVE(builtin_callable) {
    UNUSED;
    return value_of_bool(is_callable(vm, args[0]));
}

/* Is class_object a subclass of `classes`, a class or a tuple of such? 1, 0, -1 failed. v: as the first argument was, for a
 * proxy, which looks like what it refers to. */
static int is_one_of(struct vm *vm, object_id class_object, value classes, const char *complaint) {
    if (is_of_kind(vm, classes, KIND_CLASS))
        return class_is_subclass(&vm->heap, class_object, classes);
    if (!is_of_kind(vm, classes, KIND_TUPLE)) {
        vm_raise(vm, vm->types.TypeError, "%s", complaint);
        return -1;
    }
    if (!nested_begin(vm, fact(vm->profile, FACT_INSTANCE_CHECK_NAMED) ? " in __instancecheck__" : ""))
        return -1;
    int found = 0;
    for (uint32_t i = 0; found == 0 && i < sequence_length(&vm->heap, classes); i++)
        found = is_one_of(vm, class_object, sequence_item(&vm->heap, classes, i), complaint);
    nested_end(vm);
    return found;
}

NATIVE(builtin_isinstance) {
    UNUSED;
    value v = args[0];
    if (is_of_kind(vm, args[1], KIND_CLASS) && type_of(vm, v) == args[1])
        return VALUE_TRUE;
    int found = is_one_of(vm, type_of(vm, v), args[1], WORDING_FOR(vm, ISINSTANCE_CLASSES));
    value target = VALUE_NULL;
    if (found == 0 && proxy_target(vm, v, &target)) /* it is asked for its __class__ */
        found = target ? is_one_of(vm, type_of(vm, target), args[1], WORDING_FOR(vm, ISINSTANCE_CLASSES)) : -1;
    heap_decref(&vm->heap, target);
    if (found < 0 && vm->profile->is_python_2 && vm_error_is(vm, vm->types.ReferenceError)) {
        vm_clear_error(vm); /* whatever goes wrong there means no */
        found = 0;
    }
    return found < 0 ? VALUE_NULL : value_of_bool(found);
}

NATIVE(builtin_issubclass) {
    UNUSED;
    if (!is_of_kind(vm, args[0], KIND_CLASS))
        return vm_raise(vm, vm->types.TypeError, "issubclass() arg 1 must be a class");
    int found = is_one_of(vm, args[0], args[1], WORDING_FOR(vm, ISSUBCLASS_CLASSES));
    return found < 0 ? VALUE_NULL : value_of_bool(found);
}

/* --- Namespaces --------------------------------------------------------------------------------------------------------- */

/* The local names of a function's frame as a new dict. */
static value locals_of(struct vm *vm) {
    struct heap *heap = &vm->heap;
    object_id dict = dict_new(heap, 0);
    struct frame *frame = vm_frame(vm);
    const struct code *code = frame->code->code;
    for (int i = 0; i < code->local_count; i++) {
        value v = vm->stack[frame->base + (uint32_t)i];
        bool cell = i >= code->first_free || (code->is_cell && code->is_cell[i]);
        if (cell && is_of_kind(vm, v, KIND_CELL))
            v = field_get(heap, v, 0);
        if (v != VALUE_NULL && code->locals[i][0] != '.')
            dict_set_name(heap, dict, frame->code->locals[i], owned(vm, v));
    }
    return dict;
}

NATIVE(builtin_globals) {
    (void)args, UNUSED;
    return owned(vm, vm_frame(vm)->globals);
}

NATIVE(builtin_locals) {
    (void)args, UNUSED;
    return vm_frame(vm)->namespace ? owned(vm, vm_frame(vm)->namespace) : locals_of(vm);
}

NATIVE(builtin_vars) {
    if (count == 0)
        return builtin_locals(vm, args, count, keywords);
    value dict = attribute_find(vm, args[0], vm->names.dict);
    if (dict != VALUE_NULL || (vm_failed(vm) && !vm_error_is(vm, vm->types.AttributeError)))
        return dict;
    return vm_raise(vm, vm->types.TypeError, "vars() argument must have __dict__ attribute");
}

static void add_names(struct vm *vm, object_id names, object_id dict) {
    uint32_t position = 0;
    value key, v;
    while (dict && dict_next(&vm->heap, dict, &position, &key, &v))
        if (is_text(vm, key))
            dict_set_name(&vm->heap, names, atom_interned(&vm->heap, key), VALUE_NONE);
}

static void add_class_names(struct vm *vm, object_id names, object_id class_object) {
    object_id mro = heap_words(&vm->heap, class_object)[CLASS_MRO];
    for (uint32_t i = sequence_length(&vm->heap, mro); i-- > 0;)
        add_names(vm, names, heap_words(&vm->heap, sequence_item(&vm->heap, mro, i))[CLASS_DICT]);
}

/* Names of an object's own attributes and of those of its class. What built-in classes have is as much as Heapscope knows. */
NATIVE(builtin_dir) {
    (void)keywords;
    struct heap *heap = &vm->heap;
    object_id names = dict_new(heap, 0);
    if (count == 0) {
        value locals = builtin_locals(vm, args, 0, NULL);
        add_names(vm, names, locals);
        heap_decref(heap, locals);
    } else if (kind_of(vm, args[0]) == KIND_CLASS) {
        add_class_names(vm, names, args[0]);
    } else if (kind_of(vm, args[0]) == KIND_MODULE) {
        add_names(vm, names, field_get(heap, args[0], MODULE_DICT));
    } else {
        value method = program_method(vm, args[0], atom_intern_text(heap, "__dir__"));
        if (method != VALUE_NULL) {
            heap_decref(heap, names);
            value given = vm_call_method(vm, args[0], atom_intern_text(heap, "__dir__"), NULL, 0);
            value list = given == VALUE_NULL ? VALUE_NULL : list_of_all(vm, given);
            heap_decref(heap, given);
            if (list != VALUE_NULL && !list_sort(vm, list, VALUE_NULL, false)) {
                heap_decref(heap, list);
                return VALUE_NULL;
            }
            return list;
        }
        if (value_is_object(args[0]) && class_of(heap, heap->type[args[0]])->has_dict) {
            /* object.__dir__ asks for __dict__, which makes it an object: the collector sees that one from now on. */
            value dict = attribute_find(vm, args[0], vm->names.dict);
            if (dict == VALUE_NULL) {
                heap_decref(heap, names);
                return VALUE_NULL;
            }
            if (kind_of(vm, dict) == KIND_DICT)
                add_names(vm, names, dict);
            heap_decref(heap, dict);
        }
        add_class_names(vm, names, type_of(vm, args[0]));
    }
    value list = list_of_all(vm, names);
    heap_decref(heap, names);
    if (list != VALUE_NULL)
        list_sort(vm, list, VALUE_NULL, false);
    return list;
}

const struct native builtins_attributes[] = {
    {"getattr", builtin_getattr, 2, 3, false},       {"hasattr", builtin_hasattr, 2, 2, false},       {"setattr", builtin_setattr, 3, 3, false},
    {"delattr", builtin_delattr, 2, 2, false},       {"callable", builtin_callable, 1, 1, false},     {"isinstance", builtin_isinstance, 2, 2, false},
    {"issubclass", builtin_issubclass, 2, 2, false}, {"globals", builtin_globals, 0, 0, false},       {"locals", builtin_locals, 0, 0, false},
    {"vars", builtin_vars, 0, 1, false},             {"dir", builtin_dir, 0, 1, false},               {0},
};
