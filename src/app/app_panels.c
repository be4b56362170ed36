/* What the panels ask for: scrolling, marked moments, the way to an object's making and end, and the find field. */
#include "app_panels.h"

#include "app_view.h"
#include "pages.h"
#include "travel.h"
#include "words.h"

#include <math.h>
#include <string.h>

enum { SCROLL_ROWS = 2, QUERY_MOST = 120 };

/* Scrolling
 * ------------------------------------------------------------------------------------------------------------ */

static int moved(int from, int by) {
    return from + by < 0 ? 0 : from + by;
}

void panels_scroll(struct app *app, enum scene_tab tab, int rows) {
    struct scene_seen seen = scene_seen(app->scene);
    if (tab == TAB_OUTPUT)
        app->view.output_scroll = moved(seen.output_top, rows);
    else if (tab == TAB_NONE || tab == TAB_PROGRAM || tab == TAB_TIMELINE || tab == TAB_COLLECTOR)
        app->view.program_scroll = moved(seen.program_top, rows);
    else
        app->view.scroll[tab] = moved(seen.scrolled[tab], rows);
    app->changed = true;
}

void panels_select(struct app *app, uint32_t object) {
    if (app->view.selected != object)
        app->view.scroll[TAB_INSPECTOR] = 0;
    app->view.selected = object;
    app->changed = true;
}

/* Moments
 * -------------------------------------------------------------------------------------------------------------- */

/* A first mark, a second one, then anew. A second one at the first takes that away. */
static void mark(struct app *app) {
    struct scene_view *view = &app->view;
    if (!view->has_mark || view->has_second_mark) {
        view->has_mark = true;
        view->has_second_mark = false;
        view->mark = view->position;
    } else if (view->mark == view->position) {
        view->has_mark = false;
    } else {
        view->has_second_mark = true;
        view->second_mark = view->position;
    }
    view->tab = TAB_MEMORY;
}

/* What the inspector tells of before anything is selected is what one means; it stays the subject from then on. */
static void select_subject(struct app *app) {
    app_draw(app);
    if (!app->view.selected)
        panels_select(app, scene_subject(app->scene));
}

/* Finding
 * -------------------------------------------------------------------------------------------------------------- */

static void find_next(struct app *app, bool forward) {
    if (!app->view.finding)
        return;
    app_draw(app); /* what was typed since then is found */
    uint32_t object = scene_found(app->scene, app->view.selected, forward);
    if (!object)
        return;
    panels_select(app, object);
    app_view_show_selected(app);
}

static void find(struct app *app, bool open) {
    app->view.finding = open;
    app->changed = true;
    if (open)
        text_clear(&app->query);
}

bool app_takes_text(const struct app *app) {
    return pages_are_open(app) || app->view.finding;
}

void app_type(struct app *app, const char *bytes) {
    size_t length = strlen(bytes), bad;
    if (pages_type(app, bytes) || !app->view.finding || !utf8_valid(bytes, length, &bad) || app->query.length + length > QUERY_MOST)
        return;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] < ' ')
            return;
    text_append(&app->query, bytes, length);
    app->changed = true;
}

static void erase(struct app *app) {
    app->changed = true;
    struct text *query = &app->query;
    while (query->length && (query->data[query->length - 1] & 0xC0) == 0x80)
        query->length--;
    if (query->length)
        query->length--;
    if (query->data)
        query->data[query->length] = 0;
}

/* While the field is open it has Enter, Escape and what one writes with; all else keeps its meaning. */
bool panels_key(struct app *app, struct key key) {
    if (!app->view.finding || key.ctrl)
        return false;
    switch (key.name) {
    case KEY_BACKSPACE:
        erase(app);
        return true;
    case KEY_ENTER:
        if (app->view.focus.kind == HIT_COMMAND)
            return false; /* its buttons */
        find_next(app, !key.shift);
        return true;
    case KEY_ESCAPE:
        find(app, false);
        return true;
    case KEY_CHARACTER:
    case KEY_SPACE:
    case KEY_DELETE:
        return true; /* they come as text */
    default:
        return false;
    }
}

bool panels_apply(struct app *app, enum intent intent) {
    switch (intent) {
    case INTENT_SCROLL_UP:
    case INTENT_SCROLL_DOWN: {
        enum scene_tab tab = app->view.tab != TAB_NONE ? app->view.tab : scene_seen(app->scene).open;
        panels_scroll(app, tab, intent == INTENT_SCROLL_UP ? -SCROLL_ROWS : SCROLL_ROWS);
        return true;
    }
    case INTENT_MARK:
        mark(app);
        return true;
    case INTENT_BIRTH:
    case INTENT_DEATH:
        select_subject(app);
        return false; /* travel's */
    case INTENT_FIND:
        find(app, true);
        return true;
    default:
        return false;
    }
}

void panels_command(struct app *app, enum scene_command command) {
    switch (command) {
    case COMMAND_BIRTH:
        app_apply(app, INTENT_BIRTH);
        break;
    case COMMAND_DEATH:
        app_apply(app, INTENT_DEATH);
        break;
    case COMMAND_MARK:
        app_apply(app, INTENT_MARK);
        break;
    case COMMAND_FIND:
        app_apply(app, INTENT_FIND);
        break;
    case COMMAND_FIND_NEXT:
    case COMMAND_FIND_PREVIOUS:
        find_next(app, command == COMMAND_FIND_NEXT);
        break;
    case COMMAND_FIND_CLOSE:
        find(app, false);
        break;
    case COMMAND_STEP:
        app_apply(app, INTENT_STEP);
        break;
    case COMMAND_STOP:
        app_apply(app, INTENT_STOP_FORWARD);
        break;
    case COMMAND_COLLECTION:
        app_apply(app, INTENT_COLLECTION_FORWARD);
        break;
    case COMMAND_PREDICT:
        app_apply(app, INTENT_PREDICT);
        break;
    case COMMAND_START:
        app_apply(app, INTENT_START);
        break;
    case COMMAND_LESSONS:
        app_apply(app, INTENT_LESSONS);
        break;
    case COMMAND_DIFFERS:
        app_apply(app, INTENT_DIFFERS);
        break;
    case COMMAND_KEYS:
        app_apply(app, INTENT_HELP);
        break;
    case COMMAND_VERSION: /* needs to know which: app_press_hit */
        break;
    }
}
