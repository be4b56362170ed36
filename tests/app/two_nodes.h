/* An app with the two-Node cycle open: for tests of what a person does with a lesson. */
#ifndef TESTS_TWO_NODES_H
#define TESTS_TWO_NODES_H
#include "../timeline/traces.h"
#include "app.h"
#include "memory.h"
#include "travel.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* The two-Node cycle, recorded by hand: no engine is needed to try what a person does with a lesson. */
static inline struct lesson *two_node_lesson(void) {
    struct lesson *lesson = memory_alloc(sizeof *lesson);
    struct faults faults;
    faults_init(&faults);
    scenario_init(&lesson->scenario);
    assert_true(scenario_parse(&lesson->scenario, "two.py", two_node_source, strlen(two_node_source), true, &faults));
    trace_init(&lesson->trace, 10000, NULL, NULL);
    emit_two_node_cycle(&lesson->trace);
    timeline_init(&lesson->timeline, &lesson->trace, &lesson->scenario);
    faults_destroy(&faults);
    return lesson;
}

static inline int begin(void **state) {
    struct app *app = memory_alloc(sizeof *app);
    struct lesson_options options = {0};
    app_init(app, &text_metrics_fake, &options);
    app_resize(app, 1280, 720, 1);
    app->lesson = two_node_lesson();
    app->scene = scene_create(&app->lesson->timeline, &text_metrics_fake);
    travel_rest(app, 0);
    *state = app;
    return 0;
}

static inline int end(void **state) {
    struct app *app = *state;
    app_destroy(app);
    free(app);
    return 0;
}
#endif
