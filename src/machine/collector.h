/* A collector: one small constant struct. Which one a heap has is its profile's choice.
 * For: gc.collect() and what makes one due. Not for: reference counting.
 * A collector is a short recipe of steps (steps.h) with CPython's own names, so that the difference between two collector
 * files reads as the history of CPython's collector. */
#ifndef MACHINE_COLLECTOR_H
#define MACHINE_COLLECTOR_H
#include "heap.h"

struct collector {
    const char *name;                    /* "classic" */
    const char *const *phases;           /* CPython's function names in order, NULL at the end */
    int generations;                     /* that a person sees */
    bool counts_tracked;                 /* the youngest one's count is of objects tracked, else of those allocated */
    enum gc_list told[3];                /* the lists whose lengths DEBUG_STATS tells, in its order; LIST_NONE: none */
    enum gc_list oldest;                 /* where those stand that gc.unfreeze gives back */
    /* An allocation (1) or a free (-1) is counted, in another way than heap_count_new's. NULL: it isn't. */
    void (*count)(struct heap *heap, int change);
    int batch;                           /* then: as many as it takes until the young generation's count moves */
    /* gc.get_objects when it isn't in the order of lists. NULL: it is. */
    void (*each)(struct heap *heap, void (*visit)(void *context, object_id object), void *context);
    /* The lists of gc.get_objects(generation), -1: all of them, in its order. How many there are: 0 to 3. */
    int (*lists)(const struct heap *heap, int generation, enum gc_list lists[3]);
    /* The generation that an automatic run would collect now, -1: none is due. Source: gc_collect_generations. */
    int (*due)(const struct heap *heap);
    /* Runs one collection; returns collected + uncollectable. 0 at once when one is running. */
    int64_t (*collect)(struct heap *heap, int generation, const char *reason);
    /* Invariants of its lists, for heap_check. */
    void (*check)(struct heap *heap);
};

extern const struct collector collector_legacy, collector_classic, collector_incremental, collector_free_threaded;
/* `lists` of the collectors that have three generations. */
int collector_generation_lists(const struct heap *heap, int generation, enum gc_list lists[3]);
/* gc.* functions that are the same for all: */
void collector_freeze(struct heap *heap);
void collector_unfreeze(struct heap *heap);
void collector_set_threshold(struct heap *heap, int generation, int64_t threshold);
void collector_set_count(struct heap *heap, int generation, int64_t count); /* for the machine */
/* What a thread counted for itself joins the common count of the young generation (which may fall below 0). */
void collector_set_local_count(struct heap *heap, int64_t count);
void collector_flush_count(struct heap *heap);
void collector_set_long_lived(struct heap *heap, int64_t total, int64_t pending); /* for collectors */
void collector_set_increment(struct heap *heap, int64_t work_before, bool collected_before); /* writes down what changed */
void collector_set_enabled(struct heap *heap, bool enabled);
void collector_set_debug(struct heap *heap, int flags);
enum gc_debug { GC_DEBUG_STATS = 1, GC_DEBUG_COLLECTABLE = 2, GC_DEBUG_UNCOLLECTABLE = 4, GC_DEBUG_INSTANCES = 8, GC_DEBUG_OBJECTS = 16, /* 2.7 */
                GC_DEBUG_SAVEALL = 32, GC_DEBUG_LEAK = 38 };
/* Calls visit for each tracked object of `generation` (-1: all three), in list order; the permanent one is left out. */
void collector_each(struct heap *heap, int generation, void (*visit)(void *context, object_id object), void *context);
#endif
