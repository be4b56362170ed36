/* Steps that take the trash down: weak references, finalizers, the second look, tp_clear. */
#include "dealloc.h"
#include "kinds.h"
#include "steps.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* --- Before PEP 442
 * ----------------------------------------------------------------------------------------------------- */

static bool has_legacy_finalizer(struct heap *heap, object_id object) {
    return !heap->profile->has_finalized_flag && kinds_needs_finalizer(heap, object);
}

void step_move_legacy_finalizers(struct heap *heap, enum gc_list unreachable) {
    object_id next;
    for (object_id object = gc_list_first(heap, unreachable); object != (object_id)unreachable; object = next) {
        next = heap->next[object];
        if (has_legacy_finalizer(heap, object))
            gc_list_move(heap, object, LIST_FINALIZERS, 0);
    }
}

static void visit_move(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)context;
    if (heap->gc_refs[target] == GC_REFS_UNREACHABLE && heap->list[target] != LIST_FINALIZERS)
        gc_list_move(heap, target, LIST_FINALIZERS, spot.holder);
}

void step_move_legacy_finalizer_reachable(struct heap *heap) {
    for (object_id object = gc_list_first(heap, LIST_FINALIZERS); object != LIST_FINALIZERS;
         object = heap->next[object])
        kinds_traverse(heap, object, visit_move, NULL);
}

void step_end_examination(struct heap *heap, object_id object) {
    if (heap->gc_refs[object] == GC_REFS_IDLE)
        return;
    if (heap->trace)
        heap_emit(heap, EVENT_GC_REFS_DONE, object, (struct event){.before = heap->gc_refs_told[object]});
    heap->gc_refs[object] = GC_REFS_IDLE;
}

void step_keep_in_garbage(struct heap *heap, object_id object) {
    heap_incref(heap, object);
    list_append(heap, heap->garbage, object);
}

void step_handle_legacy_finalizers(struct heap *heap, enum gc_list old) {
    for (object_id object = gc_list_first(heap, LIST_FINALIZERS); object != LIST_FINALIZERS;
         object = heap->next[object]) {
        step_end_examination(heap, object);
        if (heap->garbage && ((heap->debug & GC_DEBUG_SAVEALL) || has_legacy_finalizer(heap, object)))
            step_keep_in_garbage(heap, object);
    }
    gc_list_merge(heap, LIST_FINALIZERS, old);
}

/* --- Weak references
 * ----------------------------------------------------------------------------------------------------- */

/* Weak references to `object`: all die (to 3.14), or those with a callback (3.15). Callbacks of those that are no trash
 * are queued: the weak reference is held and moves to LIST_CALLBACKS. */
static void clear_and_queue(struct heap *heap, object_id object) {
    bool plain_live = heap->profile->plain_weakrefs_outlive_finalizers;
    object_id next;
    for (object_id weakref = heap->weakrefs[object]; weakref; weakref = next) {
        next = weakref_next(heap, weakref);
        bool plain = weakref_callback(heap, weakref) == VALUE_NULL;
        if (plain && plain_live)
            continue;
        weakref_clear(heap, weakref);
        if (plain || heap->gc_refs[weakref] != GC_REFS_IDLE || !(heap->bits[weakref] & BIT_TRACKED))
            continue;
        heap_incref(heap, weakref);
        gc_list_move(heap, weakref, LIST_CALLBACKS, 0);
    }
}

void step_queue_weakrefs(struct heap *heap, enum gc_list unreachable) {
    for (object_id object = gc_list_first(heap, unreachable); object != (object_id)unreachable;
         object = heap->next[object]) {
        if (heap->kind[object] == KIND_WEAKREF && !heap->profile->plain_weakrefs_outlive_finalizers)
            weakref_clear(heap, object);
        if (heap->bits[object] & BIT_HAS_WEAKREFS)
            clear_and_queue(heap, object);
    }
}

int64_t step_handle_weakrefs(struct heap *heap, enum gc_list unreachable, enum gc_list old) {
    int64_t freed = 0;
    step_queue_weakrefs(heap, unreachable);
    while (!gc_list_is_empty(heap, LIST_CALLBACKS)) {
        object_id weakref = gc_list_first(heap, LIST_CALLBACKS);
        dealloc_call_callback(heap, weakref, weakref_callback(heap, weakref));
        heap_decref(heap, weakref);
        if (gc_list_first(heap, LIST_CALLBACKS) == weakref)
            gc_list_move(heap, weakref, old, 0);
        else
            freed++;
    }
    return freed;
}

void step_clear_weakrefs(struct heap *heap, enum gc_list unreachable) {
    for (object_id object = gc_list_first(heap, unreachable); object != (object_id)unreachable;
         object = heap->next[object]) {
        if (heap->kind[object] == KIND_WEAKREF)
            weakref_clear(heap, object);
        while (heap->weakrefs[object])
            weakref_clear(heap, heap->weakrefs[object]);
    }
}

/* --- Finalizers and what they bring back
 * ------------------------------------------------------------------------------- */

void step_finalize_garbage(struct heap *heap, enum gc_list collectable) {
    if (!heap->profile->has_finalized_flag)
        return;
    for (object_id object = gc_list_first(heap, collectable); object != (object_id)collectable; object = heap->cursor) {
        heap->cursor = heap->next[object]; /* leaving the list moves it on */
        if (!kinds_needs_finalizer(heap, object))
            continue;
        heap->bits[object] |= BIT_FINALIZED;
        if (heap->trace)
            heap_emit(heap, EVENT_FINALIZED_SET, object, (struct event){.before = 0, .after = 1});
        heap_incref(heap, object);
        dealloc_call_finalizer(heap, object);
        heap_decref(heap, object);
    }
    heap->cursor = 0;
}

