/* The heap's invariants, for debug builds:
 *  - each tracked object is on exactly one list, the one that it says; each list is sound in both directions and as
 * long as it says;
 *  - each count is the number of references from places that are objects', and those elsewhere;
 *  - gc_refs of one that is examined is at most its count;
 *  - a count of 0 is only seen while the object is being taken down. */
#include "collector.h"
#include "kinds.h"
#include "memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef NDEBUG

static void fail(const struct heap *heap, object_id object, const char *what, int64_t is, int64_t should) {
    fprintf(stderr, "heap_check: object %u (number %u, kind %d, bits %d): %s is %lld, should be %lld\n", object,
            heap->number[object], heap->kind[object], heap->bits[object], what, (long long)is, (long long)should);
    assert(false && "the heap is unsound");
}

static void check_list(const struct heap *heap, uint32_t list, uint8_t *seen) {
    uint32_t length = 0;
    for (object_id object = heap->next[list], before = list; object != list;
         before = object, object = heap->next[object]) {
        if (heap->previous[object] != before)
            fail(heap, object, "previous", heap->previous[object], before);
        if (heap->list[object] != list)
            fail(heap, object, "list", heap->list[object], list);
        if (!(heap->bits[object] & BIT_TRACKED))
            fail(heap, object, "tracked", 0, 1);
        if (seen[object]++)
            fail(heap, object, "times listed", 2, 1);
        length++;
    }
    if (length != heap->list_length[list])
        fail(heap, list, "list_length", heap->list_length[list], length);
}

static void count_run(const struct heap *heap, uint32_t block, uint32_t count, uint32_t *edges) {
    for (uint32_t i = 0; i < count; i++)
        if (value_is_object(heap->words[block + i]))
            edges[heap->words[block + i]]++;
}

static void check_object(const struct heap *heap, object_id object, uint32_t edges, bool listed) {
    bool tracked = heap->bits[object] & BIT_TRACKED;
    if (tracked != listed)
        fail(heap, object, "tracked", tracked, listed);
    if (heap->bits[object] & BIT_STATIC)
        return;
    if (heap->refcount[object] != (int64_t)edges + heap->elsewhere[object])
        fail(heap, object, "refcount", heap->refcount[object], (int64_t)edges + heap->elsewhere[object]);
    if (heap->gc_refs[object] > heap->refcount[object])
        fail(heap, object, "gc_refs", heap->gc_refs[object], heap->refcount[object]);
    if (heap->gc_refs[object] < GC_REFS_UNREACHABLE)
        fail(heap, object, "gc_refs", heap->gc_refs[object], GC_REFS_IDLE);
    if (!heap->collecting && heap->gc_refs[object] != GC_REFS_IDLE)
        fail(heap, object, "gc_refs outside a collection", heap->gc_refs[object], GC_REFS_IDLE);
    if (heap_is_dead(heap, object) && !(heap->bits[object] & BIT_DYING))
        fail(heap, object, "refcount", 0, 1);
}

void heap_check(struct heap *heap) {
    uint8_t *seen = memory_alloc(heap->count);
    uint32_t *edges = memory_alloc(heap->count * sizeof *edges), live = 0;
    for (uint32_t list = LIST_NONE + 1; list < LIST_COUNT; list++)
        check_list(heap, list, seen);
    for (object_id object = LIST_COUNT; object < heap->count; object++) {
        if (heap->kind[object] == KIND_NONE)
            continue;
        live++;
        count_run(heap, heap->block[object], heap->used[object], edges);
        if (heap->attributes[object])
            count_run(heap, heap->attributes[object], store_length(heap, heap->attributes[object]), edges);
        if (heap->bits[object] & BIT_HEAP_TYPE)
            edges[heap->type[object]]++;
    }
    for (object_id object = LIST_COUNT; object < heap->count; object++)
        if (heap->kind[object] != KIND_NONE)
            check_object(heap, object, edges[object], seen[object]);
    if (live != heap->live)
        fail(heap, 0, "live", heap->live, live);
    if (heap->collector->check)
        heap->collector->check(heap);
    free(edges);
    free(seen);
}

#else

void heap_check(struct heap *heap) {
    (void)heap;
}

#endif
