/* Displays: lists, tuples, sets, dicts, f-strings and functions from the operands on the stack.
 * Source: BUILD_LIST, BUILD_SET, BUILD_MAP, FORMAT_VALUE, LIST_EXTEND, DICT_MERGE, MAKE_FUNCTION (Python/bytecodes.c). */
#include "memory.h"
#include "opcodes.h"
#include "operators.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* dict_set and set_add hash the key themselves; what has no hash is told afterwards, so that __hash__ runs once. */
bool display_put_key(struct vm *vm, object_id dict, value key, value v) {
    if (dict_set(&vm->heap, dict, key, v) >= 0)
        return true;
    if (!vm_failed(vm))
        dict_key_hash(vm, key);
    return false;
}

bool display_put_member(struct vm *vm, object_id set, value v) {
    if (set_add(&vm->heap, set, v) >= 0)
        return true;
    if (!vm_failed(vm))
        set_member_hash(vm, v);
    return false;
}

bool display_map(struct vm *vm, int pairs) {
    object_id dict = dict_new(&vm->heap, 0);
    uint32_t first = vm->sp - 2 * (uint32_t)pairs;
    bool good = true;
    for (int i = 0; good && i < pairs; i++) {
        value v = vm->stack[first + 2 * (uint32_t)i + 1], key = vm->stack[first + 2 * (uint32_t)i];
        heap_incref(&vm->heap, v);
        good = display_put_key(vm, dict, key, v);
    }
    stack_drop_many(vm, 2 * pairs);
    stack_push(vm, dict);
    return good;
}

/* Each operand is dropped once it is in, the first one first. */
bool display_set(struct vm *vm, int count) {
    object_id set = set_new(&vm->heap, false);
    uint32_t first = vm->sp - (uint32_t)count;
    bool good = true;
    for (uint32_t i = first; i < vm->sp; i++) {
        value v = vm->stack[i];
        good = good && display_put_member(vm, set, v);
        vm->stack[i] = VALUE_NULL;
        if (!vm->lent[i])
            heap_decref(&vm->heap, v);
    }
    vm->sp = first;
    stack_push(vm, set);
    return good;
}

/* {1, 2, 3}: from 3.9 on CPython fills the set from a frozenset among the constants, which to 3.13 was made from another
 * one: so the members stand in another order than when they come one by one. Those sets are not ours to show.
 * Source: starunpack_helper, merge_consts_recursive (Python/compile.c). */
bool display_constant_set(struct vm *vm, int count) {
    struct heap *heap = &vm->heap;
    if (!fact(vm->profile, FACT_SET_CONSTANTS))
        return display_set(vm, count);
    struct trace *trace = heap->trace;
    bool quiet = heap->quiet, good = true;
    int64_t young = heap->generations[0].count;
    heap->trace = NULL;
    heap->quiet = true;
    object_id constant = set_new(heap, true);
    for (uint32_t i = vm->sp - (uint32_t)count; good && i < vm->sp; i++)
        good = display_put_member(vm, constant, vm->stack[i]);
    if (!fact(vm->profile, FACT_SET_CONSTANTS_MADE_ONCE)) {
        object_id again = set_new(heap, true);
        uint32_t position = 0;
        value v;
        while (good && set_next(heap, constant, &position, &v))
            good = display_put_member(vm, again, v);
        heap_decref(heap, constant);
        constant = again;
    }
    heap->generations[0].count = young;
    heap->trace = trace;
    heap->quiet = quiet;
    object_id set = set_new(heap, false);
    good = good && set_merge(heap, set, constant) >= 0;
    young = heap->generations[0].count;
    heap->trace = NULL;
    heap_decref(heap, constant);
    heap->trace = trace;
    heap->generations[0].count = young;
    stack_drop_many(vm, count);
    stack_push(vm, set);
    return good;
}

/* Lists and tuples take the operands over. */
void display_sequence(struct vm *vm, int count, bool list) {
    uint32_t first = vm->sp - (uint32_t)count;
    for (uint32_t i = first; i < vm->sp; i++)
        if (vm->lent[i]) {
            heap_incref(&vm->heap, vm->stack[i]);
            vm->lent[i] = false;
        }
    value *items = memory_alloc(sizeof *items * (size_t)(count + 1));
    memcpy(items, vm->stack + first, sizeof *items * (size_t)count);
    value made;
    if (list) {
        made = list_new(&vm->heap, (uint32_t)count, items);
    } else if (count == 0) {
        made = vm->empty_tuple;
        heap_incref(&vm->heap, made);
    } else {
        made = tuple_new(&vm->heap, (uint32_t)count, items);
    }
    free(items);
    vm->sp = first;
    stack_push(vm, made);
}

/* A list's items as a tuple, in its place. */
/* f(*t) with nothing beside t hands the tuple itself on: it takes the place of the list that was to be filled.
 * Source: do_call_core, CALL_FUNCTION_EX. 2.7 copies (ext_do_call). */
bool display_spread_whole(struct vm *vm, int flags) {
    value tuple = TOP(1);
    if (!(flags & SPREAD_ALONE) || vm->profile->is_python_2 || !is_of_kind(vm, tuple, KIND_TUPLE) || vm->heap.type[tuple] != vm->types.tuple)
        return false;
    bool lent = vm->lent[vm->sp - 1];
    TOP(1) = TOP(2);
    TOP(2) = tuple;
    vm->lent[vm->sp - 1] = vm->lent[vm->sp - 2];
    vm->lent[vm->sp - 2] = lent;
    return true;
}

