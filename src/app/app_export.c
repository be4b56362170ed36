#include "app_export.h"

#include "entry.h"
#include "export.h"
#include "memory.h"
#include "page_export.h"
#include "platform.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SLICE 0.012 /* seconds of work between two pictures */

enum { BUTTON_CANCEL, BUTTON_ACCEPT, BUTTONS };
enum { FOCUS_FIELD }; /* and the list; from 1: a button */

static const struct format {
    enum export_format format;
    const char *ending;
    enum string_key words;
} formats[] = {
    {EXPORT_HTML, ".html", STR_EXPORT_AS_HTML},     {EXPORT_GIF, ".gif", STR_EXPORT_AS_GIF},
    {EXPORT_MP4, ".mp4", STR_EXPORT_AS_MP4},        {EXPORT_PNG, ".png", STR_EXPORT_AS_PNG},
    {EXPORT_SVG, ".svg", STR_EXPORT_AS_SVG},        {EXPORT_PNG_SEQUENCE, "-%03d.png", STR_EXPORT_AS_SEQUENCE},
    {EXPORT_PROGRAM, ".py", STR_EXPORT_AS_PROGRAM},
};
enum { FORMATS = sizeof formats / sizeof *formats };

struct exporting {
    bool open;
    size_t format; /* chosen row */
    size_t focus;
    struct entry path;
    struct text composing, trouble;
    bool may_replace; /* the person was told that the file is there */
    struct page page;
    struct export *job; /* NULL: nothing runs */
    int percent;        /* on show */
};

struct exporting *exporting_create(void) {
    struct exporting *exporting = memory_alloc(sizeof *exporting);
    entry_init(&exporting->path);
    text_init(&exporting->composing);
    text_init(&exporting->trouble);
    page_init(&exporting->page);
    return exporting;
}

void exporting_free(struct exporting *exporting) {
    export_end(exporting->job);
    entry_destroy(&exporting->path);
    text_destroy(&exporting->composing);
    text_destroy(&exporting->trouble);
    page_destroy(&exporting->page);
    free(exporting);
}

bool exporting_is_open(const struct app *app) {
    return app->exporting->open;
}

bool exporting_runs(const struct app *app) {
    return app->exporting->job != NULL;
}

static void give_up(struct app *app) {
    export_end(app->exporting->job);
    app->exporting->job = NULL;
    app->changed = true;
}

void exporting_stop(struct app *app) {
    give_up(app);
    app->exporting->open = false;
}

/* Where the person is at work, else at home: a program that was started from a menu may be anywhere. */
static void add_folder(struct text *path) {
    char here[4096];
    const char *home = getenv("HOME");
    if (getcwd(here, sizeof here) && access(here, W_OK) == 0)
        text_printf(path, "%s%s", here, strcmp(here, "/") == 0 ? "" : "/");
    else if (home && *home)
        text_printf(path, "%s/", home);
}

/* The lesson's file without its folder and ending. */
static void add_stem(const struct app *app, struct text *path) {
    const char *file = app->lesson->scenario.path, *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (length == 0 || strcmp(name, "-") == 0)
        text_add(path, "lesson");
    else
        text_append(path, name, length);
}

void exporting_show(struct app *app) {
    struct exporting *exporting = app->exporting;
    if (!app->lesson || exporting->open)
        return;
    struct text path;
    text_init(&path);
    add_folder(&path);
    add_stem(app, &path);
    text_add(&path, formats[exporting->format].ending);
    entry_set(&exporting->path, path.data);
    text_destroy(&path);
    text_clear(&exporting->trouble);
    text_clear(&exporting->composing);
    exporting->open = true;
    exporting->focus = FOCUS_FIELD;
    exporting->may_replace = false;
    app->view.playing = false;
    app->changed = true;
}

static bool ends_in(const char *path, const char *ending) {
    size_t length = strlen(path), wanted = strlen(ending);
    return length >= wanted && strcmp(path + length - wanted, ending) == 0;
}

/* The path's ending becomes that of the row. */
static void choose(struct exporting *exporting, size_t format) {
    struct text path;
    text_init(&path);
    const char *old = exporting->path.text.data;
    size_t kept = strlen(old);
    const char *slash = strrchr(old, '/'), *dot = strrchr(slash ? slash : old, '.');
    if (ends_in(old, formats[exporting->format].ending))
        kept -= strlen(formats[exporting->format].ending);
    else if (dot)
        kept = (size_t)(dot - old);
    text_append(&path, old, kept);
    text_add(&path, formats[format].ending);
    exporting->format = format;
    exporting->may_replace = false;
    entry_set(&exporting->path, path.data);
    text_destroy(&path);
}

