/* The operand stack: the verbs of the loop and of what it calls. Not for native functions, which get their arguments and give
 * a result. Life: vm->stack, from run's begin to its end; room for a frame's deepest stack is made when the frame is pushed,
 * so none of these looks whether there is any. Each drop may run Python code (a __del__), which may move vm->stack. */
#ifndef INTERPRETER_STACK_H
#define INTERPRETER_STACK_H
#include "vm.h"

#define TOP(depth) vm->stack[vm->sp - (depth)] /* 1: the topmost */

/* Takes the top off; the caller owns it. */
static inline value stack_pop(struct vm *vm) {
    value v = vm->stack[--vm->sp];
    if (vm->lent[vm->sp])
        heap_incref(&vm->heap, v);
    return v;
}

/* Drops the top. */
static inline void stack_drop(struct vm *vm) {
    value v = vm->stack[--vm->sp];
    if (!vm->lent[vm->sp])
        heap_decref(&vm->heap, v);
}

static inline void stack_drop_many(struct vm *vm, int count) {
    for (int i = 0; i < count; i++)
        stack_drop(vm);
}

static inline void stack_push(struct vm *vm, value v) {
    vm->lent[vm->sp] = false;
    vm->stack[vm->sp++] = v;
}

/* Replaces the `count` topmost operands, dropping them top first, by a result. */
static inline bool stack_replace(struct vm *vm, int count, value result) {
    stack_drop_many(vm, count);
    if (result == VALUE_NULL)
        return false;
    stack_push(vm, result);
    return true;
}

/* Drops the `count` topmost operands, the lowest first. */
static inline void stack_drop_from_below(struct vm *vm, int count) {
    uint32_t first = vm->sp - (uint32_t)count;
    for (uint32_t at = first; at < first + (uint32_t)count; at++) {
        value v = vm->stack[at];
        vm->stack[at] = VALUE_NULL;
        if (!vm->lent[at])
            heap_decref(&vm->heap, v);
    }
    vm->sp = first;
}

/* Drops an operator's operands, in the version's order, and puts its result in their place. */
static inline bool stack_operated(struct vm *vm, bool right_first, value result) {
    if (right_first)
        return stack_replace(vm, 2, result);
    stack_drop_from_below(vm, 2);
    if (result == VALUE_NULL)
        return false;
    stack_push(vm, result);
    return true;
}

static inline void stack_swap(struct vm *vm, int depth) {
    uint32_t top = vm->sp - 1, other = vm->sp - (uint32_t)depth;
    value v = vm->stack[top];
    bool lent = vm->lent[top];
    vm->stack[top] = vm->stack[other];
    vm->lent[top] = vm->lent[other];
    vm->stack[other] = v;
    vm->lent[other] = lent;
}
#endif
