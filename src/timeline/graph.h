/* Questions about the graph of a world: what is reachable, why an object lives, what cycle it is in.
 * For: the picture (garbage is hatched), the inspector, `explain`. Not for: the collector's own working, which is in the
 * machine and in the events. Explicit stacks: depth of the graph is no matter. */
#ifndef TIMELINE_GRAPH_H
#define TIMELINE_GRAPH_H
#include "world.h"

/* reachable[n] (n = 0 .. world->object_count, caller's array) becomes true when object n is alive and can be reached
 * from a name, a frame, a temporary or from outside. O(objects + references). */
void graph_reachable(const struct world *world, bool *reachable);

/* Strongly connected components of the living objects: component[n] = a number from 1; objects in a component of one
 * that do not refer to themselves get 0. Returns how many. O(objects + references). */
uint32_t graph_cycles(const struct world *world, uint32_t *component);

/* The shortest chain of references from a name, a local, a temporary or outside to `object`: writes up to `room`
 * world_ref record numbers, root first, and returns how many; 0 when there is none. O(objects + references). */
size_t graph_why_alive(const struct world *world, uint32_t object, uint32_t *chain, size_t room);

/* The objects that would be unreachable if `object` were not there: held[n] set for each, itself included.
 * Returns how many. O(objects + references). */
uint32_t graph_keeps_alive(const struct world *world, uint32_t object, bool *held);
#endif