/* The row whose ending was typed. */
static void follow_path(struct exporting *exporting) {
    enum export_format typed = export_format_of(exporting->path.text.data);
    exporting->may_replace = false;
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].format == typed)
            exporting->format = i;
}

static void tell(struct exporting *exporting, const struct faults *faults) {
    struct text out;
    text_init(&out);
    faults_write(faults, &out, false);
    text_clear(&exporting->trouble);
    text_append(&exporting->trouble, out.length ? out.data : "", out.length ? strcspn(out.data, "\n") : 0);
    text_destroy(&out);
}

/* "~/" is the home folder. */
static void whole_path(const struct exporting *exporting, struct text *path) {
    const char *typed = exporting->path.text.data, *home = getenv("HOME");
    if (strncmp(typed, "~/", 2) == 0 && home)
        text_printf(path, "%s%s", home, typed + 1);
    else
        text_add(path, typed);
}

static void begin(struct app *app) {
    struct exporting *exporting = app->exporting;
    struct text path;
    struct export_wish wish;
    char at[32];
    text_init(&path);
    whole_path(exporting, &path);
    export_wish_init(&wish, path.data);
    enum export_format format = export_format_of(path.data);
    wish.theme = app->view.theme;
    wish.scale = app->scale;
    if (format == EXPORT_PNG || format == EXPORT_SVG) { /* what is on show */
        snprintf(at, sizeof at, app->view.position ? "event:%llu" : "start", (unsigned long long)app->view.position);
        wish.at = at;
    }
    if (access(path.data, F_OK) == 0 && !exporting->may_replace) {
        exporting->may_replace = true;
        text_clear(&exporting->trouble);
        text_words(&exporting->trouble, words(STR_PAGE_REPLACE), "file", path.data, NULL);
    } else {
        struct faults faults;
        faults_init(&faults);
        exporting->percent = 0;
        exporting->focus = FOCUS_FIELD;
        text_clear(&exporting->trouble);
        exporting->job = export_begin(app->lesson, &wish, &faults);
        if (!exporting->job)
            tell(exporting, &faults);
        faults_destroy(&faults);
    }
    text_destroy(&path);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void finish(struct app *app, enum export_state state, const struct faults *faults) {
    struct exporting *exporting = app->exporting;
    give_up(app);
    exporting->may_replace = false;
    tell(exporting, faults);
    if (state == EXPORT_FAILED)
        return;
    struct text message;
    text_init(&message);
    platform_saved(exporting->path.text.data);
    text_words(&message, words(STR_EXPORT_DONE), "file", exporting->path.text.data, NULL);
    exporting->open = false;
    app_say(app, faults->count ? exporting->trouble.data : message.data);
    text_destroy(&message);
}

void exporting_advance(struct app *app) {
    struct exporting *exporting = app->exporting;
    struct faults faults;
    faults_init(&faults);
    enum export_state state = EXPORT_GOES_ON;
    for (double end = now() + SLICE; state == EXPORT_GOES_ON && now() < end;)
        state = export_advance(exporting->job, &faults);
    int percent = (int)(100 * export_progress(exporting->job));
    app->changed = app->changed || percent != exporting->percent;
    exporting->percent = percent;
    if (state != EXPORT_GOES_ON)
        finish(app, state, &faults);
    faults_destroy(&faults);
}

static void press_button(struct app *app, size_t button) {
    if (exporting_runs(app))
        give_up(app);
    else if (button == BUTTON_CANCEL)
        exporting_stop(app);
    else
        begin(app);
}

static bool list_key(struct exporting *exporting, struct key key) {
    if (key.name != KEY_DOWN && key.name != KEY_UP)
        return false;
    exporting->focus = FOCUS_FIELD;
    choose(exporting, (exporting->format + (key.name == KEY_DOWN ? 1 : FORMATS - 1)) % FORMATS);
    return true;
}

/* Keys that mean the same everywhere, though one may be typing. */
static void common_key(struct app *app, struct key key) {
    enum intent intent = key.ctrl || key.name == KEY_F11 ? key_intent(key) : INTENT_NONE;
    if (intent == INTENT_SCALE_UP || intent == INTENT_SCALE_DOWN || intent == INTENT_SCALE_RESET ||
        intent == INTENT_FULLSCREEN || intent == INTENT_QUIT)
        app_apply(app, intent);
}

void exporting_key(struct app *app, struct key key) {
    struct exporting *exporting = app->exporting;
    bool enters = key.name == KEY_ENTER || (key.name == KEY_SPACE && exporting->focus != FOCUS_FIELD);
    app->changed = true;
    if (exporting_runs(app)) { /* it can be given up, nothing else */
        if (key.name == KEY_ESCAPE || (enters && !key.repeated))
            give_up(app);
        else
            common_key(app, key);
        return;
    }
    if (key.name != KEY_ENTER)
        text_clear(&exporting->trouble);
    if (enters) {
        if (!key.repeated)
            press_button(app, exporting->focus ? exporting->focus - 1 : BUTTON_ACCEPT);
    } else if (key.name == KEY_ESCAPE) {
        exporting_stop(app);
    } else if (key.name == KEY_TAB) {
        exporting->focus = (exporting->focus + (key.shift ? BUTTONS : 1)) % (BUTTONS + 1);
    } else if (!list_key(exporting, key)) {
        if (entry_key(&exporting->path, key)) {
            exporting->focus = FOCUS_FIELD;
            follow_path(exporting);
        } else {
            common_key(app, key);
        }
    }
}

void exporting_type(struct app *app, const char *text) {
    struct exporting *exporting = app->exporting;
    text_clear(&exporting->composing);
    app->changed = true;
    if (exporting_runs(app) || (exporting->focus != FOCUS_FIELD && strcmp(text, " ") == 0)) /* it pressed the button */
        return;
    exporting->focus = FOCUS_FIELD;
    text_clear(&exporting->trouble);
    entry_insert(&exporting->path, text);
    follow_path(exporting);
}

void exporting_compose(struct app *app, const char *text) {
    text_clear(&app->exporting->composing);
    text_add(&app->exporting->composing, text);
    app->changed = true;
}

void exporting_press(struct app *app, float x, float y) {
    struct exporting *exporting = app->exporting;
    struct page_hit hit = page_hit_at(&exporting->page, x, y);
    app->changed = true;
    if (hit.target == PAGE_BUTTON) {
        press_button(app, hit.index);
    } else if (hit.target == PAGE_CARD && !exporting_runs(app)) {
        text_clear(&exporting->trouble); /* it told of the path as it was */
        choose(exporting, hit.index);
    } else if (hit.target == PAGE_NOTHING && !exporting_runs(app)) {
        exporting_stop(app); /* beside the box */
    }
    exporting->focus = FOCUS_FIELD;
}

struct rect exporting_field(const struct app *app) {
    return app->exporting->page.field;
}

void exporting_draw(struct app *app) {
    struct exporting *exporting = app->exporting;
    bool runs = exporting_runs(app);
    struct export_row rows[FORMATS];
    for (size_t i = 0; i < FORMATS; i++)
        rows[i] = (struct export_row){formats[i].ending, words(formats[i].words)};
    struct page_button buttons[BUTTONS] = {
        [BUTTON_CANCEL] = {.word = words(STR_PAGE_CANCEL), .focused = exporting->focus == BUTTON_CANCEL + 1},
        [BUTTON_ACCEPT] = {.word = words(STR_EXPORT_BUTTON),
                           .strong = true,
                           .focused = exporting->focus == BUTTON_ACCEPT + 1},
    };
    const struct page_button stop = {.word = words(STR_EXPORT_STOP), .strong = true};
    struct export_picture picture = {
        .title = words(STR_EXPORT_TITLE),
        .hint = words(runs ? STR_EXPORT_STOP_HINT : STR_EXPORT_HINT),
        .rows = rows,
        .count = FORMATS,
        .selected = exporting->format,
        .path = {exporting->path.text.data, exporting->path.caret,
                 exporting->composing.length ? exporting->composing.data : ""},
        .field_focused = exporting->focus == FOCUS_FIELD && !runs,
        .trouble = exporting->trouble.length ? exporting->trouble.data : NULL,
        .progress = runs ? (float)exporting->percent / 100 : -1,
        .buttons = runs ? &stop : buttons,
        .button_count = runs ? 1 : BUTTONS,
    };
    page_begin(&exporting->page, &app->view, app->metrics, &app->list);
    page_export_draw(&exporting->page, &app->view, &picture);
}
