/* Ends of objects: a work list instead of C recursion, so that a list of any depth dies without a deep stack.
 * The order is CPython's: __del__ (once) -> weak references -> slots -> dict or values -> payload, each child dying at
 * once and completely before the next one is dropped. Source: subtype_dealloc (typeobject.c), list_dealloc,
 * tupledealloc, dict_dealloc, set_dealloc; the trashcan: object.c. */
#include "dealloc.h"
#include "collector.h"
#include "kinds.h"
#include "memory.h"
#include "store.h"

enum stage { STAGE_BEGIN, STAGE_ATTRIBUTES, STAGE_WORDS, STAGE_END, STAGE_CHAIN };

struct dealloc_frame {
    object_id object;   /* 0: the trashcan's chain */
    uint32_t step;      /* within the stage */
    uint32_t key_label; /* of the dict entry whose key is gone already */
    uint8_t stage;      /* enum stage */
    bool nested;        /* counted in trashcan_nesting */
};

static void push(struct heap *heap, object_id object, enum stage stage) {
    memory_reserve(&heap->deallocs, &heap->dealloc_capacity, heap->dealloc_count + 1, sizeof *heap->deallocs);
    heap->deallocs[heap->dealloc_count++] = (struct dealloc_frame){.object = object, .stage = (uint8_t)stage};
}

/* --- The trashcan ----------------------------------------------------------------------------------------------------
 */

static bool lags(const struct heap *heap, object_id object) {
    return heap->profile->instances_leave_trashcan_full && heap->kind[object] == KIND_INSTANCE;
}

/* True: put off. Source: Py_TRASHCAN_BEGIN; to 3.7 subtype_dealloc looked one level deeper. */
static bool put_off(struct heap *heap, object_id object) {
    if (heap->profile->trashcan != TRASHCAN_NESTING || !kind_in(heap, object, KINDS_TRASHCAN))
        return false;
    if (heap->trashcan_nesting + lags(heap, object) < (uint32_t)heap->profile->trashcan_depth) {
        heap->trashcan_nesting++;
        heap->deallocs[heap->dealloc_count - 1].nested = true;
        return false;
    }
    heap_untrack(heap, object);
    heap->bits[object] |= BIT_DYING;
    heap->next[object] = heap->trashcan;
    heap->trashcan = object;
    heap->dealloc_count--;
    return true;
}

/* Source: Py_TRASHCAN_END. to 3.7 subtype_dealloc raised the nesting around it, so what an instance left in the
 * trashcan waited for another container. */
static void leave_nesting(struct heap *heap, bool was_lagging) {
    heap->trashcan_nesting--;
    if (heap->trashcan && heap->trashcan_nesting == 0 && !was_lagging) {
        heap->trashcan_nesting++;
        push(heap, 0, STAGE_CHAIN);
    }
}

/* Source: _PyTrash_thread_destroy_chain: last put off, first destroyed. */
static void step_chain(struct heap *heap) {
    object_id object = heap->trashcan;
    if (object) {
        heap->trashcan = heap->next[object];
        push(heap, object, STAGE_BEGIN);
    } else {
        heap->trashcan_nesting--;
        heap->dealloc_count--;
    }
}

/* --- __del__ and weak references
 * -------------------------------------------------------------------------------------- */

static void set_finalized(struct heap *heap, object_id object) {
    if (!(heap->bits[object] & BIT_GC) || !heap->profile->has_finalized_flag || (heap->bits[object] & BIT_FINALIZED))
        return;
    heap->bits[object] |= BIT_FINALIZED;
    if (heap->trace)
        heap_emit(heap, EVENT_FINALIZED_SET, object, (struct event){.before = 0, .after = 1});
}

void dealloc_call_finalizer(struct heap *heap, object_id object) {
    if (heap->trace)
        heap_emit(heap, EVENT_FINALIZER_BEGIN, object, (struct event){0});
    heap->python_calls++;
    heap->hooks.finalize(heap->hooks.context, object);
    if (heap->trace)
        heap_emit(heap, EVENT_FINALIZER_END, object, (struct event){0});
}

