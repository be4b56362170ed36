/* Traces made at random by a small model of a heap: valid ones for the inverses, spoilt ones for robustness.
 * For: tests/timeline only. The model keeps its own counts, places and lists, so that it can contradict world.c. */
#ifndef TESTS_RANDOM_HEAP_H
#define TESTS_RANDOM_HEAP_H
#include "traces.h"

enum { HEAP_OBJECTS = 20000, HEAP_REFS = 40000, HEAP_SPANS = 12 };

struct random_heap {
    struct trace *trace;
    uint64_t state;
    uint32_t objects, frames;
    struct {
        bool alive, is_list, finalized, examined;
        int64_t count, gc_refs, size;
        uint32_t temporaries, outside, refs_out, items, name, weak;
        uint8_t list;
    } object[HEAP_OBJECTS];
    struct {
        uint8_t role;
        uint32_t owner, slot, target, value; /* target or value */
    } ref[HEAP_REFS];
    size_t refs;
    uint32_t list[LIST_COUNT][HEAP_OBJECTS];
    size_t list_length[LIST_COUNT];
    struct {
        enum event_kind kind;
        uint32_t subject, slot, line;
    } span[HEAP_SPANS];
    size_t spans;
    int64_t counts[3], thresholds[3], settings[SETTING_COUNT];
    uint32_t open_frames[HEAP_SPANS];
    size_t open_count;
    uint32_t serial;
};

static inline uint32_t pick(struct random_heap *heap, uint32_t below) {
    heap->state ^= heap->state << 13;
    heap->state ^= heap->state >> 7;
    heap->state ^= heap->state << 17;
    return below ? (uint32_t)((heap->state >> 11) % below) : 0;
}

static inline void say(struct random_heap *heap, struct event event) {
    trace_emit(heap->trace, event);
}

static inline uint32_t some_object(struct random_heap *heap) {
    for (int i = 0; heap->objects && i < 8; i++) {
        uint32_t recent =
            heap->objects > 60 && pick(heap, 4) ? heap->objects - pick(heap, 60) : 1 + pick(heap, heap->objects);
        if (heap->object[recent].alive)
            return recent;
    }
    return 0;
}

static inline size_t ref_at(const struct random_heap *heap, uint8_t role, uint32_t owner, uint32_t slot) {
    for (size_t i = 0; i < heap->refs; i++)
        if (heap->ref[i].role == role && heap->ref[i].owner == owner && heap->ref[i].slot == slot)
            return i;
    return heap->refs;
}

static inline void model_drop_ref(struct random_heap *heap, size_t i) {
    if (heap->ref[i].role != ROLE_LOCAL)
        heap->object[heap->ref[i].owner].refs_out--;
    heap->ref[i] = heap->ref[--heap->refs];
}

static inline void model_add_ref(struct random_heap *heap, uint8_t role, uint32_t owner, uint32_t slot, uint32_t target,
                                 uint32_t value) {
    heap->ref[heap->refs].role = role;
    heap->ref[heap->refs].owner = owner;
    heap->ref[heap->refs].slot = slot;
    heap->ref[heap->refs].target = target;
    heap->ref[heap->refs].value = value;
    heap->refs++;
    if (role != ROLE_LOCAL)
        heap->object[owner].refs_out++;
}

static inline uint32_t label_for(struct random_heap *heap, uint8_t role, uint32_t slot) {
    static const char *const labels[] = {"a", "b", "c", "partner", "next", "self"};
    return role == ROLE_ITEM || role == ROLE_TYPE ? 0 : name_of(heap->trace, labels[slot % 6]);
}

static inline void heap_new(struct random_heap *heap) {
    static const char *const types[] = {"Node", "list", "dict", "Tree"};
    static const uint32_t flags[] = {0, 0, 0, OBJECT_HAS_FINALIZER, OBJECT_IS_INTERNAL, OBJECT_IS_DEFINITION};
    if (heap->objects + 1 >= HEAP_OBJECTS)
        return;
    uint32_t n = ++heap->objects, type = pick(heap, 4);
    heap->object[n].alive = true;
    heap->object[n].is_list = type == 1;
    heap->object[n].count = 1;
    heap->object[n].temporaries = 1;
    heap->object[n].size = 16 + pick(heap, 100);
    say(heap, (struct event){.kind = EVENT_OBJECT_NEW,
                             .object = n,
                             .label = name_of(heap->trace, types[type]),
                             .slot = flags[pick(heap, 6)],
                             .after = heap->object[n].size});
}

