#include "travel.h"
#include "two_nodes.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void settle(struct app *app) {
    for (int i = 0; i < 100 && app_moves(app); i++)
        app_tick(app, 0.05);
    assert_false(app_moves(app));
}

static void steps_forward_and_back_meet(void **state) {
    struct app *app = *state;
    uint64_t rests[9] = {0};
    app->view.step = STEP_EVENT;
    for (int i = 1; i < 9; i++) {
        app_apply(app, INTENT_STEP);
        settle(app);
        rests[i] = app->view.position;
        assert_true(rests[i] > rests[i - 1]);
    }
    for (int i = 7; i >= 0; i--) {
        app_apply(app, INTENT_BACK);
        assert_false(app_moves(app));
        assert_int_equal(app->view.position, rests[i]);
    }
    app_apply(app, INTENT_BACK);
    assert_int_equal(app->view.position, 0);
}

static void time_moves_a_step_and_then_rests(void **state) {
    struct app *app = *state;
    app->view.step = STEP_EVENT;
    do
        app_apply(app, INTENT_STEP);
    while (!app_moves(app) && app->view.position < app->lesson->trace.count);
    assert_true(app_moves(app));
    assert_true(app->view.motion == 0);
    app_tick(app, 0.01);
    assert_true(app->view.motion > 0 && app->view.motion < 1);
    app_tick(app, 3600); /* the machine slept: the motion goes on, it doesn't skip */
    assert_true(app->motion_seconds < 0.1 || app->view.motion < 1);
    uint64_t position = app->view.position;
    settle(app);
    assert_int_equal(app->view.position, position);
    app_draw(app);
    app_tick(app, 1);
    assert_false(app->changed); /* nothing to draw at rest */
}

static void a_step_during_a_motion_begins_where_that_ends(void **state) {
    struct app *app = *state;
    app_apply(app, INTENT_STEP);
    uint64_t first = app->view.position;
    app_tick(app, 0.01);
    app_apply(app, INTENT_STEP);
    assert_int_equal(app->view.position, timeline_next(&app->lesson->timeline, first, app->view.step, true));
}

static void play_runs_to_the_end_and_stops(void **state) {
    struct app *app = *state;
    app->view.step = STEP_LINE;
    app_apply(app, INTENT_PLAY);
    assert_true(app_moves(app));
    for (int i = 0; i < 100000 && app_moves(app); i++)
        app_tick(app, 0.05);
    assert_false(app->view.playing);
    assert_int_equal(app->view.position, app->lesson->trace.count);
}

static void a_hand_on_the_controls_ends_the_play(void **state) {
    struct app *app = *state;
    app_apply(app, INTENT_PLAY);
    app_apply(app, INTENT_THEME);
    assert_true(app->view.playing); /* a look is not a move */
    app_apply(app, INTENT_STEP);
    assert_false(app->view.playing);
    app_apply(app, INTENT_PLAY);
    app_apply(app, INTENT_PLAY);
    assert_false(app->view.playing);
}

static void backspace_returns_after_a_jump_and_steps_back_otherwise(void **state) {
    struct app *app = *state;
    app_apply(app, INTENT_STEP);
    app_apply(app, INTENT_STEP);
    uint64_t here = app->view.position;
    app_apply(app, INTENT_END);
    uint64_t there = app->view.position;
    app_apply(app, INTENT_COLLECTION_BACK);
    assert_true(app->view.position < there);
    app_apply(app, INTENT_RETURN);
    assert_int_equal(app->view.position, there);
    app_apply(app, INTENT_RETURN);
    assert_int_equal(app->view.position, here);
    app_apply(app, INTENT_RETURN);
    assert_int_equal(app->view.position, timeline_next(&app->lesson->timeline, here, app->view.step, false));
}

static void jumps_beyond_count_forget_the_oldest(void **state) {
    struct app *app = *state;
    for (int i = 0; i < 200; i++)
        app_apply(app, i % 2 ? INTENT_START : INTENT_END);
    for (int i = 0; i < 200; i++)
        app_apply(app, INTENT_RETURN);
    assert_int_equal(app->view.position, 0);
}

static void sizes_of_step_go_round(void **state) {
    struct app *app = *state;
    app->view.step = STEP_EVENT;
    static const enum step_size order[] = {STEP_PHASE, STEP_LINE, STEP_STOP, STEP_EVENT};
    for (int i = 0; i < 4; i++) {
        app_apply(app, INTENT_STEP_SIZE);
        assert_int_equal(app->view.step, order[i]);
    }
}

