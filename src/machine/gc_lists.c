#include "gc_lists.h"

#include "collector.h"
#include "heap_walk.h"

static void tell_move(struct heap *heap, object_id object, enum gc_list to, object_id reached_by) {
    object_id previous = heap->previous[object];
    heap_emit(heap, EVENT_LIST_MOVE, object,
              (struct event){.owner = previous < LIST_COUNT ? 0 : heap->number[previous],
                             .other = heap_number(heap, reached_by),
                             .before = heap->list[object],
                             .after = to});
}

void gc_list_move(struct heap *heap, object_id object, enum gc_list to, object_id reached_by) {
    if (heap->trace)
        tell_move(heap, object, to, reached_by);
    gc_list_unlink(heap, object);
    gc_list_append(heap, object, to);
}

void gc_list_merge(struct heap *heap, enum gc_list from, enum gc_list to) {
    if (gc_list_is_empty(heap, from))
        return;
    object_id first = heap->next[from], last = heap->previous[from], before = heap->previous[to];
    if (heap->trace)
        heap_emit(heap, EVENT_LIST_MERGE, first,
                  (struct event){.owner = before < LIST_COUNT ? 0 : heap->number[before],
                                 .slot = heap->list_length[from],
                                 .before = from,
                                 .after = to});
    for (object_id object = first; object != (object_id)from; object = heap->next[object])
        heap->list[object] = (uint8_t)to;
    heap->next[before] = first;
    heap->previous[first] = before;
    heap->next[last] = to;
    heap->previous[to] = last;
    heap->next[from] = heap->previous[from] = from;
    heap->list_length[to] += heap->list_length[from];
    heap->list_length[from] = 0;
}

void heap_track(struct heap *heap, object_id object) {
    if (heap->bits[object] & (BIT_TRACKED | BIT_STATIC))
        return;
    if (heap->trace)
        heap_emit(heap, EVENT_LIST_MOVE, object, (struct event){.before = LIST_NONE, .after = LIST_YOUNG});
    heap->bits[object] |= BIT_TRACKED;
    gc_list_append(heap, object, LIST_YOUNG);
    if (heap->collector->count && !heap->bin[object])
        heap_walk_place(heap, object);
    if (heap->collector->counts_tracked)
        heap_count_new(heap);
}

void heap_untrack(struct heap *heap, object_id object) {
    if (!(heap->bits[object] & BIT_TRACKED))
        return;
    if (heap->trace) {
        if (heap->gc_refs[object] != GC_REFS_IDLE)
            heap_emit(heap, EVENT_GC_REFS_DONE, object, (struct event){.before = heap->gc_refs_told[object]});
        tell_move(heap, object, LIST_NONE, 0);
    }
    heap->gc_refs[object] = GC_REFS_IDLE;
    heap->bits[object] &= (uint8_t)~BIT_TRACKED;
    gc_list_unlink(heap, object);
    heap->list[object] = LIST_NONE;
    if (heap->collector->counts_tracked)
        heap_count_gone(heap);
}
