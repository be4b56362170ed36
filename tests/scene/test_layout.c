/* What must hold of every layout: of each record here, in each window, at each size of text. */
#include "../timeline/random_heap.h"
#include "scene_parts.h"
#include "shapes.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { RECORDS = SHAPE_COUNT + 1 }; /* the last is the two-Node cycle */

static const struct {
    float width, height, em;
} windows[] = {{1280, 720, 16},  {1024, 768, 16}, {1024, 768, 32}, {1920, 1080, 16},
               {1920, 1080, 24}, {1280, 720, 12}, {1280, 720, 48}, {640, 480, 16}};
enum { WINDOWS = sizeof windows / sizeof *windows };

struct stage {
    struct trace trace;
    struct timeline timeline;
    struct scene *scene;
    struct scene_view view;
    struct drawlist list;
};

static void set_up(struct stage *stage, int record) {
    trace_init(&stage->trace, 1000000, NULL, NULL);
    if (record < SHAPE_COUNT)
        shapes_make(&stage->trace, record);
    else
        emit_two_node_cycle(&stage->trace);
    timeline_init(&stage->timeline, &stage->trace, NULL);
    stage->scene = scene_create(&stage->timeline, &text_metrics_fake);
    scene_view_init(&stage->view);
    draw_init(&stage->list);
}

static void tear_down(struct stage *stage) {
    draw_destroy(&stage->list);
    scene_free(stage->scene);
    timeline_destroy(&stage->timeline);
    trace_destroy(&stage->trace);
}

static void show(struct stage *stage, uint64_t position, int window) {
    stage->view.width = windows[window].width;
    stage->view.height = windows[window].height;
    stage->view.em = windows[window].em;
    stage->view.position = position;
    scene_draw(stage->scene, &stage->view, &stage->list);
}

static bool together(uint64_t a0, uint64_t a1, uint64_t b0, uint64_t b1) {
    return a0 < b1 && b0 < a1;
}

static void no_object_overlaps_another(void **state) {
    (void)state;
    for (int record = 0; record < RECORDS; record++) {
        struct stage stage;
        set_up(&stage, record);
        for (int window = 0; window < WINDOWS; window++) {
            show(&stage, 0, window);
            const struct history *history = &stage.scene->history;
            const struct plan *plan = &stage.scene->plan;
            for (size_t i = 0; i < history->object_count; i++) {
                struct rect home = plan->homes[i];
                if (home.w <= 0)
                    continue;
                assert_true(home.x >= plan->names.x + plan->names.w && home.x + home.w <= plan->width + 1);
                assert_true(home.y >= 0 && home.y + home.h <= plan->heap.y + plan->heap.h + 1);
                for (size_t j = i + 1; j < history->object_count && j < i + 400; j++)
                    if (plan->homes[j].w > 0 &&
                        together(history->objects[i].birth, history->objects[i].death, history->objects[j].birth,
                                 history->objects[j].death) &&
                        rect_meets(home, plan->homes[j], 0))
                        fail_msg("record %d, window %d: objects %zu and %zu overlap", record, window, i + 1, j + 1);
            }
        }
        tear_down(&stage);
    }
}

static void no_label_hits_anything(void **state) {
    (void)state;
    size_t labels = 0, shown = 0;
    for (int record = 0; record < RECORDS; record++) {
        struct stage stage;
        set_up(&stage, record);
        for (int window = 0; window < WINDOWS; window++) {
            show(&stage, 0, window);
            const struct history *history = &stage.scene->history;
            const struct plan *plan = &stage.scene->plan;
            if (plan->detail == DETAIL_TINY)
                continue;
            for (size_t i = 0; i < history->route_count; i++) {
                const struct past_route *route = &history->routes[i];
                struct rect label = plan->routes[i].label;
                labels += route->label_width > 0;
                if (label.w <= 0)
                    continue;
                shown++;
                assert_true(label.x >= 0 && label.x + label.w <= plan->width && label.y >= 0 &&
                            label.y + label.h <= plan->height);
                for (size_t j = 0; j < history->object_count; j++)
                    if (plan->homes[j].w > 0 &&
                        together(route->start, route->end, history->objects[j].birth, history->objects[j].death))
                        assert_false(rect_meets(label, plan->homes[j], 0));
                for (size_t j = 0; j < history->route_count; j++)
                    if (j != i && plan->routes[j].label.w > 0 &&
                        together(route->start, route->end, history->routes[j].start, history->routes[j].end))
                        assert_false(rect_meets(label, plan->routes[j].label, 0));
            }
        }
        tear_down(&stage);
    }
    assert_true(shown * 10 >= labels * 8); /* most have found a place */
}

