/* Steps over and out of what runs inside: calls, collections, finalizers, callbacks. */
#include "timeline.h"

/* What a person would step over: these open something of their own on the stage. */
static bool is_inside(uint8_t begin) {
    return begin == EVENT_CALL_BEGIN || begin == EVENT_COLLECTION_BEGIN || begin == EVENT_FINALIZER_BEGIN ||
           begin == EVENT_CALLBACK_BEGIN;
}

/* 1: events[index] opens one, -1: closes one, 0: neither. */
static int nesting(const struct timeline *timeline, uint64_t index) {
    uint8_t kind = trace_event(timeline->trace, index).kind;
    if (event_spans[kind] == SPAN_begin)
        return is_inside(kind);
    return event_spans[kind] == SPAN_end && is_inside((uint8_t)event_begin_of((enum event_kind)kind)) ? -1 : 0;
}

uint64_t timeline_over(const struct timeline *timeline, uint64_t position, enum step_size size, bool forward) {
    int64_t depth = 0;
    for (;;) {
        uint64_t to = timeline_next(timeline, position, size, forward);
        if (to == position)
            return to;
        for (uint64_t i = position; forward && i < to; i++)
            depth += nesting(timeline, i);
        for (uint64_t i = position; !forward && i-- > to;)
            depth -= nesting(timeline, i);
        position = to;
        if (depth <= 0)
            return to;
    }
}

uint64_t timeline_out(const struct timeline *timeline, uint64_t position, bool forward) {
    int64_t depth = 0;
    for (uint64_t i = position; forward && i < timeline->trace->count; i++) {
        depth += nesting(timeline, i);
        if (depth < 0) {
            uint64_t rest = timeline_rest(timeline, i + 1);
            return rest == i + 1 ? rest : timeline_next(timeline, i + 1, STEP_EVENT, true);
        }
    }
    for (uint64_t i = position; !forward && i-- > 0;) {
        depth -= nesting(timeline, i);
        if (depth < 0)
            return timeline_rest(timeline, i);
    }
    return position;
}
