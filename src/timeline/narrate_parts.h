/* What the files of narrate share among themselves. For: narrate*.c only. */
#ifndef NARRATE_PARTS_H
#define NARRATE_PARTS_H
#include "narrate.h"

/* One event about to be told, of the step that ends at a position. The world is as it is when its step is done. */
struct telling {
    const struct timeline *timeline;
    const struct world *world;
    uint64_t index;                /* of the event in the record */
    struct event event;
    int64_t before, after;         /* refcount of its object before and after the whole step */
    struct text object, place, place2, count, count_of; /* words for them, made when the telling begins */
    int phase;                     /* running when the event happened, -1: none */
    char *name;                    /* of the name that `place` is, NULL when it is none */
    struct text *out;
};

void telling_begin(struct telling *telling, struct timeline *timeline, uint64_t position, uint64_t index, struct text *out);
void telling_end(struct telling *telling);
void tell_reference(struct telling *telling);
void tell_collector(struct telling *telling);
void tell_other(struct telling *telling);
/* The label of a place that is a name: a local, or an entry of a module's globals. */
bool is_name(const struct world *world, uint8_t role, uint32_t owner);
#endif
