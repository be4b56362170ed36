/* The incremental collector of 3.14.0 to 3.14.4: young objects and old ones, of which each increment examines a part.
 * LIST_OLD is the old space whose objects were visited in this round, LIST_MIDDLE the one whose objects are pending; an
 * increment stands on LIST_YOUNG. Source: Python/gc.c of 3.14.4. */
#include "collection.h"
#include "kinds.h"
#include "steps.h"

enum phase {
    UNTRACK_YOUNG,
    MARK_AT_START,
    MARK_STACKS,
    EXPAND_REGION,
    MERGE_ALL,
    UPDATE_REFS,
    SUBTRACT_REFS,
    MOVE_UNREACHABLE,
    UNTRACK_TUPLES,
    MERGE_SURVIVORS,
    HANDLE_WEAKREFS,
    FINALIZE_GARBAGE,
    HANDLE_RESURRECTED_OBJECTS,
    CLEAR_WEAKREFS,
    DELETE_GARBAGE,
    COMPLETED_SCAVENGE
};
static const char *const phases[] = {
    "untrack_tuples (young)",
    "mark_at_start",
    "mark_stacks",
    "expand_region_transitively_reachable",
    "gc_list_merge (all)",
    "update_refs",
    "subtract_refs",
    "move_unreachable",
    "untrack_tuples",
    "gc_list_merge (visited)",
    "handle_weakrefs",
    "finalize_garbage",
    "handle_resurrected_objects",
    "clear_weakrefs",
    "delete_garbage",
    "completed_scavenge",
    NULL,
};

/* How much of the old an increment examines besides as many objects as are new: a tenth of the heap, divided by
 * threshold1, at most twice the new ones. Source: assess_work_to_do. */
enum { SCAN_RATE_DIVISOR = 10, LEAST_SCALE_FACTOR = 2, MOST_OLD_FOR_EACH_NEW = 2 };

/* The kinds of what is unreachable. Source: deduce_unreachable. */
static uint32_t deduce_unreachable(struct heap *heap, enum gc_list from) {
    struct step_seen seen;
    uint32_t trash_kinds;
    PHASE(UPDATE_REFS) step_update_refs(heap, from);
    PHASE(SUBTRACT_REFS) seen = step_subtract_refs(heap, from);
    PHASE(MOVE_UNREACHABLE) trash_kinds = step_move_unreachable(heap, from, LIST_UNREACHABLE);
    PHASE(UNTRACK_TUPLES) if (seen.kinds & KIND_BIT(KIND_TUPLE)) step_untrack_tuples(heap, from);
    return trash_kinds;
}

static void take_down(struct heap *heap, struct collection *run, uint32_t trash_kinds) {
    if (heap->debug & GC_DEBUG_COLLECTABLE)
        step_debug_list(heap, LIST_UNREACHABLE, "collectable");
    if (step_may_delete_quietly(heap, trash_kinds)) {
        run->found.collected = heap->list_length[LIST_UNREACHABLE];
        PHASE(DELETE_GARBAGE) step_delete_quietly(heap, LIST_UNREACHABLE);
        return;
    }
    PHASE(HANDLE_WEAKREFS) run->found.collected += step_handle_weakrefs(heap, LIST_UNREACHABLE, LIST_OLD);
    PHASE(FINALIZE_GARBAGE) step_finalize_garbage(heap, LIST_UNREACHABLE);
    PHASE(HANDLE_RESURRECTED_OBJECTS) step_handle_resurrected_objects(heap, LIST_UNREACHABLE, LIST_OLD);
    PHASE(CLEAR_WEAKREFS) step_clear_weakrefs(heap, LIST_UNREACHABLE);
    run->found.collected += heap->list_length[LIST_UNREACHABLE];
    PHASE(DELETE_GARBAGE) step_delete_garbage(heap, LIST_UNREACHABLE, LIST_OLD);
}

/* What every collection examines the same way, whatever it is. Survivors are visited. Source: gc_collect_region. */
static void collect_region(struct heap *heap, struct collection *run, enum gc_list from) {
    run->found.candidates = heap->list_length[from];
    uint32_t trash_kinds = deduce_unreachable(heap, from);
    if (from != LIST_OLD)
        PHASE(MERGE_SURVIVORS) gc_list_merge(heap, from, LIST_OLD);
    take_down(heap, run, trash_kinds);
}

/* gc.collect(0). Source: gc_collect_young. */
static void collect_young(struct heap *heap, struct collection *run) {
    PHASE(UNTRACK_YOUNG) step_untrack_tuples(heap, LIST_YOUNG);
    collect_region(heap, run, LIST_YOUNG);
    collector_set_count(heap, 0, 0);
    collector_set_count(heap, 1, heap->generations[1].count + 1);
}

