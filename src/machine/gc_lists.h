/* The collector's lists: doubly linked by object id, each in CPython's order.
 * For: heap, dealloc, steps, collectors. Not for: deciding who goes where.
 * The head of list L is the pseudo object with id L (enum gc_list), so a list is circular as CPython's is and
 * joining two is O(1) but for the label that each member carries.
 * A walk during which objects may die keeps its next object in heap->cursor: leaving a list moves the cursor on. */
#ifndef MACHINE_GC_LISTS_H
#define MACHINE_GC_LISTS_H
#include "heap.h"

static inline bool gc_list_is_empty(const struct heap *heap, enum gc_list list) {
    return heap->next[list] == (uint32_t)list;
}
static inline object_id gc_list_first(const struct heap *heap, enum gc_list list) { /* the head itself: empty */
    return heap->next[list];
}

/* Links only: no event, no bit. */
static inline void gc_list_unlink(struct heap *heap, object_id object) {
    uint32_t next = heap->next[object], previous = heap->previous[object];
    if (__builtin_expect(heap->cursor == object, 0))
        heap->cursor = next;
    heap->next[previous] = next;
    heap->previous[next] = previous;
    heap->list_length[heap->list[object]]--;
}
static inline void gc_list_append(struct heap *heap, object_id object, enum gc_list list) {
    uint32_t last = heap->previous[list];
    heap->next[last] = object;
    heap->previous[object] = last;
    heap->next[object] = list;
    heap->previous[list] = object;
    heap->list[object] = (uint8_t)list;
    heap->list_length[list]++;
}

/* Moves a tracked object to the end of list `to`, with its event; reached_by (may be 0): see EVENT_LIST_MOVE. Source:
 * gc_list_move. O(1). */
void gc_list_move(struct heap *heap, object_id object, enum gc_list to, object_id reached_by);
/* Appends all of `from` to `to`, with its event. Source: gc_list_merge. O(length of from). */
void gc_list_merge(struct heap *heap, enum gc_list from, enum gc_list to);
#endif
