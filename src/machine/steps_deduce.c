/* Steps that find out what is unreachable. The hot ones exist twice: with events, and for speed. */
#include "kinds.h"
#include "steps.h"

#define INLINE static inline __attribute__((always_inline))

/* Without events the order within update_refs and subtract_refs shows nowhere. When most ids are members, going through
 * them by number is several times as fast as following the links. */
static bool is_dense(const struct heap *heap, enum gc_list list) {
    return !heap->trace && heap->list_length[list] >= heap->count / 2;
}

void step_update_refs(struct heap *heap, enum gc_list containers) {
    if (is_dense(heap, containers)) {
        const uint8_t *list = heap->list;
        const int32_t *refcount = heap->refcount;
        int32_t *gc_refs = heap->gc_refs;
        for (object_id object = LIST_COUNT; object < heap->count; object++)
            gc_refs[object] = list[object] == containers ? refcount[object] : gc_refs[object];
        return;
    }
    for (object_id object = gc_list_first(heap, containers); object != (object_id)containers;
         object = heap->next[object]) {
        if (heap->trace) {
            heap_emit(heap, EVENT_GC_REFS_SET, object,
                      (struct event){.before = heap->gc_refs_told[object], .after = heap->refcount[object]});
            heap->gc_refs_told[object] = heap->refcount[object];
        }
        heap->gc_refs[object] = heap->refcount[object];
    }
}

/* --- subtract_refs
 * ---------------------------------------------------------------------------------------------------- */

static inline void visit_decref(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)spot;
    (void)context;
    if (heap->gc_refs[target] > 0) /* examined; never below 0: a count is at least its references */
        heap->gc_refs[target]--;
}

void step_subtract_ref(struct heap *heap, object_id target, struct spot spot) {
    int32_t before = heap->gc_refs[target]--;
    if (!heap->trace)
        return;
    struct place place = kinds_place(heap, spot.holder, (enum region)spot.region, spot.word);
    heap->gc_refs_told[target] = before - 1;
    heap_emit(heap, EVENT_GC_REFS_DECREF, target,
              (struct event){.role = place.role,
                             .owner = heap->number[spot.holder],
                             .slot = place.slot,
                             .label = heap_label(heap, place),
                             .before = before,
                             .after = before - 1});
}

static void visit_decref_traced(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)context;
    if (heap->gc_refs[target] > 0)
        step_subtract_ref(heap, target, spot);
}

/* The bulk of a heap: what stands in its words, and its class. Its attributes block and shared dicts take the long way.
 */
INLINE bool is_simple(const struct heap *heap, object_id object, uint8_t bits) {
    return !(bits & BIT_SHARED_VALUES) && (!(bits & BIT_HEAP_TYPE) || heap->kind[object] == KIND_INSTANCE);
}

/* By number, whatever the direction: the sum is the same. A class that is not examined is met a million times: `idle`.
 */
static struct step_seen subtract_by_number(struct heap *heap, enum gc_list containers) {
    const uint8_t *list = heap->list, *kind = heap->kind, *bits = heap->bits;
    const uint32_t *block = heap->block, *used = heap->used, count = heap->count;
    const value *store = heap->words;
    int32_t *gc_refs = heap->gc_refs;
    struct step_seen seen = {0};
    object_id idle = 0;
    for (object_id object = LIST_COUNT; object < count; object++) {
        if (list[object] != containers)
            continue;
        seen.kinds |= KIND_BIT(kind[object]);
        seen.bits |= bits[object];
        if (!is_simple(heap, object, bits[object])) {
            kinds_traverse(heap, object, visit_decref, NULL);
            continue;
        }
        const value *words = store + block[object];
        for (const value *end = words + used[object]; words < end; words++)
            if (value_is_object(*words) && gc_refs[*words] > 0)
                gc_refs[*words]--;
        object_id type = heap->type[object];
        if (!(bits[object] & BIT_HEAP_TYPE) || type == idle)
            continue;
        if (gc_refs[type] > 0)
            gc_refs[type]--;
        else
            idle = type;
    }
    return seen;
}

struct step_seen step_subtract_refs(struct heap *heap, enum gc_list containers) {
    struct step_seen seen = {0};
    if (is_dense(heap, containers))
        return subtract_by_number(heap, containers);
    for (object_id object = gc_list_first(heap, containers); object != (object_id)containers;
         object = heap->next[object]) {
        seen.kinds |= KIND_BIT(heap->kind[object]);
        seen.bits |= heap->bits[object];
        if (heap->trace)
            kinds_traverse(heap, object, visit_decref_traced, NULL);
        else
            kinds_traverse(heap, object, visit_decref, NULL);
    }
    return seen;
}

/* --- move_unreachable
 * -------------------------------------------------------------------------------------------------- */

struct reach {
    enum gc_list young;
    object_id from; /* whose references are visited */
};

static inline void reach(struct heap *heap, object_id target, const struct reach *reach) {
    int32_t refs = heap->gc_refs[target];
    if (refs != 0 && refs != GC_REFS_UNREACHABLE)
        return;
    if (heap->trace) {
        heap_emit(heap, EVENT_GC_REFS_REACHED, target,
                  (struct event){.owner = heap->number[reach->from], .before = 0, .after = 1});
        heap->gc_refs_told[target] = 1;
    }
    heap->gc_refs[target] = 1; /* found reachable, its own references still to be visited */
    if (refs == GC_REFS_UNREACHABLE)
        gc_list_move(heap, target, reach->young, reach->from);
}

