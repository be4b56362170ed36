/* Unpacking: a, b = ... and a, *b = ... Source: UNPACK_SEQUENCE, UNPACK_EX, unpack_iterable (Python/ceval.c). */
#include "opcodes.h"
#include "operators.h"
#include "wording.h"

#include <stdlib.h>

static bool unpack_count_error(struct vm *vm, int expected, int64_t got, bool more) {
    if (more && got < 0 && vm->profile->unpack_tells_count)
        vm_raise(vm, vm->types.ValueError, "too many values to unpack (expected %d)", expected);
    else if (more)
        vm_raise(vm, vm->types.ValueError, WORDING_FOR(vm, UNPACK_MANY), expected, (long long)got);
    else
        vm_raise(vm, vm->types.ValueError, WORDING_FOR(vm, UNPACK_FEW), expected, (long long)got, got == 1 ? "" : "s");
    return false;
}

bool unpack_sequence(struct vm *vm, int count) {
    value from = stack_pop(vm);
    struct heap *heap = &vm->heap;
    enum kind kind = value_is_object(from) ? heap->kind[from] : KIND_NONE;
    if (kind == KIND_LIST || kind == KIND_TUPLE) {
        int64_t length = sequence_length(heap, from);
        if (length != count) {
            unpack_count_error(vm, count, length, length > count);
            heap_decref(heap, from);
            return false;
        }
        for (int i = count; i-- > 0;) {
            value v = sequence_item(heap, from, (uint32_t)i);
            heap_incref(heap, v);
            stack_push(vm, v);
        }
        heap_decref(heap, from);
        return true;
    }
    value iterator = iterator_of(vm, from);
    if (iterator == VALUE_NULL && vm_error_is(vm, vm->types.TypeError)) {
        vm_clear_error(vm);
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOT_UNPACKED), type_name(vm, from));
    }
    heap_decref(heap, from);
    if (iterator == VALUE_NULL)
        return false;
    uint32_t first = vm->sp;
    int got = 0;
    for (; got < count; got++) {
        value v = iterator_next(vm, iterator);
        if (v == VALUE_NULL)
            break;
        stack_push(vm, v);
    }
    bool good = got == count;
    if (!good && !vm_failed(vm))
        unpack_count_error(vm, count, got, false);
    if (good) {
        value extra = iterator_next(vm, iterator);
        if (extra != VALUE_NULL) {
            heap_decref(heap, extra);
            good = unpack_count_error(vm, count, -1, true);
        } else {
            good = !vm_failed(vm);
        }
    }
    heap_decref(heap, iterator);
    for (uint32_t i = first, j = vm->sp; good && i + 1 < j; i++) { /* the first item on top */
        value v = vm->stack[i];
        vm->stack[i] = vm->stack[--j];
        vm->stack[j] = v;
    }
    return good;
}

bool unpack_starred(struct vm *vm, int arg) {
    int before = arg & 0xFF, after = arg >> 8;
    struct value_list items = {0};
    value from = stack_pop(vm);
    bool good = iterate_all(vm, from, &items);
    heap_decref(&vm->heap, from);
    if (!good)
        return false;
    if (items.count < (size_t)(before + after)) {
        vm_raise(vm, vm->types.ValueError, "not enough values to unpack (expected at least %d, got %zu)", before + after, items.count);
        values_drop(vm, &items);
        return false;
    }
    size_t middle = items.count - (size_t)before - (size_t)after;
    for (size_t i = items.count; i-- > items.count - (size_t)after;)
        stack_push(vm, items.items[i]);
    stack_push(vm, list_new(&vm->heap, (uint32_t)middle, items.items + before));
    for (int i = before; i-- > 0;)
        stack_push(vm, items.items[i]);
    free(items.items);
    return true;
}
