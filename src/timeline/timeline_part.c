#include "timeline_parts.h"

#include <string.h>

bool is_folded(const struct world *world, uint32_t number) {
    const struct world_object *object = world_object(world, number);
    return object && object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_INTERNAL);
}

static bool is_namespace(const struct world *world, uint32_t number) {
    const struct world_object *object = world_object(world, number);
    return object && object->flags & OBJECT_IS_NAMESPACE;
}

/* It has no box in the picture: the globals are drawn as names, not as a dict with a count. */
static bool has_no_box(const struct world *world, uint32_t number) {
    return is_folded(world, number) || is_namespace(world, number);
}

/* Nothing of it is on show: a class's dict, a function among the class's attributes, an iterator. What a name or a
 * person's own object holds is on show. */
static bool is_hidden_at(const struct world *world, uint32_t object, uint8_t role, uint32_t owner) {
    const struct world_object *target = world_object(world, object);
    if (target && target->flags & OBJECT_IS_INTERNAL)
        return true;
    if (role == ROLE_LOCAL || is_namespace(world, owner))
        return false;
    if (role == ROLE_TEMP || role == ROLE_NONE || role == ROLE_OUTSIDE)
        return has_no_box(world, object);
    return is_folded(world, owner) && (!object || has_no_box(world, object));
}

bool fills_place(const struct event *event, uint8_t role, uint32_t owner, uint32_t slot) {
    if (event->kind == EVENT_REF_MOVE)
        return event->role2 == role && event->other == owner && event->slot2 == slot;
    return (event->kind == EVENT_REF_ADD || (event->kind == EVENT_VALUE_SET && event->after)) && event->role == role &&
           event->owner == owner && event->slot == slot;
}

static enum part part_of_reference(const struct world *world, const struct event *event, const struct event *next) {
    if (event->kind == EVENT_REF_MOVE) {
        if (event->role2 == ROLE_TEMP && next && fills_place(next, event->role, event->owner, event->slot))
            return PART_LEADS; /* one value replaces another: one step */
        bool hidden = is_hidden_at(world, event->object, event->role, event->owner) &&
                      is_hidden_at(world, event->object, event->role2, event->other);
        return hidden ? PART_TRAILS : PART_MAIN;
    }
    if (event->role == ROLE_TYPE)
        return PART_TRAILS;
    if (event->role == ROLE_TEMP)
        return event->kind == EVENT_REF_ADD ? PART_LEADS : PART_TRAILS;
    return is_hidden_at(world, event->object, event->role, event->owner) ? PART_TRAILS : PART_MAIN;
}

static enum part part_of_value(const struct world *world, const struct event *event, const struct event *next) {
    if (next && event->after == 0 && fills_place(next, event->role, event->owner, event->slot))
        return PART_LEADS;
    if (event->role == ROLE_KEY)
        return next && next->owner == event->owner && next->slot == event->slot ? PART_LEADS : PART_TRAILS;
    return is_hidden_at(world, 0, event->role, event->owner) ? PART_TRAILS : PART_MAIN;
}

static enum part part_of_list_move(const struct world *world, const struct event *event) {
    if (has_no_box(world, event->object) || event->before == LIST_NONE)
        return PART_TRAILS;
    bool in_phase = world->span_count && world->spans[world->span_count - 1].kind == EVENT_PHASE_BEGIN;
    if (!in_phase && is_namespace(world, event->object)) /* where `python3 FILE` would have it: no news */
        return PART_TRAILS;
    return event->after == LIST_NONE && !in_phase ? PART_TRAILS : PART_MAIN;
}

/* Being found reachable is worth a step; being done with at the end is not. */
static enum part part_of_done(const struct world *world, const struct event *event) {
    const char *phase = world->phase >= 0 ? world->trace->header.phases[world->phase] : NULL;
    return phase && strstr(phase, "move_unreachable") && !has_no_box(world, event->object) ? PART_MAIN : PART_TRAILS;
}

enum part part_of(const struct world *world, const struct trace *trace, size_t index) {
    const struct event event = trace_event(trace, index);
    bool last = index + 1 == trace->count;
    const struct event following = last ? (struct event){0} : trace_event(trace, index + 1);
    const struct event *next = last ? NULL : &following;
    switch (event.kind) {
    case EVENT_STATEMENT_BEGIN:
        return PART_LEADS;
    case EVENT_CALL_BEGIN:
        /* The module's own frame opens with its first line, a class body with its own. */
        return event.other && !event.after ? PART_MAIN : PART_LEADS;
    case EVENT_REF_ADD:
    case EVENT_REF_DROP:
    case EVENT_REF_MOVE:
        return part_of_reference(world, &event, next);
    case EVENT_VALUE_SET:
        return part_of_value(world, &event, next);
    case EVENT_ITEMS_SHIFT:
        return event.after > 0 ? PART_LEADS : PART_TRAILS;
    case EVENT_LIST_MOVE:
        return part_of_list_move(world, &event);
    case EVENT_GC_REFS_DONE:
        return part_of_done(world, &event);
    case EVENT_OBJECT_NEW:
    case EVENT_OBJECT_FREE:
    case EVENT_DEALLOC_BEGIN:
    case EVENT_TP_CLEAR_BEGIN:
    case EVENT_GC_REFS_SET:
    case EVENT_GC_REFS_DECREF:
    case EVENT_GC_REFS_REACHED:
        return has_no_box(world, event.object) ? PART_TRAILS : PART_MAIN;
    case EVENT_SETTING_SET:
        return event.slot == SETTING_ENABLED || event.slot == SETTING_DEBUG ? PART_MAIN : PART_TRAILS;
    case EVENT_COUNT_SET:
        return next && next->kind == EVENT_OBJECT_NEW ? PART_LEADS : PART_TRAILS;
    case EVENT_LIST_MERGE:
        return event.slot ? PART_MAIN : PART_TRAILS;
    case EVENT_EXIT_BEGIN:
    case EVENT_EXIT_END:
    case EVENT_COLLECTION_BEGIN:
    case EVENT_COLLECTION_END:
    case EVENT_PHASE_BEGIN:
    case EVENT_FINALIZER_BEGIN:
    case EVENT_CALLBACK_BEGIN:
    case EVENT_FINALIZED_SET:
    case EVENT_WEAKREF_SET:
    case EVENT_RESURRECTED:
    case EVENT_OUTPUT:
    case EVENT_EXCEPTION:
    case EVENT_THRESHOLD_SET:
        return PART_MAIN;
    default:
        return PART_TRAILS;
    }
}