static void text_scales_within_its_bounds(void **state) {
    struct app *app = *state;
    for (int i = 0; i < 30; i++)
        app_apply(app, INTENT_SCALE_UP);
    assert_int_equal(app->scale, 300);
    for (int i = 0; i < 30; i++)
        app_apply(app, INTENT_SCALE_DOWN);
    assert_int_equal(app->scale, 75);
    app->scale = 130; /* as --scale may say */
    app_apply(app, INTENT_SCALE_UP);
    assert_int_equal(app->scale, 150);
    app->scale = 130;
    app_apply(app, INTENT_SCALE_DOWN);
    assert_int_equal(app->scale, 125);
    app_apply(app, INTENT_SCALE_RESET);
    assert_int_equal(app->scale, 100);
    app_resize(app, 2560, 1440, 2);
    app_draw(app);
    assert_true(app->view.em == 32);
}

static void tabs_go_round(void **state) {
    struct app *app = *state;
    assert_int_equal(app->view.tab, TAB_NONE);
    bool seen[TAB_COUNT] = {false};
    for (int i = 0; i < TAB_COUNT; i++) {
        app_apply(app, INTENT_NEXT_TAB);
        assert_false(seen[app->view.tab]);
        seen[app->view.tab] = true;
    }
    assert_int_equal(app->view.tab, TAB_NONE);
    assert_true(seen[TAB_MEMORY] && seen[TAB_INSPECTOR] && seen[TAB_COLLECTOR] && seen[TAB_OUTPUT]);
    app_apply(app, INTENT_NEXT_TAB);
    app_apply(app, INTENT_ESCAPE);
    assert_int_equal(app->view.tab, TAB_NONE);
}

static void tab_selects_what_is_alive_and_no_definition(void **state) {
    struct app *app = *state;
    struct faults faults;
    faults_init(&faults);
    app_apply(app, INTENT_SELECT_NEXT);
    assert_int_equal(app->view.selected, 0); /* nothing is there yet */
    assert_true(app_where(app, "line:10", &faults));
    static const uint32_t order[] = {FIRST, SECOND, FIRST};
    for (int i = 0; i < 3; i++) {
        app_apply(app, INTENT_SELECT_NEXT);
        assert_int_equal(app->view.selected, order[i]);
    }
    app_apply(app, INTENT_SELECT_PREVIOUS);
    assert_int_equal(app->view.selected, SECOND);
    faults_destroy(&faults);
}

static void escape_closes_one_thing_at_a_time(void **state) {
    struct app *app = *state;
    app->fullscreen = true;
    app->view.selected = FIRST;
    app_apply(app, INTENT_DIFFERS);
    assert_true(app->view.differs);
    app_apply(app, INTENT_HELP); /* one at a time */
    assert_false(app->view.differs);
    app_apply(app, INTENT_DIFFERS);
    assert_true(app->view.differs && !app->view.help);
    app_apply(app, INTENT_ESCAPE);
    assert_false(app->view.differs);
    app_apply(app, INTENT_HELP);
    app_apply(app, INTENT_ESCAPE);
    assert_false(app->view.help);
    assert_int_equal(app->view.selected, FIRST);
    app_apply(app, INTENT_ESCAPE);
    assert_int_equal(app->view.selected, 0);
    assert_true(app->fullscreen);
    app_apply(app, INTENT_ESCAPE);
    assert_false(app->fullscreen);
    assert_false(app->quit);
}

static void a_bad_file_leaves_what_was_open(void **state) {
    struct app *app = *state;
    struct lesson *open = app->lesson;
    struct faults faults;
    faults_init(&faults);
    assert_false(app_open(app, "/nothing/of/that/name.json", &faults));
    assert_ptr_equal(app->lesson, open);
    app_tell(app, &faults);
    app_draw(app);
    assert_non_null(strstr(app->view.banner, "/nothing/of/that/name.json"));
    assert_null(strchr(app->view.banner, '\n'));
    app_apply(app, INTENT_STEP);
    app_draw(app);
    assert_null(app->view.banner);
    faults_destroy(&faults);
}

static void no_such_moment_is_a_fault(void **state) {
    struct app *app = *state;
    struct faults faults;
    faults_init(&faults);
    assert_true(app_where(app, "line:12", &faults));
    uint64_t position = app->view.position;
    assert_true(position > 0);
    assert_false(app_where(app, "line:99", &faults));
    assert_int_equal(faults.count, 1);
    assert_int_equal(app->view.position, position);
    faults_destroy(&faults);
}

/* Looks for a place of that kind on the picture, from the left top. */
static bool find_hit(struct app *app, enum hit_kind kind, float *x, float *y) {
    for (*y = 4; *y < app->view.height; *y += 8)
        for (*x = 4; *x < app->view.width; *x += 8)
            if (scene_hit(app->scene, *x, *y).kind == kind)
                return true;
    return false;
}

