#include "narrate_parts.h"

#include "memory.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_ROOM = 24 };

static const char *number(char *room, int64_t value) {
    snprintf(room, NUMBER_ROOM, "%" PRId64, value);
    return room;
}

/* A step may hold temporaries that come and go: what a person sees is the count before it and the count after. */
static void find_counts(struct telling *telling, uint64_t first, uint64_t position) {
    const struct trace *trace = telling->timeline->trace;
    const struct world_object *object = world_object(telling->world, telling->event.object);
    telling->before = telling->after = object ? object->refcount : 0;
    for (uint64_t i = position; i-- > first;) {
        const struct event event = trace_event(trace, i);
        if (i < telling->index && event.kind == EVENT_STATEMENT_BEGIN)
            break; /* the first step of all holds the making of a lesson's graph, which is another tale */
        if (event.object == telling->event.object && (event.kind == EVENT_REF_ADD || event.kind == EVENT_REF_DROP))
            telling->before = event.before;
        if (event.object == telling->event.object && event.kind == EVENT_OBJECT_NEW)
            telling->before = telling->after;
    }
}

/* The step may end with the phase: then the world has forgotten it already. */
static int phase_of(const struct telling *telling, uint64_t first, uint64_t position) {
    for (uint64_t i = first > telling->index ? first : telling->index; i < position; i++) {
        const struct event event = trace_event(telling->timeline->trace, i);
        if (event.kind == EVENT_PHASE_END)
            return event.slot < TRACE_PHASES ? (int)event.slot : -1;
    }
    return telling->world->phase;
}

static void count_words(struct telling *telling) {
    static const enum string_key its[] = {STR_NARRATE_COUNT_FALLS, STR_NARRATE_COUNT_IS, STR_NARRATE_COUNT_RISES};
    static const enum string_key of[] = {STR_NARRATE_COUNT_OF_FALLS, STR_NARRATE_COUNT_OF_IS,
                                         STR_NARRATE_COUNT_OF_RISES};
    int change = (telling->after > telling->before) - (telling->after < telling->before) + 1;
    char before[NUMBER_ROOM], after[NUMBER_ROOM];
    number(before, telling->before);
    number(after, telling->after);
    text_words(&telling->count, words(its[change]), "before", before, "after", after, NULL);
    text_words(&telling->count_of, words(of[change]), "object", telling->object.data, "before", before, "after", after,
               NULL);
}

void telling_begin(struct telling *telling, struct timeline *timeline, uint64_t position, uint64_t index, struct text *out) {
    const struct event event = trace_event(timeline->trace, index);
    uint64_t first;
    timeline_seek(timeline, position);
    timeline_step_events(timeline, position, &first);
    *telling = (struct telling){.timeline = timeline, .world = &timeline->world, .index = index, .event = event, .out = out};
    find_counts(telling, first, position);
    telling->phase = phase_of(telling, first, position);
    world_name(telling->world, event.object, &telling->object);
    bool takes = event.kind == EVENT_REF_MOVE && event.role2 != ROLE_TEMP;
    uint8_t role = takes ? event.role2 : event.role;
    uint32_t owner = takes ? event.other : event.owner, label = takes ? event.label2 : event.label;
    narrate_place(telling->world, role, owner, takes ? event.slot2 : event.slot, label, &telling->place);
    if (takes)
        narrate_place(telling->world, event.role, event.owner, event.slot, event.label, &telling->place2);
    if (is_name(telling->world, role, owner)) {
        const char *name = trace_text(timeline->trace, label);
        telling->name = memory_text(name, strlen(name));
    }
    count_words(telling);
}

void telling_end(struct telling *telling) {
    text_destroy(&telling->object);
    text_destroy(&telling->place);
    text_destroy(&telling->place2);
    text_destroy(&telling->count);
    text_destroy(&telling->count_of);
    free(telling->name);
}

/* All that any sentence may ask for, filled in. */
static void say(struct telling *t, enum string_key key) {
    char before[NUMBER_ROOM], after[NUMBER_ROOM];
    text_words(t->out, words(key), "object", t->object.data, "place", t->place.data, "place2", t->place2.data, "count",
               t->count.data, "count_of", t->count_of.data, "name", t->name, "before", number(before, t->before),
               "after", number(after, t->after), NULL);
}

/* References ----------------------------------------------------------------------------------------------------------
 */

