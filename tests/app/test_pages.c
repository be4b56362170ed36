/* Gallery, dialogs, focus, first steps, reloading: by keys and the pointer, with real lessons and files of its own. */
#include "app_view.h"
#include "file.h"
#include "memory.h"
#include "pages.h"
#include "reload.h"
#include "settings.h"
#include "tour.h"
#include "versions.h"
#include "words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct desk {
    struct app app;
    struct settings settings;
    char folder[64];
};

static int begin(void **state) {
    struct desk *desk = memory_alloc(sizeof *desk);
    struct lesson_options options = {0};
    snprintf(desk->folder, sizeof desk->folder, "/tmp/heapscope-pages-XXXXXX");
    if (!mkdtemp(desk->folder))
        return -1;
    settings_init(&desk->settings);
    desk->settings.toured = true;
    app_init(&desk->app, &text_metrics_fake, &options);
    desk->app.settings = &desk->settings;
    app_resize(&desk->app, 1280, 720, 1);
    *state = desk;
    return 0;
}

static int end(void **state) {
    struct desk *desk = *state;
    app_destroy(&desk->app);
    settings_destroy(&desk->settings);
    free(desk);
    words_choose("en");
    return 0;
}

static void named(struct app *app, enum key_name name, bool ctrl) {
    app_key(app, (struct key){name, 0, false, ctrl, false});
}

static void character(struct app *app, uint32_t c, bool ctrl) {
    app_key(app, (struct key){KEY_CHARACTER, c, false, ctrl, false});
}

static void in_folder(const struct desk *desk, const char *name, char *path, size_t room) {
    snprintf(path, room, "%s/%s", desk->folder, name);
}

static void write_file(const struct desk *desk, const char *name, const char *bytes) {
    char path[256];
    struct faults faults;
    faults_init(&faults);
    in_folder(desk, name, path, sizeof path);
    assert_true(file_write(path, bytes, strlen(bytes), &faults));
    faults_destroy(&faults);
}

static void open_named(struct desk *desk, const char *name) {
    char path[256];
    struct faults faults;
    faults_init(&faults);
    in_folder(desk, name, path, sizeof path);
    assert_true(app_open(&desk->app, path, &faults));
    faults_destroy(&faults);
}

static bool shows(struct app *app, const char *words) {
    const struct drawlist *list = app_draw(app);
    struct text all;
    bool found = false;
    text_init(&all);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == DRAW_TEXT) {
            text_append(&all, list->texts + list->items[i].first, list->items[i].count);
            text_byte(&all, '\n');
        }
    found = all.data && strstr(all.data, words) != NULL;
    text_destroy(&all);
    return found;
}

static void the_gallery_opens_what_is_searched_for(void **state) {
    struct app *app = &((struct desk *)*state)->app;
    pages_show_gallery(app);
    assert_true(shows(app, "The two-Node cycle") || shows(app, "Lessons"));
    named(app, KEY_ESCAPE, false); /* there is no lesson to go back to */
    assert_true(pages_are_open(app));
    assert_true(pages_type(app, "TWO-node gc.coll"));
    assert_true(shows(app, "The two-Node cycle"));
    assert_false(shows(app, "Containers hold references"));
    pages_type(app, "xyzzy");
    named(app, KEY_ENTER, false);
    assert_true(pages_are_open(app)); /* nothing was found, nothing opens */
    named(app, KEY_ESCAPE, false);
    assert_true(shows(app, "Beginner"));
    pages_type(app, "two-node");
    named(app, KEY_ENTER, false);
    assert_false(pages_are_open(app));
    assert_string_equal(app->lesson->scenario.title, "The two-Node cycle");
    assert_int_equal(app->settings->recent_count, 1);
    app_draw(app);
    uint64_t position = app->view.position;
    named(app, KEY_SPACE, false);
    assert_true(app->view.position > position);
    character(app, 'o', true);
    assert_true(pages_are_open(app));
    assert_true(shows(app, "Opened last"));
    named(app, KEY_SPACE, false); /* goes nowhere beneath */
    position = app->view.position;
    named(app, KEY_ESCAPE, false);
    assert_false(pages_are_open(app));
    assert_int_equal(app->view.position, position);
}

/* In Chinese a lesson is found by its Chinese words and by the English ones, which its API and its books are in. */
static void the_gallery_searches_in_both_languages(void **state) {
    struct app *app = &((struct desk *)*state)->app;
    assert_true(words_choose("zh"));
    static const char *const typed[] = {"循环引用 两个", "two-node", "The two-node Cycle", "reference counting 入门"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        pages_show_gallery(app);
        assert_true(pages_type(app, typed[i]));
        assert_true(shows(app, "两个 Node 的循环"));
        assert_false(shows(app, "垃圾？"));
    }
}

