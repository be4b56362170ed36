/* What a program may ask of code: f.__code__.co_name, and the same behind a traceback's frame. Source: Objects/codeobject.c. */
#include "builtins.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* The names of the slots from `first` up, as a tuple; those that only live in cells left out where asked. */
static value slot_names(struct vm *vm, const struct loaded_code *loaded, int first, int end, bool plain) {
    const struct code *code = loaded->code;
    int parameters = code->argument_count + code->keyword_only + !!(code->flags & CODE_STAR) + !!(code->flags & CODE_DOUBLE_STAR);
    value *items = memory_alloc(sizeof *items * (size_t)(end - first + 1));
    uint32_t count = 0;
    for (int slot = first; slot < end; slot++)
        if (!plain || slot < parameters || !code->is_cell[slot])
            items[count++] = loaded->locals[slot];
    value tuple = count ? tuple_new(&vm->heap, count, items) : owned(vm, vm->empty_tuple);
    free(items);
    return tuple;
}

value code_attribute(struct vm *vm, value code_value, const char *name) {
    const struct loaded_code *loaded = atom_code_of(&vm->heap, code_value);
    const struct code *code = loaded->code;
    if (strcmp(name, "co_name") == 0)
        return atom_intern_text(&vm->heap, code->name);
    if (strcmp(name, "co_argcount") == 0)
        return atom_int(&vm->heap, code->argument_count);
    if (strcmp(name, "co_kwonlyargcount") == 0)
        return atom_int(&vm->heap, code->keyword_only);
    if (strcmp(name, "co_varnames") == 0)
        return slot_names(vm, loaded, 0, code->first_free, true);
    if (strcmp(name, "co_freevars") == 0)
        return slot_names(vm, loaded, code->first_free, code->local_count, false);
    if (strncmp(name, "co_", 3) == 0)
        return vm_stop(vm, "a code object's %s is outside the Python that Heapscope runs", name);
    return VALUE_NULL;
}

value code_of_module(struct vm *vm) {
    for (size_t i = 0; i < vm->loaded_count; i++)
        if (strcmp(vm->loaded[i]->code->name, "<module>") == 0)
            return atom_code(&vm->heap, vm->loaded[i]);
    return VALUE_NONE;
}
