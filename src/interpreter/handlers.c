/* How blocks and calls end: with, except, the search for a handler, unwinding, return.
 * Source: BEFORE_WITH, WITH_EXCEPT_START, CHECK_EXC_MATCH, PUSH_EXC_INFO, RETURN_VALUE, exception_unwind (Python/bytecodes.c). */
#include "opcodes.h"
#include "operators.h"
#include "wording.h"

bool handler_before_with(struct vm *vm) {
    value manager = TOP(1);
    value exit = special_find(vm, manager, vm->names.exit), enter = special_find(vm, manager, vm->names.enter);
    if (enter == VALUE_NULL || exit == VALUE_NULL) {
        bool exit_first = vm->profile->is_python_2 || fact(vm->profile, FACT_WITH_LOOKS_FOR_EXIT_FIRST);
        with_error(vm, manager, enter == VALUE_NULL && !(exit == VALUE_NULL && exit_first));
        return false;
    }
    bool bound;
    value bound_exit = attribute_method(vm, manager, vm->names.exit, &bound);
    if (bound && bound_exit != VALUE_NULL)
        bound_exit = method_new(vm, bound_exit, manager);
    if (bound_exit == VALUE_NULL)
        return false;
    value result = vm_call_method(vm, manager, vm->names.enter, NULL, 0);
    if (result == VALUE_NULL) {
        heap_decref(&vm->heap, bound_exit);
        return false;
    }
    stack_drop(vm);
    stack_push(vm, bound_exit);
    stack_push(vm, result);
    return true;
}

/* exit previous exception -- exit previous exception result */
bool handler_with_exit(struct vm *vm) {
    value exception = TOP(1), traceback = vm->profile->is_python_2 ? vm->handled_traceback : instance_get(&vm->heap, exception, vm->names.traceback);
    value args[3] = {vm->heap.type[exception], exception, traceback == VALUE_NULL ? VALUE_NONE : traceback};
    value result = vm_call(vm, TOP(3), args, 3);
    if (result == VALUE_NULL)
        return false;
    stack_push(vm, result);
    return true;
}

/* CHECK_EXC_MATCH: is the exception (second) an instance of the class or of one in the tuple (top)? */
bool handler_matches(struct vm *vm) {
    int match = exception_matches(vm, TOP(2), TOP(1));
    if (match < 0)
        return false;
    stack_drop(vm);
    stack_push(vm, value_of_bool(match));
    return true;
}

void handler_begin(struct vm *vm, bool by_finally) {
    value exception = stack_pop(vm);
    if (vm->profile->is_python_2) {
        if (!by_finally)
            exception_caught(vm, exception);
        stack_push(vm, VALUE_NONE);
        stack_push(vm, exception);
        return;
    }
    stack_push(vm, vm->handled == VALUE_NULL ? VALUE_NONE : vm->handled);
    heap_incref(&vm->heap, exception);
    vm->handled = exception;
    stack_push(vm, exception);
}

void handler_end(struct vm *vm) {
    value previous = stack_pop(vm), handled = vm->handled;
    if (vm->profile->is_python_2)
        return;
    vm->handled = previous == VALUE_NONE ? VALUE_NULL : previous;
    heap_decref(&vm->heap, handled);
}

/* Looks for the handler of an error raised at the instruction before frame->ip; cuts the stack, pushes the exception. */
bool handler_find(struct vm *vm, struct frame *frame) {
    if (vm->stopped)
        return false;
    int at = frame->ip - 1;
    const struct code *code = frame->code->code;
    for (int h = 0; h < code->handler_count; h++) {
        const struct handler_range *range = &code->handlers[h];
        if (at < range->start || at >= range->end)
            continue;
        while (vm->sp > frame->floor + (uint32_t)range->depth)
            stack_drop(vm);
        frame = vm_frame(vm);
        frame->ip = range->target;
        value error = vm->error;
        vm->error = VALUE_NULL;
        stack_push(vm, error);
        return true;
    }
    return false;
}

/* Ends the frame on top because of an error. Returns false when the frame had been entered from native code. */
bool handler_unwind_frame(struct vm *vm) {
    struct frame *frame = vm_frame(vm);
    while (vm->sp > frame->floor)
        stack_drop(vm);
    frame = vm_frame(vm);
    enum frame_return returns = frame->returns;
    value instance = frame->instance;
    uint32_t operands = frame->caller_operands;
    bool to_native = returns == RETURN_TO_NATIVE || frame->instance_to_native;
    uint32_t values = frame->packed_values, names = frame->packed_names;
    frame_pop(vm);
    if (returns == RETURN_INSTANCE) {
        call_unpack(vm, values, names);
        heap_decref(&vm->heap, instance);
    }
    call_drop_operands(vm, operands);
    return !to_native;
}

/* RETURN_VALUE: ends the frame on top. True: the loop goes on in the caller, with the result pushed. */
bool frame_leave(struct vm *vm, value *result) {
    value v = stack_pop(vm);
    struct frame *frame = vm_frame(vm);
    while (vm->sp > frame->floor)
        stack_drop(vm);
    frame = vm_frame(vm);
    enum frame_return returns = frame->returns;
    value instance = frame->instance;
    uint32_t operands = frame->caller_operands;
    bool to_native = returns == RETURN_TO_NATIVE || frame->instance_to_native;
    uint32_t values = frame->packed_values, names = frame->packed_names;
    frame_pop(vm);
    if (returns == RETURN_INSTANCE) {
        call_unpack(vm, values, names);
        if (v != VALUE_NONE) {
            vm_raise(vm, vm->types.TypeError, "__init__() should return None, not '%s'", type_name(vm, v));
            heap_decref(&vm->heap, v);
            heap_decref(&vm->heap, instance);
            v = VALUE_NULL;
        } else {
            v = instance;
        }
    }
    call_drop_operands(vm, operands);
    *result = v;
    if (to_native)
        return false;
    if (v != VALUE_NULL)
        stack_push(vm, v);
    if (returns == RETURN_INSTANCE)
        heap_run_pending(&vm->heap); /* a class is called through C code */
    return true;
}
