#include "pages.h"

#include "app_export.h"

#include "file.h"
#include "gallery.h"
#include "memory.h"
#include "paths.h"
#include "scenario_write.h"
#include "platform.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WHEEL_EMS 3.0F /* a notch */

enum pages_kind { PAGES_NONE, PAGES_GALLERY, PAGES_OPEN, PAGES_SAVE };
enum gallery_button { GALLERY_FILE, GALLERY_LANGUAGE, GALLERY_THEME, GALLERY_MOTION, GALLERY_BACK, GALLERY_BUTTONS };
enum path_button { PATH_CANCEL, PATH_ACCEPT, PATH_BUTTONS };

struct pages {
    enum pages_kind shown, under; /* under: what a dialog stands over */
    struct page page, over;       /* of the gallery; of a dialog */
    struct gallery gallery;
    struct entry search;
    size_t selected; /* card */
    struct paths paths;
    size_t focus; /* 0: list and field; from 1: a button */
    struct text composing, trouble;
    bool may_replace; /* the person was told that the file is there */
};

struct pages *pages_create(void) {
    struct pages *pages = memory_alloc(sizeof *pages);
    page_init(&pages->page);
    page_init(&pages->over);
    gallery_init(&pages->gallery);
    entry_init(&pages->search);
    paths_init(&pages->paths);
    text_init(&pages->composing);
    text_init(&pages->trouble);
    return pages;
}

void pages_free(struct pages *pages) {
    page_destroy(&pages->page);
    page_destroy(&pages->over);
    gallery_destroy(&pages->gallery);
    entry_destroy(&pages->search);
    paths_destroy(&pages->paths);
    text_destroy(&pages->composing);
    text_destroy(&pages->trouble);
    free(pages);
}

static void show(struct app *app, enum pages_kind kind) {
    struct pages *pages = app->pages;
    pages->shown = kind;
    pages->focus = 0;
    pages->may_replace = false;
    text_clear(&pages->composing);
    text_clear(&pages->trouble);
    app->view.playing = false;
    app->drag = DRAG_NOTHING;
    app->changed = true;
}

static void search(struct pages *pages) {
    gallery_search(&pages->gallery, pages->search.text.data);
    pages->selected = 0;
    pages->page.reveal = true;
}

/* The lesson that is open is the one that is chosen at first. */
static void select_open(struct app *app) {
    struct pages *pages = app->pages;
    const char *path = app->lesson ? app->lesson->scenario.path : NULL;
    char *whole = path ? file_absolute(path) : NULL;
    for (size_t i = 0; whole && i < pages->gallery.card_count; i++)
        if (strcmp(gallery_path(&pages->gallery, i), whole) == 0) {
            pages->selected = i;
            break;
        }
    free(whole);
}

void pages_show_gallery(struct app *app) {
    struct pages *pages = app->pages;
    show(app, PAGES_GALLERY);
    gallery_fill(&pages->gallery, app->settings);
    entry_set(&pages->search, "");
    search(pages);
    select_open(app);
}

/* The folder where the person is at work: of the open file, unless that ships with Heapscope and can't be changed. */
static void first_path(const struct app *app, bool with_name, struct text *out) {
    char here[4096];
    const char *path = app->lesson ? app->lesson->scenario.path : "", *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    struct text folder;
    text_init(&folder);
    text_append(&folder, path, slash ? (size_t)(slash - path) + 1 : 0);
    if (folder.length && access(folder.data, W_OK) == 0)
        text_add(out, folder.data);
    else if (getcwd(here, sizeof here))
        text_printf(out, "%s%s", here, strcmp(here, "/") == 0 ? "" : "/");
    if (with_name && *name && strcmp(name, "-") != 0)
        text_add(out, name);
    else if (with_name)
        text_add(out, "lesson.json");
    text_destroy(&folder);
}