static void a_click_selects_and_a_drag_pans(void **state) {
    struct app *app = *state;
    struct faults faults;
    faults_init(&faults);
    assert_true(app_where(app, "line:10", &faults));
    app_draw(app);
    float x = 0, y = 0;
    assert_true(find_hit(app, HIT_OBJECT, &x, &y));
    uint32_t object = scene_hit(app->scene, x, y).object;
    app_press(app, x, y);
    app_move(app, x + 1, y); /* a hand is never quite still */
    app_release(app, x + 1, y);
    assert_int_equal(app->view.selected, object);
    assert_true(app->view.pan_x == 0);
    app_press(app, x, y);
    app_move(app, x + 50, y + 20);
    app_release(app, x + 50, y + 20);
    assert_true(app->view.pan_x == 50 && app->view.pan_y == 20);
    app_move(app, x + 90, y + 20); /* released: nothing is dragged */
    assert_true(app->view.pan_x == 50);
    app_apply(app, INTENT_FIT);
    assert_true(app->view.pan_x == 0);
    faults_destroy(&faults);
}

static void the_timeline_can_be_dragged(void **state) {
    struct app *app = *state;
    app_draw(app);
    float x = 0, y = 0;
    assert_true(find_hit(app, HIT_TIMELINE, &x, &y));
    app_press(app, x, y);
    uint64_t from = app->view.position;
    for (float to = x; to < app->view.width; to += 16)
        app_move(app, to, y - 200); /* the hand slips off upwards */
    app_release(app, x, y);
    assert_true(app->view.position > from);
    assert_int_equal(app->view.position, timeline_rest(&app->lesson->timeline, app->view.position));
}

static void over_and_out_pass_by_what_runs_inside(void **state) {
    struct app *app = *state;
    const struct timeline *timeline = &app->lesson->timeline;
    const struct trace *trace = &app->lesson->trace;
    uint64_t begin = 0, end = 0;
    for (uint64_t i = 0; i < app->lesson->trace.count; i++) {
        if (trace_event(trace, i).kind == EVENT_COLLECTION_BEGIN)
            begin = i;
        if (trace_event(trace, i).kind == EVENT_COLLECTION_END)
            end = i + 1;
    }
    assert_true(begin && end > begin);
    app->view.step = STEP_EVENT;
    travel_rest(app, timeline_rest(timeline, begin));
    app_apply(app, INTENT_OVER);
    assert_true(app->view.position >= end);
    assert_int_equal(timeline->rests[STEP_EVENT].positions[0], 0);
    assert_int_equal(app->view.position, timeline_rest(timeline, app->view.position));
    app_apply(app, INTENT_OVER_BACK);
    app_apply(app, INTENT_OVER_BACK);
    assert_true(app->view.position <= begin);
    travel_rest(app, timeline_rest(timeline, begin));
    app_apply(app, INTENT_STEP);
    app_apply(app, INTENT_STEP);
    uint64_t inside = app->view.position;
    assert_true(inside > begin && inside < end);
    app_apply(app, INTENT_OUT);
    assert_true(app->view.position >= end);
    app_apply(app, INTENT_RETURN);
    assert_int_equal(app->view.position, inside);
    app_apply(app, INTENT_OUT_BACK);
    assert_true(app->view.position <= begin);
}

static void a_held_key_and_reduced_motion_settle_at_once(void **state) {
    struct app *app = *state;
    app->view.step = STEP_EVENT;
    app->held = true;
    for (int i = 0; i < 30; i++) {
        app_apply(app, INTENT_STEP);
        assert_false(app_moves(app));
    }
    app->held = false;
    app_apply(app, INTENT_START);
    app_apply(app, INTENT_MOTION);
    for (int i = 0; i < 30; i++) {
        app_apply(app, INTENT_STEP);
        assert_false(app_moves(app));
    }
}

static void the_speed_shortens_a_motion(void **state) {
    struct app *app = *state;
    app->view.step = STEP_EVENT;
    do
        app_apply(app, INTENT_STEP);
    while (!app_moves(app) && app->view.position < app->lesson->trace.count);
    double usual = app->motion_seconds;
    assert_true(usual > 0 && usual <= 0.9);
    app_apply(app, INTENT_FASTER);
    app_apply(app, INTENT_REPLAY);
    double replayed = app->motion_seconds;
    assert_true(replayed > usual);
    app_apply(app, INTENT_SLOWER);
    app_apply(app, INTENT_SLOWER);
    app_apply(app, INTENT_REPLAY);
    assert_true(app->motion_seconds > 3 * replayed);
    for (int i = 0; i < 9; i++)
        app_apply(app, INTENT_SLOWER);
    assert_true(app->view.speed > 0);
}

