/* Predicting, as a person does it: when a question opens, what holds it open, what an answer is told; that the picture
 * of an open question doesn't depend on what comes after it; and the collector's work, done by hand on every lesson. */
#include "app_predict.h"
#include "memory.h"
#include "scene_parts.h"
#include "travel.h"
#include "words.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const versions[] = {"2.7", "3.8", "3.11", "3.13", "3.14", "3.15"};

static struct app *open_lesson(const char *path, const char *version) {
    struct app *app = memory_alloc(sizeof *app);
    struct lesson_options options = {.run = {.python = version, .no_exit = true}};
    struct faults faults;
    faults_init(&faults);
    app_init(app, &text_metrics_fake, &options);
    app_resize(app, 1280, 720, 1);
    if (!app_open(app, path, &faults))
        fail_msg("%s does not open", path);
    faults_destroy(&faults);
    app_draw(app);
    return app;
}

static struct app *open_named(const char *name) {
    char path[1024];
    snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s.json", name);
    return open_lesson(path, NULL);
}

static void close_app(struct app *app) {
    app_destroy(app);
    free(app);
}

static void at(struct app *app, const char *where) {
    struct faults faults;
    faults_init(&faults);
    assert_true(app_where(app, where, &faults));
    faults_destroy(&faults);
    app_draw(app);
}

static void press(struct app *app, enum intent intent) {
    app_apply(app, intent);
    app_draw(app);
}

static void predict_on(struct app *app) {
    press(app, INTENT_PREDICT);
    assert_int_equal(app->predict.stage, PREDICT_LOBBY);
    press(app, INTENT_ESCAPE);
    assert_true(app->predict.on);
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
}

/* When a question opens -------------------------------------------------------------------------------------------- */

static void the_author_asks_before_the_line_runs_and_nothing_goes_past(void **state) {
    (void)state;
    struct app *app = open_named("two-node-cycle");
    at(app, "line:9");
    predict_on(app);
    app->view.step = STEP_STOP;
    for (int i = 0; i < 4 && app->predict.stage == PREDICT_IDLE; i++)
        press(app, INTENT_STEP);
    assert_int_equal(app->predict.asked.kind, QUESTION_AUTHOR);
    assert_int_equal(app->predict.asked.line, 11);
    uint64_t here = app->view.position;
    assert_int_equal(trace_event(&app->lesson->trace, here).kind, EVENT_STATEMENT_BEGIN);
    static const enum intent forward[] = {INTENT_STEP, INTENT_LINE_FORWARD, INTENT_STOP_FORWARD, INTENT_COLLECTION_FORWARD,
                                          INTENT_END,  INTENT_RETURN,       INTENT_PLAY,         INTENT_SUBMIT,
                                          INTENT_COLLECT, INTENT_REPLAY};
    for (size_t i = 0; i < sizeof forward / sizeof *forward; i++) {
        press(app, forward[i]);
        assert_int_equal(app->view.position, here);
        assert_int_equal(app->predict.stage, PREDICT_ASKING);
        assert_false(app->view.playing);
    }
    for (float x = 5; x < 1280; x += 25) /* anywhere along the timeline and the program */
        for (float y = 620; y < 720; y += 30) {
            app_press(app, x, y);
            app_release(app, x, y);
            app_wheel(app, x, y, -1, 0, false);
            assert_true(app->view.position <= here);
        }
    close_app(app);
}

