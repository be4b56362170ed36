/* iter, next, any, all. Source: Python/bltinmodule.c. */
#include "builtins.h"

NATIVE(builtin_iter) {
    (void)keywords;
    if (count == 1) {
        vm->draws_iterator = !is_of_kind(vm, args[0], KIND_INSTANCE); /* __iter__ may run anything */
        bool tuple = !fact(vm->profile, FACT_GETTERS_CALLED_DIRECTLY) && !vm->profile->is_python_2; /* of arguments */
        heap_incref(&vm->heap, tuple ? args[0] : VALUE_NULL);
        value iterator = iterator_of(vm, args[0]);
        heap_decref(&vm->heap, tuple ? args[0] : VALUE_NULL);
        vm->draws_iterator = false;
        return iterator;
    }
    bool callable = is_of_kind(vm, args[0], KIND_FUNCTION) || is_of_kind(vm, args[0], KIND_BUILTIN) || is_of_kind(vm, args[0], KIND_METHOD) ||
                    is_of_kind(vm, args[0], KIND_CLASS) || is_of_kind(vm, args[0], KIND_WEAKREF) ||
                    (value_is_object(args[0]) && special_find(vm, args[0], vm->names.call) != VALUE_NULL);
    if (!callable)
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, ITER_CALLABLE));
    return iterator_of_call(vm, args[0], args[1]);
}

NATIVE(builtin_next) {
    (void)keywords;
    value result = VALUE_NULL, item;
    if (!iterator_is(vm, args[0]))
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOT_AN_ITERATOR), type_name(vm, args[0]));
    if (is_of_kind(vm, args[0], KIND_ITERATOR) || is_of_kind(vm, args[0], KIND_GENERATOR)) {
        item = iterator_step(vm, args[0], &result);
        if (item != VALUE_NULL || vm_failed(vm))
            return item;
        if (count < 2)
            return stop_iteration_raise(vm, result);
        heap_decref(&vm->heap, result);
        return owned(vm, args[1]);
    }
    item = vm_call_method(vm, args[0], vm->names.next, NULL, 0); /* its own StopIteration goes on */
    if (item == VALUE_NULL && count > 1 && iteration_ended(vm, NULL))
        return owned(vm, args[1]);
    return item;
}

/* The first item whose truth is `sought` decides. */
static value look_for(struct vm *vm, value iterable, int sought) {
    value iterator = iterator_of(vm, iterable);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    int truth = !sought;
    for (value item; truth == !sought && (item = iterator_next(vm, iterator)) != VALUE_NULL;) {
        truth = value_truth(vm, item);
        heap_decref(&vm->heap, item);
    }
    heap_decref(&vm->heap, iterator);
    return vm_failed(vm) ? VALUE_NULL : value_of_bool(truth == sought ? sought : !sought);
}

NATIVE(builtin_any) { UNUSED; return look_for(vm, args[0], 1); }
NATIVE(builtin_all) { UNUSED; return look_for(vm, args[0], 0); }

const struct native builtins_iteration[] = {
    {"iter", builtin_iter, 1, 2, false}, {"next", builtin_next, 1, 2, false}, {"any", builtin_any, 1, 1, false}, {"all", builtin_all, 1, 1, false}, {0},
};
