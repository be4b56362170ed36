/* What names stand for: locals, cells, globals, built-ins. For the loop; not for attributes (attributes.c) or native code.
 * Life: of the frame that is passed. What fails has set an exception and pushed nothing. */
#ifndef INTERPRETER_VARIABLES_H
#define INTERPRETER_VARIABLES_H
#include "stack.h"

bool variable_unbound(struct vm *vm, const struct frame *frame, int slot);
bool variable_stores_turn(const struct frame *frame, int count);
void variable_store_turned(struct vm *vm, int count);
bool variable_delete_fast(struct vm *vm, struct frame *frame, int slot);
void variable_clear_fast(struct vm *vm, struct frame *frame, int slot); /* whether it holds something or not */
bool variable_load_deref(struct vm *vm, struct frame *frame, int slot);
void variable_make_cell(struct vm *vm, struct frame *frame, int slot);

/* Those that every line uses stand here to be compiled into the loop. */
static inline value variable_cell(const struct vm *vm, const struct frame *frame, int slot) {
    return vm->stack[frame->base + (uint32_t)slot];
}

static inline value variable_global(struct vm *vm, const struct frame *frame, value name) {
    value v = dict_get_name(&vm->heap, frame->globals, name);
    return v != VALUE_NULL ? v : dict_get_name(&vm->heap, vm->builtins, name);
}

static inline bool variable_load_found(struct vm *vm, value v, value name) {
    if (v == VALUE_NULL)
        return name_error_raise(vm, name);
    heap_incref(&vm->heap, v);
    stack_push(vm, v);
    return true;
}

static inline bool variable_load_name(struct vm *vm, struct frame *frame, value name) {
    value v = frame->namespace ? dict_get_name(&vm->heap, frame->namespace, name) : VALUE_NULL;
    return variable_load_found(vm, v != VALUE_NULL ? v : variable_global(vm, frame, name), name);
}

static inline bool variable_load_fast(struct vm *vm, struct frame *frame, int slot, bool borrow) {
    uint32_t at = frame->base + (uint32_t)slot;
    value v = vm->stack[at];
    if (v == VALUE_NULL)
        return variable_unbound(vm, frame, slot);
    borrow |= vm->lent[at]; /* a copy of what is lent is lent (PyStackRef_DUP) */
    vm->lent[vm->sp] = borrow;
    vm->stack[vm->sp++] = v;
    if (!borrow)
        heap_incref(&vm->heap, v);
    return true;
}

static inline void variable_store_fast(struct vm *vm, struct frame *frame, int slot) {
    uint32_t at = frame->base + (uint32_t)slot;
    struct place place = local_place(vm, frame, (uint32_t)slot);
    value v = vm->stack[--vm->sp], old = vm->stack[at];
    bool lent = vm->lent[vm->sp], was_lent = vm->lent[at];
    if (old != VALUE_NULL && !was_lent)
        heap_take(&vm->heap, old, place);
    else if (old != VALUE_NULL)
        local_borrowed(vm, frame, (uint32_t)slot, old, false);
    if (lent)
        local_borrowed(vm, frame, (uint32_t)slot, v, true);
    else
        heap_place(&vm->heap, v, place);
    vm->stack[at] = v;
    vm->lent[at] = lent;
    if (!was_lent)
        heap_decref(&vm->heap, old);
}
#endif
