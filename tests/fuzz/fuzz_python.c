/* Any bytes as a Python program, run whole under one of the versions with the heap's invariants checked after every
 * statement; then the record is replayed, and each count must be the sum of the holders that the world can list. */
#include "run.h"
#include "timeline.h"
#include "versions.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STATEMENTS = 3000, OBJECTS = 5000, DEPTH = 60, EVENTS = 60000 };

/* The same bytes always get the same version. */
static const char *version_for(const uint8_t *data, size_t size) {
    size_t sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += data[i];
    return version_at(sum % versions_count()).name;
}

static void check_record(const struct trace *trace) {
    struct timeline timeline;
    timeline_init(&timeline, trace, NULL);
    timeline_seek(&timeline, trace->count);
    for (uint32_t i = 1; i <= timeline.world.object_count; i++)
        if (timeline.world.objects[i].alive && world_holders(&timeline.world, i) != timeline.world.objects[i].refcount)
            abort();
    timeline_seek(&timeline, 0);
    timeline_destroy(&timeline);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct scenario scenario;
    struct faults faults;
    struct trace trace;
    scenario_init(&scenario);
    faults_init(&faults);
    if (scenario_parse(&scenario, "fuzz.py", (const char *)data, size, true, &faults)) {
        trace_init(&trace, EVENTS, NULL, NULL);
        struct run_options options = {
            .python = version_for(data, size),
            .max_statements = STATEMENTS,
            .max_objects = OBJECTS,
            .max_depth = DEPTH,
            .trace = &trace,
            .check = true,
        };
        if (run_scenario(&scenario, &options, &faults) != RUN_BAD && !trace.cut)
            check_record(&trace);
        trace_destroy(&trace);
    }
    faults_destroy(&faults);
    scenario_destroy(&scenario);
    return 0;
}
