#include "verbs.h"

/* Up to 3.13 the collector untracks what turns out atomic; from 3.14 on it is not tracked to begin with (gh-127010). */
static bool wants_tracking(const struct heap *heap, object_id tuple) {
    if (!heap->profile->atomic_tuples_born_untracked)
        return true;
    const value *words = heap->words + heap->block[tuple];
    for (uint32_t i = 0; i < heap->used[tuple]; i++)
        if (verbs_type_has_gc(heap, words[i]))
            return true;
    return false;
}

object_id tuple_make(struct heap *heap, object_id type, uint32_t count, const value *items) {
    bool subclass = type != heap->types[KIND_TUPLE];
    object_id tuple = heap_new(heap, KIND_TUPLE, type, count, count > 0 || subclass);
    for (uint32_t i = 0; i < count; i++) {
        heap_words(heap, tuple)[i] = items[i];
        heap_place(heap, items[i], place_at(ROLE_ITEM, tuple, i, VALUE_NULL));
    }
    if (subclass || (count > 0 && wants_tracking(heap, tuple)))
        heap_track(heap, tuple);
    return tuple;
}

object_id tuple_new(struct heap *heap, uint32_t count, const value *items) {
    if (count == 0 && heap->empty_tuple) {
        heap->birth_flags = 0;
        return heap->empty_tuple;
    }
    if (count == 0)
        heap->birth_flags |= BIRTH_STATIC;
    object_id tuple = tuple_make(heap, heap->types[KIND_TUPLE], count, items);
    if (count == 0)
        heap->empty_tuple = tuple;
    return tuple;
}