static bool runs_through(const struct plan *plan, size_t route, size_t object) {
    struct rect box = rect_inset(plan_box(plan, object), plan->unit * 0.1F);
    for (int t = 1; t < 40; t++) {
        struct draw_point at = curve_at(&plan->routes[route].curve, (float)t / 40);
        if (plan->homes[object].w > 0 && rect_holds(box, at.x, at.y))
            return true;
    }
    return false;
}

/* Arrows of small graphs run clear of every object that is there with them, and so do those in a grid, of which each
 * object stands in a cell of its own. */
static void no_arrow_runs_through_an_object(void **state) {
    (void)state;
    static const bool is_small[RECORDS] = {[0] = true, [2] = true, [3] = true, [4] = true, [7] = true, [SHAPE_COUNT] = true};
    int grids = 0;
    for (int record = 0; record < RECORDS; record++) {
        struct stage stage;
        set_up(&stage, record);
        for (int window = 0; window < WINDOWS; window++) {
            show(&stage, 0, window);
            const struct history *history = &stage.scene->history;
            const struct plan *plan = &stage.scene->plan;
            bool is_grid = plan->cell_w > 0 && history->object_count < 200;
            grids += is_grid;
            for (size_t i = 0; i < history->route_count && (is_grid || (is_small[record] && window < 5)); i++) {
                const struct past_route *route = &history->routes[i];
                for (size_t j = 0; j < history->object_count; j++)
                    if (plan->routes[i].curve.count &&
                        together(route->start, route->end, history->objects[j].birth, history->objects[j].death) &&
                        runs_through(plan, i, j))
                        fail_msg("record %d, window %d: route %zu runs through object %zu", record, window, i, j + 1);
            }
        }
        tear_down(&stage);
    }
    assert_true(grids > 0);
}

/* The words stand below all objects, arrows and labels, at every step. */
static void the_caption_covers_nothing(void **state) {
    (void)state;
    for (int record = 0; record < RECORDS; record++) {
        struct stage stage;
        set_up(&stage, record);
        size_t step = stage.timeline.rests[STEP_EVENT].count / 12 + 1;
        for (int window = 0; window < WINDOWS; window++)
            for (size_t i = 0; i < stage.timeline.rests[STEP_EVENT].count; i += step) {
                show(&stage, stage.timeline.rests[STEP_EVENT].positions[i], window);
                const struct scene *scene = stage.scene;
                bool empty = i == 0; /* the opening words have an empty canvas to themselves */
                for (size_t j = 0; j < scene->history.object_count; j++)
                    empty &= scene->history.objects[j].birth > 0;
                if (scene->caption.w <= 0 || empty)
                    continue;
                for (size_t j = 0; j < scene->history.object_count; j++)
                    if (scene->plan.homes[j].w > 0)
                        assert_false(rect_meets(canvas_rect(scene, scene->plan.homes[j]), scene->caption, 0));
                for (size_t j = 0; j < scene->history.route_count && scene->plan.detail != DETAIL_TINY; j++) {
                    const struct route *route = &scene->plan.routes[j];
                    if (route->label.w > 0)
                        assert_false(rect_meets(canvas_rect(scene, route->label), scene->caption, 0));
                    for (int t = 0; t <= 20 && route->curve.count; t++) {
                        struct draw_point at = canvas_point(scene, curve_at(&route->curve, (float)t / 20));
                        if (rect_holds(rect_inset(scene->caption, 1), at.x, at.y))
                            fail_msg("record %d, window %d: route %zu runs under the caption", record, window, j);
                    }
                }
            }
        tear_down(&stage);
    }
}

/* In the lesson that everybody sees first, at the size of a projector: boxes use the canvas, the count can be read
 * from the last row, and no two arrows run side by side. */
