/* What surrounds the recipe of a collection, whichever collector: the trace's span, gc.callbacks, DEBUG_STATS, gc.get_stats.
 * For: collectors. Not for: anybody else. Life: begin, the recipe, end; `found` is filled in by the recipe. */
#ifndef MACHINE_COLLECTION_H
#define MACHINE_COLLECTION_H
#include "steps.h"

/* A phase is the statement or block behind it. */
#define PHASE(number)                                                                                                  \
    for (bool open = (step_phase_begin(heap, number), true); open; open = (step_phase_end(heap, number), false))

struct collection {
    int generation;
    struct gc_stats found;
    bool did_nothing; /* not to be credited in gc.get_stats */
};

/* False when one is running already: then the answer is 0, and there is no end. Runs gc.callbacks. */
bool collection_begin(struct heap *heap, struct collection *collection, int generation, const char *reason);
/* What gc.collect() returns: collected + uncollectable. Runs gc.callbacks. */
int64_t collection_end(struct heap *heap, const struct collection *collection);
#endif
