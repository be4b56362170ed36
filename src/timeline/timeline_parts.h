/* What the files of timeline share among themselves.
 * For: timeline*.c and narrate*.c only. */
#ifndef TIMELINE_PARTS_H
#define TIMELINE_PARTS_H
#include "timeline.h"

/* How an event stands to the step that a person sees. */
enum part {
    PART_MAIN,  /* a step is about it */
    PART_LEADS, /* belongs to what follows: a temporary that is about to become a reference */
    PART_TRAILS /* belongs to what was: a temporary dropped, the end of a span */
};

/* The part of events[index]; the world has just applied it. */
enum part part_of(const struct world *world, const struct trace *trace, size_t index);
/* A reference or a plain value comes to stand at the place. */
bool fills_place(const struct event *event, uint8_t role, uint32_t owner, uint32_t slot);
/* A definition, an iterator and the like: what the picture folds away. False for a number that was never born. */
bool is_folded(const struct world *world, uint32_t object);

/* The curve of live objects and garbage while the record is read once. */
struct curve_maker {
    bool *garbage, *reachable; /* by object number */
    size_t garbage_capacity, reachable_capacity;
    uint32_t count;            /* garbage objects now */
    uint64_t work;             /* spent so far, in objects and references looked at */
    bool changed;              /* something was let go that may have become garbage */
};
void curve_follow(struct timeline *timeline, struct curve_maker *maker, const struct event *event);
void curve_end(struct curve_maker *maker);

void rests_add(struct rests *rests, uint64_t position);
/* The note that covers the times-th execution of `line`; NULL: none, or no scenario. */
const struct line_note *note_of(const struct scenario *scenario, uint32_t line, uint32_t times);
/* The statement current at `position`: the index of its begin event, or trace->count when there is none. */
size_t statement_at(const struct timeline *timeline, uint64_t position, bool *has_run);
#endif