static void at_home_a_mistake_is_told_and_who_holds_on_is_shown(void **state) {
    (void)state;
    struct app *app = open_named("two-node-cycle");
    at(app, "line:10");
    predict_on(app);
    press(app, INTENT_STEP);
    assert_int_equal(app->predict.stage, PREDICT_ASKING);
    const struct asked *asked = &app->predict.asked;
    int wrong = asked->options[0].right ? 1 : 0;
    press(app, (enum intent)(INTENT_CHOOSE_A + wrong));
    assert_int_equal(app->predict.stage, PREDICT_REVEALED);
    assert_string_equal(app->predict.feedback.data, asked->options[wrong].because.data);
    assert_true(app->predict.remark.length > 0);
    assert_int_equal(app->predict.light_count, 1); /* .partner of the other Node */
    assert_int_equal(app->predict.lights[0].role, ROLE_ATTR);
    uint64_t here = app->view.position;
    press(app, INTENT_SUBMIT); /* on, by the step that the question came before */
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    assert_true(app->view.position > here);
    press(app, INTENT_BACK);
    assert_int_equal(app->view.position, here);
    press(app, INTENT_STEP); /* dealt with, from here */
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    at(app, "line:9");
    app->view.step = STEP_STOP;
    for (int i = 0; i < 4 && app->predict.stage == PREDICT_IDLE; i++) /* come anew: asked anew */
        press(app, INTENT_STEP);
    assert_int_equal(app->predict.stage, PREDICT_ASKING);
    assert_int_equal(app->view.position, here);
    close_app(app);
}

static void in_class_hands_are_counted_and_a_clicker_reveals(void **state) {
    (void)state;
    struct app *app = open_named("two-node-cycle");
    at(app, "line:10");
    predict_on(app);
    press(app, INTENT_STOP_FORWARD);
    press(app, INTENT_MODE);
    assert_true(app->predict.in_class);
    press(app, INTENT_CHOOSE_B);
    press(app, (enum intent)(INTENT_DIGIT + 1));
    press(app, (enum intent)(INTENT_DIGIT + 2));
    press(app, INTENT_CHOOSE_A);
    press(app, (enum intent)(INTENT_DIGIT + 7));
    press(app, (enum intent)(INTENT_DIGIT + 3));
    press(app, INTENT_ERASE);
    assert_int_equal(app->predict.stage, PREDICT_ASKING); /* a hand is no answer */
    assert_int_equal(app->predict.votes[0], 7);
    assert_int_equal(app->predict.votes[1], 12);
    for (int i = 0; i < 4; i++)
        assert_int_not_equal(app->predict.picture.options[i].state, OPTION_RIGHT);
    press(app, INTENT_STOP_FORWARD);
    assert_int_equal(app->predict.stage, PREDICT_REVEALED);
    int right = 0;
    for (int i = 0; i < app->predict.asked.option_count; i++) {
        right += app->predict.picture.options[i].state == OPTION_RIGHT;
        assert_int_not_equal(app->predict.picture.options[i].state, OPTION_WRONG); /* nobody is graded */
    }
    assert_int_equal(right, 1);
    uint64_t here = app->view.position;
    press(app, INTENT_STOP_FORWARD);
    assert_true(app->view.position > here);
    close_app(app);
}

static void objects_are_an_answer_by_mouse_and_by_keyboard(void **state) {
    (void)state;
    for (int by_mouse = 0; by_mouse < 2; by_mouse++) {
        struct app *app = open_named("a-cycle-held-from-outside");
        at(app, "line:17");
        predict_on(app);
        press(app, INTENT_STEP);
        assert_int_equal(app->predict.stage, PREDICT_ASKING);
        assert_int_equal(app->predict.asked.option_count, 0);
        assert_true(app->predict.asked.object_count > 1);
        for (size_t i = 0; i < app->predict.asked.object_count; i++) {
            uint32_t object = app->predict.asked.objects[i];
            if (by_mouse) {
                struct rect box = canvas_box(app->scene, object);
                app_press(app, box.x + box.w / 2, box.y + box.h / 2);
                app_release(app, box.x + box.w / 2, box.y + box.h / 2);
                app_draw(app);
            } else {
                for (int tries = 0; tries < 100 && app->view.selected != object; tries++)
                    press(app, INTENT_SELECT_NEXT);
                press(app, INTENT_STEP);
            }
        }
        assert_int_equal(app->predict.chosen_count, app->predict.asked.object_count);
        press(app, INTENT_SUBMIT);
        assert_int_equal(app->predict.stage, PREDICT_REVEALED);
        assert_string_equal(app->predict.feedback.data, words(STR_PREDICT_RIGHT_DEATHS));
        close_app(app);
    }
}

