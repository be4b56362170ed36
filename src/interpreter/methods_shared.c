/* Arguments of methods: names, bounds; natives that are no plain methods. */
#include "methods.h"
#include "suggest.h"

#include <string.h>

/* names: those that the function knows, from which one may be meant. */
static value keyword_not_among(struct vm *vm, const char *function, value name, const char *const *names, int count) {
    struct text words;
    text_init(&words);
    const char *wrong = atom_bytes(&vm->heap, name, NULL), *near = vm->profile->suggests_keywords ? suggest_name(wrong, names, (size_t)count) : NULL;
    text_printf(&words, WORDING_FOR(vm, KEYWORD_UNEXPECTED), wrong, function);
    if (near)
        text_printf(&words, ". Did you mean '%s'?", near);
    vm_raise(vm, vm->types.TypeError, "%s", words.data);
    text_destroy(&words);
    return VALUE_NULL;
}

value keyword_unexpected(struct vm *vm, const char *function, value name) {
    static const struct { const char *function, *names[4]; } known[] = {
        {"print", {"sep", "end", "file", "flush"}}, {"sort", {"key", "reverse"}}, {"int", {"base"}},   {"sum", {"start"}},
        {"min", {"key", "default"}},                {"max", {"key", "default"}},  {"zip", {"strict"}}, {"map", {"strict"}},
        {"collect", {"generation"}},
    };
    const char *const *names = NULL;
    int count = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].function, function) == 0)
            for (names = known[i].names; count < 4 && names[count];)
                count++;
    return keyword_not_among(vm, function, name, names, count);
}

bool arguments_spread(struct vm *vm, const char *function, const char *const *names, int most, int positional,
                      const value *args, int count, const struct keywords *keywords, value *out) {
    int named = keywords ? keywords->count : 0, given = count - named;
    for (int i = 0; i < most; i++)
        out[i] = i < given ? args[i] : VALUE_NULL;
    if (count > most || given > positional) {
        vm_raise(vm, vm->types.TypeError, "%s() takes at most %d argument%s (%d given)", function, most, most == 1 ? "" : "s", count);
        return false;
    }
    for (int i = 0; i < named; i++) {
        const char *name = atom_bytes(&vm->heap, keywords->names[i], NULL);
        int at = 0;
        while (at < most && strcmp(names[at], name) != 0)
            at++;
        if (at == most) {
            keyword_not_among(vm, function, keywords->names[i], names, most);
            return false;
        }
        if (out[at] != VALUE_NULL) {
            vm_raise(vm, vm->types.TypeError, "argument for %s() given by name ('%s') and position (%d)", function, name, at + 1);
            return false;
        }
        out[at] = args[given + i];
    }
    return true;
}

bool slice_bound(struct vm *vm, value v, int64_t length, int64_t otherwise, bool none_allowed, int64_t *bound) {
    *bound = otherwise;
    if (v == VALUE_NULL || (v == VALUE_NONE && none_allowed))
        return true;
    if (!is_integer(vm, v) && program_method(vm, v, vm->names.index) == VALUE_NULL) {
        vm_raise(vm, vm->types.TypeError, "%s", none_allowed ? WORDING_FOR(vm, SLICE_INDEX) : "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!value_index(vm, v, bound))
        return false;
    if (*bound < 0)
        *bound = *bound < -length ? 0 : *bound + length;
    return true;
}

void natives_add_wrapped(struct vm *vm, object_id class_object, object_id type, const struct native *get, const struct native *set) {
    value fields[PROPERTY_WORDS] = {native_value(vm, get, vm->types.builtin), VALUE_NULL, VALUE_NULL, VALUE_NULL};
    if (set)
        fields[PROPERTY_SET] = native_value(vm, set, vm->types.builtin);
    vm->heap.birth_flags |= BIRTH_STATIC;
    object_id wrapped = fields_new(&vm->heap, KIND_DESCRIPTOR, type, PROPERTY_WORDS, fields, property_fields, true, false);
    dict_set_name(&vm->heap, heap_words(&vm->heap, class_object)[CLASS_DICT], atom_intern_text(&vm->heap, get->name), wrapped);
}

value method_contains(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    UNUSED;
    int found = contains_builtin(vm, args[0], args[1]);
    return found < 0 ? VALUE_NULL : value_of_bool(found);
}

value method_getitem(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    UNUSED;
    return subscript_get_builtin(vm, args[0], args[1]);
}

value method_setitem(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    UNUSED;
    return subscript_change_builtin(vm, args[0], args[1], args[2]) ? VALUE_NONE : VALUE_NULL;
}

value method_delitem(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    UNUSED;
    return subscript_change_builtin(vm, args[0], args[1], VALUE_NULL) ? VALUE_NONE : VALUE_NULL;
}
