#include "interpreter_exit.h"

#include "gc_lists.h"
#include "weak.h"

#include <string.h>

static void emit(struct vm *vm, enum event_kind kind) {
    if (vm->heap.trace)
        trace_emit(vm->heap.trace, (struct event){.kind = (uint8_t)kind});
}

/* Python code of the library runs, which makes and drops objects of its own: nothing of it is shown but the young
 * collections that it causes. */
static void allocate(struct vm *vm, int64_t objects) {
    struct heap *heap = &vm->heap;
    while (objects > 0 && !vm->options.no_exit && !vm->stopped && heap->enabled && heap->generations[0].threshold) {
        int64_t room = heap->generations[0].threshold + 1 - heap->generations[0].count;
        int64_t now = room < 1 ? 1 : room < objects ? room : objects;
        collector_set_count(heap, 0, heap->generations[0].count + now);
        objects -= now;
        int generation = heap->collector->due(heap);
        if (generation >= 0)
            heap->collector->collect(heap, generation, "threshold");
    }
}

/* What an int becomes as a process's status: its lowest 8 bits, 255 when it does not fit. Others: printed, 1. */
static int status_of(struct vm *vm, value code) {
    if (code == VALUE_NULL || code == VALUE_NONE)
        return 0;
    if (!value_is_object(code) && (atom_kind(&vm->heap, code) == ATOM_INT || atom_kind(&vm->heap, code) == ATOM_BOOL))
        return (int)(atom_integer(&vm->heap, code) & 255);
    struct text text;
    text_init(&text);
    if (value_str(vm, code, &text)) {
        text_add(&text, "\n");
        vm_write(vm, 2, text.data, text.length);
    } else {
        vm_clear_error(vm);
    }
    text_destroy(&text);
    return 1;
}

enum run_status interpreter_result(struct vm *vm) {
    if (vm->error == VALUE_NULL)
        return RUN_DONE;
    if (!vm_error_is(vm, vm->types.SystemExit)) {
        vm_print_uncaught(vm);
        allocate(vm, vm->profile->script.uncaught);
        return RUN_RAISED;
    }
    value error = vm->error;
    vm->error = VALUE_NULL;
    value code = attribute_find(vm, error, atom_intern_text(&vm->heap, "code"));
    int status = status_of(vm, code);
    if (vm->options.exit_status)
        *vm->options.exit_status = status;
    heap_decref(&vm->heap, code);
    heap_decref(&vm->heap, error);
    return vm->stopped ? RUN_LIMIT : RUN_EXITED;
}

/* sys.last_value, sys.last_exc and sys.last_traceback are dropped one by one: what the exception itself holds dies
 * before the frames of its traceback. Source: finalize_modules_delete_special. */
static void forget_uncaught(struct vm *vm, value error) {
    struct heap *heap = &vm->heap;
    if (error == VALUE_NULL)
        return;
    value traceback = instance_get(heap, error, vm->names.traceback);
    if (traceback != VALUE_NULL)
        heap_incref(heap, traceback);
    heap_decref(heap, error);
    heap_decref(heap, traceback);
}

/* Names with one underscore first, then all but __builtins__, each set to None. Source: _PyModule_Clear. */
static void clear_names(struct vm *vm) {
    for (int pass = 0; pass < 2; pass++) {
        uint32_t position = 0;
        value key, v;
        size_t length;
        while (!vm->stopped && dict_next(&vm->heap, vm->globals, &position, &key, &v)) {
            if (value_is_object(key) || atom_kind(&vm->heap, key) != ATOM_TEXT)
                continue;
            const char *name = atom_bytes(&vm->heap, key, &length);
            bool is_private = name[0] == '_' && name[1] != '_';
            if (v != VALUE_NONE && (pass == 1 || is_private) && strcmp(name, "__builtins__") != 0)
                dict_set_name(&vm->heap, vm->globals, key, VALUE_NONE);
        }
    }
}

/* sys.modules lets go of __main__: a namespace that no function refers to dies here, name by name in the order in which
 * they were first bound. Source: finalize_remove_modules. */
static void forget_main(struct vm *vm) {
    value globals = vm->globals;
    vm->globals = 0;
    heap_decref(&vm->heap, globals);
}

/* Source: PyGC_Collect, which does nothing when automatic collections are off. */
static void collect_if_enabled(struct vm *vm) {
    struct heap *heap = &vm->heap;
    if (!heap->enabled || vm->stopped)
        return;
    if (vm->profile->script.namespace_found_late)
        gc_list_move(heap, vm->globals, LIST_MIDDLE, 0); /* the last to be merged */
    heap->collector->collect(heap, 2, "exit");
}

/* Runs whether enabled or not, and tells gc.callbacks nothing. Source: _PyGC_CollectNoFail. */
static void collect_in_silence(struct vm *vm) {
    struct heap *heap = &vm->heap;
    struct heap_hooks hooks = heap->hooks;
    heap->hooks.gc_callbacks = NULL;
    if (!vm->stopped)
        heap->collector->collect(heap, 2, "exit");
    heap->hooks = hooks;
}

void interpreter_exit(struct vm *vm) {
    value error = vm->error;
    vm->error = VALUE_NULL;
    emit(vm, EVENT_EXIT_BEGIN);
    weak_finalizers_at_exit(vm);
    collect_if_enabled(vm);
    forget_uncaught(vm, error);
    if (!vm->profile->finalizers_left_stay)
        weak_forget_finalizers(vm);
    if (vm->profile->exit_clears_names) {
        clear_names(vm);
        forget_main(vm);
    } else {
        forget_main(vm);
        collect_in_silence(vm);
    }
    /* From here on CPython clears the modules that are left, builtins too: `print` is gone, nothing more is to be seen. */
    emit(vm, EVENT_EXIT_END);
}
