/* The generational collector of 3.4 to 3.13, and of 3.14.5 on. CPython still sets aside what has a finalizer of the old kind; no class
 * written in Python has one, so there is no such step here. Source: gc_collect_main. */
#include "collection.h"
#include "kinds.h"
#include "steps.h"

enum phase {
    MERGE_YOUNGER,
    UPDATE_REFS,
    SUBTRACT_REFS,
    MOVE_UNREACHABLE,
    UNTRACK_TUPLES,
    MERGE_SURVIVORS,
    UNTRACK_DICTS,
    HANDLE_WEAKREFS,
    FINALIZE_GARBAGE,
    HANDLE_RESURRECTED_OBJECTS,
    CLEAR_WEAKREFS,
    DELETE_GARBAGE
};
static const char *const phases[] = {
    "gc_list_merge (younger)",
    "update_refs",
    "subtract_refs",
    "move_unreachable",
    "untrack_tuples",
    "gc_list_merge (survivors)",
    "untrack_dicts",
    "handle_weakrefs",
    "finalize_garbage",
    "handle_resurrected_objects",
    "clear_weakrefs",
    "delete_garbage",
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

/* Source: deduce_unreachable. */
static void deduce_unreachable(struct heap *heap, struct run *run) {
    PHASE(UPDATE_REFS) step_update_refs(heap, run->young);
    PHASE(SUBTRACT_REFS) run->seen = step_subtract_refs(heap, run->young);
    PHASE(MOVE_UNREACHABLE) run->trash_kinds = step_move_unreachable(heap, run->young, LIST_UNREACHABLE);
    PHASE(UNTRACK_TUPLES) if (run->seen.kinds & KIND_BIT(KIND_TUPLE)) step_untrack_tuples(heap, run->young);
}

static void age_survivors(struct heap *heap, const struct run *run) {
    int64_t survivors = heap->list_length[run->young];
    if (run->young != run->old) {
        if (run->collection.generation == 1)
            collector_set_long_lived(heap, heap->long_lived_total, heap->long_lived_pending + survivors);
        PHASE(MERGE_SURVIVORS) gc_list_merge(heap, run->young, run->old);
        return;
    }
    if (!heap->profile->dicts_always_tracked)
        PHASE(UNTRACK_DICTS) if (run->seen.kinds & KIND_BIT(KIND_DICT)) step_untrack_dicts(heap, run->young);
    collector_set_long_lived(heap, heap->list_length[run->young] + heap->residents, 0);
}

static void take_down(struct heap *heap, struct run *run) {
    const struct profile *profile = heap->profile;
    int64_t condemned = heap->list_length[LIST_UNREACHABLE];
    int64_t foreign = heap->foreign_trash;
    heap->foreign_trash = 0;
    if (profile->counts_condemned_before_finalizers)
        condemned += step_count_frames(heap, LIST_UNREACHABLE);
    if (heap->debug & GC_DEBUG_COLLECTABLE)
        step_debug_list(heap, LIST_UNREACHABLE, "collectable");
    if (step_may_delete_quietly(heap, run->trash_kinds)) {
        run->collection.found.collected = condemned + foreign;
        PHASE(DELETE_GARBAGE) step_delete_quietly(heap, LIST_UNREACHABLE);
        return;
    }
    PHASE(HANDLE_WEAKREFS) run->collection.found.collected += step_handle_weakrefs(heap, LIST_UNREACHABLE, run->old);
    PHASE(FINALIZE_GARBAGE) step_finalize_garbage(heap, LIST_UNREACHABLE);
    PHASE(HANDLE_RESURRECTED_OBJECTS) step_handle_resurrected_objects(heap, LIST_UNREACHABLE, run->old);
    if (profile->clears_weakrefs_made_by_finalizers || profile->plain_weakrefs_outlive_finalizers)
        PHASE(CLEAR_WEAKREFS) step_clear_weakrefs(heap, LIST_UNREACHABLE);
    run->collection.found.collected +=
        foreign + (profile->counts_condemned_before_finalizers ? condemned : (int64_t)heap->list_length[LIST_UNREACHABLE]);
    PHASE(DELETE_GARBAGE) step_delete_garbage(heap, LIST_UNREACHABLE, run->old);
}

static void run_generation(struct heap *heap, struct run *run) {
    PHASE(MERGE_YOUNGER) begin_generation(heap, run);
    deduce_unreachable(heap, run);
    age_survivors(heap, run);
    take_down(heap, run);
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
 * gc_collect_generations, gc_select_generation. */
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

const struct collector collector_classic = {
    .name = "classic",
    .phases = phases,
    .generations = 3,
    .told = {LIST_YOUNG, LIST_MIDDLE, LIST_OLD},
    .oldest = LIST_OLD,
    .lists = collector_generation_lists,
    .due = due,
    .collect = collect,
};
