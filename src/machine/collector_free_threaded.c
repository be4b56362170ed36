/* The collector of the free-threaded builds, 3.13t and 3.14t: no lists and no generations. It walks the allocator's
 * blocks, so a collection of any generation examines everything, and an order is a matter of addresses. Threads are not
 * simulated: "stop the world" has nobody to stop, and counts that threads share or defer are one count here, the
 * references on the stack included. Source: gc_collect_main of Python/gc_free_threading.c. */
#include "collection.h"
#include "heap_walk.h"
#include "kinds.h"
#include "steps.h"

enum phase {
    MARK_ALIVE_FROM_ROOTS,
    UPDATE_REFS,
    MARK_HEAP,
    SCAN_HEAP,
    CLEAR_WEAKREFS,
    CALL_WEAKREF_CALLBACKS,
    FINALIZE_GARBAGE,
    HANDLE_RESURRECTED_OBJECTS,
    CLEAR_WEAKREFS_AGAIN,
    DELETE_GARBAGE
};
static const char *const phases[] = {
    "gc_mark_alive_from_roots",
    "update_refs (visit_decref)",
    "mark_heap_visitor",
    "scan_heap_visitor",
    "clear_weakrefs",
    "call_weakref_callbacks",
    "finalize_garbage",
    "handle_resurrected_objects",
    "clear_weakrefs (again)",
    "delete_garbage",
    NULL,
};

enum {
    LOCAL_ALLOC_COUNT_THRESHOLD = 512, /* a thread counts so many for itself before it tells the others */
    DEFERRED_MOST = 40,                /* times the threshold: then a run no longer waits for memory to grow */
    KILOBYTE = 1024,
    MEMORY_LEAST = 128 /* kilobytes, or a tenth of what there was: that is growth */
};

struct run {
    struct collection collection;
    struct heap_walk walk;
    struct worklist unreachable;
};

/* The generation decides which counters move, and nothing else. */
static void begin_generation(struct heap *heap, struct run *run) {
    int generation = run->collection.generation;
    if (generation < 2)
        collector_set_count(heap, generation + 1, heap->generations[generation + 1].count + 1);
    for (int i = 0; i <= generation; i++)
        collector_set_count(heap, i, 0);
    run->collection.found.candidates = heap->list_length[LIST_YOUNG];
}

static void deduce_unreachable_heap(struct heap *heap, struct run *run) {
    heap_walk_begin(heap, &run->walk, LIST_YOUNG);
    PHASE(UPDATE_REFS) step_update_refs_of_heap(heap, &run->walk);
    PHASE(MARK_HEAP) step_mark_heap(heap, &run->walk);
    PHASE(SCAN_HEAP) {
        int64_t survivors = step_scan_heap(heap, &run->walk, &run->unreachable);
        collector_set_long_lived(heap, survivors, 0);
    }
    heap_walk_end(&run->walk);
}

static void take_down(struct heap *heap, struct run *run) {
    if (heap->debug & GC_DEBUG_COLLECTABLE)
        step_debug_list(heap, LIST_UNREACHABLE, "collectable");
    PHASE(CLEAR_WEAKREFS) step_queue_weakrefs(heap, LIST_UNREACHABLE);
    PHASE(CALL_WEAKREF_CALLBACKS) step_call_weakref_callbacks(heap);
    PHASE(FINALIZE_GARBAGE) step_finalize_worklist(heap, &run->unreachable);
    PHASE(HANDLE_RESURRECTED_OBJECTS) step_handle_resurrected_worklist(heap, &run->unreachable);
    step_clear_freelists(heap);
    if (heap->profile->clears_weakrefs_made_by_finalizers)
        PHASE(CLEAR_WEAKREFS_AGAIN) step_clear_weakrefs(heap, LIST_UNREACHABLE);
    PHASE(DELETE_GARBAGE) run->collection.found.collected = step_delete_worklist(heap, &run->unreachable);
    step_clear_freelists(heap);
}

