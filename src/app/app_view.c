#include "app_view.h"

#include "app_export.h"
#include "app_panels.h"
#include "pages.h"
#include "reload.h"
#include "settings.h"
#include "travel.h"
#include "versions.h"
#include "words.h"

#include <string.h>

#define ZOOM_LEAST 0.2F
#define ZOOM_MOST 8.0F
#define ZOOM_STEP 1.15F

void app_view_recall(struct app *app, bool scale, bool theme) {
    const struct settings *settings = app->settings;
    if (settings->scale && !scale)
        app->scale = settings->scale;
    if (settings->has_theme && !theme)
        app->view.theme = settings->theme;
    app->view.reduced_motion = settings->reduced_motion;
}

/* What the person chose in the window; what the command line said is for this time alone. */
static void remember(struct app *app, enum intent intent) {
    struct settings *settings = app->settings;
    if (!settings)
        return;
    if (intent == INTENT_THEME) {
        settings->theme = app->view.theme;
        settings->has_theme = true;
    } else if (intent == INTENT_MOTION) {
        settings->reduced_motion = app->view.reduced_motion;
    } else if (intent == INTENT_LANGUAGE) {
        strncpy(settings->language, words_language(), sizeof settings->language - 1);
    } else {
        settings->scale = app->scale;
    }
    settings->changed = true;
}

/* The next of the languages there are; the lesson's own words come from its translation. */
static void next_language(struct app *app) {
    int at = 0;
    while (at < strings_language_count && strcmp(strings_languages[at].name, words_language()) != 0)
        at++;
    words_choose(strings_languages[(at + 1) % strings_language_count].name);
    reload_now(app);
}

static void zoom(struct app *app, float factor) {
    float wanted = app->view.zoom * factor;
    wanted = wanted < ZOOM_LEAST ? ZOOM_LEAST : wanted > ZOOM_MOST ? ZOOM_MOST : wanted;
    app->view.pan_x *= wanted / app->view.zoom;
    app->view.pan_y *= wanted / app->view.zoom;
    app->view.zoom = wanted;
}

static void move_focus(struct app *app, bool forward) {
    if (!app->scene)
        return;
    app->view.focus = scene_focus_next(app->scene, app->view.focus, forward);
    if (app->view.menu && app->view.focus.kind == HIT_NOTHING) /* round and round in the menu */
        app->view.focus = scene_focus_next(app->scene, app->view.focus, forward);
}

size_t app_view_versions(struct help_row *rows, size_t room) {
    size_t count = versions_count();
    for (size_t i = 0; i < count && i < room; i++)
        rows[i] = (struct help_row){version_at(i).release, version_at(i).remark};
    return count < room ? count : room;
}

/* What the focus is on at first: the version that runs, or the first command. */
static struct hit first_row(const struct app *app, enum scene_menu menu) {
    if (menu == MENU_NONE)
        return (struct hit){.kind = HIT_NOTHING};
    if (menu == MENU_COMMANDS)
        return (struct hit){.kind = HIT_BUTTON, .button = BUTTON_LESSONS};
    struct hit hit = {.kind = HIT_COMMAND, .command = COMMAND_VERSION};
    for (size_t i = 0; i < versions_count(); i++)
        if (!strcmp(version_at(i).release, app->lesson->trace.header.python))
            hit.line = (uint32_t)i;
    return hit;
}

static void show_menu(struct app *app, enum scene_menu menu) {
    menu = app->view.menu == menu || !app->lesson ? MENU_NONE : menu;
    app->view.menu = menu;
    app->view.help = app->view.differs = false;
    app->view.focus = first_row(app, menu);
    if (menu)
        app_draw(app); /* from now on the focus is among its rows */
    app->changed = true;
}

void app_view_take_version(struct app *app, size_t version) {
    app_view_close_menu(app, INTENT_NONE);
    if (version >= versions_count())
        return;
    if (!reload_watches(app)) {
        app_say(app, words(STR_APP_NO_FILE_TO_READ));
        return;
    }
    struct faults faults;
    faults_init(&faults);
    if (!reload_as(app, version_at(version).name, &faults))
        app_tell(app, &faults);
    else if (app->lesson->status == RUN_RAISED)
        app_say(app, words(STR_APP_RAISED));
    faults_destroy(&faults);
}

/* What is set in the menu is set there more than once; anything else closes it. */
static bool stays_open(enum intent intent) {
    return intent == INTENT_THEME || intent == INTENT_MOTION || intent == INTENT_LANGUAGE || intent == INTENT_STEP_SIZE ||
           intent == INTENT_SCALE_UP || intent == INTENT_SCALE_DOWN || intent == INTENT_SCALE_RESET ||
           intent == INTENT_FULLSCREEN || intent == INTENT_FOCUS_NEXT || intent == INTENT_FOCUS_PREVIOUS ||
           intent == INTENT_MENU || intent == INTENT_VERSIONS;
}

void app_view_close_menu(struct app *app, enum intent intent) {
    if (!app->view.menu || stays_open(intent))
        return;
    app->view.menu = MENU_NONE;
    app->view.focus = (struct hit){.kind = HIT_NOTHING};
}

