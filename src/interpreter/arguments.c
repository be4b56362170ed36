/* Arguments find their parameters. Source: initialize_locals (Python/ceval.c). First all is matched and errors are told,
 * then references move; so nothing is half-done when a call is wrong. */
#include "suggest.h"
#include "arguments.h"
#include "wording.h"

#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FROM_DEFAULT = -1, FROM_KEYWORD_DEFAULT = -2, MISSING = -3 };

/* "f()" as messages name it: qualified from 3.10 on. */
static const char *function_label(struct vm *vm, object_id function, const struct code *code) {
    (void)function;
    return vm->profile->messages_qualify_functions ? code->qualname : code->name;
}

static void list_names(struct text *text, const struct code *code, const int *slots, int count) {
    for (int i = 0; i < count; i++) {
        if (i)
            text_add(text, count == 2 ? " and " : i + 1 == count ? ", and " : ", ");
        text_printf(text, "'%s'", code->locals[slots[i]]);
    }
}

/* 2.7 counts, and names no parameter. too_many: else too few. */
static bool count_error(struct vm *vm, const char *label, const struct code *code, int defaults, int given, bool too_many) {
    int wanted = too_many ? code->argument_count : code->argument_count - defaults;
    bool open_ended = too_many ? defaults > 0 : defaults > 0 || (code->flags & CODE_STAR);
    if (code->argument_count == 0)
        vm_raise(vm, vm->types.TypeError, "%s() takes no arguments (%d given)", label, given);
    else
        vm_raise(vm, vm->types.TypeError, "%s() takes %s %d argument%s (%d given)", label, !open_ended ? "exactly" : too_many ? "at most" : "at least",
                 wanted, wanted == 1 ? "" : "s", given);
    return false;
}

static bool missing_error(struct vm *vm, const char *label, const struct code *code, const int *slots, int count, const char *kind) {
    struct text names;
    text_init(&names);
    list_names(&names, code, slots, count);
    vm_raise(vm, vm->types.TypeError, "%s() missing %d required %s argument%s: %s", label, count, kind, count == 1 ? "" : "s", names.data);
    text_destroy(&names);
    return false;
}

static bool too_many_error(struct vm *vm, const char *label, const struct code *code, int given, int defaults, int given_named) {
    char takes[64], named[96] = "";
    int positional = code->argument_count;
    bool plural;
    if (defaults) {
        snprintf(takes, sizeof takes, "from %d to %d", positional - defaults, positional);
        plural = true;
    } else {
        snprintf(takes, sizeof takes, "%d", positional);
        plural = positional != 1;
    }
    if (given_named)
        snprintf(named, sizeof named, " positional argument%s (and %d keyword-only argument%s)", given != 1 ? "s" : "", given_named, given_named != 1 ? "s" : "");
    vm_raise(vm, vm->types.TypeError, "%s() takes %s positional argument%s but %d%s %s given", label, takes, plural ? "s" : "", given, named,
             given == 1 && !given_named ? "was" : "were");
    return false;
}

/* 2.7 has no word for a name where none is taken. */
static bool takes_nothing(struct vm *vm, const struct code *code) {
    return vm->profile->is_python_2 && code->argument_count == 0 && !(code->flags & (CODE_STAR | CODE_DOUBLE_STAR));
}

static bool match_keyword(struct vm *vm, const char *label, const struct code *code, const value *locals, value name, int argument, int *source, bool *extra) {
    for (int slot = code->positional_only; slot < code->argument_count + code->keyword_only; slot++)
        if (locals[slot] == name) {
            if (source[slot] >= 0) {
                vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, ARGUMENT_TWICE), label, code->locals[slot]);
                return false;
            }
            source[slot] = argument;
            return true;
        }
    if (code->flags & CODE_DOUBLE_STAR) {
        *extra = true;
        return true;
    }
    size_t length;
    const char *text = atom_bytes(&vm->heap, name, &length);
    for (int slot = 0; slot < code->positional_only; slot++)
        if (locals[slot] == name) {
            vm_raise(vm, vm->types.TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", label, text);
            return false;
        }
    if (vm->profile->suggests_keywords) {
        const char *near = suggest_name(text, code->locals + code->positional_only, (size_t)(code->argument_count + code->keyword_only - code->positional_only));
        if (near) {
            vm_raise(vm, vm->types.TypeError, "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", label, text, near);
            return false;
        }
    }
    vm_raise(vm, vm->types.TypeError, "%s() got an unexpected keyword argument '%s'", label, text);
    return false;
}

