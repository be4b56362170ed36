/* Steps of the free-threaded collector alone. What CPython keeps in ob_tid (gc_refs, then the link of a worklist) and in
 * ob_gc_bits (unreachable, alive) stands in gc_refs and in the list that an object is on. Source:
 * Python/gc_free_threading.c. */
#include "dealloc.h"
#include "heap_walk.h"
#include "kinds.h"
#include "memory.h"
#include "steps.h"

#include <stdlib.h>

/* --- Untracking, which happens here as objects are met
 * ---------------------------------------------------------------- */

static bool maybe_untrack(struct heap *heap, object_id object) {
    if (heap->kind[object] != KIND_TUPLE || (heap->bits[object] & BIT_HEAP_TYPE))
        return false;
    for (uint32_t i = 0; i < heap->used[object]; i++)
        if (kinds_may_be_tracked(heap, heap->words[heap->block[object] + i]))
            return false;
    heap_untrack(heap, object);
    return true;
}

/* --- gc_mark_alive_from_roots
 * ------------------------------------------------------------------------------------------ */

static void mark(struct heap *heap, object_id object, object_id from) {
    if (heap->list[object] != LIST_YOUNG || maybe_untrack(heap, object))
        return;
    gc_list_move(heap, object, LIST_OLD, from);
}

static void visit_mark(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)context;
    mark(heap, target, spot.holder);
}

static void mark_root(struct heap *heap, object_id object) {
    step_visit_root(heap, object, visit_mark);
}

void step_mark_alive_from_roots(struct heap *heap) {
    if (!gc_list_is_empty(heap, LIST_PERMANENT)) /* gc.freeze: no longer worth it */
        return;
    if (heap->hooks.roots)
        heap->hooks.roots(heap->hooks.context, mark_root, heap);
    mark_root(heap, heap->garbage);
    mark_root(heap, heap->callbacks);
    for (object_id object = gc_list_first(heap, LIST_OLD); object != LIST_OLD; object = heap->next[object])
        kinds_traverse(heap, object, visit_mark, NULL);
}

/* --- update_refs
 * ------------------------------------------------------------------------------------------------------- */

static void set_refs(struct heap *heap, object_id object, int32_t refs) {
    if (heap->trace) {
        heap_emit(heap, EVENT_GC_REFS_SET, object,
                  (struct event){.before = heap->gc_refs_told[object], .after = refs});
        heap->gc_refs_told[object] = refs;
    }
    heap->gc_refs[object] = refs;
}

static void visit_decref(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)context;
    if (heap->list[target] != LIST_YOUNG)
        return;
    if (heap->gc_refs[target] == GC_REFS_IDLE)
        set_refs(heap, target, heap->refcount[target]);
    step_subtract_ref(heap, target, spot);
}

void step_update_refs_of_heap(struct heap *heap, const struct heap_walk *walk) {
    for (uint32_t i = 0; i < walk->count; i++) {
        object_id object = walk->objects[i];
        if (heap->refcount[object] > 0 && maybe_untrack(heap, object))
            continue;
        if (heap->gc_refs[object] == GC_REFS_IDLE)
            set_refs(heap, object, heap->refcount[object]);
        kinds_traverse(heap, object, visit_decref, NULL);
    }
}

/* --- mark_heap_visitor, mark_reachable
 * --------------------------------------------------------------------------------- */

struct stack {
    object_id *items;
    size_t count, capacity;
};

/* Clears the unreachable bit. */
static void visit_clear_unreachable(struct heap *heap, object_id target, struct spot spot, void *context) {
    struct stack *stack = context;
    int32_t refs = heap->gc_refs[target];
    if (refs < 0)
        return;
    if (heap->trace && refs == 0) {
        heap_emit(heap, EVENT_GC_REFS_REACHED, target,
                  (struct event){.owner = heap->number[spot.holder], .before = 0, .after = 1});
        heap->gc_refs_told[target] = 1;
    }
    step_end_examination(heap, target);
    memory_reserve(&stack->items, &stack->capacity, stack->count + 1, sizeof *stack->items);
    stack->items[stack->count++] = target;
}

static void mark_reachable(struct heap *heap, object_id object, struct stack *stack) {
    step_end_examination(heap, object);
    kinds_traverse(heap, object, visit_clear_unreachable, stack);
    while (stack->count)
        kinds_traverse(heap, stack->items[--stack->count], visit_clear_unreachable, stack);
}

static void mark_all_reachable(struct heap *heap, const object_id *objects, uint32_t count) {
    struct stack stack = {0};
    for (uint32_t i = 0; i < count; i++)
        if (heap->gc_refs[objects[i]] > 0)
            mark_reachable(heap, objects[i], &stack);
    free(stack.items);
}

