#include "lesson.h"

#include "load.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* Runs the scenario into a fresh trace. False, with faults, when nothing ran: trace and timeline are not there then. */
static bool record(struct lesson *lesson, struct faults *faults) {
    struct run_options run = lesson->options.run;
    trace_init(&lesson->trace, lesson->options.max_record ? lesson->options.max_record : TRACE_LIMIT, NULL, NULL);
    run.trace = &lesson->trace;
    lesson->status = run_scenario(&lesson->scenario, &run, faults);
    bool given_up = run.interrupted && run.interrupted(run.interrupted_context); /* nobody waits for the timeline then */
    if (lesson->status == RUN_BAD || given_up) {
        trace_destroy(&lesson->trace);
        return false;
    }
    timeline_init(&lesson->timeline, &lesson->trace, &lesson->scenario);
    return true;
}

static void forget(struct lesson *lesson) {
    timeline_destroy(&lesson->timeline);
    trace_destroy(&lesson->trace);
}

struct lesson *lesson_open(const char *name, const struct lesson_options *options, struct faults *faults) {
    struct lesson *lesson = memory_alloc(sizeof *lesson);
    scenario_init(&lesson->scenario);
    lesson->options = *options;
    bool good = load_scenario(&lesson->scenario, name, faults) && record(lesson, faults);
    if (good)
        return lesson;
    scenario_destroy(&lesson->scenario);
    free(lesson);
    return NULL;
}

void lesson_close(struct lesson *lesson) {
    if (!lesson)
        return;
    forget(lesson);
    scenario_destroy(&lesson->scenario);
    free(lesson);
}

bool lesson_can_collect(const struct lesson *lesson) {
    return lesson->scenario.has_heap && !lesson->scenario.has_program;
}

bool lesson_collect(struct lesson *lesson, struct faults *faults) {
    static const char program[] = "import gc\ngc.collect()\n";
    if (!lesson_can_collect(lesson))
        return false;
    struct scenario *scenario = &lesson->scenario;
    forget(lesson);
    scenario->has_program = true;
    scenario->program = arena_text(&scenario->arena, program, strlen(program));
    scenario->program_length = strlen(program);
    if (record(lesson, faults))
        return true;
    /* The graph ran by itself before, so it does so again. */
    scenario->has_program = false;
    scenario->program = "";
    scenario->program_length = 0;
    record(lesson, faults);
    return false;
}

uint64_t lesson_start(const struct lesson *lesson) {
    const struct trace *trace = &lesson->trace;
    if (!lesson->scenario.has_heap)
        return 0;
    uint64_t first = 0;
    while (first < trace->count && trace_event(trace, first).kind != EVENT_STATEMENT_BEGIN)
        first++;
    return timeline_rest(&lesson->timeline, first);
}
