/* *iterable and **mapping in calls and displays, and what is said where they can't be.
 * Source: check_args_iterable, format_kwargs_error (Python/ceval.c), _PyObject_FunctionStr (Objects/object.c). */
#include "opcodes.h"
#include "operators.h"
#include "wording.h"

/* "g()" to 3.8, "__main__.g()" from 3.9 on. */
static void callable_said(struct vm *vm, value callable, struct text *out) {
    struct heap *heap = &vm->heap;
    if (is_of_kind(vm, callable, KIND_METHOD))
        callable = field_get(heap, callable, METHOD_FUNCTION);
    bool full = fact(vm->profile, FACT_CALLABLES_SAID_IN_FULL), is_class = is_of_kind(vm, callable, KIND_CLASS);
    if (is_of_kind(vm, callable, KIND_FUNCTION)) {
        value name = field_get(heap, callable, full ? FUNCTION_QUALNAME : FUNCTION_NAME);
        text_printf(out, "%s%s()", full ? "__main__." : "", atom_bytes(heap, name, NULL));
    } else if (is_of_kind(vm, callable, KIND_BUILTIN)) {
        text_printf(out, "%s%s()", full ? native_prefix(vm, callable) : "", native_of(vm, callable)->name);
    } else if (full && is_class) {
        const struct class_info *info = class_of(heap, callable);
        text_printf(out, "%s%s%s()", info->module ? info->module : "", info->module ? "." : "", atom_bytes(heap, info->name, NULL));
    } else if (full) {
        value_str(vm, callable, out);
    } else {
        text_printf(out, "%s object", type_name(vm, callable));
    }
}

/* Anything else looks at its keywords later. */
static bool is_code(struct vm *vm, value callable) {
    return is_of_kind(vm, callable, KIND_FUNCTION) || is_of_kind(vm, callable, KIND_METHOD);
}

static bool complain(struct vm *vm, value callable, const char *words) {
    struct text text;
    text_init(&text);
    callable_said(vm, callable, &text);
    if (!vm_failed(vm))
        vm_raise(vm, vm->types.TypeError, "%s %s", text.data ? text.data : "", words);
    text_destroy(&text);
    return false;
}

bool spread_fits(struct vm *vm, int flags) {
    value given = TOP(1);
    if (special_find(vm, given, vm->names.iter) != VALUE_NULL || special_find(vm, given, vm->names.getitem) != VALUE_NULL || is_text(vm, given))
        return true;
    bool tells_value = fact(vm->profile, FACT_SPREAD_TELLS_VALUE);
    if (!(flags & SPREAD_CALL) && !tells_value)
        return true; /* "'int' object is not iterable", by who iterates */
    if (tells_value && (!(flags & SPREAD_ALONE) || fact(vm->profile, FACT_SPREAD_NEVER_NAMES))) {
        vm_raise(vm, vm->types.TypeError, "Value after * must be an iterable, not %s", type_name(vm, given));
        return false;
    }
    struct text text;
    text_init(&text);
    text_printf(&text, "argument after * must be an iterable, not %s", type_name(vm, given));
    complain(vm, TOP(4), text.data);
    text_destroy(&text);
    return false;
}

/* merge: for a call, whose callable stands below the tuple and the dict; a name that comes twice is an error. */
bool display_extend_dict(struct vm *vm, object_id dict, value from, bool merge) {
    struct text text;
    text_init(&text);
    if (!is_of_kind(vm, from, KIND_DICT)) {
        text_printf(&text, "argument after ** must be a mapping, not %s", type_name(vm, from));
        if (!merge)
            vm_raise(vm, vm->types.TypeError, "'%s' object is not a mapping", type_name(vm, from));
        else if (fact(vm->profile, FACT_SPREAD_NEVER_NAMES))
            vm_raise(vm, vm->types.TypeError, "Value after ** must be a mapping, not %s", type_name(vm, from));
        else
            complain(vm, TOP(5), text.data);
        text_destroy(&text);
        return false;
    }
    uint32_t position = 0;
    value key, v, known;
    bool good = true;
    while (good && dict_next(&vm->heap, from, &position, &key, &v)) {
        if (merge && dict_get(&vm->heap, dict, key, &known) == 1) {
            text_add(&text, "got multiple values for keyword argument '");
            value_str(vm, key, &text);
            text_add(&text, "'");
            good = complain(vm, TOP(5), text.data);
            break;
        }
        if (merge && is_code(vm, TOP(5)) && !is_text(vm, key) && !fact(vm->profile, FACT_CALLABLES_SAID_IN_FULL)) {
            good = complain(vm, TOP(5), "keywords must be strings");
            break;
        }
        heap_incref(&vm->heap, v);
        good = dict_set(&vm->heap, dict, key, v) >= 0;
    }
    text_destroy(&text);
    return good;
}
