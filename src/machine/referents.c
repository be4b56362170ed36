/* What gc.get_referents gives. */
#include "kinds.h"
#include "memory.h"

void value_list_add(struct value_list *out, value v) {
    if (v == VALUE_NULL)
        return;
    memory_reserve(&out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count++] = v;
}

static void add_run(struct heap *heap, uint32_t block, uint32_t count, bool backward, struct value_list *out) {
    for (uint32_t i = 0; i < count; i++)
        value_list_add(out, heap->words[block + (backward ? count - 1 - i : i)]);
}

/* A dict all of whose keys are texts gives its values only. Source: dict_traverse. */
static void add_dict(struct heap *heap, object_id dict, struct value_list *out) {
    const value *words = heap_words(heap, dict);
    bool texts = true;
    for (uint32_t i = 0; i < heap->used[dict]; i += DICT_STRIDE) {
        value key = words[i + DICT_KEY];
        texts = texts && (key == VALUE_NULL || (!value_is_object(key) && atom_kind(heap, key) == ATOM_TEXT));
    }
    for (uint32_t i = 0; i < heap->used[dict]; i += DICT_STRIDE) {
        value_list_add(out, words[i + DICT_VALUE]);
        if (!texts)
            value_list_add(out, words[i + DICT_KEY]);
    }
}

static void add_attributes(struct heap *heap, uint32_t block, uint32_t count, struct value_list *out) {
    for (uint32_t i = 0; i < count; i++) {
        value v = heap->words[block + i];
        if (value_is_object(v) && (heap->bits[v] & BIT_SHARED_VALUES))
            add_dict(heap, v, out);
        else
            value_list_add(out, v);
    }
}

void object_referents(struct heap *heap, object_id object, struct value_list *out) {
    uint32_t block = heap->block[object], used = heap->used[object];
    bool heap_type = heap->bits[object] & BIT_HEAP_TYPE, instance = heap->kind[object] == KIND_INSTANCE;
    if (heap->attributes[object])
        add_attributes(heap, heap->attributes[object], store_length(heap, heap->attributes[object]), out);
    if (heap_type && !instance)
        value_list_add(out, heap->type[object]);
    switch ((enum kind)heap->kind[object]) {
    case KIND_LIST:
    case KIND_TUPLE:
    case KIND_CLASS:
        add_run(heap, block, used, true, out);
        break;
    case KIND_DICT:
        if (!(heap->bits[object] & BIT_SHARED_VALUES))
            add_dict(heap, object, out);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        for (uint32_t i = 0; i < used; i += SET_STRIDE)
            value_list_add(out, heap->words[block + i + SET_MEMBER]);
        break;
    case KIND_INSTANCE:
        add_attributes(heap, block, used, out);
        break;
    case KIND_WEAKREF: /* a key, the callback */
        value_list_add(out, heap->words[block]);
        value_list_add(out, heap->words[block + 1]);
        break;
    default: /* small numbers there are state, no references */
        for (uint32_t i = 0; i < used; i++)
            if (!value_is_small(heap->words[block + i]))
                value_list_add(out, heap->words[block + i]);
    }
    if (heap_type && instance)
        value_list_add(out, heap->type[object]);
}
