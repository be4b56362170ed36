/* A heap in words: what there is most of, what goes round in a circle, what is garbage, and why one object lives.
 * For: `heapscope explain`. Not for: what happens (narrate.h) or the window's inspector, which draws the same answers.
 * All words come from assets/strings (section "explain"). */
#ifndef TIMELINE_EXPLAIN_H
#define TIMELINE_EXPLAIN_H
#include "timeline.h"

/* Appends the commonest types, the cycles and the garbage at the timeline's cursor: lines, the longest lists cut short
 * with a count of the rest. O(objects log objects + references). */
void explain_heap(const struct timeline *timeline, struct text *out);

/* Appends what `object` is, who holds it, the shortest chain that leads to it, and what it alone keeps alive.
 * O(objects + references). */
void explain_object(const struct timeline *timeline, uint32_t object, struct text *out);

/* The living object that a person means: by its name in the picture ("Node #2", "node#2") or by a name of the program that
 * leads to it. 0 when there is none: then `nearest`, if not NULL, gets the name that is nearest, or nothing.
 * O(objects + names). */
uint32_t explain_find(const struct timeline *timeline, const char *name, struct text *nearest);

/* Whether the object is the program's own, not a class, a function of the module, a namespace or an iterator of a loop. */
bool explain_is_shown(const struct world_object *object);
#endif
