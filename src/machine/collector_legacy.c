/* The generational collector before PEP 442: 2.7. What has __del__, and what that reaches, is never freed. Source: collect
 * in Modules/gcmodule.c of 2.7.18. */
#include "collection.h"
#include "kinds.h"
#include "steps.h"

enum phase {
    MERGE_YOUNGER,
    UPDATE_REFS,
    SUBTRACT_REFS,
    MOVE_UNREACHABLE,
    MERGE_SURVIVORS,
    UNTRACK_DICTS,
    MOVE_FINALIZERS,
    MOVE_FINALIZER_REACHABLE,
    HANDLE_WEAKREFS,
    DELETE_GARBAGE,
    HANDLE_FINALIZERS
};
static const char *const phases[] = {
    "gc_list_merge (younger)",
    "update_refs",
    "subtract_refs",
    "move_unreachable",
    "gc_list_merge (survivors)",
    "untrack_dicts",
    "move_finalizers",
    "move_finalizer_reachable",
    "handle_weakrefs",
    "delete_garbage",
    "handle_finalizers",
    NULL,
};

struct run {
    struct collection collection;
    enum gc_list young, old;
    struct step_seen seen; /* among those examined */
    uint32_t trash_kinds;
};

static enum gc_list list_of(int generation) {
    return (enum gc_list)(LIST_YOUNG + generation);
}

/* The older one's count goes up, those collected start anew; younger lists join the one collected. */
static void begin_generation(struct heap *heap, struct run *run) {
    int generation = run->collection.generation;
    if (generation < 2)
        collector_set_count(heap, generation + 1, heap->generations[generation + 1].count + 1);
    for (int i = 0; i <= generation; i++)
        collector_set_count(heap, i, 0);
    for (int i = 0; i < generation; i++)
        gc_list_merge(heap, list_of(i), run->young);
    run->collection.found.candidates = heap->list_length[run->young];
}

/* Part of collect there; a function since 3.9. */
static void deduce_unreachable(struct heap *heap, struct run *run) {
    PHASE(UPDATE_REFS) step_update_refs(heap, run->young);
    PHASE(SUBTRACT_REFS) run->seen = step_subtract_refs(heap, run->young);
    PHASE(MOVE_UNREACHABLE) {
        run->trash_kinds = step_move_unreachable(heap, run->young, LIST_UNREACHABLE);
        step_untrack_tuples(heap, run->young); /* each as it is scanned, in the same order */
    }
}

static void age_survivors(struct heap *heap, const struct run *run) {
    int64_t survivors = heap->list_length[run->young];
    if (run->young != run->old) {
        if (run->collection.generation == 1)
            collector_set_long_lived(heap, heap->long_lived_total, heap->long_lived_pending + survivors);
        PHASE(MERGE_SURVIVORS) gc_list_merge(heap, run->young, run->old);
        return;
    }
    PHASE(UNTRACK_DICTS) if (run->seen.kinds & KIND_BIT(KIND_DICT)) step_untrack_dicts(heap, run->young);
    collector_set_long_lived(heap, heap->list_length[run->young] + heap->residents, 0);
}

static void take_down(struct heap *heap, struct run *run) {
    struct gc_stats *found = &run->collection.found;
    if (heap->debug & GC_DEBUG_COLLECTABLE)
        step_debug_list(heap, LIST_UNREACHABLE, "collectable");
    found->collected = heap->list_length[LIST_UNREACHABLE] + step_count_frames(heap, LIST_UNREACHABLE);
    if (step_may_delete_quietly(heap, run->trash_kinds)) {
        PHASE(DELETE_GARBAGE) step_delete_quietly(heap, LIST_UNREACHABLE);
        return;
    }
    PHASE(HANDLE_WEAKREFS) found->collected += step_handle_weakrefs(heap, LIST_UNREACHABLE, run->old);
    PHASE(DELETE_GARBAGE) step_delete_garbage(heap, LIST_UNREACHABLE, run->old);
}

static void run_generation(struct heap *heap, struct run *run) {
    PHASE(MERGE_YOUNGER) begin_generation(heap, run);
    deduce_unreachable(heap, run);
    age_survivors(heap, run);
    PHASE(MOVE_FINALIZERS) step_move_legacy_finalizers(heap, LIST_UNREACHABLE);
    PHASE(MOVE_FINALIZER_REACHABLE) step_move_legacy_finalizer_reachable(heap);
    take_down(heap, run);
    run->collection.found.uncollectable = heap->list_length[LIST_FINALIZERS] + step_count_frames(heap, LIST_FINALIZERS);
    if (heap->debug & GC_DEBUG_UNCOLLECTABLE)
        step_debug_list(heap, LIST_FINALIZERS, "uncollectable");
    PHASE(HANDLE_FINALIZERS) step_handle_legacy_finalizers(heap, run->old);
    if (run->collection.generation == 2)
        step_clear_freelists(heap);
}

static int64_t collect(struct heap *heap, int generation, const char *reason) {
    struct run run = {.young = list_of(generation), .old = list_of(generation < 2 ? generation + 1 : 2)};
    if (!collection_begin(heap, &run.collection, generation, reason))
        return 0;
    run_generation(heap, &run);
    return collection_end(heap, &run.collection);
}

/* The oldest generation over its threshold; the full one only when a quarter of what is old is new. Source:
 * collect_generations. */
static int due(const struct heap *heap) {
    for (int i = 2; i >= 0; i--) {
        if (heap->generations[i].count <= heap->generations[i].threshold)
            continue;
        if (i == 2 && heap->long_lived_pending < heap->long_lived_total / 4)
            continue;
        return i;
    }
    return -1;
}

const struct collector collector_legacy = {
    .name = "legacy",
    .phases = phases,
    .generations = 3,
    .told = {LIST_YOUNG, LIST_MIDDLE, LIST_OLD},
    .oldest = LIST_OLD,
    .lists = collector_generation_lists,
    .due = due,
    .collect = collect,
};