static void a_click_opens_a_card_and_presses_a_button(void **state) {
    struct app *app = &((struct desk *)*state)->app;
    pages_show_gallery(app);
    app_draw(app);
    app_press(app, 300, 170);
    assert_non_null(app->lesson);
    assert_false(pages_are_open(app));
    named(app, KEY_END, false);
    pages_show_gallery(app);
    app_draw(app);
    enum theme_name theme = app->view.theme;
    for (int i = 0; i < 3; i++) /* Open, language, theme */
        named(app, KEY_TAB, false);
    named(app, KEY_SPACE, false);
    pages_type(app, " "); /* what SDL sends after it */
    assert_int_not_equal(app->view.theme, theme);
    assert_true(app->settings->has_theme);
    app_wheel(app, 300, 300, -3, 0, false);
    app_draw(app);
    app_wheel(app, 300, 300, 50, 0, false);
    app_draw(app);
    assert_true(pages_are_open(app));
}

static void a_path_is_completed_and_opened(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    write_file(desk, "first.py", "x = [1]\n");
    write_file(desk, "first-lesson.json", "{}");
    write_file(desk, "notes.txt", "");
    pages_show_gallery(app);
    character(app, 'o', true);
    character(app, 'u', true);
    pages_type(app, desk->folder);
    named(app, KEY_ENTER, false); /* a folder: into it */
    assert_true(shows(app, "first.py") && shows(app, "first-lesson.json") && !shows(app, "notes.txt"));
    pages_type(app, "fi");
    named(app, KEY_TAB, false);
    pages_type(app, "zz");
    named(app, KEY_ENTER, false);
    assert_true(pages_are_open(app));
    assert_true(shows(app, "no such file"));
    named(app, KEY_BACKSPACE, false);
    named(app, KEY_BACKSPACE, false);
    named(app, KEY_DOWN, false);
    named(app, KEY_ENTER, false); /* first-lesson.json is no lesson */
    assert_true(pages_are_open(app));
    assert_true(shows(app, "first-lesson.json"));
    named(app, KEY_DOWN, false);
    named(app, KEY_ENTER, false);
    assert_false(pages_are_open(app));
    assert_string_equal(app->lesson->scenario.title, "first.py");
}

static void escape_goes_back_step_by_step(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    write_file(desk, "a.py", "x = [1]\n");
    open_named(desk, "a.py");
    character(app, 'o', false);
    character(app, 'o', true);
    assert_true(pages_cover(app));
    named(app, KEY_ESCAPE, false);
    assert_true(pages_are_open(app));
    named(app, KEY_ESCAPE, false);
    assert_false(pages_are_open(app));
    character(app, 's', true);
    assert_true(pages_are_open(app) && !pages_cover(app));
    app_draw(app);
    app_press(app, 3, 3); /* beside the box */
    assert_false(pages_are_open(app));
}

static void saving_asks_before_it_replaces(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    char path[256];
    struct text bytes;
    struct faults faults;
    write_file(desk, "a.py", "x = [1]\n");
    write_file(desk, "b.json", "precious");
    open_named(desk, "a.py");
    in_folder(desk, "b.json", path, sizeof path);
    character(app, 's', true);
    character(app, 'u', true);
    pages_type(app, path);
    named(app, KEY_ENTER, false);
    assert_true(pages_are_open(app));
    assert_true(shows(app, "once more"));
    text_init(&bytes);
    faults_init(&faults);
    assert_true(file_read(path, 1000, &bytes, &faults));
    assert_string_equal(bytes.data, "precious");
    named(app, KEY_ENTER, false);
    assert_false(pages_are_open(app));
    assert_true(shows(app, "Saved as"));
    text_clear(&bytes);
    assert_true(file_read(path, 1000, &bytes, &faults));
    assert_non_null(strstr(bytes.data, "\"x = [1]\""));
    assert_string_equal(app->settings->recent[0], path);
    open_named(desk, "b.json");
    text_destroy(&bytes);
    faults_destroy(&faults);
}

