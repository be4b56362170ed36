/* A record with a scene over it, and goldens of what it draws (HEAPSCOPE_RECORD=1 writes them anew). */
#ifndef TESTS_STAGE_H
#define TESTS_STAGE_H
#include "../timeline/traces.h"
#include "file.h"
#include "scene_parts.h"
#include "shapes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct stage {
    struct trace trace;
    struct timeline timeline;
    struct scene *scene;
    struct scene_view view;
    struct drawlist list;
};

static inline void set_up(struct stage *stage, int shape) {
    trace_init(&stage->trace, 1000000, NULL, NULL);
    if (shape < 0)
        emit_two_node_cycle(&stage->trace);
    else
        shapes_make(&stage->trace, shape);
    timeline_init(&stage->timeline, &stage->trace, NULL);
    stage->scene = scene_create(&stage->timeline, &text_metrics_fake);
    scene_view_init(&stage->view);
    draw_init(&stage->list);
}

static inline void tear_down(struct stage *stage) {
    draw_destroy(&stage->list);
    scene_free(stage->scene);
    timeline_destroy(&stage->timeline);
    trace_destroy(&stage->trace);
}

static inline uint64_t rest(const struct stage *stage, size_t number) {
    return stage->timeline.rests[STEP_EVENT].positions[number];
}

static inline void compare_golden(const char *name, const struct drawlist *list) {
    struct text now, path, kept;
    struct faults faults;
    text_init(&now), text_init(&path), text_init(&kept);
    faults_init(&faults);
    draw_dump(list, &now);
    text_printf(&path, "%s/goldens/%s.txt", TEST_DATA, name);
    const char *record = getenv("HEAPSCOPE_RECORD");
    if (record && *record)
        assert_true(file_write(path.data, now.data, now.length, &faults));
    assert_true(file_read(path.data, 1 << 24, &kept, &faults));
    if (kept.length != now.length || memcmp(kept.data, now.data, now.length))
        fail_msg("%s differs; if that is meant, look at it and record it with HEAPSCOPE_RECORD=1", path.data);
    text_destroy(&now), text_destroy(&path), text_destroy(&kept);
    faults_destroy(&faults);
}
#endif
