/* Exceptions: how they are made, what a program asks of them. Source: Objects/exceptions.c. */
#include "builtins.h"
#include "convert.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* args, and for some classes what else is kept of it. */
static void put_args(struct vm *vm, object_id exception, const value *args, int count) {
    struct heap *heap = &vm->heap;
    value known = instance_get(heap, exception, vm->names.args);
    bool same = known != VALUE_NULL && sequence_length(heap, known) == (uint32_t)count;
    for (int i = 0; same && i < count; i++)
        same = sequence_item(heap, known, (uint32_t)i) == args[i];
    if (!same) { /* __new__ and __init__ are given the same tuple */
        value *items = memory_alloc(sizeof *items * (size_t)(count + 1));
        for (int i = 0; i < count; i++)
            items[i] = owned(vm, args[i]);
        instance_set(heap, exception, vm->names.args, count ? tuple_new(heap, (uint32_t)count, items) : vm->empty_tuple);
        free(items);
    }
    if (vm->profile->is_python_2 && count == 1)
        instance_set(heap, exception, atom_intern_text(heap, "message"), owned(vm, args[0]));
}

/* StopIteration.value, SystemExit.code. Source: StopIteration_init, SystemExit_init. */
static void put_extra(struct vm *vm, object_id exception, const value *args, int count) {
    struct heap *heap = &vm->heap;
    object_id type = heap->type[exception];
    if (class_is_subclass(heap, type, vm->types.StopIteration)) {
        instance_set(heap, exception, vm->names.value, count ? owned(vm, args[0]) : VALUE_NONE);
    } else if (fact(vm->profile, FACT_ATTRIBUTE_ERRORS_HOLD_OBJECT) && class_is_subclass(heap, type, vm->types.AttributeError)) {
        instance_set(heap, exception, vm->names.plain_name, VALUE_NONE);
        instance_set(heap, exception, vm->names.obj, VALUE_NONE);
    } else if (fact(vm->profile, FACT_ATTRIBUTE_ERRORS_HOLD_OBJECT) && class_is_subclass(heap, type, vm->types.NameError)) {
        instance_set(heap, exception, vm->names.plain_name, VALUE_NONE);
    } else if (class_is_subclass(heap, type, vm->types.SystemExit) && count) {
        value code = count == 1 ? owned(vm, args[0]) : owned(vm, instance_get(heap, exception, vm->names.args));
        instance_set(heap, exception, atom_intern_text(heap, "code"), code);
    }
}

NATIVE(exception_new_native) {
    struct heap *heap = &vm->heap;
    if (count < 1 || !is_of_kind(vm, args[0], KIND_CLASS) || !class_is_subclass(heap, args[0], vm->types.BaseException))
        return vm_raise(vm, vm->types.TypeError, "BaseException.__new__(X): X is not a subtype of BaseException");
    object_id exception = instance_new(heap, args[0]);
    put_args(vm, exception, args + 1, count - 1 - (keywords ? keywords->count : 0));
    return exception;
}

NATIVE(exception_init_native) {
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (keywords && keywords->count)
        return vm_raise(vm, vm->types.TypeError, "%s() takes no keyword arguments", type_name(vm, args[0]));
    put_args(vm, args[0], args + 1, given);
    put_extra(vm, args[0], args + 1, given);
    return VALUE_NONE;
}

NATIVE(exception_str_method) { UNUSED; return text_by(vm, exception_str, args[0]); }

NATIVE(exception_with_traceback) {
    UNUSED;
    return attribute_set_plain(vm, args[0], vm->names.traceback, args[1]) ? owned(vm, args[0]) : VALUE_NULL;
}

NATIVE(exception_add_note) {
    UNUSED;
    if (!is_text(vm, args[1]))
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOTE_TYPE), type_name(vm, args[1]));
    value notes = attribute_find(vm, args[0], vm->names.notes);
    if (notes == VALUE_NULL) {
        if (vm_failed(vm))
            return VALUE_NULL;
        notes = list_new(&vm->heap, 0, NULL);
        attribute_set(vm, args[0], vm->names.notes, notes);
    }
    bool good = is_of_kind(vm, notes, KIND_LIST);
    if (good)
        list_append(&vm->heap, notes, owned(vm, args[1]));
    else
        vm_raise(vm, vm->types.TypeError, "Cannot add note: __notes__ is not a list");
    heap_decref(&vm->heap, notes);
    return good ? VALUE_NONE : VALUE_NULL;
}

/* One more place in the instances of a built-in exception class, before those that all have. */
static void add_slot(struct vm *vm, object_id class_object, value name) {
    struct class_info *info = class_of(&vm->heap, class_object);
    memmove(info->slots + 1, info->slots, info->slot_count * sizeof *info->slots);
    info->slots[0] = name;
    info->slot_count++;
    getset_add(vm, class_object, name);
}

static const struct native methods[] = {
    {"__new__", exception_new_native, 0, -1, true},      {"__init__", exception_init_native, 1, -1, true},
    {"__str__", exception_str_method, 1, 1, false},      {"with_traceback", exception_with_traceback, 2, 2, false},
    {0},
};
static const struct native note_methods[] = {{"add_note", exception_add_note, 2, 2, false}, {0}};

void methods_exception_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.BaseException, methods);
    if (fact(vm->profile, FACT_EXCEPTION_NOTES))
        natives_add_methods(vm, vm->types.BaseException, note_methods);
    value names[] = {vm->names.traceback, vm->names.context, vm->names.cause, vm->names.suppress_context};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        getset_add(vm, vm->types.BaseException, names[i]);
    add_slot(vm, vm->types.StopIteration, vm->names.value);
    if (fact(vm->profile, FACT_ATTRIBUTE_ERRORS_HOLD_OBJECT)) {
        add_slot(vm, vm->types.AttributeError, vm->names.plain_name);
        add_slot(vm, vm->types.AttributeError, vm->names.obj);
        add_slot(vm, vm->types.NameError, vm->names.plain_name);
    }
    add_slot(vm, vm->types.SystemExit, atom_intern_text(&vm->heap, "code"));
}
