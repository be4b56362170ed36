/* What moves while a step is on its way, in the shipped lessons: what travels, what swells, who speaks, who steps
 * aside. */
#include "counts.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct stage {
    struct record record;
    struct scene *scene;
    struct drawlist list;
    struct scene_view view;
};

static void begin(struct stage *stage, const char *lesson, const char *python) {
    char path[1024];
    snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s.json", lesson);
    assert_true(record_begin(&stage->record, path, python, TRACE_LIMIT));
    stage->scene = scene_create(&stage->record.timeline, &text_metrics_fake);
    draw_init(&stage->list);
    scene_view_init(&stage->view);
}

static void end(struct stage *stage) {
    draw_destroy(&stage->list);
    scene_free(stage->scene);
    record_end(&stage->record);
}

/* The next rest after `position` whose step is about an event of that kind with something to move; 0: none. */
static uint64_t next_step(const struct stage *stage, uint64_t position, enum event_kind kind) {
    for (;;) {
        uint64_t next = timeline_next(&stage->record.timeline, position, STEP_EVENT, true);
        if (next == position)
            return 0;
        const struct event main = timeline_main_event(&stage->record.timeline, next);
        if (main.kind == kind)
            return next;
        position = next;
    }
}

static void show(struct stage *stage, uint64_t position, float motion) {
    stage->view.position = position;
    stage->view.motion = motion;
    scene_draw(stage->scene, &stage->view, &stage->list);
}

static bool says(const struct stage *stage, const char *words) {
    for (size_t i = 0; i < stage->list.count; i++) {
        const struct draw *draw = &stage->list.items[i];
        if (draw->kind == DRAW_TEXT && draw->count == strlen(words) &&
            memcmp(stage->list.texts + draw->first, words, draw->count) == 0)
            return true;
    }
    return false;
}

/* Left top of the object's box; false: it isn't drawn. */
static bool box_of(const struct stage *stage, uint32_t object, float *x, float *y) {
    for (size_t i = 0; i < stage->list.count; i++)
        if (stage->list.items[i].id == object && stage->list.items[i].kind == DRAW_RECT) {
            *x = stage->list.items[i].x;
            *y = stage->list.items[i].y;
            return true;
        }
    return false;
}

static void one_token_travels_and_is_gone_when_the_number_changes(void **state) {
    (void)state;
    struct stage stage;
    begin(&stage, "two-node-cycle", "3.14");
    int rises = 0, falls = 0;
    for (uint64_t at = 0; (at = timeline_next(&stage.record.timeline, at, STEP_EVENT, true)) < stage.record.trace.count;) {
        show(&stage, at, 0.3F);
        bool up = says(&stage, "+1"), down = says(&stage, "−1");
        assert_false(up && down);
        rises += up;
        falls += down;
        show(&stage, at, 1);
        assert_false(says(&stage, "+1") || says(&stage, "−1"));
    }
    assert_true(rises >= 4); /* n1, n2, and each one's partner */
    assert_true(falls >= 6); /* del n1, del n2, two of subtract_refs, two of tp_clear */
    end(&stage);
}

static void a_finalizer_speaks_as_long_as_it_runs(void **state) {
    (void)state;
    struct stage stage;
    begin(&stage, "finalizers-and-their-order", "3.14");
    uint64_t begins = next_step(&stage, 0, EVENT_FINALIZER_BEGIN);
    assert_true(begins > 0);
    show(&stage, timeline_next(&stage.record.timeline, begins, STEP_EVENT, false), 1);
    assert_false(says(&stage, "__del__() runs"));
    show(&stage, begins, 1);
    assert_true(says(&stage, "__del__() runs"));
    uint64_t prints = next_step(&stage, begins, EVENT_OUTPUT);
    show(&stage, prints, 1);
    assert_true(says(&stage, "__del__() runs"));
    const struct event main = timeline_main_event(&stage.record.timeline, begins);
    uint64_t over = begins;
    while (over < stage.record.trace.count && !(trace_event(&stage.record.trace, over).kind == EVENT_FINALIZER_END &&
                                                trace_event(&stage.record.trace, over).object == main.object))
        over++;
    show(&stage, timeline_next(&stage.record.timeline, over + 1, STEP_EVENT, true), 1);
    assert_false(says(&stage, "__del__() runs"));
    end(&stage);
}