static inline void heap_temporary(struct random_heap *heap, bool add) {
    uint32_t n = some_object(heap);
    uint8_t role = pick(heap, 5) ? ROLE_TEMP : ROLE_OUTSIDE;
    if (!n)
        return;
    uint32_t *held = role == ROLE_TEMP ? &heap->object[n].temporaries : &heap->object[n].outside;
    if (!add && !*held)
        return;
    *held += add ? 1 : (uint32_t)-1;
    say(heap, (struct event){.kind = add ? EVENT_REF_ADD : EVENT_REF_DROP,
                             .role = role,
                             .object = n,
                             .before = heap->object[n].count,
                             .after = heap->object[n].count + (add ? 1 : -1)});
    heap->object[n].count += add ? 1 : -1;
}

/* A free place of some owner; false when there is none. */
static inline bool free_place(struct random_heap *heap, uint8_t *role, uint32_t *owner, uint32_t *slot) {
    static const uint8_t roles[] = {ROLE_LOCAL, ROLE_ATTR,   ROLE_ATTR,  ROLE_KEY,
                                    ROLE_VALUE, ROLE_MEMBER, ROLE_FIELD, ROLE_TYPE};
    *role = roles[pick(heap, 8)];
    *owner = *role == ROLE_LOCAL ? (heap->frames ? 1 + pick(heap, heap->frames) : 0) : some_object(heap);
    if (!*owner || heap->refs + 2 >= HEAP_REFS)
        return false;
    if (*role != ROLE_LOCAL && heap->object[*owner].is_list) {
        *role = ROLE_ITEM;
        *slot = heap->object[*owner].items;
        return true;
    }
    *slot = *role == ROLE_TYPE ? 0 : *role == ROLE_KEY || *role == ROLE_MEMBER ? ++heap->serial : pick(heap, 12);
    return ref_at(heap, *role, *owner, *slot) == heap->refs;
}

static inline void heap_place(struct random_heap *heap) {
    uint8_t role;
    uint32_t owner, slot, n = some_object(heap);
    if (!free_place(heap, &role, &owner, &slot))
        return;
    if (role == ROLE_ITEM)
        heap->object[owner].items++;
    uint32_t label = label_for(heap, role, slot);
    if (!n || !pick(heap, 5)) {
        uint32_t value = name_of(heap->trace, pick(heap, 2) ? "None" : "42");
        say(heap,
            (struct event){
                .kind = EVENT_VALUE_SET, .role = role, .owner = owner, .slot = slot, .label = label, .after = value});
        model_add_ref(heap, role, owner, slot, 0, value);
    } else if (heap->object[n].temporaries && pick(heap, 2)) {
        heap->object[n].temporaries--;
        say(heap, (struct event){.kind = EVENT_REF_MOVE,
                                 .object = n,
                                 .role = ROLE_TEMP,
                                 .role2 = role,
                                 .other = owner,
                                 .slot2 = slot,
                                 .label2 = label});
        model_add_ref(heap, role, owner, slot, n, 0);
    } else {
        say(heap, (struct event){.kind = EVENT_REF_ADD,
                                 .object = n,
                                 .role = role,
                                 .owner = owner,
                                 .slot = slot,
                                 .label = label,
                                 .before = heap->object[n].count,
                                 .after = heap->object[n].count + 1});
        heap->object[n].count++;
        model_add_ref(heap, role, owner, slot, n, 0);
    }
}

static inline void shift_items(struct random_heap *heap, uint32_t owner, uint32_t from, int by) {
    say(heap,
        (struct event){
            .kind = EVENT_ITEMS_SHIFT, .owner = owner, .slot = from, .before = heap->object[owner].items, .after = by});
    for (size_t i = 0; i < heap->refs; i++)
        if (heap->ref[i].role == ROLE_ITEM && heap->ref[i].owner == owner && heap->ref[i].slot >= from)
            heap->ref[i].slot = (uint32_t)((int)heap->ref[i].slot + by);
}