static uint32_t default_count(struct vm *vm, object_id function) {
    value defaults = field_get(&vm->heap, function, FUNCTION_DEFAULTS);
    return defaults != VALUE_NULL ? sequence_length(&vm->heap, defaults) : 0;
}

static bool check_missing(struct vm *vm, object_id function, const char *label, const struct code *code, const value *locals, int *source) {
    int missing[256], count = 0;
    int first_default = code->argument_count - (int)default_count(vm, function);
    for (int slot = 0; slot < code->argument_count; slot++)
        if (source[slot] == MISSING) {
            if (slot >= first_default)
                source[slot] = FROM_DEFAULT;
            else if (count < 256)
                missing[count++] = slot;
        }
    if (count && vm->profile->is_python_2) {
        int given = 0;
        for (int slot = 0; slot < code->argument_count; slot++)
            given += source[slot] >= 0;
        return count_error(vm, label, code, (int)default_count(vm, function), given, false);
    }
    if (count)
        return missing_error(vm, label, code, missing, count, "positional");
    value named = field_get(&vm->heap, function, FUNCTION_KWDEFAULTS), found;
    for (int slot = code->argument_count; slot < code->argument_count + code->keyword_only; slot++)
        if (source[slot] == MISSING) {
            if (named != VALUE_NULL && dict_get(&vm->heap, named, locals[slot], &found) == 1)
                source[slot] = FROM_KEYWORD_DEFAULT;
            else if (count < 256)
                missing[count++] = slot;
        }
    return count == 0 || missing_error(vm, label, code, missing, count, "keyword-only");
}

/* source[slot]: the argument's index, or one of the FROM_ values. extra[i]: argument i goes to **kwargs. */
static bool match(struct vm *vm, object_id function, const struct loaded_code *loaded, const struct arguments *a, int *source, bool *extra) {
    const struct code *code = loaded->code;
    const char *label = function_label(vm, function, code);
    int named = a->keywords ? a->keywords->count : 0, positional = a->count - named;
    for (int slot = 0; slot < code->argument_count + code->keyword_only; slot++)
        source[slot] = slot < code->argument_count && slot < positional ? slot : MISSING;
    if (named && takes_nothing(vm, code))
        return count_error(vm, label, code, 0, a->count, true);
    for (int i = 0; i < named; i++)
        if (!match_keyword(vm, label, code, loaded->locals, a->keywords->names[i], positional + i, source, &extra[positional + i]))
            return false;
    if (positional > code->argument_count && !(code->flags & CODE_STAR)) {
        int given_named = 0;
        for (int slot = code->argument_count; slot < code->argument_count + code->keyword_only; slot++)
            given_named += source[slot] >= 0;
        if (vm->profile->is_python_2)
            return count_error(vm, label, code, (int)default_count(vm, function), a->count, true);
        return too_many_error(vm, label, code, positional, (int)default_count(vm, function), given_named);
    }
    return check_missing(vm, function, label, code, loaded->locals, source);
}

/* Owned by the caller: the argument itself, or one more reference to it. */
static value taken(struct vm *vm, const struct arguments *a, int i) {
    if (!a->moved || a->lent[i])
        heap_incref(&vm->heap, a->values[i]);
    return a->values[i];
}

static void fill_argument(struct vm *vm, struct frame *frame, const struct arguments *a, int slot, int i) {
    uint32_t at = frame->base + (uint32_t)slot;
    value v = a->values[i];
    struct place place = local_place(vm, frame, (uint32_t)slot);
    vm->stack[at] = v;
    if (a->moved && a->lent[i]) {
        vm->lent[at] = true;
        local_borrowed(vm, frame, (uint32_t)slot, v, true);
    } else if (a->moved)
        heap_place(&vm->heap, v, place);
    else
        heap_place(&vm->heap, taken(vm, a, i), place);
}

static void fill_default(struct vm *vm, struct frame *frame, int slot, value v) {
    heap_incref(&vm->heap, v);
    heap_place(&vm->heap, v, local_place(vm, frame, (uint32_t)slot));
    vm->stack[frame->base + (uint32_t)slot] = v;
}