static void run_generation(struct heap *heap, struct run *run) {
    begin_generation(heap, run);
    if (heap->profile->marks_alive)
        PHASE(MARK_ALIVE_FROM_ROOTS) step_mark_alive_from_roots(heap);
    deduce_unreachable_heap(heap, run);
    take_down(heap, run);
    heap->free_threaded.last_bytes = heap->free_threaded.most_bytes;
    heap->free_threaded.deferred_count = 0;
}

static int64_t collect(struct heap *heap, int generation, const char *reason) {
    struct run run = {0};
    if (!collection_begin(heap, &run.collection, generation, reason))
        return 0;
    run_generation(heap, &run);
    return collection_end(heap, &run.collection);
}

/* --- When an automatic run is due
 * -------------------------------------------------------------------------------------- */

/* More than the threshold, and than a quarter of what lived on after the last run. Source: gc_should_collect. */
static bool is_count_over(const struct heap *heap) {
    const struct generation *young = &heap->generations[0];
    if (young->count <= young->threshold || young->threshold == 0 || !heap->enabled)
        return false;
    return heap->generations[1].threshold == 0 || young->count >= heap->long_lived_total / 4;
}

/* Source: gc_should_collect_mem_usage. What the process takes is an estimate: see profile.process_kilobytes. */
static bool has_memory_grown(const struct heap *heap) {
    int64_t last = heap->profile->process_kilobytes + heap->free_threaded.last_bytes / KILOBYTE;
    int64_t now = heap->profile->process_kilobytes + heap->free_threaded.most_bytes / KILOBYTE;
    return now - last > (last / 10 > MEMORY_LEAST ? last / 10 : MEMORY_LEAST);
}

static bool should_collect(struct heap *heap) {
    if (!is_count_over(heap))
        return false;
    if (!heap->profile->waits_for_memory || heap->generations[1].threshold == 0 || has_memory_grown(heap) ||
        heap->free_threaded.deferred_count > DEFERRED_MOST * heap->generations[0].threshold)
        return true;
    heap->free_threaded.deferred_count += heap->generations[0].count;
    collector_set_count(heap, 0, 0);
    return false;
}

/* Source: record_allocation, record_deallocation. */
static void count(struct heap *heap, int change) {
    int64_t local = heap->free_threaded.local_count + change;
    collector_set_local_count(heap, local);
    if (local > -LOCAL_ALLOC_COUNT_THRESHOLD && local < LOCAL_ALLOC_COUNT_THRESHOLD)
        return;
    collector_flush_count(heap);
    if (change > 0 && !heap->quiet && should_collect(heap) && !heap->collecting)
        heap->pending = true;
}

static int due(const struct heap *heap) {
    return is_count_over(heap) ? 0 : -1;
}

/* --- What gc asks
 * ------------------------------------------------------------------------------------------------------ */

/* Found by walking, given as they are popped from a stack: the last one first. Source: list_from_object_stack. */
static void each(struct heap *heap, void (*visit)(void *context, object_id object), void *context) {
    struct heap_walk walk;
    heap_walk_begin(heap, &walk, LIST_YOUNG);
    for (uint32_t i = walk.count; i-- > 0;)
        visit(context, walk.objects[i]);
    heap_walk_end(&walk);
}

static int lists(const struct heap *heap, int generation, enum gc_list lists[3]) {
    (void)heap;
    (void)generation;
    lists[0] = LIST_YOUNG;
    return 1;
}

const struct collector collector_free_threaded = {
    .name = "free-threaded",
    .phases = phases,
    .generations = 1,
    .told = {LIST_NONE},
    .oldest = LIST_YOUNG,
    .count = count,
    .batch = LOCAL_ALLOC_COUNT_THRESHOLD,
    .each = each,
    .lists = lists,
    .due = due,
    .collect = collect,
};