/* Whether something else stands at the place now. */
static bool place_is_taken(const struct telling *t) {
    const struct event *event = &t->event;
    uint32_t record = 0;
    if (event->role == ROLE_LOCAL)
        record = event->owner && event->owner <= t->world->frame_count ? t->world->frames[event->owner].first_local : 0;
    else if (world_object(t->world, event->owner))
        record = world_object(t->world, event->owner)->first_out;
    for (; record; record = t->world->refs[record].next_of_owner)
        if (t->world->refs[record].role == event->role && t->world->refs[record].slot == event->slot)
            return true;
    return false;
}

static void say_who_still_holds(struct telling *t) {
    const struct world_object *object = world_object(t->world, t->event.object);
    if (!object || !object->alive)
        return;
    const struct world_ref *ref = world_ref(t->world, object->first_in);
    if (ref && t->after > 0 && !(object->flags & OBJECT_IS_DEFINITION)) {
        struct text place;
        text_init(&place);
        narrate_place(t->world, ref->role, ref->owner, ref->slot, ref->label, &place);
        text_add(t->out, words(STR_NARRATE_GAP));
        text_words(t->out, words(STR_NARRATE_LIVES_ON), "place", place.data, NULL);
        text_destroy(&place);
    }
}

static void tell_gone(struct telling *t) {
    if (!t->name)
        say(t, STR_NARRATE_UNREFER);
    else if (place_is_taken(t))
        say(t, STR_NARRATE_REBIND);
    else
        say(t, t->after < t->before ? STR_NARRATE_UNBIND : STR_NARRATE_UNBIND_KEPT);
    if (t->after < t->before)
        say_who_still_holds(t);
}

static void tell_held(struct telling *t, uint8_t role) {
    const struct world_object *object = world_object(t->world, t->event.object);
    if (t->name && object && object->flags & OBJECT_IS_DEFINITION && strcmp(t->name, t->object.data) == 0)
        say(t,
            strcmp(trace_text(t->world->trace, object->type), "module") == 0 ? STR_NARRATE_IMPORT : STR_NARRATE_DEFINE);
    else if (t->name)
        say(t, STR_NARRATE_BIND);
    else if (role == ROLE_OUTSIDE)
        say(t, STR_NARRATE_NEW_OUTSIDE);
    else
        say(t, role == ROLE_ITEM || role == ROLE_KEY || role == ROLE_MEMBER ? STR_NARRATE_CONTAIN : STR_NARRATE_REFER);
}

void tell_reference(struct telling *t) {
    const struct event *event = &t->event;
    if (event->kind == EVENT_REF_ADD)
        tell_held(t, event->role);
    else if (event->kind == EVENT_REF_DROP || event->role2 == ROLE_TEMP)
        tell_gone(t);
    else if (event->role == ROLE_TEMP)
        tell_held(t, event->role2);
    else
        text_words(t->out, words(STR_NARRATE_MOVE), "object", t->object.data, "place", t->place2.data, "place2",
                   t->place.data, "count", t->count.data, NULL);
}

/* The collector
 * --------------------------------------------------------------------------------------------------------- */

static bool is_generation(int64_t list) {
    return list >= LIST_YOUNG && list <= LIST_OLD;
}

/* The collector that walks the heap instead of lists. */
static enum string_key words_of_move_in_heap(const struct event *event, bool deleting) {
    if (event->after == LIST_OLD)
        return STR_NARRATE_TO_ALIVE;
    if (event->after == LIST_UNREACHABLE)
        return STR_NARRATE_TO_WORKLIST;
    if (event->before == LIST_UNREACHABLE)
        return deleting ? STR_NARRATE_STILL_REFERRED_HEAP : STR_NARRATE_BACK_PLAIN;
    return STR_NARRATE_TO_HEAP;
}

