/* Objects that hold a fixed number of references under fixed names. */
#include "verbs.h"

static struct place at(struct heap *heap, object_id object, uint32_t index) {
    return heap->trace ? kinds_place(heap, object, REGION_WORDS, index)
                       : place_at(ROLE_FIELD, object, index, VALUE_NULL);
}

object_id fields_new(struct heap *heap, enum kind kind, object_id type, uint32_t count, const value *fields,
                     const char *const *field_names, bool gc, bool track) {
    object_id object = heap_new(heap, kind, type, count, gc);
    heap->aux[object] = kinds_names(heap, field_names);
    for (uint32_t i = 0; i < count; i++) {
        heap_words(heap, object)[i] = fields[i];
        heap_place(heap, fields[i], at(heap, object, i));
    }
    if (track)
        heap_track(heap, object);
    return object;
}

value field_get(struct heap *heap, object_id object, uint32_t index) {
    return heap_words(heap, object)[index];
}

void field_set(struct heap *heap, object_id object, uint32_t index, value v) {
    struct place place = at(heap, object, index);
    value old = heap_words(heap, object)[index];
    heap_words(heap, object)[index] = v;
    heap_take(heap, old, place);
    heap_place(heap, v, place);
    heap_decref(heap, old);
}

value field_take(struct heap *heap, object_id object, uint32_t index) {
    value v = heap_words(heap, object)[index];
    heap_words(heap, object)[index] = VALUE_NULL;
    heap_take(heap, v, at(heap, object, index));
    return v;
}