static void one_too_low_at_getrefcount_is_told_of_the_argument(void **state) {
    (void)state;
    struct app *app = open_named("counting-and-aliases");
    bool told = false;
    for (int line = 0; line < 20 && !told; line++) {
        press(app, INTENT_ASK);
        for (int i = 0; i < 12 && app->predict.stage == PREDICT_ASKING; i++) {
            const struct asked *asked = &app->predict.asked;
            for (int o = 0; asked->kind == QUESTION_GETREFCOUNT && o < asked->option_count && !told; o++)
                if (asked->options[o].mistake == MISTAKE_ARGUMENT) {
                    long low = strtol(asked->options[o].text.data, NULL, 10);
                    press(app, (enum intent)(INTENT_CHOOSE_A + o));
                    assert_non_null(strstr(app->predict.feedback.data, "as its own argument"));
                    int right = 0;
                    while (!asked->options[right].right)
                        right++;
                    assert_int_equal(low + 1, strtol(asked->options[right].text.data, NULL, 10));
                    told = true;
                }
            if (!told)
                press(app, INTENT_ASK);
        }
        press(app, INTENT_ESCAPE);
        press(app, INTENT_LINE_FORWARD);
    }
    assert_true(told);
    close_app(app);
}

static void escape_and_going_back_leave_a_question(void **state) {
    (void)state;
    struct app *app = open_named("a-cycle-held-from-outside");
    at(app, "line:13");
    press(app, INTENT_ASK);
    assert_int_equal(app->predict.stage, PREDICT_ASKING);
    assert_true(app->predict.is_generated);
    struct text first;
    text_init(&first);
    text_add(&first, app->predict.asked.words.data);
    uint64_t here = app->view.position;
    press(app, INTENT_ASK); /* another one, in the same place */
    assert_int_equal(app->view.position, here);
    assert_string_not_equal(first.data, app->predict.asked.words.data);
    text_destroy(&first);
    press(app, INTENT_ESCAPE);
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    assert_int_equal(app->view.position, here);
    press(app, INTENT_ASK); /* about the same line again */
    uint64_t there = app->view.position;
    assert_int_equal(there, here);
    press(app, INTENT_BACK);
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    assert_true(app->view.position < there);
    press(app, INTENT_ASK);
    at(app, "end"); /* whatever else moves the view closes it */
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    press(app, INTENT_ASK);
    assert_int_equal(app->predict.stage, PREDICT_IDLE); /* nothing is to come */
    assert_true(app->banner.length > 0);
    close_app(app);
}

/* Nothing gives the answer away ------------------------------------------------------------------------------------ */

/* The same events up to `position`, and then: none (count 0), or others that tell other answers. */
static void copy_trace(struct trace *to, const struct trace *from, uint64_t position, bool goes_on) {
    trace_init(to, from->count + 1, NULL, NULL);
    to->header = from->header;
    for (size_t i = 1; i < from->string_count; i++)
        trace_string(to, from->strings[i].bytes, from->strings[i].length);
    uint32_t other = trace_string(to, "something else\n", 15);
    for (size_t i = 0; i < (goes_on ? from->count : position); i++) {
        struct event event = trace_event(from, i);
        if (i >= position && event.kind == EVENT_OUTPUT)
            event.label = other;
        if (i >= position && event.kind == EVENT_COLLECTION_END)
            event.after += 3, event.before += 1;
        if (i >= position && (event.kind == EVENT_COUNT_SET || event.kind == EVENT_THRESHOLD_SET))
            event.after += 5;
        if (i >= position && (event.kind == EVENT_GC_REFS_SET || event.kind == EVENT_GC_REFS_DECREF))
            event.after += 2;
        trace_emit(to, event);
    }
}

struct drawn {
    struct timeline timeline;
    struct scene *scene;
    struct drawlist list;
};