void step_mark_heap(struct heap *heap, const struct heap_walk *walk) {
    mark_all_reachable(heap, walk->objects, walk->count);
}

/* --- scan_heap_visitor
 * ------------------------------------------------------------------------------------------------- */

int64_t step_scan_heap(struct heap *heap, const struct heap_walk *walk, struct worklist *unreachable) {
    unreachable->objects = memory_alloc((walk->count + 1) * sizeof *unreachable->objects);
    for (uint32_t i = walk->count; i-- > 0;) { /* pushed one by one, the last one is the first to be popped */
        object_id object = walk->objects[i];
        if (heap->gc_refs[object] != 0)
            continue;
        heap->flags[object] &= (uint8_t)~OBJECT_IS_DEFERRED; /* disable_deferred_refcounting */
        heap_incref(heap, object);
        heap->gc_refs[object] = GC_REFS_UNREACHABLE;
        gc_list_move(heap, object, LIST_UNREACHABLE, 0);
        unreachable->objects[unreachable->count++] = object;
    }
    gc_list_merge(heap, LIST_OLD, LIST_YOUNG);
    return heap->list_length[LIST_YOUNG];
}

/* --- Taking down
 * ------------------------------------------------------------------------------------------------------- */

void step_call_weakref_callbacks(struct heap *heap) {
    while (!gc_list_is_empty(heap, LIST_CALLBACKS)) {
        object_id weakref = heap->previous[LIST_CALLBACKS];
        gc_list_move(heap, weakref, LIST_YOUNG, 0);
        dealloc_call_callback(heap, weakref, weakref_callback(heap, weakref));
        heap_decref(heap, weakref);
    }
}

void step_finalize_worklist(struct heap *heap, const struct worklist *unreachable) {
    for (uint32_t i = 0; i < unreachable->count; i++) {
        object_id object = unreachable->objects[i];
        if (!kinds_needs_finalizer(heap, object))
            continue;
        heap->bits[object] |= BIT_FINALIZED;
        if (heap->trace)
            heap_emit(heap, EVENT_FINALIZED_SET, object, (struct event){.before = 0, .after = 1});
        dealloc_call_finalizer(heap, object);
    }
}

/* Of the second look: visit_decref_unreachable. */
static void visit_decref_again(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)context;
    if (heap->list[target] == LIST_UNREACHABLE)
        step_subtract_ref(heap, target, spot);
}

static bool is_listed(const struct heap *heap, object_id object) {
    return heap->list[object] == LIST_UNREACHABLE;
}

/* A finalizer may have untracked one: it stays on the worklist only to be let go of. */
void step_handle_resurrected_worklist(struct heap *heap, struct worklist *unreachable) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < unreachable->count; i++)
        if (is_listed(heap, unreachable->objects[i])) /* less the worklist's own */
            set_refs(heap, unreachable->objects[i], heap->refcount[unreachable->objects[i]] - 1);
    for (uint32_t i = 0; i < unreachable->count; i++)
        if (is_listed(heap, unreachable->objects[i]))
            kinds_traverse(heap, unreachable->objects[i], visit_decref_again, NULL);
    mark_all_reachable(heap, unreachable->objects, unreachable->count);
    for (uint32_t i = 0; i < unreachable->count; i++) {
        object_id object = unreachable->objects[i];
        if (is_listed(heap, object) && heap->gc_refs[object] == GC_REFS_IDLE) {
            gc_list_move(heap, object, LIST_YOUNG, 0);
            if (heap->trace)
                heap_emit(heap, EVENT_RESURRECTED, object, (struct event){.slot = 1});
            heap_decref(heap, object);
            continue;
        }
        if (is_listed(heap, object))
            heap->gc_refs[object] = GC_REFS_UNREACHABLE;
        unreachable->objects[kept++] = object;
    }
    unreachable->count = kept;
}

/* The worklist's reference goes: that is the end of most. */
static void let_go(struct heap *heap, object_id object) {
    if (is_listed(heap, object) && heap->refcount[object] > 1) {
        step_end_examination(heap, object);
        gc_list_move(heap, object, LIST_YOUNG, 0);
    }
    heap_decref(heap, object);
}

int64_t step_delete_worklist(struct heap *heap, struct worklist *unreachable) {
    int64_t collected = 0;
    dealloc_hold_ids(heap);
    for (uint32_t i = 0; i < unreachable->count; i++) {
        object_id object = unreachable->objects[i];
        if (is_listed(heap, object)) {
            collected++;
            if ((heap->debug & GC_DEBUG_SAVEALL) && heap->garbage)
                step_keep_in_garbage(heap, object);
            else
                step_call_clear(heap, object);
        }
        let_go(heap, object);
    }
    dealloc_release_ids(heap);
    free(unreachable->objects);
    *unreachable = (struct worklist){0};
    return collected;
}