static inline void heap_insert(struct random_heap *heap) {
    uint32_t owner = some_object(heap), n = some_object(heap);
    if (!owner || !n || !heap->object[owner].is_list || !heap->object[owner].items || heap->refs + 1 >= HEAP_REFS)
        return;
    uint32_t slot = pick(heap, heap->object[owner].items);
    shift_items(heap, owner, slot, 1);
    heap->object[owner].items++;
    say(heap, (struct event){.kind = EVENT_REF_ADD,
                             .object = n,
                             .role = ROLE_ITEM,
                             .owner = owner,
                             .slot = slot,
                             .before = heap->object[n].count,
                             .after = heap->object[n].count + 1});
    heap->object[n].count++;
    model_add_ref(heap, ROLE_ITEM, owner, slot, n, 0);
}

static inline void remove_ref(struct random_heap *heap, size_t i) {
    uint8_t role = heap->ref[i].role;
    uint32_t owner = heap->ref[i].owner, slot = heap->ref[i].slot, n = heap->ref[i].target;
    struct event place = {
        .role = role, .owner = owner, .slot = slot, .label = label_for(heap, role, slot), .object = n};
    if (!n) {
        place.kind = EVENT_VALUE_SET;
        place.before = heap->ref[i].value;
    } else if (pick(heap, 3) == 0) {
        place.kind = EVENT_REF_MOVE;
        place.role2 = ROLE_TEMP;
        heap->object[n].temporaries++;
    } else {
        place.kind = EVENT_REF_DROP;
        place.before = heap->object[n].count--;
        place.after = heap->object[n].count;
    }
    say(heap, place);
    model_drop_ref(heap, i);
    if (role == ROLE_ITEM) {
        if (slot + 1 < heap->object[owner].items)
            shift_items(heap, owner, slot + 1, -1);
        heap->object[owner].items--;
    }
}

/* A place that holds a value comes to hold a reference, value first or reference first. */
static inline void heap_replace(struct random_heap *heap) {
    size_t i = pick(heap, (uint32_t)heap->refs);
    uint32_t n = some_object(heap);
    if (!heap->refs || heap->ref[i].target || !n)
        return;
    uint8_t role = heap->ref[i].role;
    uint32_t owner = heap->ref[i].owner, slot = heap->ref[i].slot, label = label_for(heap, role, slot);
    bool value_first = pick(heap, 2);
    struct event value = {.kind = EVENT_VALUE_SET,
                          .role = role,
                          .owner = owner,
                          .slot = slot,
                          .label = label,
                          .before = heap->ref[i].value};
    if (value_first)
        say(heap, value);
    say(heap, (struct event){.kind = EVENT_REF_ADD,
                             .object = n,
                             .role = role,
                             .owner = owner,
                             .slot = slot,
                             .label = label,
                             .before = heap->object[n].count,
                             .after = heap->object[n].count + 1});
    if (!value_first)
        say(heap, value);
    heap->object[n].count++;
    heap->ref[i].target = n;
    heap->ref[i].value = 0;
}

static inline size_t place_on_list(const struct random_heap *heap, uint8_t list, uint32_t n) {
    size_t i = 0;
    while (heap->list[list][i] != n)
        i++;
    return i;
}

static inline void list_move(struct random_heap *heap, uint32_t n, uint8_t to) {
    uint8_t from = heap->object[n].list;
    uint32_t previous = 0;
    if (from) {
        size_t i = place_on_list(heap, from, n);
        previous = i ? heap->list[from][i - 1] : 0;
        memmove(&heap->list[from][i], &heap->list[from][i + 1], (--heap->list_length[from] - i) * sizeof(uint32_t));
    }
    if (to)
        heap->list[to][heap->list_length[to]++] = n;
    heap->object[n].list = to;
    say(heap, (struct event){.kind = EVENT_LIST_MOVE, .object = n, .before = from, .after = to, .owner = previous});
}

