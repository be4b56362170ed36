/* "Did you mean": what CPython adds to an uncaught NameError, AttributeError or ImportError when it prints it.
 * Source: Python/suggestions.c to 3.12, Lib/traceback.py (_compute_suggestion_error, _get_cross_language_hint) since. */
#include "builtins.h"
#include "suggest.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

enum { CANDIDATES_MOST = 700 };

static const char *bytes_of(struct vm *vm, value text) {
    return atom_bytes(&vm->heap, text, NULL);
}

/* To 3.12 the locals are looked through first, then the globals, then the built-ins; from 3.13 on all at once. */
static const char *nearest_name(struct vm *vm, const char *name) {
    struct heap *heap = &vm->heap;
    struct frame *frame = vm_frame(vm);
    bool apart = !fact(vm->profile, FACT_SUGGESTS_FROM_ALL);
    object_id dicts[] = {frame->namespace, frame->globals, vm->builtins};
    const char *candidates[CANDIDATES_MOST], *best = NULL;
    size_t most = sizeof candidates / sizeof *candidates, count = 0;
    for (uint32_t i = 0; i < frame->floor - frame->base && count < most; i++)
        if (apart || vm->stack[frame->base + i] != VALUE_NULL)
            candidates[count++] = frame->code->code->locals[i];
    for (int d = 0; d < 3; d++) {
        uint32_t position = 0;
        value key, v;
        while (dicts[d] && count < most && dict_next(heap, dicts[d], &position, &key, &v))
            if (!value_is_object(key))
                candidates[count++] = bytes_of(vm, key);
        if (!apart && d < 2)
            continue;
        best = suggest_name(name, candidates, count);
        if (best)
            break;
        count = 0;
    }
    return best;
}

/* The local called self of the frame on top; VALUE_NULL: none. Borrowed. */
static value self_of_frame(struct vm *vm) {
    const struct frame *frame = vm_frame(vm);
    const struct code *code = frame->code->code;
    for (int i = 0; !frame->namespace && i < code->local_count; i++)
        if (strcmp(code->locals[i], "self") == 0) {
            value v = vm->stack[frame->base + (uint32_t)i];
            return is_of_kind(vm, v, KIND_CELL) ? field_get(&vm->heap, v, 0) : v;
        }
    return VALUE_NULL;
}

static bool self_has(struct vm *vm, value name) {
    value self = fact(vm->profile, FACT_SUGGESTS_SELF) ? self_of_frame(vm) : VALUE_NULL, error = vm->error;
    if (self == VALUE_NULL)
        return false;
    vm->error = VALUE_NULL;
    value v = attribute_find(vm, self, name);
    if (!vm->stopped && vm->error != VALUE_NULL)
        vm_clear_error(vm);
    heap_decref(&vm->heap, v);
    vm->error = error;
    return v != VALUE_NULL;
}

/* Python looks for what may have been meant only when it prints an uncaught error; by then the frame's names are gone
 * here, so what it would find is noted at once. */
void suggestion_note_name(struct vm *vm, value name) {
    const char *text = bytes_of(vm, name), *near = NULL;
    char of_self[128];
    if (fact(vm->profile, FACT_ATTRIBUTE_ERRORS_HOLD_OBJECT))
        instance_set(&vm->heap, vm->error, vm->names.plain_name, owned(vm, name));
    vm->suggestion[0] = 0;
    vm->suggestion_for = vm->error;
    if (!vm->profile->suggests_names || vm->options.no_exit)
        return;
    if (self_has(vm, name)) {
        snprintf(of_self, sizeof of_self, "self.%s", text);
        near = of_self;
    } else {
        near = nearest_name(vm, text);
    }
    bool import = vm->profile->suggests_imports && stdlib_has(vm->profile, text);
    if (near && import)
        snprintf(vm->suggestion, sizeof vm->suggestion, ". Did you mean: '%s'? Or did you forget to import '%s'?", near, text);
    else if (near)
        snprintf(vm->suggestion, sizeof vm->suggestion, ". Did you mean: '%s'?", near);
    else if (import)
        snprintf(vm->suggestion, sizeof vm->suggestion, ". Did you forget to import '%s'?", text);
}

