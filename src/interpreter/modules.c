/* import: the three modules that a lesson on memory needs. Each is made when it is first asked for, and stays. */
#include "vm.h"

#include <string.h>

static const struct {
    const char *name;
    object_id (*make)(struct vm *vm); /* its namespace, a dict */
} modules[] = {{"gc", module_gc_new}, {"sys", module_sys_new}, {"weakref", module_weakref_new}};

const char *module_name(struct vm *vm, value module) {
    size_t length;
    return atom_bytes(&vm->heap, field_get(&vm->heap, module, MODULE_NAME), &length);
}

value module_import(struct vm *vm, value name) {
    struct heap *heap = &vm->heap;
    size_t length;
    const char *text = atom_bytes(heap, name, &length);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (strcmp(modules[i].name, text) != 0)
            continue;
        if (!vm->modules[i]) {
            /* They were there before the program, as in a fresh interpreter: nothing is traced or counted. */
            struct trace *trace = heap->trace;
            bool quiet = heap->quiet;
            struct generation counts[3];
            memcpy(counts, heap->generations, sizeof counts);
            heap->trace = NULL;
            heap->quiet = true;
            value fields[MODULE_WORDS] = {name, modules[i].make(vm)};
            dict_set_name(heap, fields[MODULE_DICT], vm->names.name, name);
            heap->birth_flags |= BIRTH_STATIC;
            vm->modules[i] = fields_new(heap, KIND_MODULE, vm->types.module, MODULE_WORDS, fields, module_fields, true, false);
            for (int g = 0; g < 3; g++)
                heap->generations[g].count = counts[g].count;
            heap->quiet = quiet;
            heap->trace = trace;
        }
        return vm->modules[i];
    }
    return vm_raise(vm, vm->types.ModuleNotFoundError, "No module named '%s'", text);
}