void display_list_to_tuple(struct vm *vm) {
    struct heap *heap = &vm->heap;
    value list = TOP(1);
    if (is_of_kind(vm, list, KIND_TUPLE))
        return;
    uint32_t count = sequence_length(heap, list);
    value *items = memory_alloc(sizeof *items * (count + 1));
    for (uint32_t i = 0; i < count; i++) {
        items[i] = sequence_item(heap, list, i);
        heap_incref(heap, items[i]);
    }
    value tuple = count ? tuple_new(heap, count, items) : vm->empty_tuple;
    free(items);
    stack_replace(vm, 1, tuple);
}

bool display_string(struct vm *vm, int count) {
    struct text text;
    text_init(&text);
    for (uint32_t i = vm->sp - (uint32_t)count; i < vm->sp; i++)
        value_str(vm, vm->stack[i], &text);
    return stack_replace(vm, count, text_value(vm, &text));
}

bool display_formatted(struct vm *vm, int arg) {
    int with_spec = arg & 4 ? 1 : 0;
    struct text text, converted;
    text_init(&text);
    text_init(&converted);
    value v = TOP(1 + with_spec), spec = with_spec ? TOP(1) : VALUE_NULL;
    size_t length = 0;
    const char *bytes = with_spec ? atom_bytes(&vm->heap, spec, &length) : "";
    bool good = true;
    if (arg & 3) {
        good = (arg & 3) == 1 ? value_str(vm, v, &converted) : (arg & 3) == 2 ? value_repr(vm, v, &converted) : value_ascii(vm, v, &converted);
        if (good && length) {
            value as_text = atom_text(&vm->heap, converted.data ? converted.data : "", converted.length);
            good = value_format(vm, as_text, bytes, length, &text);
            heap_decref(&vm->heap, as_text);
        } else if (good) {
            text_append(&text, converted.data, converted.length);
        }
    } else {
        good = value_format(vm, v, bytes, length, &text);
    }
    text_destroy(&converted);
    value made = VALUE_NULL;
    if (good)
        made = text_value(vm, &text);
    else
        text_destroy(&text);
    return stack_replace(vm, 1 + with_spec, made);
}

bool display_extend_list(struct vm *vm, object_id list, value iterable, int flags) {
    struct value_list items = {0};
    bool as_tuple = (flags & SPREAD_ALONE) && fact(vm->profile, FACT_TUPLE_ASKS_NO_LENGTH); /* PySequence_Tuple, not list_extend */
    if (!(as_tuple ? iterate_all(vm, iterable, &items) : iterate_asking(vm, iterable, &items)))
        return false;
    list_extend(&vm->heap, list, (uint32_t)items.count, items.items);
    free(items.items);
    return true;
}

bool display_extend_set(struct vm *vm, object_id set, value iterable) {
    struct value_list items = {0};
    if (!iterate_all(vm, iterable, &items))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < items.count; i++)
        good = display_put_member(vm, set, items.items[i]);
    values_drop(vm, &items);
    return good;
}

/* A function that is made while another one runs is an object to watch: what it encloses can be a cycle. Those of the
 * module and of a class stand in the program to be called, and the code of a comprehension is none of the person's. */
static bool is_definition(const struct frame *frame, const struct code *code) {
    return frame->namespace || code->flags & CODE_COMPREHENSION || (code->name[0] == '<' && strcmp(code->name, "<lambda>") != 0);
}

bool display_function(struct vm *vm, const struct frame *frame, int flags) {
    struct heap *heap = &vm->heap;
    value code = stack_pop(vm);
    const struct loaded_code *loaded = atom_code_of(heap, code);
    value fields[FUNCTION_WORDS] = {0};
    fields[FUNCTION_CLOSURE] = flags & 8 ? stack_pop(vm) : VALUE_NULL;
    if (flags & 4)
        stack_drop(vm);
    fields[FUNCTION_KWDEFAULTS] = flags & 2 ? stack_pop(vm) : VALUE_NULL;
    fields[FUNCTION_DEFAULTS] = flags & 1 ? stack_pop(vm) : VALUE_NULL;
    if (vm->profile->is_python_2 && fields[FUNCTION_DEFAULTS] != VALUE_NULL && heap->refcount[fields[FUNCTION_DEFAULTS]] > 1) {
        value constant = fields[FUNCTION_DEFAULTS]; /* made anew each time */
        uint32_t count = sequence_length(heap, constant);
        value *items = memory_alloc(sizeof *items * (count + 1));
        for (uint32_t i = 0; i < count; i++) {
            items[i] = sequence_item(heap, constant, i);
            heap_incref(heap, items[i]);
        }
        fields[FUNCTION_DEFAULTS] = tuple_new(heap, count, items);
        free(items);
        heap_decref(heap, constant);
    }
    fields[FUNCTION_CODE] = code;
    fields[FUNCTION_GLOBALS] = frame->globals;
    heap_incref(heap, frame->globals);
    fields[FUNCTION_NAME] = atom_intern_text(heap, loaded->code->name);
    fields[FUNCTION_QUALNAME] = atom_intern_text(heap, loaded->code->qualname);
    fields[FUNCTION_DOC] = loaded->code->doc ? atom_intern_text(heap, loaded->code->doc) : VALUE_NONE;
    heap->birth_flags |= is_definition(frame, loaded->code) ? OBJECT_IS_DEFINITION : 0;
    if (vm->profile->defers_refcounts && !strstr(loaded->code->qualname, "<locals>")) /* Source: PyFunction_New: not CO_NESTED */
        heap->birth_flags |= OBJECT_IS_DEFERRED;
    object_id function = fields_new(heap, KIND_FUNCTION, vm->types.function, FUNCTION_WORDS, fields, function_fields, true, true);
    object_named(vm, function, loaded->code->name);
    stack_push(vm, function);
    return true;
}
