/* + and * of lists, tuples and texts.
 * Source: PyNumber_Add, PyNumber_Multiply, sequence_repeat (Objects/abstract.c), Objects/listobject.c. */
#include "memory.h"
#include "operators.h"

#include <stdlib.h>

static bool is_sequence(const struct vm *vm, value v) {
    return is_text(vm, v) || is_of_kind(vm, v, KIND_LIST) || is_of_kind(vm, v, KIND_TUPLE);
}

/* Room for so many items? False: the run is stopped. */
static bool items_fit(struct vm *vm, uint64_t count) {
    if (count > ITEMS_MOST)
        vm_stop(vm, "a list of %llu items is more than Heapscope holds", (unsigned long long)count);
    return count <= ITEMS_MOST;
}

/* Copies `count` items into out, each with a reference. */
static void share_items(struct vm *vm, object_id from, uint32_t count, value *out) {
    for (uint32_t i = 0; i < count; i++)
        out[i] = owned(vm, sequence_item(&vm->heap, from, i));
}

static value concatenate(struct vm *vm, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    uint32_t length_a = sequence_length(heap, a), length_b = sequence_length(heap, b);
    bool list = is_of_kind(vm, a, KIND_LIST);
    if (!items_fit(vm, (uint64_t)length_a + length_b))
        return VALUE_NULL;
    /* tuple + (): the tuple itself. Source: tupleconcat */
    if (!list && length_b == 0 && heap->type[a] == vm->types.tuple)
        return owned(vm, a);
    if (!list && length_a == 0 && heap->type[b] == vm->types.tuple)
        return owned(vm, b);
    value *items = memory_alloc((length_a + length_b) * sizeof *items);
    share_items(vm, a, length_a, items);
    share_items(vm, b, length_b, items + length_a);
    value result = list                    ? list_new(heap, length_a + length_b, items)
                   : length_a + length_b   ? tuple_new(heap, length_a + length_b, items)
                                           : owned(vm, vm->empty_tuple);
    free(items);
    return result;
}

static value concatenate_texts(struct vm *vm, value a, value b) {
    size_t length_a, length_b;
    atom_bytes(&vm->heap, a, &length_a);
    atom_bytes(&vm->heap, b, &length_b);
    if (length_a == 0 || length_b == 0)
        return owned(vm, length_a == 0 ? b : a);
    struct text text;
    text_init(&text);
    text_append_value(vm, &text, a);
    text_append_value(vm, &text, b);
    return text_value(vm, &text);
}

/* list += iterable. Source: list_extend: what came before an error stays. */
static value extend(struct vm *vm, object_id list, value iterable) {
    struct heap *heap = &vm->heap;
    if (is_of_kind(vm, iterable, KIND_LIST) || is_of_kind(vm, iterable, KIND_TUPLE)) {
        uint32_t count = sequence_length(heap, iterable);
        if (!items_fit(vm, (uint64_t)sequence_length(heap, list) + count))
            return VALUE_NULL;
        value *items = memory_alloc((count + 1) * sizeof *items);
        share_items(vm, iterable, count, items);
        list_extend(heap, list, count, items);
        free(items);
        return owned(vm, list);
    }
    value iterator = iterator_of(vm, iterable);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    value item;
    bool answered = length_hint(vm, iterable);
    while (answered && (item = iterator_next(vm, iterator)) != VALUE_NULL) {
        if (!items_fit(vm, (uint64_t)sequence_length(heap, list) + 1)) {
            heap_decref(heap, item);
            break;
        }
        list_append(heap, list, item);
    }
    heap_decref(heap, iterator);
    return vm_failed(vm) ? VALUE_NULL : owned(vm, list);
}

value sequence_add(struct vm *vm, value a, value b, bool inplace) {
    if (!is_sequence(vm, a))
        return VALUE_NOT_IMPLEMENTED;
    if (is_of_kind(vm, a, KIND_LIST) && inplace)
        return extend(vm, a, b);
    if (is_text(vm, a))
        return is_text(vm, b) ? concatenate_texts(vm, a, b)
                              : vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, STR_CONCAT), type_name(vm, b));
    if (kind_of(vm, a) == kind_of(vm, b))
        return concatenate(vm, a, b);
    const char *name = is_of_kind(vm, a, KIND_LIST) ? "list" : "tuple";
    return vm_raise(vm, vm->types.TypeError, "can only concatenate %s (not \"%s\") to %s", name, type_name(vm, b), name);
}

static value repeat_text(struct vm *vm, value text, int64_t times) {
    size_t length;
    atom_bytes(&vm->heap, text, &length);
    if (times == 1 || length == 0)
        return owned(vm, text);
    if (times > 0 && (uint64_t)times > TEXT_MOST / length)
        return vm_stop(vm, "a text of more than %d bytes is more than Heapscope holds", TEXT_MOST);
    struct text out;
    text_init(&out);
    for (int64_t i = 0; i < times; i++)
        text_append_value(vm, &out, text);
    return text_value(vm, &out);
}

/* The items of a sequence so many times over, in an array that the caller frees; *count of them. NULL: too many. */
static value *repeated_items(struct vm *vm, object_id sequence, int64_t times, uint32_t *count) {
    uint32_t length = sequence_length(&vm->heap, sequence);
    if (length == 0 || times <= 0)
        times = 0;
    else if (!items_fit(vm, times > ITEMS_MOST ? (uint64_t)times : (uint64_t)times * length))
        return NULL;
    *count = (uint32_t)times * length;
    value *items = memory_alloc((*count + 1) * sizeof *items);
    for (uint32_t i = 0; i < *count; i += length)
        share_items(vm, sequence, length, items + i);
    return items;
}

static value repeat(struct vm *vm, value sequence, int64_t times, bool inplace) {
    struct heap *heap = &vm->heap;
    if (is_text(vm, sequence))
        return repeat_text(vm, sequence, times);
    bool list = is_of_kind(vm, sequence, KIND_LIST);
    if (list && inplace && times <= 0)
        list_clear(heap, sequence);
    if ((list && inplace && times <= 1) || (!list && times == 1 && heap->type[sequence] == vm->types.tuple))
        return owned(vm, sequence);
    uint32_t count = 0;
    value *items = repeated_items(vm, sequence, list && inplace ? times - 1 : times, &count);
    if (!items)
        return VALUE_NULL;
    value result;
    if (list && inplace) {
        list_extend(heap, sequence, count, items);
        result = owned(vm, sequence);
    } else {
        result = list ? list_new(heap, count, items) : count ? tuple_new(heap, count, items) : owned(vm, vm->empty_tuple);
    }
    free(items);
    return result;
}

/* Source: PyNumber_Multiply: a's repetition, else b's. In place only a list on the left. */
value sequence_multiply(struct vm *vm, value a, value b, bool inplace) {
    bool left = is_sequence(vm, a);
    if (!left && !is_sequence(vm, b))
        return VALUE_NOT_IMPLEMENTED;
    value sequence = left ? a : b, times_value = left ? b : a;
    int64_t times;
    if (!is_integer(vm, times_value) && program_method(vm, times_value, vm->names.index) == VALUE_NULL)
        return vm_raise(vm, vm->types.TypeError, "can't multiply sequence by non-int of type '%s'", type_name(vm, times_value));
    return value_index(vm, times_value, &times) ? repeat(vm, sequence, times, inplace && left) : VALUE_NULL;
}
