/* Words for what happens: one or two plain sentences for a step, made from the events.
 * For: the caption beside the object, `heapscope narrate`, screen readers.
 * Not for: the author's own words (scenario notes). All words come from assets/strings (section "narrate"). */
#ifndef TIMELINE_NARRATE_H
#define TIMELINE_NARRATE_H
#include "timeline.h"

/* Appends the words for the step that ends at the event rest `position`. timeline's cursor may be anywhere; it is moved
 * to `position`. Nothing is appended at 0. */
void narrate_step(struct timeline *timeline, uint64_t position, struct text *out);
/* Appends one paragraph for the mark (a line that ran): what it did, deaths, collections, output. */
void narrate_line(struct timeline *timeline, const struct mark *mark, struct text *out);
/* The whole record in words, a paragraph for each line that ran (STEP_LINE) or each step (STEP_EVENT), under the title;
 * given to `sink` piece by piece, so that memory stays bounded. The author's notes stand where they belong. */
typedef void narrate_sink(void *context, const char *bytes, size_t length);
void narrate_record(struct timeline *timeline, enum step_size size, narrate_sink *sink, void *context);
/* "the name n1", ".partner of Node #1", "item 0 of list #1": the place that holds a reference. */
void narrate_place(const struct world *world, uint8_t role, uint32_t owner, uint32_t slot, uint32_t label,
                   struct text *out);
/* "young (0)", "middle (1)", "old (2)"; with two generations "young (0)", "old (1)", and "all (2)". */
const char *narrate_generation(const struct trace *trace, int generation);
/* Where an object is: enum gc_list. With two generations the old is "old, pending" or "old, visited". */
const char *list_words(const struct trace *trace, int64_t list);
/* Why a collection began, by the label of its event: "gc.collect()", "threshold", "exit". */
const char *narrate_reason(const struct trace *trace, uint32_t label);
/* The rule that the collector applies in `phase` (an index into the header's phases), for the collector panel. */
const char *narrate_rule(const struct trace *trace, int phase);
/* A few words on a phase: "copy each refcount". */
const char *narrate_phase(const struct trace *trace, int phase);
#endif
