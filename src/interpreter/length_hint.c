/* How many items a list or tuple expects before it takes them: it asks the iterable, so the program sees a call of __len__.
 * Source: PyObject_LengthHint (Objects/abstract.c), list_extend, PySequence_Tuple. */
#include "iterators.h"

/* A TypeError is no answer, and no failure either. */
static bool forgive(struct vm *vm) {
    if (vm->stopped || !vm_error_is(vm, vm->types.TypeError))
        return false;
    vm_clear_error(vm);
    return true;
}

/* What __len__ or __length_hint__ says: 1, or 0 when it says nothing, or -1 when it failed. */
static int ask(struct vm *vm, value v, value name, bool is_length) {
    value said = vm_call_method(vm, v, name, NULL, 0);
    if (said == VALUE_NULL)
        return forgive(vm) ? 0 : -1;
    if (said == VALUE_NOT_IMPLEMENTED && !is_length)
        return 0;
    int64_t length = 0;
    bool good;
    if (is_length) {
        good = value_index(vm, said, &length);
    } else {
        good = is_integer(vm, said) && value_index(vm, said, &length);
        if (!good && !vm_failed(vm))
            vm_raise(vm, vm->types.TypeError, "__length_hint__ must be an integer, not %s", type_name(vm, said));
    }
    heap_decref(&vm->heap, said);
    if (good && length < 0) {
        vm_raise(vm, vm->types.ValueError, is_length ? "__len__() should return >= 0" : "__length_hint__() should return >= 0");
        return -1;
    }
    return good ? 1 : is_length && forgive(vm) ? 0 : -1;
}

bool length_ask(struct vm *vm, value v) {
    return program_method(vm, v, vm->names.len) == VALUE_NULL || ask(vm, v, vm->names.len, true) >= 0;
}

static bool walks_by_index(struct vm *vm, value iterator) {
    return vm->heap.type[iterator] == vm->types.sequence_iterator || vm->heap.type[iterator] == vm->types.reversed;
}

bool length_hint(struct vm *vm, value v) {
    if (!value_is_object(v))
        return true;
    if (is_of_kind(vm, v, KIND_ITERATOR)) /* one that walks by __getitem__ asks what it walks through */
        return !walks_by_index(vm, v) || field_get(&vm->heap, v, WALK_SEQUENCE) == VALUE_NULL || length_ask(vm, field_get(&vm->heap, v, WALK_SEQUENCE));
    int said = program_method(vm, v, vm->names.len) == VALUE_NULL ? 0 : ask(vm, v, vm->names.len, true);
    if (said == 0 && program_method(vm, v, vm->names.length_hint) != VALUE_NULL)
        said = ask(vm, v, vm->names.length_hint, false);
    return said >= 0;
}