/* The second look after finalizers sorts the unreachable into the still unreachable, as the first sorts the young. */
static enum string_key words_of_list_move(const struct telling *t) {
    const struct event *event = &t->event;
    const char *phase = t->phase >= 0 ? t->timeline->trace->header.phases[t->phase] : NULL;
    if (event->after == LIST_NONE)
        return STR_NARRATE_UNTRACKED;
    if (event->after == LIST_FINALIZERS)
        return STR_NARRATE_TO_FINALIZERS;
    if (event->after == LIST_CALLBACKS)
        return STR_NARRATE_CALLBACK_QUEUED;
    if (t->timeline->trace->header.generations == 1)
        return words_of_move_in_heap(event, phase && strcmp(phase, "delete_garbage") == 0);
    if (event->after == LIST_STILL_UNREACHABLE || (event->after == LIST_UNREACHABLE && is_generation(event->before)))
        return STR_NARRATE_ASIDE;
    if (event->before == LIST_UNREACHABLE && phase && strcmp(phase, "delete_garbage") == 0)
        return STR_NARRATE_STILL_REFERRED;
    if (event->before == LIST_UNREACHABLE || event->before == LIST_STILL_UNREACHABLE)
        return event->other ? STR_NARRATE_BACK : STR_NARRATE_BACK_PLAIN;
    if (event->before == LIST_MIDDLE && event->after == LIST_YOUNG)
        return STR_NARRATE_TO_INCREMENT;
    return STR_NARRATE_TO_LIST;
}

static enum string_key collector_words(const struct telling *t) {
    const struct event *event = &t->event;
    switch (event->kind) {
    case EVENT_LIST_MOVE:
        return words_of_list_move(t);
    case EVENT_LIST_MERGE:
        return event->slot == 1 ? STR_NARRATE_MERGE_ONE : STR_NARRATE_MERGE;
    case EVENT_COLLECTION_BEGIN:
        return t->timeline->trace->header.generations == 1 ? STR_NARRATE_COLLECTION_BEGIN_ALL
                                                           : STR_NARRATE_COLLECTION_BEGIN;
    case EVENT_COLLECTION_END:
        return event->before ? STR_NARRATE_COLLECTION_END_UNCOLLECTABLE : STR_NARRATE_COLLECTION_END;
    case EVENT_PHASE_BEGIN:
        return STR_NARRATE_PHASE_BEGIN;
    case EVENT_PHASE_END:
        return STR_NARRATE_PHASE_END;
    case EVENT_GC_REFS_SET:
        return STR_NARRATE_GC_REFS_SET;
    case EVENT_GC_REFS_DECREF:
        return STR_NARRATE_GC_REFS_DECREF;
    case EVENT_GC_REFS_REACHED:
        return event->role ? STR_NARRATE_GC_REFS_REACHED : STR_NARRATE_GC_REFS_REACHED_BY;
    case EVENT_GC_REFS_DONE:
        return STR_NARRATE_GC_REFS_DONE;
    default:
        return STR_NARRATE_THRESHOLD;
    }
}

void tell_collector(struct telling *t) {
    const struct event *event = &t->event;
    const struct trace *trace = t->timeline->trace;
    const struct world_object *object = world_object(t->world, event->object);
    char before[NUMBER_ROOM], after[NUMBER_ROOM], gc_refs[NUMBER_ROOM], count[NUMBER_ROOM];
    bool in_phase = event->kind == EVENT_PHASE_BEGIN || event->kind == EVENT_PHASE_END;
    int phase = in_phase ? (int)event->slot : t->phase;
    bool phase_known = phase >= 0 && phase < TRACE_PHASES && trace->header.phases[phase];
    struct text other;
    text_init(&other);
    uint32_t holder = event->kind == EVENT_GC_REFS_REACHED ? event->owner : (uint32_t)event->other;
    const struct world_object *known = world_object(t->world, holder);
    if (known && known->flags & OBJECT_IS_NAMESPACE) /* a person sees names, not the dict that holds them */
        text_add(&other, words(STR_NARRATE_NAMESPACE));
    else
        world_name(t->world, holder, &other);
    text_words(t->out, words(collector_words(t)), "object", t->object.data, "place", t->place.data, "other", other.data,
               "before", number(before, event->before), "after", number(after, event->after), "gc_refs",
               number(gc_refs, object ? object->gc_refs : 0), "count", number(count, event->slot), "from",
               list_words(trace, event->before), "list", list_words(trace, event->after), "generation",
               narrate_generation(trace, (int)event->slot), "reason", narrate_reason(trace, event->label), "collected",
               after, "uncollectable", before, "phase",
               phase_known ? trace->header.phases[phase] : trace_text(trace, event->label), "rule",
               narrate_rule(trace, phase), NULL);
    text_destroy(&other);
}

/* All the rest
 * ------------------------------------------------------------------------------------------------------------ */

