#include "collection.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* --- DEBUG_STATS
 * -------------------------------------------------------------------------------------------------------- */

static void print_start(struct heap *heap, int generation) {
    const enum gc_list *told = heap->collector->told;
    char line[128];
    snprintf(line, sizeof line, "gc: collecting generation %d...", generation);
    heap->hooks.debug_print(heap->hooks.context, line);
    if (told[0] == LIST_NONE) /* Source: show_stats_each_generations of gc_free_threading.c: "TODO" */
        return;
    snprintf(line, sizeof line, "gc: objects in each generation: %u %u %u", heap->list_length[told[0]],
             heap->list_length[told[1]], heap->list_length[told[2]]);
    heap->hooks.debug_print(heap->hooks.context, line);
    if (!heap->profile->has_freeze)
        return;
    snprintf(line, sizeof line, "gc: objects in permanent generation: %u", heap->list_length[LIST_PERMANENT]);
    heap->hooks.debug_print(heap->hooks.context, line);
}

/* The time is always 0: the same program prints the same. */
static void print_end(struct heap *heap, const struct gc_stats *found) {
    const char *end = heap->profile->is_python_2 ? "." : "";
    char line[128];
    if (found->collected || found->uncollectable || heap->profile->stats_tell_zero)
        snprintf(line, sizeof line, "gc: done, %" PRId64 " unreachable, %" PRId64 " uncollectable, 0.0000s elapsed%s",
                 found->collected + found->uncollectable, found->uncollectable, end);
    else
        snprintf(line, sizeof line, "gc: done, 0.0000s elapsed%s", end);
    heap->hooks.debug_print(heap->hooks.context, line);
}

/* --- Begin and end
 * ------------------------------------------------------------------------------------------------------ */

static void add_stats(struct gc_stats *stats, const struct gc_stats *found) {
    stats->collections++;
    stats->collected += found->collected;
    stats->uncollectable += found->uncollectable;
    stats->candidates += found->candidates;
}

static void call_callbacks(struct heap *heap, bool start, int generation, const struct gc_stats *found) {
    if (heap->hooks.gc_callbacks)
        heap->hooks.gc_callbacks(heap->hooks.context, start, generation, found->collected, found->uncollectable,
                                 found->candidates);
}

static bool prints(const struct heap *heap) {
    return (heap->debug & GC_DEBUG_STATS) && heap->hooks.debug_print;
}

bool collection_begin(struct heap *heap, struct collection *collection, int generation, const char *reason) {
    if (heap->collecting)
        return false;
    collection->generation = generation;
    heap->collecting = true;
    if (heap->trace)
        trace_emit(heap->trace, (struct event){.kind = EVENT_COLLECTION_BEGIN,
                                               .slot = (uint32_t)generation,
                                               .label = trace_string(heap->trace, reason, strlen(reason))});
    call_callbacks(heap, true, generation, &collection->found);
    if (prints(heap))
        print_start(heap, generation);
    return true;
}

int64_t collection_end(struct heap *heap, const struct collection *collection) {
    const struct gc_stats *found = &collection->found;
    if (prints(heap))
        print_end(heap, found);
    if (!collection->did_nothing)
        add_stats(&heap->stats[collection->generation], found);
    call_callbacks(heap, false, collection->generation, found);
    heap->collecting = false;
    if (heap->trace)
        trace_emit(heap->trace, (struct event){.kind = EVENT_COLLECTION_END,
                                               .slot = (uint32_t)collection->generation,
                                               .before = found->uncollectable,
                                               .after = found->collected});
    return found->collected + found->uncollectable;
}