static inline void visit_reachable(struct heap *heap, object_id target, struct spot spot, void *context) {
    (void)spot;
    reach(heap, target, context);
}

static __attribute__((noinline)) void move_back(struct heap *heap, object_id target, enum gc_list young) {
    gc_list_unlink(heap, target);
    gc_list_append(heap, target, young);
}

/* The same without events, for the bulk of a heap: arrays in registers, since a store to list[] might be one to *heap
 * for all the compiler knows; the loop is as short as it can be. */
static uint32_t move_untraced(struct heap *heap, enum gc_list young, enum gc_list unreachable) {
    const uint8_t *const kind = heap->kind, *const bits = heap->bits;
    const uint32_t *const block = heap->block, *const used = heap->used, *const next = heap->next;
    const object_id *const type = heap->type;
    const value *const store = heap->words;
    int32_t *const gc_refs = heap->gc_refs;
    uint32_t kinds = 0;
    object_id following, last_type = 0;
#define REACH(target)                                                                                                  \
    do {                                                                                                               \
        object_id reached = (target);                                                                                  \
        int32_t refs = gc_refs[reached];                                                                               \
        if ((uint32_t)refs << 1 == 0) {                                                                                \
            gc_refs[reached] = 1;                                                                                      \
            if (refs)                                                                                                  \
                move_back(heap, reached, young);                                                                       \
        }                                                                                                              \
    } while (0)
    for (object_id object = next[young]; object != (object_id)young; object = following) {
        if (gc_refs[object] == 0) {
            following = next[object];
            gc_refs[object] = GC_REFS_UNREACHABLE;
            kinds |= KIND_BIT(kind[object]);
            gc_list_unlink(heap, object);
            gc_list_append(heap, object, unreachable);
            continue;
        }
        if (is_simple(heap, object, bits[object])) {
            const value *words = store + block[object];
            uint32_t count = used[object];
            if (KINDS_BACKWARD >> kind[object] & 1) {
                while (count-- > 0)
                    if (value_is_object(words[count]))
                        REACH(words[count]);
            } else {
                for (uint32_t i = 0; i < count; i++)
                    if (value_is_object(words[i]))
                        REACH(words[i]);
            }
            if ((bits[object] & BIT_HEAP_TYPE) && type[object] != last_type) { /* once more would change nothing */
                last_type = type[object];
                REACH(last_type);
            }
        } else {
            struct reach context = {young, object};
            kinds_traverse(heap, object, visit_reachable, &context);
        }
        gc_refs[object] = GC_REFS_IDLE;
        following = next[object]; /* read late: rescued ones may have joined behind it */
    }
#undef REACH
    return kinds;
}

static uint32_t move_traced(struct heap *heap, enum gc_list young, enum gc_list unreachable) {
    struct reach context = {.young = young};
    uint32_t kinds = 0;
    object_id next;
    for (object_id object = gc_list_first(heap, young); object != (object_id)young; object = next) {
        if (heap->gc_refs[object] != 0) {
            context.from = object;
            kinds_traverse(heap, object, visit_reachable, &context);
            heap_emit(heap, EVENT_GC_REFS_DONE, object, (struct event){.before = heap->gc_refs[object]});
            heap->gc_refs[object] = GC_REFS_IDLE;
            next = heap->next[object];
        } else {
            next = heap->next[object];
            heap->gc_refs[object] = GC_REFS_UNREACHABLE;
            kinds |= KIND_BIT(heap->kind[object]);
            gc_list_move(heap, object, unreachable, 0);
        }
    }
    return kinds;
}

uint32_t step_move_unreachable(struct heap *heap, enum gc_list young, enum gc_list unreachable) {
    return heap->trace ? move_traced(heap, young, unreachable) : move_untraced(heap, young, unreachable);
}

/* --- What need not be tracked
 * ------------------------------------------------------------------------------------------ */

static bool is_exact(const struct heap *heap, object_id object, enum kind kind) {
    return heap->kind[object] == kind && !(heap->bits[object] & BIT_HEAP_TYPE);
}

void step_untrack_tuples(struct heap *heap, enum gc_list head) {
    object_id next;
    for (object_id object = gc_list_first(heap, head); object != (object_id)head; object = next) {
        next = heap->next[object];
        if (!is_exact(heap, object, KIND_TUPLE))
            continue;
        bool keep = false;
        for (uint32_t i = 0; i < heap->used[object] && !keep; i++) {
            value item = heap_words(heap, object)[i];
            keep = item == VALUE_NULL || kinds_may_be_tracked(heap, item);
        }
        if (!keep)
            heap_untrack(heap, object);
    }
}

void step_untrack_dicts(struct heap *heap, enum gc_list head) {
    object_id next;
    for (object_id object = gc_list_first(heap, head); object != (object_id)head; object = next) {
        next = heap->next[object];
        if (!is_exact(heap, object, KIND_DICT) || heap->flags[object] & OBJECT_IS_NAMESPACE)
            continue; /* a namespace has __builtins__, a module, whether it is shown or not */
        bool keep = false;
        const value *words = heap_words(heap, object);
        for (uint32_t i = 0; i < heap->used[object] && !keep; i += DICT_STRIDE)
            keep = kinds_may_be_tracked(heap, words[i + DICT_VALUE]) || kinds_may_be_tracked(heap, words[i + DICT_KEY]);
        if (!keep)
            heap_untrack(heap, object);
    }
}
