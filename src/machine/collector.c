/* What is the same for every collector: settings, counters, freezing. */
#include "collector.h"

#include "gc_lists.h"

static void set_setting(struct heap *heap, enum gc_setting setting, int64_t before, int64_t after) {
    if (heap->trace && before != after)
        trace_emit(heap->trace,
                   (struct event){.kind = EVENT_SETTING_SET, .slot = setting, .before = before, .after = after});
}

void collector_set_count(struct heap *heap, int generation, int64_t count) {
    int64_t before = heap->generations[generation].count;
    heap->generations[generation].count = count;
    if (heap->trace && before != count)
        trace_emit(
            heap->trace,
            (struct event){.kind = EVENT_COUNT_SET, .slot = (uint32_t)generation, .before = before, .after = count});
}

void collector_set_threshold(struct heap *heap, int generation, int64_t threshold) {
    int64_t before = heap->generations[generation].threshold;
    heap->generations[generation].threshold = threshold;
    if (heap->trace && before != threshold)
        trace_emit(heap->trace, (struct event){.kind = EVENT_THRESHOLD_SET,
                                               .slot = (uint32_t)generation,
                                               .before = before,
                                               .after = threshold});
}

void collector_set_long_lived(struct heap *heap, int64_t total, int64_t pending) {
    set_setting(heap, SETTING_LONG_LIVED_TOTAL, heap->long_lived_total, total);
    set_setting(heap, SETTING_LONG_LIVED_PENDING, heap->long_lived_pending, pending);
    heap->long_lived_total = total;
    heap->long_lived_pending = pending;
}

void collector_set_increment(struct heap *heap, int64_t work_before, bool collected_before) {
    set_setting(heap, SETTING_INCREMENT_WORK, work_before, heap->increment.work_to_do);
    set_setting(heap, SETTING_INCREMENT_COLLECTS, collected_before, heap->increment.collects);
}

void collector_set_enabled(struct heap *heap, bool enabled) {
    set_setting(heap, SETTING_ENABLED, heap->enabled, enabled);
    heap->enabled = enabled;
}

void collector_set_debug(struct heap *heap, int flags) {
    set_setting(heap, SETTING_DEBUG, heap->debug, flags);
    heap->debug = flags;
}

void collector_set_local_count(struct heap *heap, int64_t count) {
    set_setting(heap, SETTING_LOCAL_COUNT, heap->free_threaded.local_count, count);
    heap->free_threaded.local_count = count;
}

/* Source: record_allocation, gc_get_count_impl. */
void collector_flush_count(struct heap *heap) {
    if (heap->free_threaded.local_count)
        collector_set_count(heap, 0, heap->generations[0].count + heap->free_threaded.local_count);
    collector_set_local_count(heap, 0);
}

/* Source: gc_freeze_impl; free-threaded, where no list is emptied: _PyGC_Freeze. The long_lived figures stay. */
void collector_freeze(struct heap *heap) {
    for (int i = 0; i < 3; i++) {
        gc_list_merge(heap, (enum gc_list)(LIST_YOUNG + i), LIST_PERMANENT);
        if (!heap->collector->count)
            collector_set_count(heap, i, 0);
    }
    heap->residents_frozen += heap->residents;
    heap->residents = 0;
}

void collector_unfreeze(struct heap *heap) {
    heap->residents += heap->residents_frozen;
    heap->residents_frozen = 0;
    gc_list_merge(heap, LIST_PERMANENT, heap->collector->oldest);
}

int collector_generation_lists(const struct heap *heap, int generation, enum gc_list lists[3]) {
    (void)heap;
    int count = 0;
    for (int i = 0; i < 3; i++)
        if (generation < 0 || generation == i)
            lists[count++] = (enum gc_list)(LIST_YOUNG + i);
    return count;
}

void collector_each(struct heap *heap, int generation, void (*visit)(void *context, object_id object), void *context) {
    enum gc_list lists[3];
    if (heap->collector->each) {
        heap->collector->each(heap, visit, context);
        return;
    }
    int count = heap->collector->lists(heap, generation, lists);
    for (int i = 0; i < count; i++) {
        object_id head = lists[i], next;
        for (object_id object = heap->next[head]; object != head; object = next) {
            next = heap->next[object];
            visit(context, object);
        }
    }
}