static inline void heap_merge(struct random_heap *heap) {
    uint8_t from = (uint8_t)(1 + pick(heap, LIST_COUNT - 1)), to = (uint8_t)(1 + pick(heap, LIST_COUNT - 1));
    if (from == to)
        return;
    size_t count = heap->list_length[from], there = heap->list_length[to];
    say(heap, (struct event){.kind = EVENT_LIST_MERGE,
                             .before = from,
                             .after = to,
                             .slot = (uint32_t)count,
                             .object = count ? heap->list[from][0] : 0,
                             .owner = there ? heap->list[to][there - 1] : 0});
    memcpy(&heap->list[to][there], heap->list[from], count * sizeof(uint32_t));
    for (size_t i = 0; i < count; i++)
        heap->object[heap->list[from][i]].list = to;
    heap->list_length[to] += count;
    heap->list_length[from] = 0;
}

static inline void heap_free(struct random_heap *heap) {
    uint32_t n = some_object(heap);
    if (!n || heap->object[n].count || heap->object[n].refs_out)
        return;
    say(heap, (struct event){.kind = EVENT_DEALLOC_BEGIN, .object = n});
    if (heap->object[n].list)
        list_move(heap, n, LIST_NONE);
    say(heap, (struct event){.kind = EVENT_OBJECT_FREE, .object = n, .before = heap->object[n].size});
    say(heap, (struct event){.kind = EVENT_DEALLOC_END, .object = n});
    heap->object[n].alive = false;
}

/* So that objects die: everything that it holds and that holds it is let go. */
static inline void heap_strip(struct random_heap *heap) {
    uint32_t n = some_object(heap);
    if (!n)
        return;
    for (size_t i = heap->refs; i--;)
        if (i < heap->refs &&
            ((heap->ref[i].role != ROLE_LOCAL && heap->ref[i].owner == n) || heap->ref[i].target == n))
            remove_ref(heap, i);
    for (; heap->object[n].temporaries; heap->object[n].temporaries--, heap->object[n].count--)
        say(heap, (struct event){.kind = EVENT_REF_DROP,
                                 .role = ROLE_TEMP,
                                 .object = n,
                                 .before = heap->object[n].count,
                                 .after = heap->object[n].count - 1});
    if (!heap->object[n].count && !heap->object[n].refs_out) {
        say(heap, (struct event){.kind = EVENT_DEALLOC_BEGIN, .object = n});
        if (heap->object[n].list)
            list_move(heap, n, LIST_NONE);
        say(heap, (struct event){.kind = EVENT_OBJECT_FREE, .object = n, .before = heap->object[n].size});
        say(heap, (struct event){.kind = EVENT_DEALLOC_END, .object = n});
        heap->object[n].alive = false;
    }
}

static inline void heap_gc_refs(struct random_heap *heap) {
    uint32_t n = some_object(heap), which = pick(heap, 4);
    if (!n)
        return;
    bool may_be_examined = heap->object[n].list >= LIST_YOUNG && heap->object[n].list <= LIST_OLD;
    struct event event = {.object = n, .before = heap->object[n].gc_refs, .after = heap->object[n].gc_refs};
    if (which == 0 && !heap->object[n].examined && may_be_examined) {
        event.kind = EVENT_GC_REFS_SET;
        event.after = heap->object[n].count;
        heap->object[n].examined = true;
    } else if (heap->object[n].examined) {
        event.kind = which == 1 ? EVENT_GC_REFS_DECREF : which == 2 ? EVENT_GC_REFS_REACHED : EVENT_GC_REFS_DONE;
        event.after = which == 1 ? event.before - 1 : which == 2 ? 1 : event.before;
        heap->object[n].examined = event.kind != EVENT_GC_REFS_DONE;
    } else {
        return;
    }
    heap->object[n].gc_refs = event.after;
    say(heap, event);
}

