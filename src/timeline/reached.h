/* Which of a lesson's words a run comes to: words for the fourth round of a loop of three are never shown.
 * For: check. Not for: what is shown when (timeline.h).
 * Life: reached_init, a run whose streaming trace has reached_follow for its sink, reached_each, reached_destroy. */
#ifndef TIMELINE_REACHED_H
#define TIMELINE_REACHED_H
#include "scenario.h"
#include "trace.h"

struct reached {
    const struct scenario *scenario;
    uint32_t *runs; /* how often each line of the program began, from 1 */
    uint32_t lines;
};

void reached_init(struct reached *reached, const struct scenario *scenario);
void reached_destroy(struct reached *reached);
/* A trace_sink; the context is the struct. */
void reached_follow(void *context, const struct trace *trace, const struct event *event);
/* Calls `take` for each note that has something to show and was not come to, in the order of the program, with how
 * often its line ran. O(notes and lines). */
void reached_each(const struct reached *reached,
                  void (*take)(void *context, const struct line_note *note, uint32_t runs), void *context);
#endif