void suggestion_note_attribute(struct vm *vm, value object, value name) {
    struct heap *heap = &vm->heap;
    if (vm->stopped || !fact(vm->profile, FACT_ATTRIBUTE_ERRORS_HOLD_OBJECT) || !vm_error_is(vm, vm->types.AttributeError))
        return;
    value known = instance_get(heap, vm->error, vm->names.plain_name), holder = instance_get(heap, vm->error, vm->names.obj);
    if ((known != VALUE_NULL && known != VALUE_NONE) || (holder != VALUE_NULL && holder != VALUE_NONE))
        return;
    instance_set(heap, vm->error, vm->names.plain_name, owned(vm, name));
    instance_set(heap, vm->error, vm->names.obj, owned(vm, object));
    vm->suggestion[0] = 0;
    vm->suggestion_for = vm->error;
    vm->suggestion_from_inside = self_of_frame(vm) == object;
}

/* dir(object) without what is hidden. Owned list, VALUE_NULL: none. */
static value names_of(struct vm *vm, value object, bool hide) {
    struct heap *heap = &vm->heap;
    value dir = dict_get_name(heap, vm->builtins, atom_intern_text(heap, "dir")), all = vm_call(vm, dir, &object, 1);
    if (!is_of_kind(vm, all, KIND_LIST)) {
        vm_clear_error(vm);
        heap_decref(heap, all);
        return VALUE_NULL;
    }
    object_id shown = list_new(heap, 0, NULL);
    for (uint32_t i = 0; i < sequence_length(heap, all); i++) {
        value name = sequence_item(heap, all, i);
        if (is_text(vm, name) && !(hide && bytes_of(vm, name)[0] == '_'))
            list_append(heap, shown, owned(vm, name));
    }
    heap_decref(heap, all);
    return shown;
}

static const char *nearest_of(struct vm *vm, value names, const char *wrong) {
    const char *candidates[CANDIDATES_MOST];
    size_t count = 0;
    for (; count < sequence_length(&vm->heap, names) && count < CANDIDATES_MOST; count++)
        candidates[count] = bytes_of(vm, sequence_item(&vm->heap, names, (uint32_t)count));
    return suggest_name(wrong, candidates, count);
}

/* What other languages call it. Source: _CROSS_LANGUAGE_HINTS. */
static const char *hint_for(struct vm *vm, value object, const char *wrong) {
    static const char *const use_set = "Did you mean to use a 'set' object?", *const use_list = "Did you mean to use a 'list' object?";
    const struct known_types *t = &vm->types;
    const struct { const char *wrong; object_id type; const char *words; } hints[] = {
        {"push", t->list, "Did you mean '.append'?"}, {"concat", t->list, "Did you mean '.extend'?"}, {"addAll", t->list, "Did you mean '.extend'?"},
        {"contains", t->list, "Use 'x in list'."}, {"add", t->list, use_set}, {"add", t->frozenset, use_set},
        {"toUpperCase", t->str, "Did you mean '.upper'?"}, {"toLowerCase", t->str, "Did you mean '.lower'?"},
        {"trimStart", t->str, "Did you mean '.lstrip'?"}, {"trimEnd", t->str, "Did you mean '.rstrip'?"},
        {"keySet", t->dict, "Did you mean '.keys'?"}, {"entrySet", t->dict, "Did you mean '.items'?"}, {"entries", t->dict, "Did you mean '.items'?"},
        {"putAll", t->dict, "Did you mean '.update'?"}, {"put", t->dict, "Use d[k] = v."},
        {"append", t->tuple, use_list}, {"extend", t->tuple, use_list}, {"insert", t->tuple, use_list}, {"remove", t->tuple, use_list},
        {"remove", t->frozenset, use_set}, {"discard", t->frozenset, use_set}, {"update", t->frozenset, use_set},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(hints[i].wrong, wrong) == 0 && class_is_subclass(&vm->heap, type_of(vm, object), hints[i].type))
            return hints[i].words;
    return NULL;
}