static inline void heap_begin(struct random_heap *heap) {
    static const enum event_kind kinds[] = {EVENT_STATEMENT_BEGIN,  EVENT_STATEMENT_BEGIN, EVENT_CALL_BEGIN,
                                            EVENT_COLLECTION_BEGIN, EVENT_PHASE_BEGIN,     EVENT_DEALLOC_BEGIN,
                                            EVENT_FINALIZER_BEGIN,  EVENT_CALLBACK_BEGIN,  EVENT_TP_CLEAR_BEGIN,
                                            EVENT_EXIT_BEGIN};
    if (heap->spans == HEAP_SPANS)
        return;
    enum event_kind kind = kinds[pick(heap, 10)];
    struct event event = {.kind = (uint8_t)kind, .slot = pick(heap, 3)};
    if (kind == EVENT_STATEMENT_BEGIN) {
        event.line = 1 + pick(heap, 20);
        event.owner = heap->frames ? 1 + pick(heap, heap->frames) : 0;
    } else if (kind == EVENT_CALL_BEGIN) {
        /* sometimes a frame that was left is entered again, as a generator's is */
        bool again = heap->frames && pick(heap, 3) == 0;
        event.owner = again ? 1 + pick(heap, heap->frames) : ++heap->frames;
        event.label = name_of(heap->trace, "f");
        event.other = event.owner > 1 ? pick(heap, event.owner) : 0;
    } else if (kind == EVENT_COLLECTION_BEGIN) {
        for (size_t i = 0; i < heap->spans; i++)
            if (heap->span[i].kind == EVENT_COLLECTION_BEGIN)
                return; /* never one inside another */
        event.label = name_of(heap->trace, pick(heap, 2) ? "threshold" : "gc.collect()");
    } else if (kind != EVENT_PHASE_BEGIN && kind != EVENT_EXIT_BEGIN) {
        event.object = some_object(heap);
    }
    heap->span[heap->spans].kind = kind;
    heap->span[heap->spans++].subject = event.object ? event.object : event.owner;
    say(heap, event);
}

static inline void heap_end(struct random_heap *heap) {
    if (!heap->spans)
        return;
    heap->spans--;
    enum event_kind kind = (enum event_kind)(heap->span[heap->spans].kind + 1);
    struct event event = {.kind = (uint8_t)kind};
    if (kind == EVENT_COLLECTION_END) {
        event.before = pick(heap, 5);
        event.after = pick(heap, 5);
    }
    say(heap, event);
}

/* A local of a frame uses its caller's reference for a while. */
static inline void heap_borrow(struct random_heap *heap) {
    uint32_t n = some_object(heap), frame = heap->frames ? 1 + pick(heap, heap->frames) : 0, slot = 100 + pick(heap, 4);
    for (int begins = 1; n && frame && begins >= 0; begins--)
        say(heap, (struct event){.kind = EVENT_REF_BORROW,
                                 .role = ROLE_BORROWED,
                                 .owner = frame,
                                 .slot = slot,
                                 .label = label_for(heap, ROLE_LOCAL, slot),
                                 .object = n,
                                 .before = !begins,
                                 .after = begins});
}

static inline void heap_detail(struct random_heap *heap) {
    uint32_t n = some_object(heap), slot = pick(heap, 3), which = pick(heap, 10);
    int64_t value = pick(heap, 100);
    if (which < 3) {
        int64_t *numbers = which == 0 ? heap->counts : which == 1 ? heap->thresholds : heap->settings;
        static const enum event_kind kinds[] = {EVENT_COUNT_SET, EVENT_THRESHOLD_SET, EVENT_SETTING_SET};
        say(heap, (struct event){.kind = (uint8_t)kinds[which], .slot = slot, .before = numbers[slot], .after = value});
        numbers[slot] = value;
    } else if (which == 3) {
        say(heap, (struct event){.kind = EVENT_OUTPUT, .label = name_of(heap->trace, "hello\n"), .slot = slot == 1});
    } else if (which == 4) {
        say(heap, (struct event){.kind = EVENT_EXCEPTION, .label = name_of(heap->trace, "ValueError: x"), .after = 1});
    } else if (!n) {
        return;
    } else if (which == 5) {
        uint32_t name = name_of(heap->trace, "Named");
        say(heap,
            (struct event){.kind = EVENT_OBJECT_NAME, .object = n, .label = name, .before = heap->object[n].name});
        heap->object[n].name = name;
    } else if (which == 6) {
        say(heap,
            (struct event){.kind = EVENT_OBJECT_SIZE, .object = n, .before = heap->object[n].size, .after = value});
        heap->object[n].size = value;
    } else if (which == 7) {
        say(heap, (struct event){.kind = EVENT_FINALIZED_SET,
                                 .object = n,
                                 .before = heap->object[n].finalized,
                                 .after = !heap->object[n].finalized});
        heap->object[n].finalized = !heap->object[n].finalized;
    } else if (which == 8) {
        say(heap, (struct event){.kind = EVENT_RESURRECTED, .object = n, .slot = slot & 1});
    } else {
        uint32_t referent = some_object(heap);
        say(heap,
            (struct event){.kind = EVENT_WEAKREF_SET, .object = n, .before = heap->object[n].weak, .after = referent});
        heap->object[n].weak = referent;
    }
}