static void draw_record(struct drawn *drawn, const struct trace *trace, const struct scenario *scenario,
                        const struct scene_view *view) {
    timeline_init(&drawn->timeline, trace, scenario);
    drawn->scene = scene_create(&drawn->timeline, &text_metrics_fake);
    draw_init(&drawn->list);
    scene_draw(drawn->scene, view, &drawn->list);
}

static void forget_drawn(struct drawn *drawn) {
    draw_destroy(&drawn->list);
    scene_free(drawn->scene);
    timeline_destroy(&drawn->timeline);
}

/* Everything outside of the canvas, as text: where objects have their places depends on the whole record, on purpose. */
static void dump_outside(const struct drawn *drawn, struct text *out) {
    struct rect heap = drawn->scene->panels[PANEL_HEAP];
    for (size_t i = 0; i < drawn->list.count; i++) {
        const struct draw *draw = &drawn->list.items[i];
        struct draw_point at = {draw->x, draw->y};
        if (draw->kind == DRAW_PATH && draw->count)
            at = drawn->list.points[draw->first];
        if (draw->kind == DRAW_CLIP || rect_holds(heap, at.x, at.y))
            continue;
        text_printf(out, "%d %.2f %.2f %.2f %.2f %.2f %08x %08x", (int)draw->kind, (double)at.x, (double)at.y,
                    (double)draw->w, (double)draw->h, (double)draw->size, draw->fill, draw->stroke);
        if (draw->kind == DRAW_TEXT)
            text_printf(out, " %.*s", (int)draw->count, drawn->list.texts + draw->first);
        for (uint32_t p = 0; draw->kind == DRAW_PATH && p < draw->count; p++)
            text_printf(out, " %.2f,%.2f", (double)drawn->list.points[draw->first + p].x,
                        (double)drawn->list.points[draw->first + p].y);
        text_byte(out, '\n');
    }
}

static const float sizes[][3] = {{1280, 720, 16}, {1024, 768, 16}, {1280, 720, 32}, {1920, 1080, 16}};

/* Returns whether the two pictures are the same (outside of the canvas, or whole). */
static bool compare(const struct lesson *lesson, const struct trace *other, const struct scene_view *view, bool whole) {
    struct drawn a, b;
    struct text first, second;
    text_init(&first), text_init(&second);
    draw_record(&a, &lesson->trace, &lesson->scenario, view);
    draw_record(&b, other, &lesson->scenario, view);
    dump_outside(&a, &first);
    dump_outside(&b, &second);
    assert_true(first.length > 100);
    if (!whole && first.length) { /* shows where they part, when the test fails */
        size_t n = 0;
        while (n < first.length && n < second.length && first.data[n] == second.data[n])
            n++;
        while (n > 0 && first.data[n - 1] != '\n')
            n--;
        if (n < first.length && view->question)
            print_message("%.*s\n%.*s\n", (int)strcspn(first.data + n, "\n"), first.data + n,
                          (int)strcspn(second.data + n, "\n"), second.data + n);
    }
    bool same = whole ? draw_equal(&a.list, &b.list)
                      : first.length == second.length && !memcmp(first.data, second.data, first.length);
    text_destroy(&first), text_destroy(&second);
    forget_drawn(&a), forget_drawn(&b);
    return same;
}

static int withheld, told_apart;

