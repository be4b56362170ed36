/* The pointer: what a click, a drag and the wheel mean over each part of the picture. */
#include "app_panels.h"
#include "app_predict.h"
#include "app_view.h"
#include "pages.h"
#include "tour.h"
#include "travel.h"

#include <math.h>

#define DRAG_LEAST 4.0f /* pixels at 96 DPI: less is a click */
#define ZOOM_LEAST 0.2f
#define ZOOM_MOST 8.0f
#define ZOOM_STEP 1.15f
#define WHEEL_PIXELS 48.0f /* at 96 DPI, a notch */
enum { WHEEL_LINES = 3 };

static const enum intent button_intents[BUTTON_COUNT] = {
    [BUTTON_BACK] = INTENT_BACK,      [BUTTON_STEP] = INTENT_STEP, [BUTTON_PLAY] = INTENT_PLAY,
    [BUTTON_SIZE] = INTENT_STEP_SIZE, [BUTTON_KEYS] = INTENT_HELP, [BUTTON_THEME] = INTENT_THEME,
    [BUTTON_LESSONS] = INTENT_LESSONS, [BUTTON_DIFFERS] = INTENT_DIFFERS, [BUTTON_PREDICT] = INTENT_PREDICT,
    [BUTTON_EXPORT] = INTENT_EXPORT,  [BUTTON_MENU] = INTENT_MENU, [BUTTON_SAVE] = INTENT_SAVE,
    [BUTTON_COLLECTOR] = INTENT_COLLECTOR, [BUTTON_MOTION] = INTENT_MOTION, [BUTTON_LANGUAGE] = INTENT_LANGUAGE,
    [BUTTON_FULLSCREEN] = INTENT_FULLSCREEN, [BUTTON_VERSION] = INTENT_VERSIONS,
};

enum intent app_button_intent(enum scene_button button) {
    return button_intents[button];
}

static void drag_begin(struct app *app, enum app_drag drag, float x, float y) {
    app->drag = drag;
    app->drag_x = x;
    app->drag_y = y;
    app->drag_moved = false;
}

void app_press_hit(struct app *app, struct hit hit) {
    if (hit.kind == HIT_BUTTON)
        app_apply(app, button_intents[hit.button]);
    else if (hit.kind == HIT_TAB)
        app->view.tab = app->view.tab == hit.tab ? TAB_NONE : hit.tab;
    else if (hit.kind == HIT_LINE)
        travel_line(app, hit.line);
    else if (hit.kind == HIT_LINK)
        panels_select(app, hit.object);
    else if (hit.kind == HIT_COMMAND && hit.command == COMMAND_VERSION)
        app_view_take_version(app, hit.line);
    else if (hit.kind == HIT_COMMAND)
        panels_command(app, hit.command);
}

void app_press(struct app *app, float x, float y) {
    if (pages_press(app, x, y) || !app->lesson)
        return;
    app->changed = true;
    if (app->view.help || app->view.differs) {
        app->view.help = app->view.differs = false;
        return;
    }
    if (tour_press(app, x, y))
        return;
    app->view.focus = (struct hit){.kind = HIT_NOTHING}; /* the pointer has taken over */
    struct hit hit = scene_hit(app->scene, x, y);
    if (app->view.menu) {
        if (hit.kind == HIT_BUTTON || hit.kind == HIT_COMMAND)
            app_press_hit(app, hit);
        else
            app->view.menu = MENU_NONE; /* beside it */
        app->view.focus = (struct hit){.kind = HIT_NOTHING};
        return;
    }
    if (predict_press(app, &hit))
        return;
    switch (hit.kind) {
    case HIT_BUTTON:
    case HIT_TAB:
    case HIT_LINE:
    case HIT_LINK:
    case HIT_COMMAND:
        app_press_hit(app, hit);
        if (app->view.menu)
            app->view.focus = (struct hit){.kind = HIT_NOTHING}; /* the pointer chooses there too */
        break;
    case HIT_MARK:
        drag_begin(app, DRAG_TIMELINE, x, y);
        travel_jump(app, hit.position);
        break;
    case HIT_TIMELINE:
        drag_begin(app, DRAG_TIMELINE, x, y);
        travel_jump(app, hit.position);
        tour_look(app);
        break;
    case HIT_PANEL: /* from now on the keys scroll it */
        app->view.focus = hit;
        break;
    case HIT_OBJECT:
    case HIT_CANVAS:
        drag_begin(app, DRAG_CANVAS, x, y);
        break;
    default:
        break;
    }
}