static void the_freed_is_a_ghost_for_its_step(void **state) {
    (void)state;
    struct stage stage;
    begin(&stage, "two-node-cycle", "3.14");
    uint64_t freed = next_step(&stage, 0, EVENT_OBJECT_FREE);
    uint32_t object = timeline_main_event(&stage.record.timeline, freed).object;
    float x = 0, y = 0;
    show(&stage, timeline_next(&stage.record.timeline, freed, STEP_EVENT, false), 1);
    assert_false(says(&stage, "freed"));
    assert_true(box_of(&stage, object, &x, &y));
    assert_int_equal(scene_hit(stage.scene, x + 4, y + 4).kind, HIT_OBJECT);
    show(&stage, freed, 1);
    assert_true(says(&stage, "freed"));
    assert_int_equal(scene_hit(stage.scene, x + 4, y + 4).kind, HIT_CANVAS); /* nothing to click any more */
    show(&stage, timeline_next(&stage.record.timeline, freed, STEP_EVENT, true), 1);
    assert_false(says(&stage, "freed"));
    end(&stage);
}

static void the_unreachable_step_aside_and_the_reached_come_back(void **state) {
    (void)state;
    struct stage stage;
    begin(&stage, "a-cycle-held-from-outside", "3.14");
    int aside = 0, back = 0;
    for (uint64_t at = 0; (at = next_step(&stage, at, EVENT_LIST_MOVE)) > 0;) {
        const struct event main = timeline_main_event(&stage.record.timeline, at);
        float x = 0, y0 = 0, y1 = 0;
        show(&stage, at, 0);
        if (!box_of(&stage, main.object, &x, &y0))
            continue;
        show(&stage, at, 1);
        assert_true(box_of(&stage, main.object, &x, &y1));
        if (main.after == LIST_UNREACHABLE && main.before < LIST_UNREACHABLE) {
            assert_true(y1 > y0 + 5);
            aside++;
        } else if (main.before == LIST_UNREACHABLE && main.other) {
            assert_true(y1 < y0 - 5);
            back++;
        }
    }
    assert_true(aside >= 2 && back >= 2);
    end(&stage);
}

static void a_survivor_hops_to_the_next_generation(void **state) {
    (void)state;
    struct stage stage;
    begin(&stage, "a-cycle-held-from-outside", "3.14");
    int hops = 0;
    for (uint64_t at = 0; (at = next_step(&stage, at, EVENT_LIST_MERGE)) > 0;) {
        const struct event main = timeline_main_event(&stage.record.timeline, at);
        float x = 0, y0 = 0, middle = 0, y1 = 0;
        show(&stage, at, 0);
        if (main.after > LIST_OLD || !box_of(&stage, main.object, &x, &y0))
            continue;
        show(&stage, at, 0.5F);
        assert_true(box_of(&stage, main.object, &x, &middle));
        show(&stage, at, 1);
        assert_true(box_of(&stage, main.object, &x, &y1));
        assert_true(middle < y0 - 5 && fabsf(y1 - y0) < 0.01F);
        hops++;
    }
    assert_true(hops >= 1);
    end(&stage);
}

static void without_motion_each_step_is_there_at_once(void **state) {
    (void)state;
    struct stage stage;
    struct drawlist settled;
    draw_init(&settled);
    begin(&stage, "resurrection", "3.14");
    for (uint64_t at = 0; at < stage.record.trace.count; at = timeline_next(&stage.record.timeline, at, STEP_EVENT, true)) {
        stage.view.position = at;
        assert_true(scene_motion_seconds(stage.scene, &stage.view) <= 0.9F);
        stage.view.reduced_motion = true;
        show(&stage, at, 0.3F);
        stage.view.reduced_motion = false;
        stage.view.position = at;
        stage.view.motion = 1;
        scene_draw(stage.scene, &stage.view, &settled);
        assert_true(draw_equal(&stage.list, &settled));
        if (timeline_next(&stage.record.timeline, at, STEP_EVENT, true) == at)
            break;
    }
    draw_destroy(&settled);
    end(&stage);
}

/* Every lesson: what a step's motion may cost, and that there is something to see in it. -------------------------- */

enum { LOOKED_AT = 300 /* steps of one lesson, from its beginning to its end */ };

struct measured {
    int steps, moving;
    float most;
};

static int tokens(const struct stage *stage) {
    int count = 0;
    for (size_t i = 0; i < stage->list.count; i++) {
        const struct draw *draw = &stage->list.items[i];
        const char *text = stage->list.texts + draw->first;
        count += draw->kind == DRAW_TEXT && ((draw->count == 2 && !memcmp(text, "+1", 2)) ||
                                             (draw->count == 4 && !memcmp(text, "−1", 4)));
    }
    return count;
}

