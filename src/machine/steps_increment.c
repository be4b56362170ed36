/* Steps of the incremental collector alone: what is not yet visited, on the young and the pending list, is found by
 * following references and moves as one goes. */
#include "kinds.h"
#include "steps.h"

static bool is_visited(const struct heap *heap, object_id object) {
    return heap->list[object] != LIST_YOUNG && heap->list[object] != LIST_MIDDLE;
}

static void mark(struct heap *heap, object_id object, object_id from) {
    if (is_visited(heap, object))
        return;
    gc_list_move(heap, object, LIST_OLD, from);
    heap->increment.marked++;
}

static void visit_mark(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)context;
    mark(heap, target, spot.holder);
}

static void mark_root(struct heap *heap, object_id object) {
    step_visit_root(heap, object, visit_mark);
}

/* Source: mark_all_reachable. What is reached joins the end of the list that is gone through. */
static int64_t mark_from_roots(struct heap *heap) {
    object_id last = heap->previous[LIST_OLD];
    heap->increment.marked = 0;
    if (heap->hooks.roots)
        heap->hooks.roots(heap->hooks.context, mark_root, heap);
    mark_root(heap, heap->garbage);
    mark_root(heap, heap->callbacks);
    for (object_id object = heap->next[last]; object != LIST_OLD; object = heap->next[object])
        kinds_traverse(heap, object, visit_mark, NULL);
    return heap->increment.marked;
}

int64_t step_mark_at_start(struct heap *heap) {
    return mark_from_roots(heap) + heap->profile->marked_of_interpreter;
}

int64_t step_mark_stacks(struct heap *heap) {
    return mark_from_roots(heap);
}

static void visit_add_to_container(struct heap *heap, object_id target, struct spot spot, void *context) {
    if (heap->list[target] != LIST_MIDDLE)
        return;
    gc_list_move(heap, target, LIST_YOUNG, spot.holder);
    ++*(int64_t *)context;
}

int64_t step_expand_region(struct heap *heap) {
    object_id first = gc_list_first(heap, LIST_MIDDLE);
    int64_t size = 1;
    gc_list_move(heap, first, LIST_YOUNG, 0);
    for (object_id object = first; object != LIST_YOUNG; object = heap->next[object])
        kinds_traverse(heap, object, visit_add_to_container, &size);
    return size;
}

/* Source: completed_scavenge. The spaces only change their names there, unless the permanent generation has something. */
void step_completed_scavenge(struct heap *heap) {
    gc_list_merge(heap, LIST_OLD, LIST_MIDDLE);
    if (gc_list_is_empty(heap, LIST_PERMANENT)) {
        int64_t count = heap->generations[1].count;
        heap->increment.visited_space ^= 1;
        collector_set_count(heap, 1, heap->increment.other_count);
        heap->increment.other_count = count;
    }
    heap->increment.work_to_do = 0;
    heap->increment.collects = false;
}