static void check_withheld(const char *path) {
    struct lesson_options options = {.run = {.no_exit = true}};
    struct faults faults;
    faults_init(&faults);
    struct lesson *lesson = lesson_open(path, &options, &faults);
    assert_non_null(lesson);
    const struct scene_question question = {.heading = "Before", .words = "What?", .option_count = 2, .withholds = true,
                                            .options = {{"this", -1, OPTION_PLAIN}, {"that", -1, OPTION_PLAIN}}};
    struct scene_view view;
    scene_view_init(&view);
    int statements = 0, all = 0, some = lesson->trace.count > 2000 ? 2 : 7; /* a large record takes long to lay out */
    for (size_t i = 0; i < lesson->trace.count; i++)
        all += trace_event(&lesson->trace, i).kind == EVENT_STATEMENT_BEGIN;
    for (size_t i = 0; i < lesson->trace.count; i++) {
        if (trace_event(&lesson->trace, i).kind != EVENT_STATEMENT_BEGIN || ++statements % (all / some + 1))
            continue;
        view.position = timeline_rest(&lesson->timeline, i);
        if (view.position < 8) /* the world's first counts are told by their first change: it must be in both */
            continue;
        view.width = sizes[withheld % 4][0];
        view.height = sizes[withheld % 4][1];
        view.em = sizes[withheld % 4][2];
        view.tab = (enum scene_tab)(withheld % TAB_COUNT);
        struct trace cut, other;
        copy_trace(&cut, &lesson->trace, view.position, false);
        copy_trace(&other, &lesson->trace, view.position, true);
        view.question = &question;
        if (!compare(lesson, &cut, &view, false))
            fail_msg("%s, line %u, %gx%g: a panel shows what comes after the question", path,
                     trace_event(&lesson->trace, i).line, (double)view.width, (double)view.height);
        if (!compare(lesson, &other, &view, true))
            fail_msg("%s, line %u, %gx%g: the picture depends on what comes after the question", path,
                     trace_event(&lesson->trace, i).line, (double)view.width, (double)view.height);
        view.question = NULL;
        told_apart += !compare(lesson, &cut, &view, false);
        withheld++;
        trace_destroy(&cut), trace_destroy(&other);
    }
    lesson_close(lesson);
    faults_destroy(&faults);
}

static void each_lesson(void (*check)(const char *path)) {
    DIR *folder = opendir(PROJECT_ROOT "/scenarios");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[1024];
        if (!strstr(entry->d_name, ".json") || strstr(entry->d_name, ".zh."))
            continue;
        snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s", entry->d_name);
        check(path);
    }
    closedir(folder);
}

static void an_open_question_shows_nothing_of_what_comes(void **state) {
    (void)state;
    withheld = told_apart = 0;
    each_lesson(check_withheld);
    assert_true(withheld > 50);
    assert_true(told_apart > withheld / 3); /* without a question the same pictures differ: the test can tell */
}

/* Be the collector -------------------------------------------------------------------------------------------------- */

static bool is_lanes(const struct app *app) {
    return app->predict.picture.option_count == 2;
}

static bool is_over(const struct app *app) {
    return app->predict.stage == PREDICT_COLLECTOR && !app->predict.picture.withholds;
}

/* Where the work stands, in words: a move that is refused leaves it alone. */
static uint64_t progress(const struct app *app) {
    uint64_t sum = app->view.position;
    for (const char *at = app->predict.picture.words ? app->predict.picture.words : ""; *at; at++)
        sum = sum * 31 + (unsigned char)*at;
    for (const char *at = app->predict.picture.remark ? app->predict.picture.remark : ""; *at; at++)
        sum = sum * 31 + (unsigned char)*at;
    return sum;
}

static int games, refused;

/* Both lanes are tried, every object and every arrow acted on: what is right counts, what is wrong is told and refused. */
static void do_the_work(struct app *app, const char *name, bool by_mouse) {
    for (int moves = 0; moves < 3000 && !is_over(app); moves++) {
        uint64_t before = progress(app);
        if (is_lanes(app)) {
            press(app, moves % 2 ? INTENT_CHOOSE_A : INTENT_CHOOSE_B);
        } else {
            press(app, INTENT_SELECT_NEXT);
            uint32_t object = app->view.selected;
            struct rect box = object ? canvas_box(app->scene, object) : (struct rect){0};
            if (by_mouse && box.w > 0) {
                app_press(app, box.x + box.w / 2, box.y + box.h / 2);
                app_release(app, box.x + box.w / 2, box.y + box.h / 2);
                app_draw(app);
            } else {
                press(app, INTENT_SUBMIT);
            }
        }
        for (int i = 0; i < 40 && app_moves(app); i++)
            app_tick(app, 0.05);
        app_draw(app);
        if (!is_over(app) && progress(app) == before) {
            refused++;
            if (!app->predict.feedback.length)
                fail_msg("%s: nothing is said to a move that is refused", name);
        }
    }
    if (!is_over(app))
        fail_msg("%s: the work never ends: \"%s\" \"%s\"", name, app->predict.words.data, app->predict.feedback.data);
}