static void fill_star(struct vm *vm, struct frame *frame, const struct arguments *a, int slot, int positional) {
    int first = frame->code->code->argument_count, count = positional > first ? positional - first : 0;
    value tuple = vm->empty_tuple;
    if (count) {
        value *items = memory_alloc(sizeof *items * (size_t)count);
        for (int i = 0; i < count; i++)
            items[i] = taken(vm, a, first + i);
        tuple = tuple_new(&vm->heap, (uint32_t)count, items);
        free(items);
    }
    heap_place(&vm->heap, tuple, local_place(vm, frame, (uint32_t)slot));
    vm->stack[frame->base + (uint32_t)slot] = tuple;
}

static void fill_double_star(struct vm *vm, struct frame *frame, const struct arguments *a, int slot, int positional, const bool *extra) {
    object_id dict = dict_new(&vm->heap, 0);
    for (int i = positional; i < a->count; i++)
        if (extra[i])
            dict_set_name(&vm->heap, dict, a->keywords->names[i - positional], taken(vm, a, i));
    heap_place(&vm->heap, dict, local_place(vm, frame, (uint32_t)slot));
    vm->stack[frame->base + (uint32_t)slot] = dict;
}

static void fill_closure(struct vm *vm, struct frame *frame, object_id function) {
    value closure = field_get(&vm->heap, function, FUNCTION_CLOSURE);
    const struct code *code = frame->code->code;
    for (int slot = code->first_free; closure != VALUE_NULL && slot < code->local_count; slot++)
        fill_default(vm, frame, slot, sequence_item(&vm->heap, closure, (uint32_t)(slot - code->first_free)));
}

bool arguments_match(struct vm *vm, object_id function, const struct arguments *a, struct matched *matched) {
    const struct loaded_code *loaded = atom_code_of(&vm->heap, field_get(&vm->heap, function, FUNCTION_CODE));
    const struct code *code = loaded->code;
    int slots = code->argument_count + code->keyword_only;
    matched->loaded = loaded;
    matched->plain = !(a->keywords && a->keywords->count) && a->count == code->argument_count && !code->keyword_only && !(code->flags & (CODE_STAR | CODE_DOUBLE_STAR));
    matched->source = NULL;
    matched->extra = NULL;
    if (matched->plain)
        return true;
    matched->source = memory_alloc(sizeof *matched->source * (size_t)(slots + 1));
    matched->extra = memory_alloc((size_t)a->count + 1);
    if (match(vm, function, loaded, a, matched->source, matched->extra))
        return true;
    matched_free(matched);
    return false;
}

void matched_free(struct matched *matched) {
    free(matched->source);
    free(matched->extra);
    matched->source = NULL;
    matched->extra = NULL;
}

void arguments_fill(struct vm *vm, object_id function, const struct arguments *a, const struct matched *matched) {
    size_t index = vm->frame_count - 1;
#define FRAME (&vm->frames[index])
    const struct code *code = matched->loaded->code;
    int slots = code->argument_count + code->keyword_only, positional = a->count - (a->keywords ? a->keywords->count : 0);
    if (matched->plain) {
        for (int slot = 0; slot < a->count; slot++)
            fill_argument(vm, FRAME, a, slot, slot);
    } else {
        value defaults = field_get(&vm->heap, function, FUNCTION_DEFAULTS), named = field_get(&vm->heap, function, FUNCTION_KWDEFAULTS);
        int first_default = code->argument_count - (int)default_count(vm, function);
        for (int slot = 0; slot < slots; slot++) {
            value found = VALUE_NULL;
            if (matched->source[slot] >= 0) {
                fill_argument(vm, FRAME, a, slot, matched->source[slot]);
            } else if (matched->source[slot] == FROM_DEFAULT) {
                fill_default(vm, FRAME, slot, sequence_item(&vm->heap, defaults, (uint32_t)(slot - first_default)));
            } else {
                dict_get(&vm->heap, named, matched->loaded->locals[slot], &found);
                fill_default(vm, FRAME, slot, found);
            }
        }
        if (code->flags & CODE_STAR)
            fill_star(vm, FRAME, a, slots, positional);
        if (code->flags & CODE_DOUBLE_STAR)
            fill_double_star(vm, FRAME, a, slots + !!(code->flags & CODE_STAR), positional, matched->extra);
    }
    fill_closure(vm, FRAME, function);
#undef FRAME
}