static void show_path(struct app *app, enum pages_kind kind) {
    struct pages *pages = app->pages;
    struct text path;
    text_init(&path);
    text_add(&path, "");
    pages->under = pages->shown == PAGES_GALLERY ? PAGES_GALLERY : PAGES_NONE;
    first_path(app, kind == PAGES_SAVE, &path);
    show(app, kind);
    paths_begin(&pages->paths, path.data);
    text_destroy(&path);
}

void pages_show_open(struct app *app) {
    show_path(app, PAGES_OPEN);
}

void pages_show_save(struct app *app) {
    if (app->lesson)
        show_path(app, PAGES_SAVE);
}

bool pages_are_open(const struct app *app) {
    return app->pages->shown != PAGES_NONE || exporting_is_open(app);
}

void pages_close(struct app *app) {
    struct pages *pages = app->pages;
    if (exporting_is_open(app)) {
        exporting_stop(app);
        return;
    }
    if (pages->shown == PAGES_GALLERY && !app->lesson)
        return; /* there is nothing to go back to */
    show(app, pages->shown == PAGES_GALLERY ? PAGES_NONE : pages->under);
    pages->under = PAGES_NONE;
}

static void tell(struct pages *pages, const struct faults *faults) {
    struct text out;
    text_init(&out);
    faults_write(faults, &out, false);
    text_clear(&pages->trouble);
    text_append(&pages->trouble, out.length ? out.data : "", out.length ? strcspn(out.data, "\n") : 0);
    text_destroy(&out);
}

static void open_file(struct app *app, const char *path) {
    struct faults faults;
    faults_init(&faults);
    if (app_open(app, path, &faults)) {
        show(app, PAGES_NONE);
        app->pages->under = PAGES_NONE;
    } else {
        tell(app->pages, &faults);
    }
    faults_destroy(&faults);
}

static void say(struct pages *pages, enum string_key key, const char *file) {
    text_clear(&pages->trouble);
    text_words(&pages->trouble, words(key), "file", file, NULL);
}

static void save_file(struct app *app, const char *path) {
    struct pages *pages = app->pages;
    struct faults faults;
    if (access(path, F_OK) == 0 && !pages->may_replace) {
        pages->may_replace = true;
        say(pages, STR_PAGE_REPLACE, path);
        return;
    }
    faults_init(&faults);
    if (scenario_save(&app->lesson->scenario, path, &faults)) {
        struct text message;
        text_init(&message);
        text_words(&message, words(STR_PAGE_SAVED), "file", path, NULL);
        app_remember_file(app, path);
        platform_saved(path);
        pages_close(app);
        app_say(app, message.data);
        text_destroy(&message);
    } else {
        tell(pages, &faults);
    }
    faults_destroy(&faults);
}

/* Enter: into a folder; else the file itself. */
static void accept_path(struct app *app) {
    struct pages *pages = app->pages;
    struct text path;
    text_init(&path);
    bool is_folder = paths_chosen(&pages->paths, &path), selected = pages->paths.selected < pages->paths.count;
    if (is_folder) {
        if (selected)
            paths_complete(&pages->paths);
        else if (path.data[path.length - 1] != '/')
            paths_begin(&pages->paths, (text_byte(&path, '/'), path.data));
    } else if (!path.length) {
        say(pages, STR_PAGE_NO_PATH, "");
    } else if (pages->shown == PAGES_SAVE) {
        save_file(app, path.data);
    } else {
        open_file(app, path.data);
    }
    text_destroy(&path);
}

static void open_card(struct app *app, size_t card) {
    const char *path = gallery_path(&app->pages->gallery, card);
    if (!path)
        return;
    char *kept = memory_text(path, strlen(path)); /* opening may fill the gallery anew */
    open_file(app, kept);
    free(kept);
}

static size_t gallery_buttons(const struct app *app) {
    return app->lesson ? GALLERY_BUTTONS : GALLERY_BUTTONS - 1; /* Back leads to the lesson */
}