static enum string_key other_words(const struct telling *t) {
    const struct event *event = &t->event;
    switch (event->kind) {
    case EVENT_OBJECT_NEW:
        return STR_NARRATE_NEW;
    case EVENT_OBJECT_FREE:
        return STR_NARRATE_FREE;
    case EVENT_DEALLOC_BEGIN:
        return STR_NARRATE_DEALLOC;
    case EVENT_FINALIZER_BEGIN:
        return STR_NARRATE_FINALIZER;
    case EVENT_FINALIZED_SET:
        return event->after ? STR_NARRATE_FINALIZED : STR_NARRATE_FINALIZED_CLEARED;
    case EVENT_CALLBACK_BEGIN:
        return STR_NARRATE_CALLBACK;
    case EVENT_TP_CLEAR_BEGIN:
        return STR_NARRATE_CLEAR;
    case EVENT_RESURRECTED:
        return STR_NARRATE_RESURRECTED;
    case EVENT_WEAKREF_SET:
        return event->after ? STR_NARRATE_WEAK_SET : STR_NARRATE_WEAK_DEAD;
    case EVENT_OUTPUT:
        if (event->slot == 1)
            return STR_NARRATE_ERROR_OUTPUT;
        /* Python 2's print writes it by itself. */
        return strcmp(trace_text(t->timeline->trace, event->label), "\n") ? STR_NARRATE_OUTPUT
                                                                         : STR_NARRATE_OUTPUT_LINE_END;
    case EVENT_EXCEPTION:
        return event->after ? STR_NARRATE_RAISED : STR_NARRATE_CAUGHT;
    case EVENT_CALL_BEGIN:
        return STR_NARRATE_CALL;
    case EVENT_SETTING_SET:
        return event->slot == SETTING_DEBUG ? STR_NARRATE_DEBUG
               : event->after               ? STR_NARRATE_ENABLED
                                            : STR_NARRATE_DISABLED;
    case EVENT_EXIT_BEGIN:
        return STR_NARRATE_EXIT_BEGIN;
    case EVENT_EXIT_END:
        return STR_NARRATE_EXIT_END;
    case EVENT_VALUE_SET:
        if (t->name && event->after &&
            strncmp(trace_text(t->timeline->trace, (uint32_t)event->after), "<module ", 8) == 0)
            return STR_NARRATE_IMPORT;
        if (t->name)
            return event->after ? STR_NARRATE_VALUE_BOUND : STR_NARRATE_VALUE_UNBOUND;
        return event->after ? STR_NARRATE_VALUE_SET : STR_NARRATE_VALUE_GONE;
    case EVENT_CALL_END:
        if (!t->world->frame && t->timeline->scenario && !t->timeline->scenario->has_program)
            return STR_NARRATE_GRAPH;
        return t->world->frame ? STR_NARRATE_RETURN : STR_NARRATE_END;
    default:
        return STR_NARRATE_STATEMENT;
    }
}

/* What was printed, as one reads it aloud: in quotes, without the newline at its end. */
static void quote(const char *printed, struct text *out) {
    size_t length = strlen(printed);
    while (length && printed[length - 1] == '\n')
        length--;
    text_add(out, "\"");
    text_append(out, printed, length);
    text_add(out, "\"");
}

/* The end of a call may leave its name to the begin. */
static const char *function_of_call(const struct telling *t) {
    const struct trace *trace = t->timeline->trace;
    uint32_t begin = event_spans[t->event.kind] == SPAN_end ? t->timeline->partners[t->index] : 0;
    return trace_text(trace, begin ? trace_event(trace, begin - 1).label : t->event.label);
}

void tell_other(struct telling *t) {
    const struct event *event = &t->event;
    const struct trace *trace = t->timeline->trace;
    char after[NUMBER_ROOM], line[NUMBER_ROOM];
    struct text target, value;
    text_init(&target);
    text_init(&value);
    if (event->kind == EVENT_WEAKREF_SET)
        world_name(t->world, (uint32_t)event->after, &target);
    if (event->kind == EVENT_OUTPUT)
        quote(trace_text(trace, event->label), &value);
    else
        text_add(&value, trace_text(trace, event->kind == EVENT_VALUE_SET ? (uint32_t)event->after : event->label));
    text_words(t->out, words(other_words(t)), "object", t->object.data, "place", t->place.data, "name", t->name,
               "target", target.data, "value", value.data, "function", function_of_call(t), "after",
               number(after, event->after), "line", number(line, event->line), NULL);
    text_destroy(&target);
    text_destroy(&value);
}
