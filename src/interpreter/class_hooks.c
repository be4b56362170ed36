/* What a class statement tells others when the class is made: __set_name__ of what stands in it, __init_subclass__ of its bases.
 * Source: type_new_set_names, type_new_init_subclass (Objects/typeobject.c). */
#include "builtins.h"
#include "wording.h"

/* The error of a __set_name__: up to 3.11 the cause of another one, since then with a note. Source: _PyErr_FormatFromCause,
 * _PyErr_FormatNote. */
static void explain(struct vm *vm, object_id class_object, value key, value v) {
    if (vm->error == VALUE_NULL)
        return;
    struct heap *heap = &vm->heap;
    struct text words;
    text_init(&words);
    text_printf(&words, "Error calling __set_name__ on '%s' instance ", type_name(vm, v));
    value_repr(vm, key, &words);
    text_printf(&words, " in '%s'", atom_bytes(heap, class_of(heap, class_object)->name, NULL));
    value text = text_value(vm, &words);
    if (fact(vm->profile, FACT_SET_NAME_ERROR_IS_A_NOTE))
        instance_set(heap, vm->error, vm->names.notes, list_new(heap, 1, &text));
    else
        exception_become_cause(vm, vm->types.RuntimeError, text);
}

static bool call_set_names(struct vm *vm, object_id class_object) {
    struct heap *heap = &vm->heap;
    object_id names = dict_new(heap, OBJECT_IS_DEFINITION); /* a copy: the hooks may change the class */
    uint32_t position = 0;
    value key, v;
    while (dict_next(heap, heap_words(heap, class_object)[CLASS_DICT], &position, &key, &v))
        dict_set_name(heap, names, key, owned(vm, v));
    bool good = true;
    for (position = 0; good && dict_next(heap, names, &position, &key, &v);) {
        value hook = is_of_kind(vm, v, KIND_INSTANCE) ? special_find(vm, v, vm->names.set_name) : VALUE_NULL;
        if (hook == VALUE_NULL)
            continue;
        value args[2] = {class_object, key}, result = call_special_method(vm, hook, v, args, 2);
        good = result != VALUE_NULL;
        heap_decref(heap, result);
        if (!good)
            explain(vm, class_object, key, v);
    }
    heap_decref(heap, names);
    return good;
}

static bool has_names_to_tell(struct vm *vm, object_id class_object) {
    uint32_t position = 0;
    value key, v;
    while (dict_next(&vm->heap, heap_words(&vm->heap, class_object)[CLASS_DICT], &position, &key, &v))
        if (is_of_kind(vm, v, KIND_INSTANCE) && special_find(vm, v, vm->names.set_name) != VALUE_NULL)
            return true;
    return false;
}

bool class_announce(struct vm *vm, object_id class_object, const struct keywords *keywords) {
    struct heap *heap = &vm->heap;
    if (keywords->count) {
        vm_stop(vm, "keywords in a class statement are outside the Python that Heapscope runs");
        return false;
    }
    if (vm->profile->is_python_2)
        return true;
    if (has_names_to_tell(vm, class_object) && !call_set_names(vm, class_object))
        return false;
    value hook = VALUE_NULL;
    object_id mro = heap_words(heap, class_object)[CLASS_MRO];
    for (uint32_t i = 1; i < sequence_length(heap, mro) && hook == VALUE_NULL; i++)
        hook = dict_get_name(heap, heap_words(heap, sequence_item(heap, mro, i))[CLASS_DICT], vm->names.init_subclass);
    if (hook == VALUE_NULL)
        return true;
    value function = heap->kind[hook] == KIND_DESCRIPTOR ? field_get(heap, hook, PROPERTY_GET) : hook, argument = class_object;
    value result = vm_call(vm, function, &argument, 1);
    heap_decref(heap, result);
    return result != VALUE_NULL;
}
