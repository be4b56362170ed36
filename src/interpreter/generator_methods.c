/* What a program asks of a generator: send, throw, close, its attributes. Source: Objects/genobject.c. */
#include "generators.h"
#include "iterators.h"

#include <string.h>

/* As a method call: the end of the generator is a StopIteration. */
static value give(struct vm *vm, value item) {
    if (item != VALUE_NULL || vm_failed(vm))
        return item;
    value result = vm->generator_value;
    vm->generator_value = VALUE_NULL;
    return stop_iteration_raise(vm, result);
}

static value generator_next_method(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    return give(vm, generator_send(vm, args[0], VALUE_NONE, false));
}

static value generator_iter_method(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    return owned(vm, args[0]);
}

static value generator_send_method(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    return give(vm, generator_send(vm, args[0], args[1], false));
}

static value generator_close_method(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    return generator_close(vm, args[0]);
}

static bool is_exception_of(struct vm *vm, value v, object_id type) {
    return is_of_kind(vm, v, KIND_INSTANCE) && class_is_subclass(&vm->heap, vm->heap.type[v], type);
}

/* The exception that throw(type, value) means. Owned; VALUE_NULL: failed. Source: PyErr_NormalizeException. */
static value exception_of(struct vm *vm, value type, value argument) {
    if (is_exception_of(vm, type, vm->types.BaseException)) {
        if (argument != VALUE_NONE)
            return vm_raise(vm, vm->types.TypeError, "instance exception may not have a separate value");
        return owned(vm, type);
    }
    if (!is_of_kind(vm, type, KIND_CLASS) || !class_is_subclass(&vm->heap, type, vm->types.BaseException))
        return vm_raise(vm, vm->types.TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", type_name(vm, type));
    if (is_exception_of(vm, argument, type))
        return owned(vm, argument);
    return vm_call(vm, type, &argument, argument != VALUE_NONE);
}

static value throw_here(struct vm *vm, object_id generator, value exception) { /* steals */
    vm->error = exception;
    return give(vm, generator_send(vm, generator, VALUE_NONE, true));
}

static value throw(struct vm *vm, object_id generator, const value *args, int count) {
    struct heap *heap = &vm->heap;
    value exception = exception_of(vm, args[0], count > 1 ? args[1] : VALUE_NONE), delegate = generator_delegate_of(vm, generator);
    if (exception == VALUE_NULL)
        return VALUE_NULL;
    if (generator_state_of(vm, generator)->state == GENERATOR_RUNNING) {
        heap_decref(heap, exception);
        return vm_raise(vm, vm->types.ValueError, "generator already executing");
    }
    if (delegate == VALUE_NULL)
        return throw_here(vm, generator, exception);
    heap_incref(heap, delegate);
    generator_state_of(vm, generator)->state = GENERATOR_RUNNING;
    bool closing = class_is_subclass(heap, heap->type[exception], vm->types.GeneratorExit), here = false;
    value item = VALUE_NULL;
    if (closing && is_of_kind(vm, delegate, KIND_GENERATOR)) {
        item = generator_close(vm, delegate);
        heap_decref(heap, item);
        here = item != VALUE_NULL;
    } else {
        value method = VALUE_NULL;
        if (!is_of_kind(vm, delegate, KIND_GENERATOR))
            method = attribute_find(vm, delegate, atom_intern_text(heap, closing ? "close" : "throw"));
        if (vm_error_is(vm, vm->types.AttributeError))
            vm_clear_error(vm);
        if (is_of_kind(vm, delegate, KIND_GENERATOR))
            item = throw(vm, delegate, &exception, 1);
        else if (method != VALUE_NULL)
            item = closing ? vm_call(vm, method, NULL, 0) : vm_call(vm, method, args, count);
        here = (closing && item != VALUE_NULL) || (method == VALUE_NULL && !vm_failed(vm) && item == VALUE_NULL);
        if (closing)
            heap_decref(heap, item);
        heap_decref(heap, method);
    }
    generator_state_of(vm, generator)->state = GENERATOR_SUSPENDED;
    heap_decref(heap, delegate);
    if (here)
        return throw_here(vm, generator, exception);
    heap_decref(heap, exception);
    if (item != VALUE_NULL && !closing)
        return item;
    value result = VALUE_NULL;
    if (iteration_ended(vm, &result))
        return give(vm, generator_go_on(vm, generator, result == VALUE_NULL ? VALUE_NONE : result));
    if (vm->stopped)
        return VALUE_NULL;
    return give(vm, generator_send(vm, generator, VALUE_NONE, true));
}

static value generator_throw_method(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    return throw(vm, args[0], args + 1, count - 1);
}

value generator_attribute(struct vm *vm, object_id object, const char *name) {
    struct generator *generator = generator_state_of(vm, object);
    if (strcmp(name, "gi_running") == 0)
        return value_of_bool(generator->state == GENERATOR_RUNNING);
    if (strcmp(name, "gi_suspended") == 0 && vm->profile->wording_311)
        return value_of_bool(generator->state == GENERATOR_SUSPENDED);
    if (strcmp(name, "gi_code") == 0)
        return atom_code(&vm->heap, generator->code);
    if (strcmp(name, "gi_yieldfrom") == 0) {
        value delegate = generator_delegate_of(vm, object);
        return delegate == VALUE_NULL ? VALUE_NONE : owned(vm, delegate);
    }
    if (strcmp(name, "gi_frame") == 0)
        return generator->state == GENERATOR_DONE ? VALUE_NONE : vm_stop(vm, "a generator's gi_frame is outside the Python that Heapscope runs");
    if (strcmp(name, "__name__") == 0)
        return generator->name;
    return strcmp(name, "__qualname__") == 0 ? generator->qualname : VALUE_NULL;
}

static const struct native methods[] = {
    {"__iter__", generator_iter_method, 1, 1, false},   {"__next__", generator_next_method, 1, 1, false},
    {"send", generator_send_method, 2, 2, false},       {"throw", generator_throw_method, 2, 4, false},
    {"close", generator_close_method, 1, 1, false},     {0},
};

void generator_methods_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.generator, methods);
}
