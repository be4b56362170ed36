/* What a person does with the panels: find, marks, the way to an object's making and end, scrolling. */
#include "keys.h"
#include "two_nodes.h"

static void at_line(struct app *app, const char *where) {
    struct faults faults;
    faults_init(&faults);
    assert_true(app_where(app, where, &faults));
    faults_destroy(&faults);
    app_draw(app);
}

static bool shows(struct app *app, const char *words) {
    const struct drawlist *list = app_draw(app);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_TEXT && list->items[i].count >= strlen(words) &&
            !memcmp(list->texts + list->items[i].first, words, strlen(words)))
            return true;
    return false;
}

static void click_on(struct app *app, enum hit_kind kind, enum scene_command command) {
    app_draw(app);
    for (float y = 2; y < app->view.height; y += 4)
        for (float x = 2; x < app->view.width; x += 4) {
            struct hit hit = scene_hit(app->scene, x, y);
            if (hit.kind != kind || (kind == HIT_COMMAND && hit.command != command))
                continue;
            app_press(app, x, y);
            app_release(app, x, y);
            return;
        }
    fail_msg("nothing to click: kind %d, command %d", (int)kind, (int)command);
}

static void enter_goes_round_what_is_found(void **state) {
    struct app *app = *state;
    at_line(app, "line:10");
    app_apply(app, INTENT_FIND);
    assert_true(app_takes_text(app));
    app_type(app, "No");
    app_type(app, "de");
    assert_string_equal(app->query.data, "Node");
    assert_int_equal(app->view.selected, 0); /* typing selects nothing */
    static const uint32_t order[] = {FIRST, SECOND, FIRST};
    for (int i = 0; i < 3; i++) {
        app_key(app, (struct key){.name = KEY_ENTER});
        assert_int_equal(app->view.selected, order[i]);
    }
    app_key(app, (struct key){.name = KEY_ENTER, .shift = true});
    assert_int_equal(app->view.selected, SECOND);
    assert_true(shows(app, "2 of 2 found"));
    for (int i = 0; i < 4; i++)
        app_key(app, (struct key){.name = KEY_BACKSPACE});
    assert_int_equal(app->query.length, 0);
    app_key(app, (struct key){.name = KEY_BACKSPACE}); /* nothing left to take away */
    app_type(app, "refcount>7");
    app_key(app, (struct key){.name = KEY_ENTER});
    assert_int_equal(app->view.selected, SECOND); /* none found: it stays */
    app_key(app, (struct key){.name = KEY_ESCAPE});
    assert_false(app_takes_text(app));
    assert_int_equal(app->view.selected, SECOND);
    app_apply(app, INTENT_FIND);
    assert_int_equal(app->query.length, 0); /* anew */
    click_on(app, HIT_COMMAND, COMMAND_FIND_CLOSE);
    assert_false(app_takes_text(app));
}

static void the_field_takes_text_alone(void **state) {
    struct app *app = *state;
    app_type(app, "x");
    assert_int_equal(app->query.length, 0); /* it is not open */
    app_apply(app, INTENT_FIND);
    app_type(app, "\xff");
    app_type(app, "\n");
    assert_int_equal(app->query.length, 0);
    app_type(app, "节点");
    app_key(app, (struct key){.name = KEY_BACKSPACE});
    assert_string_equal(app->query.data, "节");
    for (int i = 0; i < 500; i++)
        app_type(app, "node ");
    assert_true(app->query.length < 200);
    app_draw(app);
}

static void b_and_d_go_to_the_ends_of_a_life(void **state) {
    struct app *app = *state;
    const struct life *life = &app->lesson->timeline.lives[SECOND];
    at_line(app, "line:10");
    app->view.selected = SECOND;
    uint64_t here = app->view.position;
    app_apply(app, INTENT_BIRTH);
    assert_true(app->view.position >= life->birth && app->view.position < here);
    assert_int_equal(app->view.selected, SECOND);
    app_apply(app, INTENT_RETURN);
    assert_int_equal(app->view.position, here);
    click_on(app, HIT_COMMAND, COMMAND_DEATH);
    assert_true(app->view.position >= life->death);
    assert_true(app->view.position - life->death < 10);
    app->view.motion = 1;
    assert_true(shows(app, "It has been freed."));
    app_apply(app, INTENT_RETURN);
    app->view.selected = NODE; /* the class lives on */
    app_apply(app, INTENT_DEATH);
    assert_int_equal(app->view.position, here);
    assert_true(app->banner.length > 0);
}

static void marks_come_one_after_the_other(void **state) {
    struct app *app = *state;
    at_line(app, "line:7");
    uint64_t first = app->view.position;
    app_apply(app, INTENT_MARK);
    assert_true(app->view.has_mark && !app->view.has_second_mark && app->view.mark == first);
    assert_int_equal(app->view.tab, TAB_MEMORY);
    at_line(app, "line:8");
    assert_true(shows(app, "+48")); /* one Node more than at the mark */
    click_on(app, HIT_COMMAND, COMMAND_MARK);
    assert_true(app->view.has_second_mark && app->view.second_mark == app->view.position);
    at_line(app, "line:12");
    assert_true(shows(app, "+48")); /* both moments are chosen: it stays, wherever one goes */
    app_apply(app, INTENT_MARK);
    assert_true(!app->view.has_second_mark && app->view.mark == app->view.position);
    assert_false(shows(app, "+48"));
    app_apply(app, INTENT_MARK); /* a second one at the same moment takes it away */
    assert_false(app->view.has_mark);
}

static void a_panel_scrolls_no_further_than_its_end(void **state) {
    struct app *app = *state;
    app_resize(app, 1024, 768, 1);
    app->scale = 200;
    at_line(app, "line:10");
    app->view.selected = FIRST;
    app->view.tab = TAB_INSPECTOR;
    app_draw(app);
    int last = 0;
    for (int i = 0; i < 60; i++) {
        app_apply(app, INTENT_SCROLL_DOWN);
        app_draw(app);
        int at = scene_seen(app->scene).scrolled[TAB_INSPECTOR];
        assert_true(at >= last);
        last = at;
    }
    assert_true(last > 2 && last < 60);
    assert_true(shows(app, "To its making"));
    for (int i = 0; i < 60; i++) {
        app_apply(app, INTENT_SCROLL_UP);
        app_draw(app);
    }
    assert_int_equal(scene_seen(app->scene).scrolled[TAB_INSPECTOR], 0);
    float x = app->view.width * 0.7F, y = app->view.height * 0.4F; /* over the open tab */
    app_wheel(app, x, y, -1, 0, false);
    app_draw(app);
    assert_true(scene_seen(app->scene).scrolled[TAB_INSPECTOR] > 0);
    app_apply(app, INTENT_SELECT_NEXT); /* another object begins at its first row */
    app_draw(app);
    assert_int_equal(scene_seen(app->scene).scrolled[TAB_INSPECTOR], 0);
}

static void a_holder_leads_to_itself(void **state) {
    struct app *app = *state;
    at_line(app, "line:10");
    app->view.selected = FIRST;
    click_on(app, HIT_LINK, 0); /* the first: .partner of Node #2 */
    assert_int_equal(app->view.selected, SECOND);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(enter_goes_round_what_is_found),
        TEST(the_field_takes_text_alone),
        TEST(b_and_d_go_to_the_ends_of_a_life),
        TEST(marks_come_one_after_the_other),
        TEST(a_panel_scrolls_no_further_than_its_end),
        TEST(a_holder_leads_to_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