static size_t button_count(const struct app *app) {
    return app->pages->shown == PAGES_GALLERY ? gallery_buttons(app) : PATH_BUTTONS;
}

static void press_gallery_button(struct app *app, size_t button) {
    static const enum intent intents[] = {[GALLERY_LANGUAGE] = INTENT_LANGUAGE,
                                          [GALLERY_THEME] = INTENT_THEME,
                                          [GALLERY_MOTION] = INTENT_MOTION};
    if (button == GALLERY_FILE)
        pages_show_open(app);
    else if (button == GALLERY_BACK)
        pages_close(app);
    else
        app_apply(app, intents[button]);
    if (button == GALLERY_LANGUAGE) { /* the lessons' words are others now */
        struct pages *pages = app->pages;
        size_t selected = pages->selected;
        gallery_fill(&pages->gallery, app->settings);
        search(pages);
        pages->selected = selected < pages->gallery.card_count ? selected : 0;
    }
}

static void press_button(struct app *app, size_t button) {
    if (app->pages->shown == PAGES_GALLERY)
        press_gallery_button(app, button);
    else if (button == PATH_CANCEL)
        pages_close(app);
    else
        accept_path(app);
}

static void enter(struct app *app) {
    struct pages *pages = app->pages;
    if (pages->focus)
        press_button(app, pages->focus - 1);
    else if (pages->shown == PAGES_GALLERY)
        open_card(app, pages->selected);
    else
        accept_path(app);
}

static void move_focus(struct app *app, bool forward) {
    struct pages *pages = app->pages;
    size_t places = button_count(app) + 1;
    pages->focus = (pages->focus + (forward ? 1 : places - 1)) % places;
}

static bool gallery_key(struct app *app, struct key key) {
    struct pages *pages = app->pages;
    int dx = key.name == KEY_RIGHT ? 1 : key.name == KEY_LEFT ? -1 : 0;
    int dy = key.name == KEY_DOWN ? 1 : key.name == KEY_UP ? -1 : 0;
    if ((dx || dy) && !key.ctrl && !key.shift) {
        pages->focus = 0;
        pages->selected = page_beside(&pages->page, pages->selected, dx, dy);
    } else if (key.name == KEY_PAGE_DOWN || key.name == KEY_PAGE_UP) {
        for (int i = 0; i < 3; i++)
            pages->selected = page_beside(&pages->page, pages->selected, 0, key.name == KEY_PAGE_DOWN ? 1 : -1);
    } else if (key.name == KEY_HOME || key.name == KEY_END) {
        size_t count = pages->gallery.card_count;
        pages->selected = key.name == KEY_HOME || !count ? 0 : count - 1;
    } else if (key.name == KEY_TAB) {
        move_focus(app, !key.shift);
    } else if (key.name == KEY_CHARACTER && key.ctrl && (key.character | 32) == 'o') {
        pages_show_open(app);
    } else if (entry_key(&pages->search, key)) {
        search(pages);
    } else {
        return false;
    }
    pages->page.reveal = true;
    return true;
}

static bool path_key(struct app *app, struct key key) {
    struct pages *pages = app->pages;
    if (key.name == KEY_DOWN || key.name == KEY_UP) {
        pages->focus = 0;
        paths_select(&pages->paths, key.name == KEY_DOWN);
    } else if (key.name == KEY_TAB) {
        /* as in a shell while there is something to complete; then on to the buttons */
        size_t before = pages->paths.entry.text.length;
        if (!key.shift && !pages->focus)
            paths_complete(&pages->paths);
        if (key.shift || pages->focus || pages->paths.entry.text.length == before)
            move_focus(app, !key.shift);
    } else if (entry_key(&pages->paths.entry, key)) {
        pages->focus = 0;
        pages->may_replace = false;
        paths_list(&pages->paths);
    } else {
        return false;
    }
    return true;
}