/* gc_refs that the student's picture shows are the record's own when a phase is over. */
static void check_result(struct app *app) {
    timeline_seek(&app->lesson->timeline, app->view.position);
    const struct world *world = &app->lesson->timeline.world;
    int64_t unreachable = 0;
    for (uint32_t n = 1; n <= world->object_count; n++)
        unreachable += world->objects[n].alive && world->objects[n].list == LIST_UNREACHABLE && scene_shows(app->scene, n);
    char count[24];
    snprintf(count, sizeof count, "%lld", (long long)unreachable);
    if (unreachable)
        assert_non_null(strstr(app->predict.feedback.data, count));
    else
        assert_string_equal(app->predict.feedback.data, words(STR_PREDICT_OVER_NONE));
}

static void check_games(const char *path) {
    for (size_t v = 0; v < sizeof versions / sizeof *versions; v++) {
        struct app *app = open_lesson(path, versions[v]);
        for (int game = 0; game < 3; game++) {
            press(app, INTENT_COLLECTOR);
            if (app->predict.stage != PREDICT_COLLECTOR)
                break;
            do_the_work(app, path, game % 2);
            check_result(app);
            games++;
            press(app, INTENT_SUBMIT);
            assert_int_equal(app->predict.stage, PREDICT_IDLE);
            press(app, INTENT_LINE_FORWARD);
        }
        close_app(app);
    }
}

static void the_collector_s_work_can_be_done_by_hand_on_every_lesson(void **state) {
    (void)state;
    games = refused = 0;
    each_lesson(check_games);
    assert_true(games > 60);
    assert_true(refused > games);
}

static void the_collector_s_work_can_be_left_and_be_done_by_space(void **state) {
    (void)state;
    struct app *app = open_named("a-cycle-held-from-outside");
    at(app, "line:12");
    uint64_t here = app->view.position;
    press(app, INTENT_COLLECTOR);
    assert_int_equal(app->predict.stage, PREDICT_COLLECTOR);
    press(app, INTENT_HINT);
    assert_true(app->predict.feedback.length > 0);
    uint64_t there = app->view.position;
    press(app, INTENT_END);
    assert_int_equal(app->view.position, there);
    press(app, INTENT_ESCAPE);
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    press(app, INTENT_RETURN); /* back to where it began */
    assert_int_equal(app->view.position, here);
    press(app, INTENT_COLLECTOR);
    for (int i = 0; i < 60 && !is_over(app); i++) {
        press(app, INTENT_HINT);
        press(app, INTENT_STEP);
    }
    assert_true(is_over(app));
    check_result(app);
    press(app, INTENT_STEP); /* on */
    assert_int_equal(app->predict.stage, PREDICT_IDLE);
    close_app(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_author_asks_before_the_line_runs_and_nothing_goes_past),
        cmocka_unit_test(at_home_a_mistake_is_told_and_who_holds_on_is_shown),
        cmocka_unit_test(in_class_hands_are_counted_and_a_clicker_reveals),
        cmocka_unit_test(objects_are_an_answer_by_mouse_and_by_keyboard),
        cmocka_unit_test(one_too_low_at_getrefcount_is_told_of_the_argument),
        cmocka_unit_test(escape_and_going_back_leave_a_question),
        cmocka_unit_test(an_open_question_shows_nothing_of_what_comes),
        cmocka_unit_test(the_collector_s_work_can_be_done_by_hand_on_every_lesson),
        cmocka_unit_test(the_collector_s_work_can_be_left_and_be_done_by_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