static inline void heap_step(struct random_heap *heap) {
    uint32_t n, which = pick(heap, 31);
    if (which < 4)
        heap_new(heap);
    else if (which < 6)
        heap_temporary(heap, pick(heap, 2));
    else if (which < 12)
        heap_place(heap);
    else if (which < 14)
        heap_insert(heap);
    else if (which < 17 && heap->refs)
        remove_ref(heap, pick(heap, (uint32_t)heap->refs));
    else if (which == 17)
        heap_replace(heap);
    else if (which < 20 && (n = some_object(heap)))
        list_move(heap, n, (uint8_t)pick(heap, LIST_COUNT));
    else if (which == 20)
        heap_merge(heap);
    else if (which == 21)
        heap_free(heap);
    else if (which == 22)
        heap_strip(heap);
    else if (which < 25)
        heap_gc_refs(heap);
    else if (which < 27)
        heap_begin(heap);
    else if (which < 29)
        heap_end(heap);
    else if (which == 29)
        heap_borrow(heap);
    else
        heap_detail(heap);
}

/* Emits at least so many events. */
static inline void random_heap(struct trace *trace, uint64_t seed, size_t events) {
    struct random_heap *heap = calloc(1, sizeof *heap);
    if (!heap)
        abort();
    heap->trace = trace;
    heap->state = seed * 0x9E3779B97F4A7C15u + 1;
    heap->settings[SETTING_ENABLED] = 1;
    static const char *const phases[] = {"update_refs", "subtract_refs", "move_unreachable"};
    for (int i = 0; i < 3; i++)
        trace->header.phases[i] = phases[i];
    trace->header.phase_count = 3;
    while (trace->total < events)
        heap_step(heap);
    while (heap->spans)
        heap_end(heap);
    free(heap);
}

/* Overwrites fields of some events with nonsense, large and small. */
static inline void random_spoil(struct trace *trace, uint64_t seed) {
    static struct random_heap dice; /* too large for a stack */
    dice.state = seed * 77 + 5;
    size_t count = trace->count;
    struct event *events = malloc(count * sizeof *events);
    for (size_t i = 0; i < count; i++) {
        struct event *event = &events[i];
        *event = trace_event(trace, i);
        uint32_t numbers[] = {0, 1, 2, 3, 7, 40, 300, 0x7FFFFFFFu, 0xFFFFFFFFu};
        uint32_t wild = numbers[pick(&dice, 9)];
        switch (pick(&dice, 12)) {
        case 0:
            event->object = wild;
            break;
        case 1:
            event->owner = wild;
            break;
        case 2:
            event->slot = wild;
            break;
        case 3:
            event->after = pick(&dice, 2) ? (int64_t)wild : -(int64_t)wild;
            break;
        case 4:
            event->role = (uint8_t)pick(&dice, 16);
            break;
        case 5:
            event->kind = (uint8_t)pick(&dice, 60);
            break;
        case 6:
            event->before = (int64_t)wild << pick(&dice, 30);
            break;
        case 7:
            event->label = wild;
            break;
        default:
            break;
        }
    }
    trace_rewrite(trace, events, count);
    free(events);
}
#endif