/* Keys that mean the same on every page, though one may be typing: those with Ctrl, and F1 to F12. */
static void common_key(struct app *app, struct key key) {
    enum intent intent = key.ctrl || key.name == KEY_F11 ? key_intent(key) : INTENT_NONE;
    bool fits = intent == INTENT_SCALE_UP || intent == INTENT_SCALE_DOWN || intent == INTENT_SCALE_RESET ||
                intent == INTENT_FULLSCREEN || intent == INTENT_QUIT;
    if (fits)
        app_apply(app, intent);
    app->pages->page.reveal = true;
}

bool pages_key(struct app *app, struct key key) {
    struct pages *pages = app->pages;
    if (!pages_are_open(app))
        return false;
    if (exporting_is_open(app)) {
        exporting_key(app, key);
        return true;
    }
    app->changed = true;
    if (key.name != KEY_ENTER)
        text_clear(&pages->trouble);
    if (key.name == KEY_ENTER || (key.name == KEY_SPACE && pages->focus)) {
        if (!key.repeated)
            enter(app);
    } else if (key.name == KEY_ESCAPE && pages->shown == PAGES_GALLERY && pages->search.text.length) {
        entry_set(&pages->search, "");
        search(pages);
    } else if (key.name == KEY_ESCAPE) {
        pages_close(app);
    } else if (!(pages->shown == PAGES_GALLERY ? gallery_key : path_key)(app, key)) {
        common_key(app, key);
    }
    return true;
}

bool pages_type(struct app *app, const char *text) {
    struct pages *pages = app->pages;
    if (!pages_are_open(app))
        return false;
    if (exporting_is_open(app)) {
        exporting_type(app, text);
        return true;
    }
    app->changed = true;
    text_clear(&pages->composing);
    if (pages->focus && strcmp(text, " ") == 0) /* it pressed the button */
        return true;
    pages->focus = 0;
    text_clear(&pages->trouble);
    pages->may_replace = false;
    if (pages->shown == PAGES_GALLERY) {
        entry_insert(&pages->search, text);
        search(pages);
    } else {
        entry_insert(&pages->paths.entry, text);
        paths_list(&pages->paths);
    }
    return true;
}

bool pages_compose(struct app *app, const char *text) {
    struct pages *pages = app->pages;
    if (!pages_are_open(app))
        return false;
    if (exporting_is_open(app)) {
        exporting_compose(app, text);
        return true;
    }
    text_clear(&pages->composing);
    text_add(&pages->composing, text);
    app->changed = true;
    return true;
}

bool pages_press(struct app *app, float x, float y) {
    struct pages *pages = app->pages;
    if (!pages_are_open(app))
        return false;
    if (exporting_is_open(app)) {
        exporting_press(app, x, y);
        return true;
    }
    bool gallery = pages->shown == PAGES_GALLERY;
    struct page_hit hit = page_hit_at(gallery ? &pages->page : &pages->over, x, y);
    app->changed = true;
    pages->focus = 0;
    if (hit.target == PAGE_BUTTON) {
        press_button(app, hit.index);
    } else if (hit.target == PAGE_CARD && gallery) {
        pages->selected = hit.index;
        open_card(app, hit.index);
    } else if (hit.target == PAGE_CARD && hit.index < pages->paths.count) {
        pages->paths.selected = hit.index;
        paths_complete(&pages->paths); /* saving over a file with one click would be too easily done */
        if (pages->shown == PAGES_OPEN)
            accept_path(app);
    } else if (hit.target == PAGE_NOTHING && !gallery) {
        pages_close(app); /* beside the box */
    }
    return true;
}

bool pages_wheel(struct app *app, float up) {
    struct pages *pages = app->pages;
    if (!pages_are_open(app))
        return false;
    if (exporting_is_open(app))
        return true;
    if (pages->shown == PAGES_GALLERY)
        pages->page.scroll -= up * WHEEL_EMS * app->view.em;
    else if (up != 0)
        paths_select(&pages->paths, up < 0);
    app->changed = true;
    return true;
}

