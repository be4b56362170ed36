/* A record that one can move in: the world at a cursor, and the places where one may rest.
 * For: stepping, jumping, scrubbing. Not for: what is drawn or said.
 * Positions count applied events: 0 is before the first, trace->count after the last. Seeking goes from the nearest
 * keyframe: any position of a 1,000,000-event record in <= 16 ms, one step <= 1 ms.
 * Life: timeline_init over a finished trace (which must outlive it), moves, timeline_destroy. */
#ifndef TIMELINE_TIMELINE_H
#define TIMELINE_TIMELINE_H
#include "fault.h"
#include "scenario.h"
#include "world.h"

enum step_size { STEP_EVENT, STEP_PHASE, STEP_LINE, STEP_STOP, STEP_COLLECTION, STEP_SIZES };

/* The life of an object over the whole record. */
struct life {
    uint64_t birth, death; /* positions just after object_new / object_free; death 0: it survives the record */
};

/* What the timeline panel draws: a column for each mark. */
enum mark_kind { MARK_LINE, MARK_COLLECTION, MARK_STOP, MARK_OUTPUT, MARK_EXCEPTION, MARK_EXIT };
struct mark {
    enum mark_kind kind;
    uint64_t position;      /* where the cursor rests for it */
    uint64_t end;           /* position after it is done (a line: statement end; a collection, the exit: its end) */
    uint32_t line;
    uint32_t times;         /* which execution of the line */
    int generation;         /* collections */
    bool inside;            /* a line that ran inside another one: of a function, a class, a finalizer */
};

/* A step in the curve of live objects. */
struct curve_point {
    uint64_t position;
    uint32_t live;          /* user objects alive from here on */
    int64_t bytes;          /* that they take */
    uint32_t garbage;       /* of these, unreachable from any name, temporary or outside reference, not freed yet */
};

struct timeline {
    const struct trace *trace;
    const struct scenario *scenario; /* may be NULL */
    struct world world;              /* at the cursor */
    uint64_t position;
    /* Rest points of each size, ascending positions, 0 and the end included. */
    struct rests {
        uint64_t *positions;
        size_t count, capacity;
    } rests[STEP_SIZES];
    uint64_t program_end;            /* the program's own lines are over, the interpreter's exit begins; a rest of every
                                        size. The record's end when it has no exit. */
    struct mark *marks;
    size_t mark_count, mark_capacity;
    struct curve_point *curve;
    size_t curve_count, curve_capacity;
    struct life *lives;              /* [1 .. object numbers] */
    uint32_t life_count;
    struct world *keyframes;
    uint64_t *keyframe_positions;
    size_t keyframe_count, keyframe_capacity;
    uint32_t *partners;              /* for each event: see world_match_spans */
    uint8_t *is_main;                /* for each event: 1 if its step is about it */
    uint32_t *outputs;               /* indices of the output events */
    size_t output_count, output_capacity;
};

/* O(events). scenario gives the stops and the notes; NULL for a plain program. */
void timeline_init(struct timeline *timeline, const struct trace *trace, const struct scenario *scenario);
void timeline_destroy(struct timeline *timeline);

void timeline_seek(struct timeline *timeline, uint64_t position);
/* The next rest of that size after (forward) or before `position`; the same position at either end.
 * Event rests: after each event that a person would call one: not between a temporary and the reference it becomes:
 * the adding of temporaries belongs to the event that follows, their dropping to the event before. */
uint64_t timeline_next(const struct timeline *timeline, uint64_t position, enum step_size size, bool forward);
/* As timeline_next, but what the step goes into (a call, a collection, a finalizer, a callback) is over as well: the
 * next rest that is no deeper inside than `position`. O(events between). */
uint64_t timeline_over(const struct timeline *timeline, uint64_t position, enum step_size size, bool forward);
/* The rest after the end (forward) or before the begin of the innermost of those that is open at `position`; the same
 * position when none is. O(events between). */
uint64_t timeline_out(const struct timeline *timeline, uint64_t position, bool forward);
/* The rest of STEP_EVENT at or before position. */
uint64_t timeline_rest(const struct timeline *timeline, uint64_t position);
/* WHERE of the command line: "line:13", "line:13#2", "event:41", "start", "end" (program_end),
 * "exit" (the record's end). False, with a fault that says what is
 * possible, when there is no such moment. line: all of that line's events done (its statement ended). */
bool timeline_where(const struct timeline *timeline, const char *where, uint64_t *position, struct faults *faults);
/* The events that make up the step that ends at rest `position`: (*first, position], as event indices first..position-1. */
void timeline_step_events(const struct timeline *timeline, uint64_t position, uint64_t *first);
/* The event of that step that it is about (the one to animate and to tell of); EVENT_NONE at 0. */
struct event timeline_main_event(const struct timeline *timeline, uint64_t position);
uint64_t timeline_main(const struct timeline *timeline, uint64_t position); /* its index + 1; 0: none */
/* The scenario's note for the line that is current at `position` (say: once it has run; say_before: about to run). */
const struct line_note *timeline_note(const struct timeline *timeline, uint64_t position, bool *has_run);
/* All that the program has printed up to position, appended to out (standard error with it). */
void timeline_output(const struct timeline *timeline, uint64_t position, struct text *out);
#endif