static void tab_goes_round_and_presses(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    write_file(desk, "a.py", "x = [1]\ny = [x]\nprint(2)\n");
    open_named(desk, "a.py");
    app_draw(app);
    bool buttons[BUTTON_COUNT] = {false}, program = false, canvas = false, output = false;
    int stops = 0;
    do {
        named(app, KEY_TAB, false);
        app_draw(app);
        if (app->view.focus.kind == HIT_BUTTON)
            buttons[app->view.focus.button] = true;
        program |= app->view.focus.kind == HIT_PROGRAM;
        canvas |= app->view.focus.kind == HIT_CANVAS;
        output |= app->view.focus.kind == HIT_OUTPUT;
        stops++;
        assert_true(stops < 50);
    } while (app->view.focus.kind != HIT_NOTHING);
    assert_true(buttons[BUTTON_STEP] && buttons[BUTTON_EXPORT] && buttons[BUTTON_MENU] && buttons[BUTTON_VERSION]);
    assert_true(program && canvas && output);
    for (int i = 0; i < stops; i++) { /* the same way back */
        app_key(app, (struct key){KEY_TAB, 0, true, false, false});
        app_draw(app);
    }
    assert_int_equal(app->view.focus.kind, HIT_NOTHING);
    while (app->view.focus.kind != HIT_BUTTON || app->view.focus.button != BUTTON_MENU) {
        named(app, KEY_TAB, false);
        app_draw(app);
    }
    named(app, KEY_ENTER, false);
    assert_true(app->view.menu);
    app_draw(app);
    for (int i = 0; app->view.focus.button != BUTTON_THEME && i < BUTTON_COUNT; i++)
        named(app, KEY_DOWN, false);
    named(app, KEY_ENTER, false);
    assert_int_equal(app->view.theme, THEME_DARK);
    named(app, KEY_SPACE, false);
    assert_int_equal(app->view.theme, THEME_LIGHT);
    assert_true(app->view.menu); /* one may change one's mind */
    named(app, KEY_ESCAPE, false);
    assert_false(app->view.menu);
    assert_int_equal(app->view.focus.kind, HIT_NOTHING);
    app_draw(app);
    assert_int_equal(app->view.position, 0);
    while (app->view.focus.kind != HIT_PROGRAM) {
        named(app, KEY_TAB, false);
        app_draw(app);
    }
    named(app, KEY_DOWN, false);
    named(app, KEY_DOWN, false);
    app_draw(app);
    assert_int_equal(app->view.focus.line, 2);
    named(app, KEY_ENTER, false);
    assert_true(app->view.position > 0);
    named(app, KEY_ESCAPE, false);
    assert_int_equal(app->view.focus.kind, HIT_NOTHING);
    uint64_t position = app->view.position;
    named(app, KEY_SPACE, false); /* nothing has the focus: a step */
    assert_true(app->view.position > position);
}

/* The program under another Python, at the same line, by the keyboard; what can't read it changes nothing. */
static void another_python_runs_it(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    write_file(desk, "a.py", "class A:\n    pass\na = A()\na.x = 1\nb = f'{1}'\nprint(b)\n");
    open_named(desk, "a.py");
    struct faults faults;
    faults_init(&faults);
    assert_true(app_where(app, "line:4", &faults));
    uint32_t line = trace_event(&app->lesson->trace, app->view.position - 1).line;
    char before[16];
    snprintf(before, sizeof before, "%s", app->lesson->trace.header.python);
    app_draw(app);
    character(app, 'y', false);
    assert_int_equal(app->view.menu, MENU_VERSIONS);
    assert_int_equal(app->view.focus.kind, HIT_COMMAND); /* on the one that runs */
    assert_string_equal(version_at(app->view.focus.line).release, before);
    app_draw(app);
    while (strcmp(version_at(app->view.focus.line).name, "3.6") != 0)
        named(app, KEY_UP, false);
    named(app, KEY_ENTER, false);
    assert_int_equal(app->view.menu, MENU_NONE);
    assert_string_equal(app->lesson->trace.header.python, "3.6.15");
    assert_int_equal(trace_event(&app->lesson->trace, app->view.position - 1).line, line);
    reload_now(app); /* the file changes: it stays with that Python */
    assert_string_equal(app->lesson->trace.header.python, "3.6.15");
    app_draw(app);
    character(app, 'y', false);
    app_draw(app);
    named(app, KEY_UP, false); /* 2.7 has no f'' */
    assert_string_equal(version_at(app->view.focus.line).name, "2.7");
    named(app, KEY_ENTER, false);
    assert_string_equal(app->lesson->trace.header.python, "3.6.15");
    assert_true(app->banner.length > 0);
    write_file(desk, "b.py", "x = 1\n");
    open_named(desk, "b.py"); /* another lesson: nobody chose for that one */
    assert_string_equal(app->lesson->trace.header.python, before);
    faults_destroy(&faults);
}

