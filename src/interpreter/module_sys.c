/* The module sys: what a lesson asks of it. */
#include "memory.h"
#include "vm.h"

#include <stdlib.h>
#include <string.h>

static value sys_getrefcount(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    struct heap *heap = &vm->heap;
    if (value_is_object(args[0]) && !(heap->bits[args[0]] & BIT_STATIC))
        return atom_int(heap, heap->refcount[args[0]] + (heap->flags[args[0]] & OBJECT_IS_DEFERRED ? vm->profile->deferred_refcount : 0));
    /* Shared constants and built-in objects: their counts are not simulated; immortal ones are told as the version does. */
    return atom_int(heap, vm->profile->immortal_refcount ? (int64_t)vm->profile->immortal_refcount : 1000);
}

static value sys_getsizeof(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    return atom_int(&vm->heap, value_is_object(args[0]) ? object_size(&vm->heap, args[0]) : atom_size(&vm->heap, args[0]));
}

static value sys_intern(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    if (value_is_object(args[0]) || atom_kind(&vm->heap, args[0]) != ATOM_TEXT)
        return vm_raise(vm, vm->types.TypeError, "intern() argument must be str, not %s", type_name(vm, args[0]));
    return atom_interned(&vm->heap, args[0]);
}

static value sys_getrecursionlimit(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    return atom_int(&vm->heap, vm->options.max_depth);
}

static value sys_exc_info(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    struct heap *heap = &vm->heap;
    value handled = vm_handled(vm);
    value items[3] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    if (handled != VALUE_NULL) {
        value traceback = vm->profile->is_python_2 ? vm->handled_traceback : instance_get(heap, handled, vm->names.traceback);
        items[0] = heap->type[handled];
        items[1] = handled;
        items[2] = traceback == VALUE_NULL ? VALUE_NONE : traceback;
        for (int i = 0; i < 3; i++)
            heap_incref(heap, items[i]);
    }
    return tuple_new(heap, 3, items);
}

/* What is given becomes the exception's arguments: a tuple's items, nothing for None. Source: sys_exit_impl,
 * _PyErr_CreateException. */
static value sys_exit(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    struct heap *heap = &vm->heap;
    bool spread = count && value_is_object(args[0]) && heap->kind[args[0]] == KIND_TUPLE;
    int given = spread ? (int)sequence_length(heap, args[0]) : count && args[0] != VALUE_NONE;
    value *items = memory_alloc(sizeof *items * (size_t)(given + 1));
    for (int i = 0; i < given; i++)
        items[i] = spread ? sequence_item(heap, args[0], (uint32_t)i) : args[0];
    value exception = vm_call(vm, vm->types.SystemExit, items, given);
    free(items);
    return exception == VALUE_NULL ? VALUE_NULL : vm_raise_object(vm, (object_id)exception);
}

static const struct native functions[] = {
    {"getrefcount", sys_getrefcount, 1, 1, false}, {"getsizeof", sys_getsizeof, 1, 2, false},
    {"intern", sys_intern, 1, 1, false},           {"getrecursionlimit", sys_getrecursionlimit, 0, 0, false},
    {"exc_info", sys_exc_info, 0, 0, false},       {"exit", sys_exit, 0, 1, false},
    {0},
};

static const char *const version_fields[] = {"major", "minor", "micro", "releaselevel", "serial"};

value version_info_attribute(struct vm *vm, object_id tuple, const char *name) {
    for (uint32_t i = 0; i < 5; i++)
        if (strcmp(name, version_fields[i]) == 0)
            return sequence_item(&vm->heap, tuple, i);
    return VALUE_NULL;
}

/* ["program.py"] */
static object_id list_of_file(struct vm *vm) {
    value file = atom_text(&vm->heap, vm->file, strlen(vm->file));
    return list_new(&vm->heap, 1, &file);
}

object_id module_sys_new(struct vm *vm) {
    struct heap *heap = &vm->heap;
    heap->birth_flags |= BIRTH_STATIC;
    object_id dict = dict_new(heap, OBJECT_IS_DEFINITION);
    natives_add(vm, dict, functions);
    const struct profile *p = vm->profile;
    value items[5] = {value_of_small(p->major), value_of_small(p->minor), value_of_small(p->micro), atom_intern_text(heap, "final"), value_of_small(0)};
    heap->birth_flags |= BIRTH_STATIC; /* it was there before the program, on no list that the record tells of */
    object_id version = tuple_new(heap, 5, items);
    heap->type[version] = vm->types.version_info;
    dict_set_name(heap, dict, atom_intern_text(heap, "version_info"), version);
    struct text text;
    text_init(&text);
    text_printf(&text, "%s (Heapscope)", p->release);
    dict_set_name(heap, dict, atom_intern_text(heap, "version"), atom_intern(heap, text.data, text.length));
    text_destroy(&text);
    streams_add(vm, dict);
    heap->birth_flags |= BIRTH_STATIC;
    dict_set_name(heap, dict, atom_intern_text(heap, "argv"), list_of_file(vm));
    dict_set_name(heap, dict, atom_intern_text(heap, "maxsize"), atom_int(heap, INT64_MAX));
    struct { const char *name, *text; } words[] = {{"platform", "linux"}, {"byteorder", "little"}};
    for (size_t i = 0; i < 2; i++)
        dict_set_name(heap, dict, atom_intern_text(heap, words[i].name), atom_intern_text(heap, words[i].text));
    return dict;
}