/* PyObject_CallFinalizerFromDealloc: true when the object lives again. */
static bool finalize(struct heap *heap, object_id object) {
    if (heap->bits[object] & BIT_GC)
        heap_track(heap, object);
    heap->bits[object] &= (uint8_t)~BIT_DYING;
    heap_incref(heap, object);
    dealloc_call_finalizer(heap, object);
    set_finalized(heap, object);
    /* heap_decref without the death: it is being taken down already */
    heap->refcount[object]--;
#ifndef NDEBUG
    heap->elsewhere[object]--;
#endif
    if (heap->trace)
        heap_emit_ref(heap, EVENT_REF_DROP, object, PLACE_TEMP, PLACE_TEMP);
    if (heap->refcount[object] > 0) {
        if (heap->trace)
            heap_emit(heap, EVENT_RESURRECTED, object, (struct event){.slot = 0});
        return true;
    }
    heap->bits[object] |= BIT_DYING;
    heap_untrack(heap, object);
    return false;
}

static void end_span(struct heap *heap, uint32_t number) {
    if (heap->trace)
        trace_emit(heap->trace, (struct event){.kind = EVENT_DEALLOC_END, .object = number});
}

static void step_begin(struct heap *heap) {
    object_id object = heap->deallocs[heap->dealloc_count - 1].object;
    if (put_off(heap, object))
        return;
    if (heap->trace)
        heap_emit(heap, EVENT_DEALLOC_BEGIN, object, (struct event){0});
    heap->bits[object] |= BIT_DYING;
    heap_untrack(heap, object);
    bool weakrefs_first = heap->profile->callbacks_before_finalizer_at_death || heap->kind[object] == KIND_GENERATOR;
    if (weakrefs_first && (heap->bits[object] & BIT_HAS_WEAKREFS))
        weakref_clear_all(heap, object);
    if (kinds_needs_finalizer(heap, object) && finalize(heap, object)) {
        bool nested = heap->deallocs[heap->dealloc_count - 1].nested;
        heap->dealloc_count--;
        end_span(heap, heap->number[object]);
        if (nested)
            leave_nesting(heap, lags(heap, object));
        return;
    }
    while (heap->profile->callbacks_before_finalizer_at_death && heap->weakrefs[object])
        weakref_clear(heap, heap->weakrefs[object]); /* made by __del__: nobody is told of it any more */
    if (heap->bits[object] & BIT_HAS_WEAKREFS)
        weakref_clear_all(heap, object);
    if (heap->kind[object] == KIND_WEAKREF)
        weakref_clear(heap, object);
    if (heap->hooks.dead && kind_in(heap, object, KIND_BIT(KIND_FRAME) | KIND_BIT(KIND_GENERATOR)))
        heap->hooks.dead(heap->hooks.context, object);
    heap->deallocs[heap->dealloc_count - 1].stage = heap->attributes[object] ? STAGE_ATTRIBUTES : STAGE_WORDS;
}

/* --- Children
 * --------------------------------------------------------------------------------------------------------- */

/* The value half of a dict entry keeps the label that the entry had while its key was there. */
static void tell_drop(struct heap *heap, object_id object, enum region region, uint32_t word, value v) {
    struct dealloc_frame *frame = &heap->deallocs[heap->dealloc_count - 1];
    struct place place = kinds_place(heap, object, region, word);
    bool plain = !value_is_object(v) || (heap->bits[v] & BIT_STATIC);
    if (place.role == ROLE_KEY)
        frame->key_label = heap_label(heap, place);
    uint32_t label = place.role == ROLE_VALUE ? frame->key_label : heap_label(heap, place);
    struct event event = {.role = place.role, .owner = heap->number[object], .slot = place.slot, .label = label};
    if (plain && place.role == ROLE_KEY)
        return; /* told by its value's label only, as in dict.c */
    if (plain) {
        event.kind = EVENT_VALUE_SET;
        event.before = heap_value_label(heap, v);
        trace_emit(heap->trace, event);
    } else {
        event.before = heap->refcount[v] + 1;
        event.after = heap->refcount[v];
        heap_emit(heap, EVENT_REF_DROP, v, event);
    }
}

static void drop_word(struct heap *heap, object_id object, enum region region, uint32_t block, uint32_t word) {
    value v = heap->words[block + word];
    if (v == VALUE_NULL)
        return;
    bool counted = value_is_object(v) && !(heap->bits[v] & BIT_STATIC);
    if (counted)
        heap->refcount[v]--;
    if (__builtin_expect(heap->trace != NULL, 0))
        tell_drop(heap, object, region, word, v);
    heap->words[block + word] = VALUE_NULL;
    if (!counted) {
        heap_decref(heap, v);
        return;
    }
    if (__builtin_expect(heap->bits[v] & BIT_SHARED_VALUES, 0))
        heap->bits[v] &= (uint8_t)~BIT_SHARED_VALUES;
    if (heap_is_dead(heap, v))
        push(heap, v, STAGE_BEGIN);
}