static void revive(struct heap *heap, enum gc_list list, enum gc_list old) {
    for (object_id object = gc_list_first(heap, list); object != (object_id)list; object = heap->next[object]) {
        step_end_examination(heap, object);
        if (heap->trace)
            heap_emit(heap, EVENT_RESURRECTED, object, (struct event){.slot = 1});
    }
    gc_list_merge(heap, list, old);
}

/* Source: check_garbage (to 3.8): one reference from outside saves all. */
static void check_garbage(struct heap *heap, enum gc_list unreachable, enum gc_list old) {
    for (object_id object = gc_list_first(heap, unreachable); object != (object_id)unreachable;
         object = heap->next[object])
        if (heap->gc_refs[object] > 0) {
            revive(heap, unreachable, old);
            return;
        }
    for (object_id object = gc_list_first(heap, unreachable); object != (object_id)unreachable;
         object = heap->next[object])
        heap->gc_refs[object] = GC_REFS_UNREACHABLE;
}

void step_handle_resurrected_objects(struct heap *heap, enum gc_list unreachable, enum gc_list old) {
    step_update_refs(heap, unreachable);
    step_subtract_refs(heap, unreachable);
    if (heap->profile->resurrection == RESURRECTION_SAVES_ALL) {
        check_garbage(heap, unreachable, old);
        return;
    }
    step_move_unreachable(heap, unreachable, LIST_STILL_UNREACHABLE);
    revive(heap, unreachable, old);
    gc_list_merge(heap, LIST_STILL_UNREACHABLE, unreachable);
}

/* --- tp_clear
 * ------------------------------------------------------------------------------------------------------------- */

void step_call_clear(struct heap *heap, object_id object) {
    if (heap->trace)
        heap_emit(heap, EVENT_TP_CLEAR_BEGIN, object, (struct event){0});
    kinds_clear(heap, object);
    if (heap->trace)
        heap_emit(heap, EVENT_TP_CLEAR_END, object, (struct event){0});
}

static void clear(struct heap *heap, object_id object) {
    heap_incref(heap, object);
    step_call_clear(heap, object);
    heap_decref(heap, object);
}

void step_delete_garbage(struct heap *heap, enum gc_list collectable, enum gc_list old) {
    dealloc_hold_ids(heap);
    while (!gc_list_is_empty(heap, collectable)) {
        object_id object = gc_list_first(heap, collectable);
        if ((heap->debug & GC_DEBUG_SAVEALL) && heap->garbage)
            step_keep_in_garbage(heap, object);
        else
            clear(heap, object);
        if (gc_list_first(heap, collectable) == object) { /* it lives, and may die when its referrer is cleared */
            step_end_examination(heap, object);
            gc_list_move(heap, object, old, 0);
        }
    }
    dealloc_release_ids(heap);
}

/* --- The rest
 * --------------------------------------------------------------------------------------------------------------- */

int64_t step_count_frames(const struct heap *heap, enum gc_list list) {
    int64_t count = 0;
    if (heap->alive[KIND_GENERATOR] == 0)
        return 0;
    for (object_id object = gc_list_first(heap, list); object != (object_id)list; object = heap->next[object]) {
        value function = heap->kind[object] == KIND_GENERATOR ? heap->words[heap->block[object] + 1] : VALUE_NULL;
        /* Its function, which it does not hold there, stands in for the frame where nothing else holds it; one that has
         * ended has neither. */
        count += function != VALUE_NULL && !(heap->list[function] == (uint8_t)list && heap->refcount[function] == 1);
    }
    return count;
}

void step_debug_list(struct heap *heap, enum gc_list list, const char *message) {
    char line[256];
    if (!heap->hooks.debug_print)
        return;
    for (object_id object = gc_list_first(heap, list); object != (object_id)list; object = heap->next[object]) {
        object_id type = heap->type[object];
        snprintf(line, sizeof line, "gc: %s <%.200s 0x%" PRIx64 ">", message,
                 type ? atom_bytes(heap, heap->classes[heap->aux[type]].name, NULL) : "object",
                 heap_address(heap, object));
        heap->hooks.debug_print(heap->hooks.context, line);
    }
}

void step_clear_freelists(struct heap *heap) {
    if (!heap->profile->freelists_stay)
        heap->freelist_list = heap->freelist_dict = 0;
    heap->freelist_method = heap->freelist_builtin = heap->freelist_frame = 0;
    memset(heap->freelist_iterator, 0, sizeof heap->freelist_iterator);
    memset(heap->freelist_tuple, 0, sizeof heap->freelist_tuple);
}

void step_visit_root(struct heap *heap, object_id object, kinds_visit *visit) {
    if (heap->bits[object] & BIT_STATIC)
        kinds_traverse(heap, object, visit, NULL);
    else
        visit(heap, object, (struct spot){0}, NULL);
}

void step_phase_begin(struct heap *heap, int phase) {
    const char *name = heap->collector->phases[phase];
    if (heap->trace)
        trace_emit(heap->trace, (struct event){.kind = EVENT_PHASE_BEGIN,
                                               .slot = (uint32_t)phase,
                                               .label = trace_string(heap->trace, name, strlen(name))});
}

void step_phase_end(struct heap *heap, int phase) {
    const char *name = heap->collector->phases[phase];
    if (heap->trace)
        trace_emit(heap->trace, (struct event){.kind = EVENT_PHASE_END,
                                               .slot = (uint32_t)phase,
                                               .label = trace_string(heap->trace, name, strlen(name))});
    enum { CHECKED_LIVE = 3000 }; /* the check is O(heap): a debug build must stay usable with a large one */
    if (heap->live <= CHECKED_LIVE)
        heap_check(heap);
}