static void holding_the_key_shows_the_stop_before(void **state) {
    struct app *app = *state;
    app_apply(app, INTENT_END);
    uint64_t here = app->view.position, before = travel_previous_stop(app);
    assert_true(before < here);
    app_apply(app, INTENT_COMPARE);
    app_draw(app);
    assert_int_equal(app->lesson->timeline.position, before);
    assert_int_equal(app->view.position, here);
    app_key_up(app);
    app_draw(app);
    assert_int_equal(app->lesson->timeline.position, here);
}

static void the_selected_object_leads_to_its_birth_and_its_death(void **state) {
    struct app *app = *state;
    app_apply(app, INTENT_BIRTH);
    assert_int_equal(app->view.position, 0);
    assert_true(app->banner.length > 0);
    const struct timeline *timeline = &app->lesson->timeline;
    for (uint32_t n = 1; n <= timeline->life_count; n++) {
        if (!timeline->lives[n].death)
            continue;
        app->view.selected = n;
        app_apply(app, INTENT_DEATH);
        assert_true(app->view.position >= timeline->lives[n].death);
        app_apply(app, INTENT_BIRTH);
        assert_true(app->view.position >= timeline->lives[n].birth && app->view.position < timeline->lives[n].death);
        return;
    }
    fail_msg("nothing dies in this record");
}

static void a_click_on_a_mark_leads_to_it(void **state) {
    struct app *app = *state;
    app_draw(app);
    float x = 0, y = 0;
    assert_true(find_hit(app, HIT_MARK, &x, &y));
    struct hit hit = scene_hit(app->scene, x, y);
    app_press(app, x, y);
    app_move(app, x + 1, y); /* a hand is never quite still */
    app_release(app, x + 1, y);
    assert_int_equal(app->view.position, hit.position);
}

static void a_click_closes_the_help(void **state) {
    struct app *app = *state;
    app_apply(app, INTENT_HELP);
    app_draw(app);
    app_press(app, 640, 360);
    app_release(app, 640, 360);
    assert_false(app->view.help);
    assert_int_equal(app->view.position, 0);
}

static void ctrl_and_the_wheel_zoom_within_bounds(void **state) {
    struct app *app = *state;
    app_draw(app);
    float x = 0, y = 0;
    assert_true(find_hit(app, HIT_CANVAS, &x, &y));
    struct scene_seen seen = scene_seen(app->scene);
    app_wheel(app, x, y, 1, 0, true);
    assert_true(app->view.zoom > 1);
    /* The point that was under the pointer still is: pointer = middle + pan + zoom * point. */
    float point = x - seen.canvas_x;
    assert_float_equal(seen.canvas_x + app->view.pan_x + app->view.zoom * point, x, 0.01);
    for (int i = 0; i < 100; i++)
        app_wheel(app, x, y, 5, 0, true);
    assert_true(app->view.zoom < 20);
    for (int i = 0; i < 100; i++)
        app_wheel(app, x, y, -5, 0, true);
    assert_true(app->view.zoom > 0.05f);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(steps_forward_and_back_meet),
        TEST(time_moves_a_step_and_then_rests),
        TEST(a_step_during_a_motion_begins_where_that_ends),
        TEST(play_runs_to_the_end_and_stops),
        TEST(a_hand_on_the_controls_ends_the_play),
        TEST(backspace_returns_after_a_jump_and_steps_back_otherwise),
        TEST(jumps_beyond_count_forget_the_oldest),
        TEST(sizes_of_step_go_round),
        TEST(text_scales_within_its_bounds),
        TEST(tabs_go_round),
        TEST(tab_selects_what_is_alive_and_no_definition),
        TEST(escape_closes_one_thing_at_a_time),
        TEST(a_bad_file_leaves_what_was_open),
        TEST(no_such_moment_is_a_fault),
        TEST(a_click_selects_and_a_drag_pans),
        TEST(the_timeline_can_be_dragged),
        TEST(over_and_out_pass_by_what_runs_inside),
        TEST(a_held_key_and_reduced_motion_settle_at_once),
        TEST(the_speed_shortens_a_motion),
        TEST(holding_the_key_shows_the_stop_before),
        TEST(the_selected_object_leads_to_its_birth_and_its_death),
        TEST(a_click_on_a_mark_leads_to_it),
        TEST(a_click_closes_the_help),
        TEST(ctrl_and_the_wheel_zoom_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