static void step_attributes(struct heap *heap) {
    size_t top = heap->dealloc_count - 1;
    object_id object = heap->deallocs[top].object;
    uint32_t block = heap->attributes[object], length = store_length(heap, block);
    while (heap->deallocs[top].step < length && heap->dealloc_count == top + 1)
        drop_word(heap, object, REGION_ATTRIBUTES, block, heap->deallocs[top].step++);
    if (heap->dealloc_count == top + 1) {
        heap->deallocs[top].step = 0;
        heap->deallocs[top].stage = STAGE_WORDS;
    }
}

static void step_words(struct heap *heap) {
    size_t top = heap->dealloc_count - 1;
    object_id object = heap->deallocs[top].object;
    while (heap->dealloc_count == top + 1) {
        uint32_t word = kinds_drop_word(heap, object, heap->deallocs[top].step);
        if (word == UINT32_MAX) {
            heap->deallocs[top].stage = STAGE_END;
            return;
        }
        heap->deallocs[top].step++;
        drop_word(heap, object, REGION_WORDS, heap->block[object], word);
    }
}

/* --- Memory
 * ----------------------------------------------------------------------------------------------------------- */

/* Source: list_dealloc, dict_dealloc, tupledealloc: exact ones go to a free list while there is room and are not
 * counted; PyObject_GC_Del otherwise. */
void dealloc_count_free(struct heap *heap, object_id object) {
    if (heap->collector->counts_tracked)
        return;
    if (!(heap->bits[object] & BIT_HEAP_TYPE)) /* exact */
        heap_give_back(heap, heap->kind[object], heap->used[object], heap->type[object]);
    else
        heap_count_gone(heap);
}

void dealloc_hold_ids(struct heap *heap) {
    heap->holds_ids = true;
    heap->held_ids = 0;
}

void dealloc_release_ids(struct heap *heap) {
    object_id free_id = heap->free_id;
    heap->holds_ids = false;
    for (object_id id = heap->count; heap->held_ids && --id >= LIST_COUNT;) {
        if (heap->kind[id] != KIND_NONE || heap->type[id] != DEALLOC_HELD)
            continue;
        heap->type[id] = 0;
        heap->next[id] = free_id;
        free_id = id;
        heap->held_ids--;
    }
    heap->free_id = free_id;
}

static void step_end(struct heap *heap) {
    struct dealloc_frame frame = heap->deallocs[heap->dealloc_count - 1];
    object_id object = frame.object, type = heap->bits[object] & BIT_HEAP_TYPE ? heap->type[object] : 0;
    uint32_t number = heap->number[object];
    bool lagging = lags(heap, object);
    heap->dealloc_count--;
    if (type) {
        heap->refcount[type]--;
        if (heap->trace)
            heap_emit_ref(heap, EVENT_REF_DROP, type, place_at(ROLE_TYPE, object, 0, VALUE_NULL), PLACE_TEMP);
    }
    if (heap->trace)
        heap_emit(heap, EVENT_OBJECT_FREE, object, (struct event){.before = heap->size_told[object]});
    if (heap->bits[object] & BIT_GC)
        dealloc_count_free(heap, object);
    dealloc_give_back(heap, object);
    end_span(heap, number);
    if (frame.nested)
        leave_nesting(heap, lagging);
    if (type && heap_is_dead(heap, type))
        push(heap, type, STAGE_BEGIN);
}

void heap_dealloc(struct heap *heap, object_id object) {
    if (!heap_is_dead(heap, object))
        return;
    size_t base = heap->dealloc_count;
    push(heap, object, STAGE_BEGIN);
    while (heap->dealloc_count > base) {
        switch ((enum stage)heap->deallocs[heap->dealloc_count - 1].stage) {
        case STAGE_BEGIN:
            step_begin(heap);
            break;
        case STAGE_ATTRIBUTES:
            step_attributes(heap);
            break;
        case STAGE_WORDS:
            step_words(heap);
            break;
        case STAGE_END:
            step_end(heap);
            break;
        case STAGE_CHAIN:
            step_chain(heap);
            break;
        }
    }
}
