/* All that can be asked about one object of a world at once: why it is alive, what it alone keeps alive, its cycle, who
 * refers to it weakly, and in which of a few situations it is.
 * For: the inspector, the marks on the canvas. Not for: words (the inspector) or drawing.
 * Life: inquiry_init, inquiry_make as often as one likes (it keeps its room), inquiry_destroy. */
#ifndef TIMELINE_INQUIRY_H
#define TIMELINE_INQUIRY_H
#include "world.h"

enum inquiry_case {
    CASE_NONE,         /* not alive */
    CASE_NAMED,        /* a chain of references leads to it from a name, a local or from outside */
    CASE_HELD,         /* nothing but a temporary, or something outside, holds it: there is no chain to draw */
    CASE_OWN_CYCLE,    /* garbage: nothing refers to it but its own cycle */
    CASE_CYCLE_AND_GARBAGE, /* garbage in a cycle, and other garbage refers to that cycle too */
    CASE_HUNG_ON_GARBAGE,   /* garbage, in no cycle: it goes when the garbage that refers to it goes */
    CASE_FALLING       /* nothing refers to it any more: it is being taken down */
};

struct inquiry {
    uint32_t object;
    uint64_t position;
    enum inquiry_case situation;
    uint32_t *chain; /* world_ref records from a name to it, the name's first; whole, however long */
    size_t chain_count;
    bool *held; /* [0 .. numbers): what would go with it, itself included; all false when it is garbage */
    uint32_t held_count; /* of these, besides itself, what a person sees as an object: no definitions, nothing internal */
    int64_t held_bytes;  /* of these and itself */
    bool *in_cycle;      /* [0 .. numbers): the members of its cycle; all false when it is in none */
    uint32_t cycle_count;
    uint32_t weak_count; /* living weak references to it */
    size_t numbers;      /* object numbers, 0 included */
    size_t chain_capacity, held_capacity, cycle_capacity, component_capacity;
    uint32_t *component;
};

void inquiry_init(struct inquiry *inquiry);
void inquiry_destroy(struct inquiry *inquiry);
/* O(objects + references), explicit stacks: 10,000 objects take a few milliseconds. `reachable` is graph_reachable's. */
void inquiry_make(struct inquiry *inquiry, const struct world *world, uint32_t object, const bool *reachable);
/* The next living weak reference to its object after number `after` (0: the first); 0: none. O(objects). */
uint32_t inquiry_weak(const struct inquiry *inquiry, const struct world *world, uint32_t after);
#endif