bool app_view_apply(struct app *app, enum intent intent) {
    switch (intent) {
    case INTENT_MOTION:
        app->view.reduced_motion = !app->view.reduced_motion;
        app_say(app, words(app->view.reduced_motion ? STR_APP_MOTION_OFF : STR_APP_MOTION_ON));
        remember(app, intent);
        return true;
    case INTENT_LANGUAGE:
        next_language(app);
        remember(app, intent);
        return true;
    case INTENT_ZOOM_IN:
    case INTENT_ZOOM_OUT:
        zoom(app, intent == INTENT_ZOOM_IN ? ZOOM_STEP : 1 / ZOOM_STEP);
        return true;
    case INTENT_FOCUS_NEXT:
    case INTENT_FOCUS_PREVIOUS:
        move_focus(app, intent == INTENT_FOCUS_NEXT);
        return true;
    case INTENT_MENU:
        show_menu(app, MENU_COMMANDS);
        return true;
    case INTENT_VERSIONS:
        show_menu(app, MENU_VERSIONS);
        return true;
    case INTENT_LESSONS:
        pages_show_gallery(app);
        return true;
    case INTENT_SAVE:
        pages_show_save(app);
        return true;
    case INTENT_EXPORT:
        exporting_show(app);
        return true;
    default:
        return false;
    }
}

void app_view_chosen(struct app *app, enum intent intent) {
    if (intent == INTENT_THEME || intent == INTENT_SCALE_UP || intent == INTENT_SCALE_DOWN ||
        intent == INTENT_SCALE_RESET)
        remember(app, intent);
}

void app_view_show_selected(struct app *app) {
    if (!app->view.selected)
        return;
    app_draw(app); /* where it is now */
    app->changed = true;
    struct rect at = scene_place(app->scene, (struct hit){.kind = HIT_OBJECT, .object = app->view.selected});
    struct rect canvas = scene_place(app->scene, (struct hit){.kind = HIT_CANVAS});
    bool seen = at.w > 0 && at.x >= canvas.x && at.y >= canvas.y && at.x + at.w <= canvas.x + canvas.w &&
                at.y + at.h <= canvas.y + canvas.h;
    if (seen || at.w <= 0)
        return;
    app->view.pan_x += canvas.x + canvas.w / 2 - at.x - at.w / 2;
    app->view.pan_y += canvas.y + canvas.h / 2 - at.y - at.h / 2;
}

void app_scroll_help(struct app *app, int rows) {
    struct scene_seen seen = scene_seen(app->scene); /* no further than it was drawn */
    int at = seen.help_top + rows;
    app->view.help_scroll = !seen.help_shown || at < 0 ? 0 : at;
    app->changed = true;
}

static uint32_t line_count(const struct app *app) {
    const struct trace_header *header = &app->lesson->trace.header;
    uint32_t lines = header->source_length > 0;
    for (size_t i = 0; i + 1 < header->source_length; i++)
        lines += header->source[i] == '\n';
    return lines;
}

/* From the panel to its line that is lit, then line by line. */
static void move_line(struct app *app, bool forward) {
    struct hit *focus = &app->view.focus;
    uint32_t lines = line_count(app), line = focus->line;
    if (!lines)
        return;
    if (focus->kind == HIT_PROGRAM)
        line = (uint32_t)scene_seen(app->scene).program_top + (forward ? 0 : 2);
    if (forward ? line >= lines : line <= 1)
        return;
    *focus = (struct hit){.kind = HIT_LINE, .line = forward ? line + 1 : line - 1};
}

static bool vertical_key(struct app *app, bool down) {
    struct hit *focus = &app->view.focus;
    if (focus->kind == HIT_PROGRAM || focus->kind == HIT_LINE) {
        move_line(app, down);
        return true;
    }
    if (focus->kind == HIT_OUTPUT) {
        int at = scene_seen(app->scene).output_top + (down ? 1 : -1);
        app->view.output_scroll = at < 0 ? 0 : at;
        return true;
    }
    if (focus->kind == HIT_PANEL || focus->kind == HIT_LINK || (focus->kind == HIT_COMMAND && focus->tab != TAB_NONE)) {
        panels_scroll(app, focus->tab, down ? 1 : -1);
        return true;
    }
    return false; /* objects: they are selected */
}

bool app_view_key(struct app *app, struct key key) {
    struct hit focus = app->view.focus;
    if (app->view.menu && (key.name == KEY_UP || key.name == KEY_DOWN) && !key.ctrl && !key.shift) {
        move_focus(app, key.name == KEY_DOWN);
        app->changed = true;
        return true;
    }
    if (focus.kind == HIT_NOTHING || !app->lesson || app->view.help || key.ctrl || key.shift)
        return false;
    app->changed = true;
    if (key.name == KEY_UP || key.name == KEY_DOWN)
        return vertical_key(app, key.name == KEY_DOWN);
    bool presses = focus.kind == HIT_BUTTON || focus.kind == HIT_TAB || focus.kind == HIT_LINK || focus.kind == HIT_COMMAND;
    if (key.name != KEY_ENTER && !(key.name == KEY_SPACE && presses))
        return false;
    if (!presses && focus.kind != HIT_LINE)
        return false;
    if (!key.repeated)
        app_press_hit(app, focus);
    return true;
}
