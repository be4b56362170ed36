/* Locals, cells and names of a frame. Source: LOAD_FAST, LOAD_NAME, LOAD_GLOBAL, LOAD_DEREF, MAKE_CELL (Python/bytecodes.c). */
#include "variables.h"

bool variable_unbound(struct vm *vm, const struct frame *frame, int slot) {
    vm_raise(vm, vm->types.UnboundLocalError,
             vm->profile->wording_311 ? "cannot access local variable '%s' where it is not associated with a value" : "local variable '%s' referenced before assignment",
             frame->code->code->locals[slot]);
    return false;
}

/* Whether the next `count` instructions store in as many different plain locals. Then CPython's compiler leaves the swap
 * that should come first away, and stores the last target first. Source: apply_static_swaps (Python/flowgraph.c). */
bool variable_stores_turn(const struct frame *frame, int count) {
    const struct code *code = frame->code->code;
    const struct instruction *next = &code->instructions[frame->ip];
    if ((size_t)code->instruction_count < (size_t)frame->ip + (size_t)count)
        return false;
    for (int i = 0; i < count; i++) {
        if (next[i].op != OPCODE_STORE_FAST)
            return false;
        for (int k = 0; k < i; k++)
            if (next[k].arg == next[i].arg)
                return false;
    }
    return true;
}

/* The top goes to the last of the `count` targets. */
void variable_store_turned(struct vm *vm, int count) {
    for (int i = count; i-- > 0;) {
        struct frame *frame = vm_frame(vm);
        variable_store_fast(vm, frame, frame->code->code->instructions[frame->ip + i].arg);
    }
    vm_frame(vm)->ip += count;
}

bool variable_delete_fast(struct vm *vm, struct frame *frame, int slot) {
    if (vm->stack[frame->base + (uint32_t)slot] == VALUE_NULL)
        return variable_unbound(vm, frame, slot);
    variable_clear_fast(vm, frame, slot);
    return true;
}

void variable_clear_fast(struct vm *vm, struct frame *frame, int slot) {
    uint32_t at = frame->base + (uint32_t)slot;
    value v = vm->stack[at];
    if (v == VALUE_NULL)
        return;
    vm->stack[at] = VALUE_NULL;
    if (vm->lent[at]) {
        vm->lent[at] = false;
        local_borrowed(vm, frame, (uint32_t)slot, v, false);
    } else {
        if (!value_is_object(v)) /* a plain value's place is told here, or nobody knows that it is empty */
            heap_take(&vm->heap, v, local_place(vm, frame, (uint32_t)slot));
        heap_decref_at(&vm->heap, v, local_place(vm, frame, (uint32_t)slot));
    }
}

bool variable_load_deref(struct vm *vm, struct frame *frame, int slot) {
    value v = field_get(&vm->heap, variable_cell(vm, frame, slot), 0);
    if (v != VALUE_NULL) {
        heap_incref(&vm->heap, v);
        stack_push(vm, v);
        return true;
    }
    const char *name = frame->code->code->locals[slot];
    bool modern = vm->profile->wording_311;
    if (slot < frame->code->code->first_free)
        return variable_unbound(vm, frame, slot);
    vm_raise(vm, vm->types.NameError, modern ? "cannot access free variable '%s' where it is not associated with a value in enclosing scope"
                                             : "free variable '%s' referenced before assignment in enclosing scope", name);
    return false;
}

/* A local becomes a cell that holds it. */
void variable_make_cell(struct vm *vm, struct frame *frame, int slot) {
    uint32_t at = frame->base + (uint32_t)slot;
    value v = vm->stack[at];
    if (v != VALUE_NULL) {
        if (vm->lent[at]) {
            local_borrowed(vm, frame, (uint32_t)slot, v, false);
            heap_incref(&vm->heap, v);
        } else {
            heap_take(&vm->heap, v, local_place(vm, frame, (uint32_t)slot));
        }
    }
    vm->stack[at] = VALUE_NULL;
    vm->lent[at] = false;
    object_id cell = fields_new(&vm->heap, KIND_CELL, vm->types.cell, 1, &v, cell_fields, true, true);
    heap_place(&vm->heap, cell, local_place(vm, frame, (uint32_t)slot));
    vm->stack[frame->base + (uint32_t)slot] = cell;
}
