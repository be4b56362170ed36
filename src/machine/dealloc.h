/* Ends of objects, for the machine's own files; everybody else drops references and lets objects die (heap.h). */
#ifndef MACHINE_DEALLOC_H
#define MACHINE_DEALLOC_H
#include "heap_walk.h"
#include "kinds.h"
#include "store.h"
#include "verbs.h"

#define DEALLOC_HELD UINT32_MAX /* in type[] of a freed id: not to be used again yet */

/* Gives back an object's memory and id; its words are dropped, its references counted off. */
static inline void dealloc_give_back(struct heap *heap, object_id object) {
    if (heap->aux[object] && kind_in(heap, object, KIND_BIT(KIND_DICT) | KIND_BIT(KIND_INSTANCE)))
        store_free(heap, heap->aux[object]);
    if (heap->kind[object] == KIND_CLASS)
        class_release(heap, object);
    if (heap->attributes[object])
        store_free(heap, heap->attributes[object]);
    store_give(heap, heap->block[object], heap->block_class[object]);
    if (heap->bin[object])
        heap_walk_leave(heap, object);
    heap->alive[heap->kind[object]]--;
    heap->kind[object] = KIND_NONE;
    heap->bits[object] = 0;
    heap->live--;
    heap->modifications++;
    if (heap->holds_ids) {
        heap->type[object] = DEALLOC_HELD;
        heap->held_ids++;
    } else {
        heap->next[object] = heap->free_id;
        heap->free_id = object;
    }
}

/* The count of allocations, or a free list, goes down by one object that has a GC header. */
void dealloc_count_free(struct heap *heap, object_id object);

/* Between the two, freed ids are not used again; then they are, the least first. For delete_garbage: the order in which
 * trash dies in one go must not show in later addresses. O(ids freed), or less than O(ids). */
void dealloc_hold_ids(struct heap *heap);
void dealloc_release_ids(struct heap *heap);

/* Calls __del__ inside its span. The caller holds object and sees to the finalized flag. Runs Python code. */
void dealloc_call_finalizer(struct heap *heap, object_id object);
/* The same for the callback of a weak reference; the caller holds both. */
void dealloc_call_callback(struct heap *heap, object_id weakref, value callback);
#endif