static int64_t assess_work_to_do(struct heap *heap) {
    int64_t scale = heap->generations[1].threshold, new_objects = heap->generations[0].count;
    int64_t heap_size = heap->profile->marked_of_interpreter + heap->list_length[LIST_YOUNG] +
                        heap->list_length[LIST_MIDDLE] + heap->list_length[LIST_OLD] +
                        heap->list_length[LIST_PERMANENT];
    int64_t fraction = heap_size / SCAN_RATE_DIVISOR / (scale < LEAST_SCALE_FACTOR ? LEAST_SCALE_FACTOR : scale);
    collector_set_count(heap, 0, 0);
    return new_objects + (fraction < MOST_OLD_FOR_EACH_NEW * new_objects ? fraction : MOST_OLD_FOR_EACH_NEW * new_objects);
}

/* gc.collect(1), and every automatic run. What the program can reach needs no examining: the first increment of a round
 * only marks that, and pays for it twice, so the next ones wait. Source: gc_collect_increment. */
static void collect_increment(struct heap *heap, struct collection *run) {
    int64_t *work = &heap->increment.work_to_do;
    run->did_nothing = true;
    *work += assess_work_to_do(heap);
    if (*work < 0)
        return;
    PHASE(UNTRACK_YOUNG) step_untrack_tuples(heap, LIST_YOUNG);
    if (!heap->increment.collects) {
        PHASE(MARK_AT_START) *work -= 2 * step_mark_at_start(heap);
        heap->increment.collects = true;
        return;
    }
    PHASE(MARK_STACKS) *work -= step_mark_stacks(heap);
    int64_t size = heap->list_length[LIST_YOUNG];
    PHASE(EXPAND_REGION) while (size < *work && !gc_list_is_empty(heap, LIST_MIDDLE)) size += step_expand_region(heap);
    collect_region(heap, run, LIST_YOUNG);
    *work -= size;
    run->did_nothing = false;
    if (gc_list_is_empty(heap, LIST_MIDDLE))
        PHASE(COMPLETED_SCAVENGE) step_completed_scavenge(heap);
}

/* gc.collect(). Source: gc_collect_full. */
static void collect_full(struct heap *heap, struct collection *run) {
    PHASE(UNTRACK_YOUNG) step_untrack_tuples(heap, LIST_YOUNG);
    PHASE(MERGE_ALL) {
        gc_list_merge(heap, LIST_YOUNG, LIST_MIDDLE);
        collector_set_count(heap, 0, 0);
        gc_list_merge(heap, LIST_MIDDLE, LIST_OLD);
    }
    collect_region(heap, run, LIST_OLD);
    collector_set_count(heap, 0, 0);
    collector_set_count(heap, 1, 0);
    heap->increment.other_count = 0;
    PHASE(COMPLETED_SCAVENGE) step_completed_scavenge(heap);
    step_clear_freelists(heap);
}

static int64_t collect(struct heap *heap, int generation, const char *reason) {
    static void (*const recipes[])(struct heap *, struct collection *) = {collect_young, collect_increment, collect_full};
    struct collection run = {0};
    if (!collection_begin(heap, &run, generation, reason))
        return 0;
    int64_t work = heap->increment.work_to_do;
    bool collected = heap->increment.collects;
    recipes[generation](heap, &run);
    collector_set_increment(heap, work, collected);
    return collection_end(heap, &run);
}

/* Once one was asked for it runs, whatever the count is by then. Source: _Py_RunGC. */
static int due(const struct heap *heap) {
    (void)heap;
    return 1;
}

/* gc.get_objects(1) shows none, gc.get_objects(2) both old spaces. */
static int lists(const struct heap *heap, int generation, enum gc_list lists[3]) {
    int count = 0;
    if (generation <= 0)
        lists[count++] = LIST_YOUNG;
    if (generation < 0 || generation == 2) {
        bool visited_first = heap->increment.visited_space == 0;
        lists[count++] = visited_first ? LIST_OLD : LIST_MIDDLE;
        lists[count++] = visited_first ? LIST_MIDDLE : LIST_OLD;
    }
    return count;
}

const struct collector collector_incremental = {
    .name = "incremental",
    .phases = phases,
    .generations = 2,
    .counts_tracked = true,
    .told = {LIST_YOUNG, LIST_OLD, LIST_MIDDLE},
    .oldest = LIST_OLD,
    .lists = lists,
    .due = due,
    .collect = collect,
};