static void the_first_steps_are_shown_once(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    desk->settings.toured = false;
    write_file(desk, "a.py", "x = [1]\ny = [x]\n");
    app->tour_offered = false; /* a file was named on the command line */
    open_named(desk, "a.py");
    assert_false(tour_is_on(app));
    app->tour_offered = true;
    open_named(desk, "a.py");
    assert_true(tour_is_on(app));
    assert_true(shows(app, "1 of 3"));
    for (int i = 0; i < 50 && app->tour_step == 1; i++)
        named(app, KEY_SPACE, false); /* what it asks for, done */
    assert_true(shows(app, "2 of 3"));
    for (int i = 0; i < 200 && app->tour_step == 2; i++) {
        named(app, KEY_SPACE, false);
        named(app, KEY_DOWN, false);
    }
    assert_true(shows(app, "3 of 3"));
    named(app, KEY_ENTER, false);
    assert_false(tour_is_on(app));
    assert_true(desk->settings.toured);
    open_named(desk, "a.py");
    assert_false(tour_is_on(app));
    desk->settings.toured = false; /* and skipped */
    open_named(desk, "a.py");
    assert_true(tour_is_on(app));
    named(app, KEY_ESCAPE, false);
    assert_false(tour_is_on(app));
    assert_true(desk->settings.toured);
}

static void a_changed_file_is_shown_at_the_same_line(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    struct faults faults;
    faults_init(&faults);
    write_file(desk, "a.py", "x = [1]\ny = [x]\nz = [y]\n");
    open_named(desk, "a.py");
    assert_true(reload_watches(app));
    assert_true(app_where(app, "line:2", &faults));
    reload_look(app);
    struct lesson *before = app->lesson;
    assert_ptr_equal(app->lesson, before); /* nothing has changed */
    write_file(desk, "a.py", "import gc\n\nx = [1]\ny = [x]\nz = [y, 3]\n");
    reload_look(app);
    uint64_t position = app->view.position, wanted;
    assert_true(timeline_where(&app->lesson->timeline, "line:4", &wanted, &faults));
    assert_int_equal(position, wanted);
    write_file(desk, "a.py", "x = [1]\ny = [x\n"); /* half-way through an edit */
    reload_look(app);
    assert_int_equal(app->view.position, position);
    assert_non_null(strstr(app->lesson->scenario.program, "z = [y, 3]")); /* the last good picture */
    assert_true(shows(app, "The file has changed"));
    assert_true(app->trouble.length > 0);
    named(app, KEY_LEFT, false);
    assert_true(app->trouble.length > 0); /* it stays */
    write_file(desk, "a.py", "x = [1]\n");
    reload_look(app);
    assert_int_equal(app->trouble.length, 0);
    assert_true(app->view.position <= app->lesson->trace.count);
    char path[256];
    in_folder(desk, "a.py", path, sizeof path);
    unlink(path);
    reload_look(app);
    assert_int_equal(app->trouble.length, 0); /* an editor may be about to put it back */
    reload_look(app);
    assert_true(app->trouble.length > 0);
    write_file(desk, "a.py", "x = [1]\n");
    reload_look(app);
    assert_int_equal(app->trouble.length, 0);
    faults_destroy(&faults);
}

static void a_lesson_speaks_the_language_chosen(void **state) {
    struct desk *desk = *state;
    struct app *app = &desk->app;
    write_file(desk, "a.json",
               "{\"format\": \"heapscope-scenario\", \"version\": 1, \"title\": \"A cycle\", \"program\": [\"x = [1]\"]}");
    write_file(desk, "a.zh.json", "{\"format\": \"heapscope-words\", \"version\": 1, \"language\": \"zh\",\n"
                                  " \"words\": {\"A cycle\": \"一个循环\"}}");
    open_named(desk, "a.json");
    assert_true(shows(app, "A cycle") && shows(app, "Step"));
    character(app, 'l', false);
    assert_true(shows(app, "一个循环") && shows(app, "前进"));
    assert_string_equal(desk->settings.language, "zh");
    write_file(desk, "a.zh.json", "{\"format\": \"heapscope-words\", \"version\": 1, \"language\": \"zh\",\n"
                                  " \"words\": {\"A cycle\": \"一个新的循环\"}}");
    reload_look(app);
    assert_true(shows(app, "一个新的循环"));
    character(app, 'l', false);
    assert_true(shows(app, "A cycle"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(the_gallery_opens_what_is_searched_for),
        TEST(the_gallery_searches_in_both_languages),
        TEST(a_click_opens_a_card_and_presses_a_button),
        TEST(a_path_is_completed_and_opened),
        TEST(escape_goes_back_step_by_step),
        TEST(saving_asks_before_it_replaces),
        TEST(tab_goes_round_and_presses),
        TEST(another_python_runs_it),
        TEST(the_first_steps_are_shown_once),
        TEST(a_changed_file_is_shown_at_the_same_line),
        TEST(a_lesson_speaks_the_language_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
