/* What the tests over recorded programs share: one program's record, and whether what the picture shows adds up. */
#ifndef TESTS_APP_COUNTS_H
#define TESTS_APP_COUNTS_H
#include "run.h"
#include "scene.h"
#include "timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct record {
    struct scenario scenario;
    struct faults faults;
    struct trace trace;
    struct timeline timeline;
    enum run_status status;
};

static inline bool record_begin(struct record *record, const char *path, const char *python, size_t limit) {
    scenario_init(&record->scenario);
    faults_init(&record->faults);
    trace_init(&record->trace, limit, NULL, NULL);
    struct run_options options = {.python = python, .no_exit = true, .trace = &record->trace};
    bool loaded = scenario_load(&record->scenario, path, &record->faults);
    record->status = loaded ? run_scenario(&record->scenario, &options, &record->faults) : RUN_BAD;
    timeline_init(&record->timeline, &record->trace, &record->scenario);
    return record->status != RUN_BAD;
}

static inline void record_end(struct record *record) {
    timeline_destroy(&record->timeline);
    trace_destroy(&record->trace);
    faults_destroy(&record->faults);
    scenario_destroy(&record->scenario);
}

/* Every count is the sum of its holders, at every `step`-th event. */
static inline void holders_are_counts(const char *name, struct timeline *timeline, uint64_t step) {
    for (uint64_t position = 0; position <= timeline->trace->count; position += step) {
        timeline_seek(timeline, position);
        for (uint32_t n = 1; n <= timeline->world.object_count; n++) {
            const struct world_object *object = world_object(&timeline->world, n);
            if (object && object->alive && world_holders(&timeline->world, n) != object->refcount)
                fail_msg("%s, event %llu: object %u has %lld holders and a count of %lld", name,
                         (unsigned long long)position, n, (long long)world_holders(&timeline->world, n),
                         (long long)object->refcount);
        }
    }
}

/* Arrows and named stubs add up to the count, in the picture of every `step`-th event, settled and in motion. */
static inline void arrows_are_counts(const char *name, struct timeline *timeline, uint64_t step) {
    struct scene *scene = scene_create(timeline, &text_metrics_fake);
    struct drawlist list;
    struct scene_view view;
    draw_init(&list);
    scene_view_init(&view);
    for (uint64_t position = 0; position <= timeline->trace->count; position += step) {
        view.position = position;
        view.motion = position / step % 4 == 3 ? 0.4F : 1;
        scene_draw(scene, &view, &list);
        for (uint32_t n = 1; n <= timeline->world.object_count; n++) {
            const struct world_object *object = world_object(&timeline->world, n);
            bool drawn = object && object->alive &&
                         !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_INTERNAL | OBJECT_IS_NAMESPACE));
            if (drawn && scene_arrows_and_stubs(scene, n) != object->refcount)
                fail_msg("%s, event %llu: object %u is drawn with %lld references and a count of %lld", name,
                         (unsigned long long)position, n, (long long)scene_arrows_and_stubs(scene, n),
                         (long long)object->refcount);
        }
    }
    draw_destroy(&list);
    scene_free(scene);
}
#endif