static void drag_canvas(struct app *app, float x, float y) {
    float dx = x - app->drag_x, dy = y - app->drag_y;
    if (!app->drag_moved && fabsf(dx) + fabsf(dy) < DRAG_LEAST * app->pixel_scale)
        return;
    app->drag_moved = true;
    app->view.pan_x += dx;
    app->view.pan_y += dy;
    app->drag_x = x;
    app->drag_y = y;
    app->changed = true;
}

void app_move(struct app *app, float x, float y) {
    if (app->drag == DRAG_CANVAS)
        drag_canvas(app, x, y);
    if (app->drag != DRAG_TIMELINE || (!app->drag_moved && fabsf(x - app->drag_x) < DRAG_LEAST * app->pixel_scale))
        return;
    app->drag_moved = true;
    struct hit hit = scene_hit(app->scene, x, app->drag_y); /* the hand may slip off the strip up and down */
    if ((hit.kind == HIT_TIMELINE || hit.kind == HIT_MARK) && hit.position != app->view.position)
        travel_rest(app, hit.position);
}

void app_release(struct app *app, float x, float y) {
    if (app->drag == DRAG_CANVAS && !app->drag_moved) {
        struct hit hit = scene_hit(app->scene, x, y);
        if (!predict_click(app, &hit, x, y))
            panels_select(app, hit.kind == HIT_OBJECT ? hit.object : 0);
        app->changed = true;
        tour_look(app);
    }
    app->drag = DRAG_NOTHING;
}

/* What is under the pointer stays under it. */
static void zoom_about(struct app *app, float x, float y, float notches) {
    struct scene_seen seen = scene_seen(app->scene);
    float zoom = app->view.zoom * powf(ZOOM_STEP, notches);
    zoom = zoom < ZOOM_LEAST ? ZOOM_LEAST : zoom > ZOOM_MOST ? ZOOM_MOST : zoom;
    float factor = zoom / app->view.zoom;
    app->view.zoom = zoom;
    app->view.pan_x = x - seen.canvas_x - factor * (x - seen.canvas_x - app->view.pan_x);
    app->view.pan_y = y - seen.canvas_y - factor * (y - seen.canvas_y - app->view.pan_y);
}

/* Follows no more: the person scrolls on from what is seen. */
static void scroll(int *lines, int seen, float up) {
    int at = seen - (int)lroundf(up * WHEEL_LINES);
    *lines = at < 0 ? 0 : at;
}

void app_wheel(struct app *app, float x, float y, float up, float right, bool zoom) {
    if (pages_wheel(app, up) || !app->lesson)
        return;
    if (app->view.help || app->view.differs) {
        app_scroll_help(app, up > 0 ? -WHEEL_LINES : WHEEL_LINES);
        return;
    }
    struct hit hit = scene_hit(app->scene, x, y);
    if (app->view.menu)
        return;
    app->changed = true;
    if (hit.tab != TAB_NONE && hit.kind != HIT_TAB) { /* over a panel that scrolls, or what lies in it */
        panels_scroll(app, hit.tab, -(int)lroundf(up * WHEEL_LINES));
        return;
    }
    switch (hit.kind) {
    case HIT_OBJECT:
    case HIT_CANVAS:
        if (zoom) {
            zoom_about(app, x, y, up);
        } else {
            app->view.pan_x -= right * WHEEL_PIXELS * app->pixel_scale;
            app->view.pan_y += up * WHEEL_PIXELS * app->pixel_scale;
        }
        break;
    case HIT_LINE:
    case HIT_PROGRAM:
        scroll(&app->view.program_scroll, scene_seen(app->scene).program_top, up);
        break;
    case HIT_OUTPUT:
        scroll(&app->view.output_scroll, scene_seen(app->scene).output_top, up);
        break;
    case HIT_MARK:
    case HIT_TIMELINE:
        travel_step(app, app->view.step, up < 0);
        break;
    default:
        break;
    }
}
