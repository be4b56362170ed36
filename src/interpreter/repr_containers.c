/* repr() of what holds others: [1, [...]], {'a': 1}, {1, 2}, dict_keys([...]).
 * Source: list_repr, tuplerepr, dict_repr, set_repr, dictview_repr, Py_ReprEnter (Objects). */
#include "convert.h"
#include "memory.h"

#include <stdlib.h>

/* 1: the object's text is being made further out already; 0: it is noted now. */
static bool repr_enter(struct vm *vm, object_id object) {
    for (size_t i = vm->repr_count; i-- > 0;)
        if (vm->repr_stack[i] == object)
            return true;
    if (!vm->repr_capacity && !vm->options.no_exit && !vm->profile->is_python_2) { /* the thread's dict, and a list in it, for good; */
        heap_count_new(&vm->heap);                                                 /* the oracle has them already. Source: Py_ReprEnter */
        heap_count_new(&vm->heap);
    }
    memory_reserve(&vm->repr_stack, &vm->repr_capacity, vm->repr_count + 1, sizeof *vm->repr_stack);
    vm->repr_stack[vm->repr_count++] = object;
    return false;
}

static void repr_leave(struct vm *vm) {
    vm->repr_count--;
}

/* The item's own methods may take it out of where it stands. */
static bool item_repr(struct vm *vm, value item, struct text *out) {
    heap_incref(&vm->heap, item);
    bool good = value_repr(vm, item, out);
    heap_decref(&vm->heap, item);
    return good;
}

static bool items_repr(struct vm *vm, object_id sequence, struct text *out) {
    bool good = true;
    for (uint32_t i = 0; good && i < sequence_length(&vm->heap, sequence); i++) {
        text_add(out, i ? ", " : "");
        value item = sequence_item(&vm->heap, sequence, i);
        bool holds = vm->profile->list_repr_holds && is_of_kind(vm, sequence, KIND_LIST);
        good = holds ? item_repr(vm, item, out) : value_repr(vm, item, out);
    }
    return good;
}

/* Source: structseq_repr. */
static bool version_info_repr(struct vm *vm, object_id tuple, struct text *out) {
    static const char *const names[] = {"major", "minor", "micro", "releaselevel", "serial"};
    text_add(out, "sys.version_info(");
    for (uint32_t i = 0; i < 5 && i < sequence_length(&vm->heap, tuple); i++) {
        text_printf(out, "%s%s=", i ? ", " : "", names[i]);
        value_repr(vm, sequence_item(&vm->heap, tuple, i), out);
    }
    text_byte(out, ')');
    return true;
}

static bool dict_items_repr(struct vm *vm, object_id dict, struct text *out) {
    uint32_t position = 0;
    value key, v;
    bool good = true, first = true;
    while (good && dict_next(&vm->heap, dict, &position, &key, &v)) {
        heap_incref(&vm->heap, v);
        text_add(out, first ? "" : ", ");
        first = false;
        good = item_repr(vm, key, out);
        text_add(out, ": ");
        good = good && value_repr(vm, v, out);
        heap_decref(&vm->heap, v);
    }
    return good;
}

static const char *class_name(struct vm *vm, object_id object) {
    return type_name(vm, object);
}

/* {1, 2}; with the class's name when it is not set itself. Members are those that were there at the start. */
static bool set_items_repr(struct vm *vm, object_id set, struct text *out) {
    struct heap *heap = &vm->heap;
    bool named = heap->type[set] != vm->types.set, good = true, first = true;
    if (set_length(heap, set) == 0) {
        text_printf(out, vm->profile->is_python_2 ? "%s([])" : "%s()", class_name(vm, set));
        return true;
    }
    struct value_list members = {0};
    uint32_t position = 0;
    value member;
    while (set_next(heap, set, &position, &member)) {
        memory_reserve(&members.items, &members.capacity, members.count + 1, sizeof *members.items);
        members.items[members.count++] = owned(vm, member);
    }
    bool braces = !vm->profile->is_python_2;
    named = named || !braces;
    if (named)
        text_printf(out, "%s(", class_name(vm, set));
    text_byte(out, braces ? '{' : '[');
    for (size_t i = 0; good && i < members.count; i++) {
        text_add(out, first ? "" : ", ");
        first = false;
        good = value_repr(vm, members.items[i], out);
    }
    text_add(out, !braces ? "])" : named ? "})" : "}");
    for (size_t i = 0; i < members.count; i++)
        heap_decref(heap, members.items[i]);
    free(members.items);
    return good;
}

/* dict_keys([...]): the text of a list of what the view gives. */
static bool view_repr(struct vm *vm, object_id view, struct text *out) {
    struct value_list items = {0};
    if (!iterate_all(vm, view, &items))
        return false;
    text_printf(out, "%s([", class_name(vm, view));
    bool good = true;
    for (size_t i = 0; good && i < items.count; i++) {
        text_add(out, i ? ", " : "");
        good = value_repr(vm, items.items[i], out);
    }
    text_add(out, "])");
    values_drop(vm, &items);
    return good;
}

static bool open_repr(struct vm *vm, object_id object, struct text *out) {
    struct heap *heap = &vm->heap;
    bool good;
    switch ((enum kind)heap->kind[object]) {
    case KIND_LIST:
        text_byte(out, '[');
        good = items_repr(vm, object, out);
        text_byte(out, ']');
        return good;
    case KIND_TUPLE:
        if (heap->type[object] == vm->types.version_info)
            return version_info_repr(vm, object, out);
        text_byte(out, '(');
        good = items_repr(vm, object, out);
        text_add(out, sequence_length(heap, object) == 1 ? ",)" : ")");
        return good;
    case KIND_DICT:
        text_byte(out, '{');
        good = dict_items_repr(vm, object, out);
        text_byte(out, '}');
        return good;
    case KIND_ITERATOR:
        return view_repr(vm, object, out);
    default:
        return set_items_repr(vm, object, out);
    }
}

/* Met again inside itself. */
static void closed_repr(struct vm *vm, object_id object, struct text *out) {
    switch ((enum kind)vm->heap.kind[object]) {
    case KIND_LIST:
        text_add(out, "[...]");
        break;
    case KIND_TUPLE:
        text_add(out, "(...)");
        break;
    case KIND_DICT:
        text_add(out, "{...}");
        break;
    case KIND_ITERATOR:
        text_add(out, "...");
        break;
    default:
        text_printf(out, "%s(...)", class_name(vm, object));
    }
}

bool container_repr(struct vm *vm, object_id object, struct text *out) {
    if (is_of_kind(vm, object, KIND_ITERATOR) && !is_view(vm, object) && vm->heap.type[object] != vm->types.dict_values)
        return object_repr(vm, object, out);
    if (repr_enter(vm, object)) {
        closed_repr(vm, object, out);
        return true;
    }
    bool good = open_repr(vm, object, out);
    repr_leave(vm);
    return good;
}
