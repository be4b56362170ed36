#include "tour.h"

#include "pages.h"
#include "settings.h"
#include "words.h"

#include <string.h>

enum { STEPS = 3, BUTTON_SKIP = 0, BUTTON_NEXT = 1, BUTTONS = 2 };

static const struct {
    enum string_key title, words;
} steps[STEPS] = {
    {STR_TOUR_STEP_TITLE, STR_TOUR_STEP},
    {STR_TOUR_COUNT_TITLE, STR_TOUR_COUNT},
    {STR_TOUR_KEYS_TITLE, STR_TOUR_KEYS},
};

void tour_begin(struct app *app) {
    if (app->tour_offered && app->settings && !app->settings->toured && app->lesson && !app->tour_step)
        app->tour_step = 1;
    app->tour_from = app->view.position;
}

bool tour_is_on(const struct app *app) {
    return app->tour_step > 0 && app->lesson && !pages_are_open(app) && !app->view.help && !app->view.differs;
}

static void end(struct app *app) {
    app->tour_step = 0;
    app->changed = true;
    if (app->settings) {
        app->settings->toured = true;
        app->settings->changed = true;
    }
}

static void next(struct app *app) {
    if (++app->tour_step > STEPS)
        end(app);
    app->changed = true;
}

bool tour_key(struct app *app, struct key key) {
    if (!tour_is_on(app) || key.ctrl || key.shift || (key.name != KEY_ENTER && key.name != KEY_ESCAPE))
        return false;
    if (key.name == KEY_ENTER && app->view.focus.kind != HIT_NOTHING)
        return false; /* it is for the button that has the focus */
    if (key.repeated)
        return true;
    if (key.name == KEY_ESCAPE)
        end(app);
    else
        next(app);
    return true;
}

bool tour_press(struct app *app, float x, float y) {
    struct page_hit hit = tour_is_on(app) ? page_hit_at(&app->tour, x, y) : (struct page_hit){0};
    if (hit.target == PAGE_BUTTON && hit.index == BUTTON_SKIP)
        end(app);
    else if (hit.target == PAGE_BUTTON)
        next(app);
    return hit.target != PAGE_NOTHING;
}

void tour_look(struct app *app) {
    if (!tour_is_on(app))
        return;
    bool stepped = app->tour_step == 1 && app->view.position != app->tour_from;
    bool selected = app->tour_step == 2 && app->view.selected != 0;
    if (stepped || selected)
        next(app);
}

/* What a step speaks of: the button Step, an object (else the heap), the button Keys. */
static struct rect about(const struct app *app) {
    struct hit hit = {.kind = HIT_BUTTON, .button = app->tour_step == 1 ? BUTTON_STEP : BUTTON_KEYS};
    if (app->tour_step == 2)
        hit.kind = HIT_OBJECT;
    struct rect at = scene_place(app->scene, hit);
    if (at.w <= 0 && app->tour_step == 3) { /* where the head has no room, the keys are in the menu */
        hit.button = BUTTON_MENU;
        at = scene_place(app->scene, hit);
    }
    return at;
}

void tour_draw(struct app *app) {
    if (!tour_is_on(app))
        return;
    int step = app->tour_step - 1;
    char place[2][2] = {{(char)('1' + step), 0}, {'0' + STEPS, 0}};
    struct text count;
    text_init(&count);
    text_words(&count, words(STR_TOUR_PLACE), "step", place[0], "steps", place[1], NULL);
    struct page_button buttons[BUTTONS] = {
        [BUTTON_SKIP] = {.word = words(STR_TOUR_SKIP)},
        [BUTTON_NEXT] = {.word = words(step + 1 < STEPS ? STR_TOUR_NEXT : STR_TOUR_DONE), .strong = true},
    };
    struct steps_picture picture = {.title = words(steps[step].title),
                                    .words = words(steps[step].words),
                                    .count = count.data,
                                    .about = about(app),
                                    .buttons = buttons,
                                    .button_count = BUTTONS};
    page_begin(&app->tour, &app->view, app->metrics, &app->list);
    page_steps_draw(&app->tour, &app->view, &picture);
    text_destroy(&count);
}
