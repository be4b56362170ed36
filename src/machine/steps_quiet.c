/* delete_garbage when nobody can tell the order: no events are written and nothing in the heap would run Python code at
 * a death. Then a million objects go in one sweep over memory instead of a million deaths that follow references. */
#include "dealloc.h"
#include "kinds.h"
#include "memory.h"
#include "steps.h"

#include <stdlib.h>

/* Kinds whose death is only the dropping of their words. */
#define KINDS_PLAIN                                                                                                    \
    (KIND_BIT(KIND_LIST) | KIND_BIT(KIND_TUPLE) | KIND_BIT(KIND_DICT) | KIND_BIT(KIND_SET) |                           \
     KIND_BIT(KIND_FROZENSET) | KIND_BIT(KIND_INSTANCE) | KIND_BIT(KIND_FUNCTION) | KIND_BIT(KIND_METHOD) |            \
     KIND_BIT(KIND_CELL) | KIND_BIT(KIND_ITERATOR))

bool step_may_delete_quietly(const struct heap *heap, uint32_t kinds) {
    if (heap->trace || (kinds & ~KINDS_PLAIN) || (heap->debug & GC_DEBUG_SAVEALL) || heap->alive[KIND_WEAKREF] ||
        heap->alive[KIND_GENERATOR])
        return false;
    for (size_t i = 0; i < heap->class_count; i++)
        if (heap->classes[i].has_finalizer)
            return false;
    return true;
}

/* What was referred to from the trash only, and is no trash: untracked, or of an older generation. */
struct doomed {
    object_id *items;
    size_t count, capacity;
};

static __attribute__((noinline)) void doom(struct heap *heap, object_id object, struct doomed *doomed) {
    memory_reserve(&doomed->items, &doomed->capacity, doomed->count + 1, sizeof *doomed->items);
    doomed->items[doomed->count++] = object;
    (void)heap;
}

static inline void drop(struct heap *heap, value v, struct doomed *doomed) {
    if (!value_is_object(v)) {
        if (v != VALUE_NULL)
            heap_decref(heap, v);
    } else if (heap->gc_refs[v] != GC_REFS_UNREACHABLE && !(heap->bits[v] & BIT_STATIC) && --heap->refcount[v] == 0) {
        doom(heap, v, doomed);
    }
}

static inline void bury(struct heap *heap, object_id object, struct doomed *doomed) {
    uint32_t block = heap->block[object], used = heap->used[object], attributes = heap->attributes[object];
    if (kind_in(heap, object, KIND_BIT(KIND_DICT) | KIND_BIT(KIND_SET) | KIND_BIT(KIND_FROZENSET))) {
        uint32_t word;
        for (uint32_t step = 0; (word = kinds_drop_word(heap, object, step)) != UINT32_MAX; step++)
            drop(heap, heap->words[block + word], doomed);
    } else {
        for (uint32_t i = 0; i < used; i++)
            drop(heap, heap->words[block + i], doomed);
    }
    for (uint32_t i = 0; attributes && i < store_length(heap, attributes); i++)
        drop(heap, heap->words[attributes + i], doomed);
    if (heap->bits[object] & BIT_HEAP_TYPE)
        drop(heap, heap->type[object], doomed);
    if (heap->generations[0].count ||
        kind_in(heap, object, KIND_BIT(KIND_LIST) | KIND_BIT(KIND_DICT) | KIND_BIT(KIND_TUPLE)))
        dealloc_count_free(heap, object);
    heap->list[object] = LIST_NONE;
    dealloc_give_back(heap, object);
}

void step_delete_quietly(struct heap *heap, enum gc_list collectable) {
    struct doomed doomed = {0};
    dealloc_hold_ids(heap);
    if (heap->list_length[collectable] >= heap->count / 8) { /* by number: memory in order */
        for (object_id object = LIST_COUNT; object < heap->count; object++)
            if (heap->list[object] == collectable)
                bury(heap, object, &doomed);
    } else {
        object_id next;
        for (object_id object = gc_list_first(heap, collectable); object != (object_id)collectable; object = next) {
            next = heap->next[object];
            bury(heap, object, &doomed);
        }
    }
    heap->next[collectable] = heap->previous[collectable] = collectable;
    heap->list_length[collectable] = 0;
    for (size_t i = 0; i < doomed.count; i++)
        heap_dealloc(heap, doomed.items[i]);
    free(doomed.items);
    dealloc_release_ids(heap);
}
