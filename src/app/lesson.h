/* A lesson that was read, run once to its end and recorded, with the timeline over its record.
 * For: narrate, export and the window. Not for: `run` and `trace`, which keep no record.
 * Life: lesson_open, reading through its timeline, (lesson_collect,) lesson_close. */
#ifndef APP_LESSON_H
#define APP_LESSON_H
#include "run.h"
#include "timeline.h"

/* The limits and choices of a run, as the command line gives them; 0 and NULL leave the engine's own. `run.trace` is
 * not read. */
struct lesson_options {
    struct run_options run;
    size_t max_record; /* events */
};

struct lesson {
    struct scenario scenario;
    struct trace trace;
    struct timeline timeline; /* over trace and scenario: a lesson never moves in memory */
    struct lesson_options options;
    enum run_status status; /* never RUN_BAD */
};

/* Reads FILE (load.h says where), runs it, and makes its timeline. NULL, with faults, when it is no good. A program
 * that raises or reaches a limit is a lesson too: what had happened is on record, and for a limit a fault says which.
 */
struct lesson *lesson_open(const char *name, const struct lesson_options *options, struct faults *faults);
void lesson_close(struct lesson *lesson); /* NULL is fine */

/* Gives a graph without a program the one it lacks (`import gc`, `gc.collect()`) and runs anew: whatever looks at the
 * timeline (a scene) must be gone before. False, and nothing changed, where lesson_can_collect is false. */
bool lesson_collect(struct lesson *lesson, struct faults *faults);
bool lesson_can_collect(const struct lesson *lesson);

/* Where a window begins: before the first line; where a graph was given, when all of it stands. An event rest. */
uint64_t lesson_start(const struct lesson *lesson);
#endif
