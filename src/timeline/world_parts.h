/* What the files of world share among themselves.
 * For: world*.c only. Not for: anybody else; they have world.h. */
#ifndef TIMELINE_WORLD_PARTS_H
#define TIMELINE_WORLD_PARTS_H
#include "world.h"

/* A place where a reference or a plain value stands. */
struct place {
    uint8_t role;
    uint32_t owner, slot, label;
};

/* The object, to change; NULL for a number that was never born. */
struct world_object *world_object_at(struct world *world, uint32_t number);
/* The frame, made if need be; NULL for a number that no trace of this length can reach. */
struct world_frame *world_frame_at(struct world *world, uint32_t number);
/* Frames at the end of the table of which nothing is known are forgotten. */
void world_trim_frames(struct world *world);

/* The object is held at, or let go from, a place: temporaries and outside are counted, the rest are records. A place
 * whose owner was never born is passed over. */
void world_hold(struct world *world, struct place place, uint32_t object);
void world_release(struct world *world, struct place place, uint32_t object);
void world_set_value(struct world *world, struct place place, uint32_t value);
/* Every record from or to it goes. Only a malformed trace leaves any when its object is unborn. */
void world_forget_refs(struct world *world, uint32_t number);
void world_shift_items(struct world *world, uint32_t owner, int64_t from, int64_t by);

/* Collector's lists. behind: 0 puts it first. */
void world_list_append(struct world *world, uint32_t object, int64_t list);
void world_list_insert(struct world *world, uint32_t object, int64_t list, uint32_t behind);
void world_list_join(struct world *world, int64_t from, int64_t to);
void world_list_split(struct world *world, int64_t from, int64_t to, uint32_t first);

/* Spans: event number `index` of the trace is applied or reverted. */
uint8_t world_span_of(const struct event *event); /* enum event_span */
void world_span_apply(struct world *world, const struct event *event);
void world_span_revert(struct world *world, const struct event *event, uint64_t index);

/* Changes the count of a key by `by` (1 or -1) and gives the new count. */
uint32_t world_tally_add(struct world_tally *tally, uint32_t key, int by);
#endif
