/* Code becomes ready to run: constants become values, names are interned. Done once for each code object, when the
 * function is first made. */
#include "memory.h"
#include "vm.h"

#include <stdlib.h>

static value constant_value(struct vm *vm, const struct code *code, int index, struct loaded_code *loaded) {
    const struct constant *k = &code->constants[index];
    struct heap *heap = &vm->heap;
    switch (k->kind) {
    case CONSTANT_NONE: return VALUE_NONE;
    case CONSTANT_TRUE: return VALUE_TRUE;
    case CONSTANT_FALSE: return VALUE_FALSE;
    case CONSTANT_ELLIPSIS: return VALUE_ELLIPSIS;
    case CONSTANT_INT: return atom_int(heap, k->integer);
    case CONSTANT_FLOAT: return atom_float(heap, k->real);
    case CONSTANT_TEXT: return atom_intern(heap, k->text, k->length);
    case CONSTANT_CODE: return atom_code(heap, code_load(vm, k->code));
    case CONSTANT_TUPLE: break;
    }
    value *items = memory_alloc(sizeof *items * (size_t)(k->count ? k->count : 1));
    for (int i = 0; i < k->count; i++) {
        items[i] = loaded->constants[k->items[i]];
        heap_incref(heap, items[i]);
    }
    value tuple = tuple_new(heap, (uint32_t)k->count, items);
    free(items);
    /* The code object, which is not drawn, keeps it alive for good. */
    heap_place(heap, tuple, place_at(ROLE_OUTSIDE, 0, 0, VALUE_NULL));
    return tuple;
}

/* Plain locals, cells by name, free variables: where they stand to 3.10. From 3.11 on in the order of the slots.
 * Source: dictbytype (Python/compile.c). */
static const int *order_of_locals(struct vm *vm, const struct code *code) {
    int *order = arena_alloc(vm->arena, sizeof *order * (size_t)(code->local_count + 1)), count = 0;
    bool apart = vm->profile->cells_stand_last;
    for (int i = 0; i < code->first_free; i++)
        if (!apart || !code->is_cell[i])
            order[count++] = i;
    int first = count;
    for (int i = 0; apart && i < code->first_free; i++) {
        int at = count;
        if (!code->is_cell[i])
            continue;
        for (; at > first && strcmp(code->locals[order[at - 1]], code->locals[i]) > 0; at--)
            order[at] = order[at - 1];
        order[at] = i;
        count++;
    }
    for (int i = code->first_free; i < code->local_count; i++)
        order[count++] = i;
    return order;
}

/* The locals; then the operands, which a generator's frame may keep. */
static const char *const *names_of_frame(struct vm *vm, const struct code *code, const int *order) {
    size_t locals = (size_t)code->local_count, count = locals + (size_t)code->stack_size;
    const char **names = arena_alloc(vm->arena, (FRAME_LOCALS + count + 1) * sizeof *names);
    for (int i = 0; i < FRAME_LOCALS; i++)
        names[i] = frame_fields[i];
    for (size_t i = 0; i < count; i++)
        names[FRAME_LOCALS + i] = i < locals ? code->locals[order[i]] : "operand";
    names[FRAME_LOCALS + count] = NULL;
    return names;
}

const struct loaded_code *code_load(struct vm *vm, const struct code *code) {
    for (size_t i = 0; i < vm->loaded_count; i++)
        if (vm->loaded[i]->code == code)
            return vm->loaded[i];
    struct loaded_code *loaded = arena_alloc(vm->arena, sizeof *loaded);
    loaded->code = code;
    loaded->has_frame = arena_alloc(vm->arena, sizeof *loaded->has_frame);
    *loaded->has_frame = false;
    loaded->constants = arena_alloc(vm->arena, sizeof(value) * (size_t)(code->constant_count + 1));
    loaded->names = arena_alloc(vm->arena, sizeof(value) * (size_t)(code->name_count + 1));
    loaded->locals = arena_alloc(vm->arena, sizeof(value) * (size_t)(code->local_count + 1));
    loaded->called = arena_alloc(vm->arena, sizeof(bool) * (size_t)(code->instruction_count + 1));
    loaded->order = order_of_locals(vm, code);
    loaded->frame_fields = names_of_frame(vm, code, loaded->order);
    memory_reserve(&vm->loaded, &vm->loaded_capacity, vm->loaded_count + 1, sizeof *vm->loaded);
    vm->loaded[vm->loaded_count++] = loaded;
    for (int i = 0; i < code->constant_count; i++)
        loaded->constants[i] = constant_value(vm, code, i, loaded);
    for (int i = 0; i < code->name_count; i++)
        loaded->names[i] = atom_intern_text(&vm->heap, code->names[i]);
    for (int i = 0; i < code->local_count; i++)
        loaded->locals[i] = atom_intern_text(&vm->heap, code->locals[i]);
    return loaded;
}

const value *loaded_tuple(struct vm *vm, value tuple) {
    uint32_t count = sequence_length(&vm->heap, tuple);
    for (uint32_t i = 0; i < count && i < 256; i++)
        vm->scratch[i] = sequence_item(&vm->heap, tuple, i);
    return vm->scratch;
}