/* "attribute.wrong" where one of the first twenty plain attributes has it. Source: _check_for_nested_attribute. */
static bool nested(struct vm *vm, value object, value names, value wrong, struct text *out) {
    struct heap *heap = &vm->heap;
    int looked = 0;
    for (uint32_t i = 0; i < sequence_length(heap, names) && looked < 20; i++) {
        value name = sequence_item(heap, names, i);
        if (bytes_of(vm, name)[0] == '_')
            continue;
        looked++;
        value in_class = class_lookup(heap, type_of(vm, object), atom_interned(heap, name), NULL);
        if (in_class != VALUE_NULL && special_find(vm, in_class, vm->names.get) != VALUE_NULL)
            continue;
        if (is_of_kind(vm, in_class, KIND_FUNCTION) || is_of_kind(vm, in_class, KIND_DESCRIPTOR) || is_of_kind(vm, in_class, KIND_BUILTIN))
            continue;
        value inner = attribute_find(vm, object, atom_interned(heap, name));
        bool found = false;
        if (inner != VALUE_NULL) {
            found = class_lookup(heap, type_of(vm, inner), wrong, NULL) != VALUE_NULL ||
                    (value_is_object(inner) && instance_get(heap, inner, wrong) != VALUE_NULL) ||
                    (is_of_kind(vm, inner, KIND_CLASS) && class_lookup(heap, inner, wrong, NULL) != VALUE_NULL);
            heap_decref(heap, inner);
        } else if (!vm->stopped) {
            vm_clear_error(vm);
        }
        if (found) {
            text_printf(out, "%s.%s", bytes_of(vm, name), bytes_of(vm, wrong));
            return true;
        }
    }
    return false;
}

static void add_attribute(struct vm *vm, object_id exception, value object, value name, struct text *out) {
    struct heap *heap = &vm->heap;
    const char *wrong = bytes_of(vm, name), *near;
    bool dots = fact(vm->profile, FACT_SUGGESTION_WITH_DOTS), inside = vm->suggestion_for == exception && vm->suggestion_from_inside;
    const char *hint = dots ? hint_for(vm, object, wrong) : NULL;
    if (hint) {
        text_printf(out, ". %s", hint);
        return;
    }
    value names = names_of(vm, object, fact(vm->profile, FACT_SUGGESTIONS_HIDE_PRIVATE) && wrong[0] != '_' && !inside);
    if (names == VALUE_NULL)
        return;
    struct text inner;
    text_init(&inner);
    near = nearest_of(vm, names, wrong);
    if (!near && dots && nested(vm, object, names, atom_interned(heap, name), &inner))
        near = inner.data;
    if (near && dots)
        text_printf(out, ". Did you mean '.%s' instead of '.%s'?", near, wrong);
    else if (near)
        text_printf(out, ". Did you mean: '%s'?", near);
    text_destroy(&inner);
    heap_decref(heap, names);
}

void suggestion_add(struct vm *vm, object_id exception, struct text *out) {
    struct heap *heap = &vm->heap;
    value error = vm->error;
    vm->error = VALUE_NULL;
    if (vm->suggestion_for == exception)
        text_add(out, vm->suggestion);
    if (fact(vm->profile, FACT_ATTRIBUTE_ERRORS_HOLD_OBJECT) && class_is_subclass(heap, heap->type[exception], vm->types.AttributeError)) {
        value object = instance_get(heap, exception, vm->names.obj), name = instance_get(heap, exception, vm->names.plain_name);
        if (is_text(vm, name) && object != VALUE_NULL)
            add_attribute(vm, exception, object, name, out);
    }
    vm->error = error;
}

void suggestion_note_import(struct vm *vm, value module, value name) {
    if (!fact(vm->profile, FACT_SUGGESTS_SELF) || vm->options.no_exit || vm->error == VALUE_NULL)
        return;
    value error = vm->error, names;
    vm->error = VALUE_NULL;
    names = names_of(vm, module, fact(vm->profile, FACT_SUGGESTIONS_HIDE_PRIVATE) && bytes_of(vm, name)[0] != '_');
    const char *near = names == VALUE_NULL ? NULL : nearest_of(vm, names, bytes_of(vm, name));
    vm->suggestion[0] = 0;
    vm->suggestion_for = error;
    if (near)
        snprintf(vm->suggestion, sizeof vm->suggestion, ". Did you mean: '%s'?", near);
    heap_decref(&vm->heap, names);
    vm->error = error;
}
