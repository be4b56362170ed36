#include "world_parts.h"

#include "memory.h"

#include <stdlib.h>

/* A kind that is none counts as a point. */
uint8_t world_span_of(const struct event *event) {
    return event->kind < EVENT_KIND_COUNT ? event_spans[event->kind] : SPAN_point;
}

static struct world_frame *statement_frame(struct world *world, uint32_t number) {
    return number && number <= world->frame_count ? &world->frames[number] : NULL;
}

/* Enters a span: what was true around it is kept in it, so that leaving it gives it back. */
static void enter(struct world *world, const struct event *begin) {
    memory_reserve(&world->spans, &world->span_capacity, world->span_count + 1, sizeof *world->spans);
    struct world_span *span = &world->spans[world->span_count++];
    *span = (struct world_span){.kind = begin->kind,
                                .frame = world->frame,
                                .statement_line = world->statement_line,
                                .collection = world->collection,
                                .phase = world->phase,
                                .reason = world->collection_reason};
    if (begin->kind == EVENT_STATEMENT_BEGIN) {
        struct world_frame *frame = statement_frame(world, begin->owner);
        span->subject = begin->owner;
        world->statement_line = begin->line;
        if (frame) {
            span->frame_line = frame->line;
            frame->line = begin->line;
        }
    } else if (begin->kind == EVENT_CALL_BEGIN) {
        struct world_frame *frame = statement_frame(world, begin->owner);
        span->subject = begin->owner;
        if (frame) {
            span->caller = frame->caller;
            span->was = frame->open;
            frame->caller = begin->other;
            frame->open = true;
            world->frame = begin->owner;
        }
    } else if (begin->kind == EVENT_COLLECTION_BEGIN) {
        world->collection = (int)begin->slot;
        world->collection_reason = begin->label;
    } else if (begin->kind == EVENT_PHASE_BEGIN) {
        world->phase = begin->slot < TRACE_PHASES ? (int)begin->slot : -1;
    } else if (begin->kind == EVENT_DEALLOC_BEGIN) {
        struct world_object *object = world_object_at(world, begin->object);
        span->subject = begin->object;
        if (object) {
            span->was = object->dying;
            object->dying = true;
        }
    }
}

static void leave(struct world *world) {
    struct world_span span = world->spans[--world->span_count];
    struct world_frame *frame = statement_frame(world, span.subject);
    struct world_object *object = world_object_at(world, span.subject);
    if (span.kind == EVENT_STATEMENT_BEGIN && frame) {
        frame->line = span.frame_line;
    } else if (span.kind == EVENT_CALL_BEGIN && frame) {
        frame->caller = span.caller;
        frame->open = span.was;
    } else if (span.kind == EVENT_DEALLOC_BEGIN && object) {
        object->dying = span.was;
    }
    world->frame = span.frame;
    world->statement_line = span.statement_line;
    world->collection = span.collection;
    world->phase = span.phase;
    world->collection_reason = span.reason;
}

static bool top_is(const struct world *world, uint8_t begin_kind) {
    return world->span_count && world->spans[world->span_count - 1].kind == begin_kind;
}

void world_span_apply(struct world *world, const struct event *event) {
    if (event_spans[event->kind] == SPAN_begin) {
        struct world_frame *frame = event->kind == EVENT_CALL_BEGIN ? world_frame_at(world, event->owner) : NULL;
        if (frame && frame->entries++ == 0) {
            frame->name = event->label;
            frame->globals = event->object;
        }
        enter(world, event);
    } else if (top_is(world, (uint8_t)event_begin_of((enum event_kind)event->kind))) {
        leave(world);
        if (event->kind == EVENT_COLLECTION_END) {
            world->uncollectable = event->before;
            world->collected = event->after;
        }
    }
}

/* The index + 1 of the end's begin, or of the collection that ended before this one began: from the table, or by
 * looking back. */
static uint32_t partner_of(const struct world *world, uint64_t index) {
    const struct trace *trace = world->trace;
    if (!trace || index >= trace->count)
        return 0;
    if (world->partners)
        return world->partners[index];
    struct event event = trace_event(trace, index);
    if (world_span_of(&event) == SPAN_begin) {
        while (index--)
            if (trace_event(trace, index).kind == EVENT_COLLECTION_END)
                return (uint32_t)index + 1;
        return 0;
    }
    size_t open = 0;
    while (index--) {
        event = trace_event(trace, index);
        uint8_t span = world_span_of(&event);
        if (span == SPAN_begin && !open--)
            return (uint32_t)index + 1;
        open += span == SPAN_end;
    }
    return 0;
}

void world_span_revert(struct world *world, const struct event *event, uint64_t index) {
    if (event_spans[event->kind] == SPAN_begin) {
        if (!top_is(world, event->kind))
            return;
        leave(world);
        struct world_frame *frame = event->kind == EVENT_CALL_BEGIN ? statement_frame(world, event->owner) : NULL;
        if (frame && frame->entries && --frame->entries == 0) {
            frame->name = frame->globals = 0;
            world_trim_frames(world);
        }
        return;
    }
    uint32_t begin = partner_of(world, index);
    if (!begin)
        return;
    const struct event opener = trace_event(world->trace, begin - 1);
    if (opener.kind != event_begin_of((enum event_kind)event->kind))
        return;
    enter(world, &opener);
    if (event->kind == EVENT_COLLECTION_END) {
        uint32_t earlier = partner_of(world, begin - 1);
        const struct event last = earlier ? trace_event(world->trace, earlier - 1) : (struct event){0};
        world->uncollectable = last.before;
        world->collected = last.after;
    }
}

uint32_t *world_match_spans(const struct trace *trace) {
    uint32_t *partners = memory_alloc(trace->count * sizeof *partners);
    uint32_t *open = NULL, last_collection = 0;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < trace->count; i++) {
        enum event_kind kind = (enum event_kind)trace_event(trace, i).kind;
        if (kind >= EVENT_KIND_COUNT)
            continue;
        if (event_spans[kind] == SPAN_begin) {
            memory_reserve(&open, &capacity, count + 1, sizeof *open);
            open[count++] = (uint32_t)i;
            if (kind == EVENT_COLLECTION_BEGIN)
                partners[i] = last_collection;
        } else if (event_spans[kind] == SPAN_end && count &&
                   trace_event(trace, open[count - 1]).kind == event_begin_of(kind)) {
            partners[i] = open[--count] + 1;
            if (kind == EVENT_COLLECTION_END)
                last_collection = (uint32_t)i + 1;
        }
    }
    free(open);
    return partners;
}