/* How many objects stand elsewhere in `b` than in `a`; both drawn of the same step. */
static int displaced(const struct drawlist *a, const struct drawlist *b) {
    int count = 0;
    for (size_t i = 0; i < a->count; i++) {
        if (a->items[i].kind != DRAW_RECT || !a->items[i].id)
            continue;
        size_t k = 0;
        while (k < b->count && (b->items[k].kind != DRAW_RECT || b->items[k].id != a->items[i].id))
            k++;
        bool first = true;
        for (size_t e = 0; e < i; e++)
            first = first && (a->items[e].kind != DRAW_RECT || a->items[e].id != a->items[i].id);
        count += first && k < b->count &&
                 fabsf(a->items[i].x - b->items[k].x) + fabsf(a->items[i].y - b->items[k].y) > 0.5F;
    }
    return count;
}

static void measure_step(struct stage *stage, struct drawlist *other, const char *name, uint64_t at,
                         struct measured *measured) {
    const struct event main = timeline_main_event(&stage->record.timeline, at);
    stage->view.position = at;
    float seconds = scene_motion_seconds(stage->scene, &stage->view);
    measured->steps++;
    if (!(seconds >= 0 && seconds <= 0.9F))
        fail_msg("%s, event %llu: %.2f seconds", name, (unsigned long long)at, (double)seconds);
    measured->most = fmaxf(measured->most, seconds);
    show(stage, at, 0.35F);
    if (tokens(stage) > 1)
        fail_msg("%s, event %llu: %d badges travel at once", name, (unsigned long long)at, tokens(stage));
    stage->view.motion = 1;
    scene_draw(stage->scene, &stage->view, other);
    /* One object moves, or a whole list does: that is one event. */
    if (displaced(&stage->list, other) > 1 && main.kind != EVENT_LIST_MERGE && main.kind != EVENT_LIST_MOVE)
        fail_msg("%s, event %llu: %d objects move", name, (unsigned long long)at, displaced(&stage->list, other));
    bool seen = !draw_equal(&stage->list, other);
    measured->moving += seconds > 0;
    if (seconds > 0 && !seen)
        fail_msg("%s, event %llu: time passes, and nothing is seen to move", name, (unsigned long long)at);
    if (seconds == 0 && seen)
        fail_msg("%s, event %llu: something moves in no time", name, (unsigned long long)at);
    stage->view.reduced_motion = true;
    show(stage, at, 0.35F);
    stage->view.reduced_motion = false;
    if (!draw_equal(&stage->list, other))
        fail_msg("%s, event %llu: something moves though motion is off", name, (unsigned long long)at);
}

static void measure_lesson(const char *path, const char *name, struct measured *measured) {
    struct stage stage;
    struct drawlist other;
    draw_init(&other);
    assert_true(record_begin(&stage.record, path, NULL, TRACE_LIMIT));
    stage.scene = scene_create(&stage.record.timeline, &text_metrics_fake);
    draw_init(&stage.list);
    scene_view_init(&stage.view);
    const struct rests *rests = &stage.record.timeline.rests[STEP_EVENT];
    size_t stride = 1 + rests->count / LOOKED_AT;
    for (size_t i = 1; i < rests->count; i += stride)
        measure_step(&stage, &other, name, rests->positions[i], measured);
    draw_destroy(&other);
    end(&stage);
}

static void every_motion_is_short_single_and_seen(void **state) {
    (void)state;
    struct measured measured = {0};
    DIR *folder = opendir(PROJECT_ROOT "/scenarios");
    assert_non_null(folder);
    int lessons = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[1024];
        if (!strstr(entry->d_name, ".json") || strstr(entry->d_name, ".zh.json"))
            continue;
        snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s", entry->d_name);
        measure_lesson(path, entry->d_name, &measured);
        lessons++;
    }
    closedir(folder);
    assert_true(lessons >= 50);
    print_message("%d steps, %d with motion, %.2f seconds at most\n", measured.steps, measured.moving, (double)measured.most);
    assert_true(measured.moving > measured.steps / 4 && measured.most > 0.5F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_token_travels_and_is_gone_when_the_number_changes),
        cmocka_unit_test(a_finalizer_speaks_as_long_as_it_runs),
        cmocka_unit_test(the_freed_is_a_ghost_for_its_step),
        cmocka_unit_test(the_unreachable_step_aside_and_the_reached_come_back),
        cmocka_unit_test(a_survivor_hops_to_the_next_generation),
        cmocka_unit_test(without_motion_each_step_is_there_at_once),
        cmocka_unit_test(every_motion_is_short_single_and_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