bool pages_field(const struct app *app, struct rect *field) {
    if (!pages_are_open(app))
        return false;
    if (exporting_is_open(app)) {
        *field = exporting_field(app);
        return true;
    }
    *field = app->pages->shown == PAGES_GALLERY ? app->pages->page.field : app->pages->over.field;
    return true;
}

bool pages_cover(const struct app *app) {
    return app->pages->shown == PAGES_GALLERY || app->pages->under == PAGES_GALLERY || !app->lesson;
}

static const char *line_of(const struct text *text) {
    return text->length ? text->data : NULL;
}

static void draw_gallery(struct app *app) {
    struct pages *pages = app->pages;
    bool on_top = pages->shown == PAGES_GALLERY;
    struct page_button buttons[GALLERY_BUTTONS] = {
        [GALLERY_FILE] = {.word = words(STR_PAGE_OPEN_FILE)},
        [GALLERY_LANGUAGE] = {.word = words(STR_PAGE_OTHER_LANGUAGE)},
        [GALLERY_THEME] = {.word = words(app->view.theme == THEME_DARK ? STR_SCENE_LIGHT : STR_SCENE_DARK)},
        [GALLERY_MOTION] = {.word = words(app->view.reduced_motion ? STR_PAGE_WITH_MOTION : STR_PAGE_NO_MOTION)},
        [GALLERY_BACK] = {.word = words(STR_PAGE_BACK), .strong = true},
    };
    if (on_top && pages->focus)
        buttons[pages->focus - 1].focused = true;
    struct gallery_picture picture = {
        .search = {pages->search.text.data, pages->search.caret, on_top && pages->composing.length ? pages->composing.data : ""},
        .cards = pages->gallery.cards,
        .count = pages->gallery.card_count,
        .selected = pages->selected,
        .list_focused = on_top && !pages->focus,
        .buttons = buttons,
        .button_count = gallery_buttons(app),
        .banner = on_top && pages->trouble.length ? pages->trouble.data : app->view.banner,
    };
    page_begin(&pages->page, &app->view, app->metrics, &app->list);
    page_gallery_draw(&pages->page, &app->view, &picture);
}

static void draw_dialog(struct app *app) {
    struct pages *pages = app->pages;
    bool save = pages->shown == PAGES_SAVE;
    struct page_button buttons[PATH_BUTTONS] = {
        [PATH_CANCEL] = {.word = words(STR_PAGE_CANCEL), .focused = pages->focus == PATH_CANCEL + 1},
        [PATH_ACCEPT] = {.word = words(save ? STR_PAGE_SAVE : STR_PAGE_OPEN), .strong = true,
                         .focused = pages->focus == PATH_ACCEPT + 1},
    };
    struct path_picture picture = {
        .title = words(save ? STR_PAGE_SAVE_TITLE : STR_PAGE_OPEN_TITLE),
        .hint = words(STR_PAGE_PATH_KEYS),
        .path = {pages->paths.entry.text.data, pages->paths.entry.caret,
                 pages->composing.length ? pages->composing.data : ""},
        .rows = (const char *const *)pages->paths.rows,
        .count = pages->paths.count,
        .selected = pages->paths.selected,
        .trouble = line_of(&pages->trouble),
        .field_focused = !pages->focus,
        .buttons = buttons,
        .button_count = PATH_BUTTONS,
    };
    page_begin(&pages->over, &app->view, app->metrics, &app->list);
    page_path_draw(&pages->over, &app->view, &picture);
}

void pages_draw(struct app *app) {
    if (pages_cover(app))
        draw_gallery(app);
    if (app->pages->shown == PAGES_OPEN || app->pages->shown == PAGES_SAVE)
        draw_dialog(app);
    if (exporting_is_open(app))
        exporting_draw(app);
}
