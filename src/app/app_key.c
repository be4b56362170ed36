/* A key that was pressed, on its way: an open page, the first steps, what has the focus, else what keys.c says. */
#include "app_panels.h"
#include "app_predict.h"
#include "app_view.h"
#include "pages.h"
#include "tour.h"

enum { HELP_ALL = 1000 }; /* rows: more than there are */

/* A held key steps on and on; it must not flicker between light and dark. */
static bool may_repeat(enum intent intent) {
    return (intent >= INTENT_STEP && intent <= INTENT_OVER_BACK) || intent == INTENT_RETURN ||
           intent == INTENT_SCALE_UP || intent == INTENT_SCALE_DOWN || intent == INTENT_ZOOM_IN ||
           intent == INTENT_ZOOM_OUT || intent == INTENT_SCROLL_UP || intent == INTENT_SCROLL_DOWN || (intent >= INTENT_SELECT_NEXT && intent <= INTENT_NEXT_TAB);
}

/* Up, down and by pages while the help is open; it may be longer than the window is high. */
static bool help_key(struct app *app, struct key key) {
    if (!(app->view.help || app->view.differs) || key.ctrl || !app->scene)
        return false;
    int shown = scene_seen(app->scene).help_shown, page = shown > 1 ? shown - 1 : 1; /* a row is seen on both pages */
    int by = key.name == KEY_DOWN        ? 1
             : key.name == KEY_UP        ? -1
             : key.name == KEY_PAGE_DOWN ? page
             : key.name == KEY_PAGE_UP   ? -page
             : key.name == KEY_END       ? HELP_ALL
             : key.name == KEY_HOME      ? -HELP_ALL
                                         : 0;
    if (!by)
        return false;
    app_scroll_help(app, by);
    return true;
}

void app_key(struct app *app, struct key key) {
    if (pages_key(app, key) || help_key(app, key) || panels_key(app, key) || tour_key(app, key) || app_view_key(app, key))
        return;
    bool asked = predict_is_open(&app->predict) && !app->view.menu;
    enum intent intent = asked ? key_intent_asked(key) : key_intent(key);
    app->held = key.repeated;
    bool moves = intent <= INTENT_COLLECTION_BACK || intent == INTENT_RETURN;
    /* a key that is held must not run past a question, nor past its answer */
    if (!key.repeated || (may_repeat(intent) && !(asked && moves)))
        app_apply(app, intent);
}