static void two_nodes_fill_the_canvas(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, SHAPE_COUNT);
    show(&stage, stage.trace.count, 0);
    const struct history *history = &stage.scene->history;
    const struct plan *plan = &stage.scene->plan;
    assert_int_equal(plan->detail, DETAIL_FULL);
    assert_true(plan->unit * 2.4F >= 36); /* pixels of the count's text */
    float used = 0;
    for (size_t i = 0; i < history->object_count; i++)
        used += plan->homes[i].w;
    assert_true(used >= 0.6F * plan->heap.w);
    for (size_t i = 0; i < history->route_count; i++)
        for (size_t j = 0; j < history->route_count; j++) {
            if (i == j || !together(history->routes[i].start, history->routes[i].end, history->routes[j].start,
                                    history->routes[j].end))
                continue;
            int beside = 0;
            for (int a = 4; a < 37; a++)
                for (int b = 0; b <= 40; b++) {
                    struct draw_point one = curve_at(&plan->routes[i].curve, (float)a / 40),
                                      two = curve_at(&plan->routes[j].curve, (float)b / 40);
                    if (hypotf(one.x - two.x, one.y - two.y) < 0.5F * plan->unit) {
                        beside++;
                        break;
                    }
                }
            assert_true(beside <= 3);
        }
    tear_down(&stage);
}

static void nothing_moves_while_it_lives(void **state) {
    (void)state;
    for (int record = 0; record < RECORDS; record++) {
        struct stage stage;
        set_up(&stage, record);
        uint32_t numbers = stage.timeline.life_count;
        struct rect *seen = calloc(numbers + 2, sizeof *seen);
        size_t step = stage.timeline.rests[STEP_EVENT].count / 60 + 1;
        for (size_t i = 0; i < stage.timeline.rests[STEP_EVENT].count; i += step) {
            show(&stage, stage.timeline.rests[STEP_EVENT].positions[i], 0);
            for (size_t k = 0; k < stage.list.count; k++) {
                const struct draw *draw = &stage.list.items[k];
                const struct world_object *object = draw->id ? world_object(&stage.timeline.world, draw->id) : NULL;
                if (!object || object->list >= LIST_UNREACHABLE)
                    continue;
                struct rect at = {draw->x, draw->y, draw->w, draw->h};
                if (seen[draw->id].w > 0)
                    assert_memory_equal(&seen[draw->id], &at, sizeof at);
                seen[draw->id] = at;
            }
        }
        free(seen);
        tear_down(&stage);
    }
}

static void arrows_and_stubs_are_the_count(void **state) {
    (void)state;
    for (int record = 0; record < RECORDS; record++) {
        struct stage stage;
        set_up(&stage, record);
        size_t step = stage.trace.count / 200 + 1;
        for (uint64_t position = 0; position <= stage.trace.count; position += step) {
            show(&stage, position, (int)(position * 3 / (stage.trace.count + 1)));
            for (uint32_t number = 1; number <= stage.timeline.world.object_count; number++) {
                const struct world_object *object = world_object(&stage.timeline.world, number);
                if (object && object->alive && history_object(&stage.scene->history, number))
                    assert_int_equal(scene_arrows_and_stubs(stage.scene, number), object->refcount);
            }
        }
        tear_down(&stage);
    }
}

static void random_records_keep_the_count_and_spoilt_ones_do_no_harm(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct stage stage;
        bool spoilt = seed > 3;
        trace_init(&stage.trace, 100000, NULL, NULL);
        random_heap(&stage.trace, seed, 1500);
        if (spoilt)
            random_spoil(&stage.trace, seed);
        timeline_init(&stage.timeline, &stage.trace, NULL);
        stage.scene = scene_create(&stage.timeline, &text_metrics_fake);
        scene_view_init(&stage.view);
        draw_init(&stage.list);
        for (uint64_t position = 0; position <= stage.trace.count; position += 97) {
            stage.view.motion = (float)(position % 5) / 4;
            stage.view.selected = (uint32_t)position % 40;
            show(&stage, position, (int)(position * 3 / (stage.trace.count + 1)));
            for (uint32_t number = 1; number <= stage.timeline.world.object_count && !spoilt; number++) {
                const struct world_object *object = world_object(&stage.timeline.world, number);
                if (object && object->alive && history_object(&stage.scene->history, number))
                    assert_int_equal(scene_arrows_and_stubs(stage.scene, number),
                                     world_holders(&stage.timeline.world, number));
            }
        }
        tear_down(&stage);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_object_overlaps_another),
        cmocka_unit_test(no_label_hits_anything),
        cmocka_unit_test(no_arrow_runs_through_an_object),
        cmocka_unit_test(the_caption_covers_nothing),
        cmocka_unit_test(two_nodes_fill_the_canvas),
        cmocka_unit_test(nothing_moves_while_it_lives),
        cmocka_unit_test(arrows_and_stubs_are_the_count),
        cmocka_unit_test(random_records_keep_the_count_and_spoilt_ones_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
