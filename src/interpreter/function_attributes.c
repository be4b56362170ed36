/* Attributes of a function: what a decorator copies from the function that it wraps. Source: Objects/funcobject.c. */
#include "builtins.h"

/* The word of a function that an attribute stands for; -1: none, it is looked up in __dict__. */
static int word_of(struct vm *vm, value name) {
    const struct known_names *n = &vm->names;
    return name == n->name       ? FUNCTION_NAME
           : name == n->qualname ? FUNCTION_QUALNAME
           : name == n->doc      ? FUNCTION_DOC
           : name == n->defaults ? FUNCTION_DEFAULTS
           : name == n->closure  ? FUNCTION_CLOSURE
           : name == n->globals  ? FUNCTION_GLOBALS
           : name == n->code     ? FUNCTION_CODE
                                 : -1;
}

static value dict_of(struct vm *vm, object_id function) {
    value dict = field_get(&vm->heap, function, FUNCTION_DICT);
    if (dict == VALUE_NULL) {
        dict = dict_new(&vm->heap, OBJECT_IS_DEFINITION);
        field_set(&vm->heap, function, FUNCTION_DICT, dict);
    }
    return dict;
}

value function_attribute(struct vm *vm, object_id function, value name) {
    struct heap *heap = &vm->heap;
    int word = word_of(vm, name);
    if (word >= 0) {
        value v = field_get(heap, function, (uint32_t)word);
        return v == VALUE_NULL ? VALUE_NONE : owned(vm, v);
    }
    if (name == vm->names.dict)
        return owned(vm, dict_of(vm, function));
    value dict = field_get(heap, function, FUNCTION_DICT), v = dict == VALUE_NULL ? VALUE_NULL : dict_get_name(heap, dict, name);
    if (v == VALUE_NULL && name == vm->names.module)
        v = vm->names.main;
    return v == VALUE_NULL ? v : owned(vm, v);
}

/* Whether the word can hold the value; else an exception is set. */
static bool fits(struct vm *vm, value name, int word, value v) {
    const char *text = atom_bytes(&vm->heap, name, NULL);
    if (word == FUNCTION_CODE || word == FUNCTION_DICT) {
        vm_stop(vm, "assigning to a function's %s is outside the Python that Heapscope runs", text);
        return false;
    }
    bool is_name = word == FUNCTION_NAME || word == FUNCTION_QUALNAME;
    if (word == FUNCTION_GLOBALS || word == FUNCTION_CLOSURE)
        vm_raise(vm, vm->types.AttributeError, "readonly attribute");
    else if (is_name && !is_text(vm, v))
        vm_raise(vm, vm->types.TypeError, "%s must be set to a string object", text);
    else if (word == FUNCTION_DEFAULTS && v != VALUE_NULL && v != VALUE_NONE && !is_of_kind(vm, v, KIND_TUPLE))
        vm_raise(vm, vm->types.TypeError, "%s must be set to a tuple object", text);
    return !vm_failed(vm);
}

bool function_attribute_set(struct vm *vm, object_id function, value name, value v) {
    struct heap *heap = &vm->heap;
    int word = name == vm->names.dict ? FUNCTION_DICT : word_of(vm, name);
    if (word < 0) {
        value dict = dict_of(vm, function);
        if (v == VALUE_NULL) {
            if (dict_delete_name(heap, dict, name))
                return true;
            vm_raise(vm, vm->types.AttributeError, vm->profile->wording_311 ? "'function' object has no attribute '%s'" : "%s", atom_bytes(heap, name, NULL));
            return false;
        }
        heap_incref(heap, v);
        dict_set_name(heap, dict, name, v);
        return true;
    }
    if (!fits(vm, name, word, v))
        return false;
    bool is_name = word == FUNCTION_NAME || word == FUNCTION_QUALNAME;
    if (v == VALUE_NULL && word == FUNCTION_DOC)
        v = VALUE_NONE;
    field_set(heap, function, (uint32_t)word, v == VALUE_NULL || (v == VALUE_NONE && word == FUNCTION_DEFAULTS) ? VALUE_NULL
                                              : is_name ? atom_interned(heap, v) : owned(vm, v));
    return true;
}
