/* The namespace of built-in functions, classes and constants. */
#include "builtins.h"

#include <string.h>

bool arguments_fit(struct vm *vm, const char *function, int given, int least, int most) {
    bool counts = fact(vm->profile, FACT_ARGUMENT_PLURAL);
    if (given < least)
        vm_raise(vm, vm->types.TypeError, "%s expected %s%d argument%s, got %d", function, least == most ? "" : "at least ", least, least == 1 && counts ? "" : "s", given);
    else if (given > most)
        vm_raise(vm, vm->types.TypeError, "%s expected %s%d argument%s, got %d", function, least == most ? "" : "at most ", most, most == 1 && counts ? "" : "s", given);
    vm->arguments_refused = given < least || given > most;
    return !vm->arguments_refused;
}

value name_argument(struct vm *vm, const char *function, value name) {
    if (is_text(vm, name))
        return atom_interned(&vm->heap, name);
    if (fact(vm->profile, FACT_NAME_TYPE_TOLD))
        return vm_raise(vm, vm->types.TypeError, "attribute name must be string, not '%s'", type_name(vm, name));
    return vm_raise(vm, vm->types.TypeError, "%s(): attribute name must be string", function);
}

value text_by(struct vm *vm, bool (*convert)(struct vm *vm, value v, struct text *out), value v) {
    struct text text;
    text_init(&text);
    if (convert(vm, v, &text))
        return text_value(vm, &text);
    text_destroy(&text);
    return VALUE_NULL;
}

static void add_value(struct vm *vm, const char *name, value v) {
    dict_set_name(&vm->heap, vm->builtins, atom_intern_text(&vm->heap, name), v);
}

/* Classes that a program knows by a plain name. */
static void add_classes(struct vm *vm) {
    static const char *const hidden[] = {"NoneType", "ellipsis", "NotImplementedType", "code", "function", "builtin_function_or_method", "method_descriptor",
                                         "wrapper_descriptor", "method", "module", "cell", "generator", "frame", "traceback", "getset_descriptor",
                                         "member_descriptor", "iterator"};
    static const char *const later[] = {"RecursionError", "ModuleNotFoundError", "StopAsyncIteration", "BlockingIOError", "ChildProcessError", "ConnectionError",
                                        "FileExistsError", "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError",
                                        "ProcessLookupError", "TimeoutError", "BrokenPipeError", "ConnectionAbortedError", "ConnectionRefusedError",
                                        "ConnectionResetError", "ResourceWarning"}; /* not in 2.7 */
    struct { object_id type; const char *name; } all[] = {
#define TYPE(field, text, base, kind) {vm->types.field, text},
#include "types.def"
#undef TYPE
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool shown = !strchr(all[i].name, '.') && !strchr(all[i].name, '_');
        for (size_t k = 0; shown && k < sizeof later / sizeof *later; k++)
            shown = !vm->profile->is_python_2 || strcmp(all[i].name, later[k]) != 0;
        shown &= vm->profile->is_python_2 || all[i].type != vm->types.StandardError;
        for (size_t k = 0; shown && k < sizeof hidden / sizeof *hidden; k++)
            shown = strcmp(all[i].name, hidden[k]) != 0;
        if (shown)
            add_value(vm, all[i].name, all[i].type);
    }
}

void builtins_init(struct vm *vm) {
    constructors_init(vm);
    constructors_lazy_init(vm);
    natives_add(vm, vm->builtins, builtins_attributes); /* before the classes, as in CPython: the first of equals is offered */
    natives_add(vm, vm->builtins, builtins_numbers);
    natives_add(vm, vm->builtins, builtins_order);
    natives_add(vm, vm->builtins, builtins_texts);
    natives_add(vm, vm->builtins, builtins_iteration);
    add_classes(vm);
    if (!vm->profile->is_python_2)
        natives_add(vm, vm->builtins, builtins_bytes);
    add_value(vm, "None", VALUE_NONE); /* offered for a name that is nearly theirs */
    add_value(vm, "False", VALUE_FALSE);
    add_value(vm, "True", VALUE_TRUE);
    add_value(vm, "Ellipsis", VALUE_ELLIPSIS);
    add_value(vm, "NotImplemented", VALUE_NOT_IMPLEMENTED);
    add_value(vm, "__debug__", VALUE_TRUE);
    add_value(vm, "__name__", atom_intern_text(&vm->heap, "builtins"));
    add_value(vm, "EnvironmentError", vm->types.OSError);
    add_value(vm, "IOError", vm->types.OSError);
}
