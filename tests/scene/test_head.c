/* The head and its menu in windows of all sizes and scales: every button is inside, apart from the others and large
 * enough for a finger; what the head has no room for is in the menu. */
#include "stage.h"

#include "words.h"

#include <string.h>

static const struct {
    float width, height;
} windows[] = {{412, 915}, {480, 320}, {640, 400}, {1024, 768}, {1280, 720}, {1920, 1080}};
static const float ems[] = {12, 16, 24, 32, 48};

static bool apart(struct rect a, struct rect b) {
    return a.x + a.w <= b.x + 0.01F || b.x + b.w <= a.x + 0.01F || a.y + a.h <= b.y + 0.01F || b.y + b.h <= a.y + 0.01F;
}

/* Checks the buttons drawn last; `found` gets which there are. */
static void check_buttons(const struct stage *stage, bool found[BUTTON_COUNT]) {
    const struct scene *scene = stage->scene;
    memset(found, 0, sizeof *found * BUTTON_COUNT);
    for (size_t i = 0; i < scene->hit_count; i++) {
        const struct rect at = scene->hits[i].at;
        if (scene->hits[i].hit.kind != HIT_BUTTON)
            continue;
        assert_false(found[scene->hits[i].hit.button]);
        found[scene->hits[i].hit.button] = true;
        bool inside = at.x >= 0 && at.y >= 0 && at.x + at.w <= stage->view.width && at.y + at.h <= stage->view.height;
        if (!inside)
            fail_msg("button %d is outside at %.0f x %.0f, em %.0f", (int)scene->hits[i].hit.button,
                     (double)stage->view.width, (double)stage->view.height, (double)stage->view.em);
        for (size_t k = i + 1; k < scene->hit_count; k++)
            if (scene->hits[k].hit.kind == HIT_BUTTON && !apart(at, scene->hits[k].at))
                fail_msg("buttons %d and %d overlap at %.0f x %.0f, em %.0f", (int)scene->hits[i].hit.button,
                         (int)scene->hits[k].hit.button, (double)stage->view.width, (double)stage->view.height,
                         (double)stage->view.em);
    }
}

static void show(struct stage *stage, float width, float height, float em, enum scene_menu menu) {
    stage->view.width = width;
    stage->view.height = height;
    stage->view.em = em;
    stage->view.menu = menu;
    scene_draw(stage->scene, &stage->view, &stage->list);
}

static void everywhere(void (*check)(struct stage *, float, float, float)) {
    struct stage stage;
    for (int language = 0; language < strings_language_count; language++) {
        words_choose(strings_languages[language].name);
        set_up(&stage, -1);
        stage.trace.header.title = "What the collector does with a cycle that nobody can reach";
        for (size_t w = 0; w < sizeof windows / sizeof *windows; w++)
            for (size_t e = 0; e < sizeof ems / sizeof *ems; e++)
                check(&stage, windows[w].width, windows[w].height, ems[e]);
        tear_down(&stage);
    }
    words_choose("en");
}

static void check_head(struct stage *stage, float width, float height, float em) {
    bool found[BUTTON_COUNT];
    for (int speed = 0; speed < 2; speed++) { /* "Play ×¼" is longer */
        stage->view.speed = speed ? 0.25F : 1;
        show(stage, width, height, em, MENU_NONE);
        check_buttons(stage, found);
        assert_true(found[BUTTON_BACK] && found[BUTTON_STEP] && found[BUTTON_PLAY]);
        assert_true(found[BUTTON_EXPORT] && found[BUTTON_MENU]);
        for (size_t i = 0; i < stage->scene->hit_count; i++) {
            const struct hit_box *box = &stage->scene->hits[i];
            if (box->hit.kind == HIT_BUTTON)
                assert_true(box->at.h >= 1.5F * em - 0.01F); /* 24 pixels at 100 % */
            if (box->hit.kind == HIT_BUTTON && width >= 30 * em)
                assert_true(box->at.w >= 1.5F * em);
        }
    }
}

static void the_head_fits(void **state) {
    (void)state;
    everywhere(check_head);
}

static void check_menu(struct stage *stage, float width, float height, float em) {
    bool found[BUTTON_COUNT];
    show(stage, width, height, em, MENU_COMMANDS);
    check_buttons(stage, found);
    for (int i = 0; i < BUTTON_COUNT; i++)
        assert_int_equal(found[i], i != BUTTON_BACK && i != BUTTON_STEP && i != BUTTON_PLAY && i != BUTTON_MENU &&
                                       i != BUTTON_DIFFERS);
    for (size_t i = 0; i < stage->scene->hit_count; i++)
        assert_int_equal(stage->scene->hits[i].hit.kind, HIT_BUTTON); /* a click beside it only closes it */
}

static void the_menu_has_all(void **state) {
    (void)state;
    everywhere(check_menu);
}

static void check_versions(struct stage *stage, float width, float height, float em) {
    static const struct help_row versions[] = {
        {"2.7.18", "a cycle with a __del__ in it is never freed: it ends up in gc.garbage, and there it stays, for ever"},
        {"3.13.18t", "the free-threaded 3.13"},
        {"3.14.10", ""}};
    enum { VERSIONS = sizeof versions / sizeof *versions };
    bool found[VERSIONS] = {false};
    stage->view.versions = versions;
    stage->view.version_count = VERSIONS;
    show(stage, width, height, em, MENU_VERSIONS);
    for (size_t i = 0; i < stage->scene->hit_count; i++) {
        const struct hit_box *box = &stage->scene->hits[i];
        assert_true(box->at.x >= 0 && box->at.x + box->at.w <= width && box->at.y + box->at.h <= height);
        if (box->hit.kind == HIT_COMMAND)
            found[box->hit.line] = true;
        else
            assert_int_equal(box->hit.button, BUTTON_DIFFERS);
    }
    for (int i = 0; i < VERSIONS; i++)
        assert_true(found[i]);
    stage->view.versions = NULL;
    stage->view.version_count = 0;
}

static void the_versions_can_be_chosen(void **state) {
    (void)state;
    everywhere(check_versions);
}

/* A lecturer's screen: the buttons of every lesson stand there without the menu. */
static void a_wide_head_shows_what_matters(void **state) {
    (void)state;
    struct stage stage;
    bool found[BUTTON_COUNT];
    set_up(&stage, -1);
    stage.trace.header.title = "The two-Node cycle";
    show(&stage, 1024, 768, 16, MENU_NONE);
    check_buttons(&stage, found);
    assert_true(found[BUTTON_SIZE] && found[BUTTON_PREDICT] && found[BUTTON_EXPORT] && found[BUTTON_MENU]);
    show(&stage, 1920, 1080, 16, MENU_NONE);
    check_buttons(&stage, found);
    for (int i = 0; i < BUTTON_HEAD; i++)
        assert_true(found[i]);
    tear_down(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_fits),
        cmocka_unit_test(the_menu_has_all),
        cmocka_unit_test(the_versions_can_be_chosen),
        cmocka_unit_test(a_wide_head_shows_what_matters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
