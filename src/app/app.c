#include "app.h"

#include "app_export.h"
#include "app_panels.h"
#include "app_predict.h"
#include "app_view.h"
#include "file.h"
#include "keys.h"
#include "pages.h"
#include "reload.h"
#include "settings.h"
#include "tour.h"
#include "travel.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static const int scales[] = {75, 90, 100, 110, 125, 150, 175, 200, 250, 300};
enum { SCALES = sizeof scales / sizeof *scales };

enum { MENU_KEY_ROOM = 32, VERSIONS_MOST = 31 };

#define EM_PIXELS 16.0f /* of body text at 100 % and 96 DPI */

void app_init(struct app *app, const struct text_metrics *metrics, const struct lesson_options *options) {
    *app = (struct app){.metrics = metrics, .options = *options, .scale = 100, .pixel_scale = 1, .changed = true};
    scene_view_init(&app->view);
    draw_init(&app->list);
    text_init(&app->banner);
    text_init(&app->query);
    predict_init(&app->predict);
    text_init(&app->trouble);
    page_init(&app->tour);
    app->pages = pages_create();
    app->exporting = exporting_create();
}

static void close_lesson(struct app *app) {
    predict_forget(app);
    exporting_stop(app);
    if (app->scene)
        scene_free(app->scene);
    app->scene = NULL;
    lesson_close(app->lesson);
    app->lesson = NULL;
}

void app_destroy(struct app *app) {
    close_lesson(app);
    draw_destroy(&app->list);
    text_destroy(&app->banner);
    text_destroy(&app->query);
    predict_destroy(&app->predict);
    text_destroy(&app->trouble);
    page_destroy(&app->tour);
    pages_free(app->pages);
    exporting_free(app->exporting);
}

/* What belongs to one lesson and not to the next. */
static void begin_view(struct app *app) {
    app->scene = scene_create(&app->lesson->timeline, app->metrics);
    app->view.selected = 0;
    app->view.has_mark = app->view.finding = false;
    app->view.menu = MENU_NONE;
    memset(app->view.scroll, 0, sizeof app->view.scroll);
    app->view.playing = false;
    app->view.zoom = 1;
    app->view.pan_x = app->view.pan_y = 0;
    app->return_count = 0;
    app->just_jumped = false;
    app->view.focus = (struct hit){.kind = HIT_NOTHING};
    app->drag = DRAG_NOTHING;
    travel_rest(app, lesson_start(app->lesson));
}

void app_say(struct app *app, const char *message) {
    text_clear(&app->banner);
    text_add(&app->banner, message);
    app->changed = true;
}

void app_tell(struct app *app, const struct faults *faults) {
    struct text out;
    text_init(&out);
    faults_write(faults, &out, false);
    if (out.length) {
        text_clear(&app->banner);
        text_append(&app->banner, out.data, strcspn(out.data, "\n"));
        app->changed = true;
    }
    text_destroy(&out);
}

bool app_open(struct app *app, const char *name, struct faults *faults) {
    struct lesson *lesson = lesson_open(name, &app->options, faults);
    if (!lesson)
        return false;
    close_lesson(app);
    app->lesson = lesson;
    app->python = NULL;
    begin_view(app);
    text_clear(&app->banner);
    text_clear(&app->trouble);
    reload_watch(app);
    app_remember_file(app, lesson->scenario.path);
    tour_begin(app);
    if (faults->count)
        app_tell(app, faults);
    else if (lesson->trace.cut)
        app_say(app, words(STR_APP_RECORD_CUT));
    else if (lesson->status == RUN_RAISED)
        app_say(app, words(STR_APP_RAISED));
    return true;
}

void app_remember_file(struct app *app, const char *path) {
    char *whole = app->settings ? file_absolute(path) : NULL;
    if (whole)
        settings_opened(app->settings, whole);
    free(whole);
}

void app_replace(struct app *app, struct lesson *lesson, uint64_t position) {
    struct scene_view kept = app->view;
    close_lesson(app);
    app->lesson = lesson;
    begin_view(app);
    app->view.zoom = kept.zoom;
    app->view.pan_x = kept.pan_x;
    app->view.pan_y = kept.pan_y;
    app->view.menu = kept.menu;
    app->view.finding = kept.finding;
    app->view.focus = kept.focus;
    app->view.selected = kept.selected <= lesson->timeline.life_count ? kept.selected : 0;
    travel_rest(app, position);
}

bool app_where(struct app *app, const char *where, struct faults *faults) {
    uint64_t position;
    if (!timeline_where(&app->lesson->timeline, where, &position, faults))
        return false;
    travel_rest(app, position);
    return true;
}

static void collect(struct app *app) {
    if (!lesson_can_collect(app->lesson)) {
        app_say(app, words(STR_APP_COLLECTED_HERE));
        return;
    }
    struct faults faults;
    faults_init(&faults);
    predict_forget(app);
    scene_free(app->scene); /* it looks at the timeline that is made anew */
    lesson_collect(app->lesson, &faults);
    begin_view(app);
    app_tell(app, &faults);
    faults_destroy(&faults);
    travel_step(app, STEP_COLLECTION, true);
}

static void change_scale(struct app *app, int by) {
    int at = 0;
    while (at + 1 < SCALES && scales[at] < app->scale)
        at++;
    if (scales[at] != app->scale && by > 0)
        at--; /* between two steps: the next larger one is the next */
    at += by;
    app->scale = by == 0 ? 100 : scales[at < 0 ? 0 : at >= SCALES ? SCALES - 1 : at];
}

/* The tabs in the order that the scene shows them, or the panels that one scrolls; at last none is open. */
static void next_tab(struct app *app) {
    static const enum scene_tab order[] = {TAB_COLLECTOR, TAB_GENERATIONS, TAB_OUTPUT,  TAB_INSPECTOR,
                                           TAB_MEMORY,    TAB_TIMELINE,    TAB_PROGRAM, TAB_NONE};
    enum { TABS = sizeof order / sizeof *order };
    int at = 0;
    while (at < TABS - 1 && order[at] != app->view.tab)
        at++;
    app->view.tab = order[(at + 1) % TABS];
}

static bool can_be_selected(const struct world_object *object) {
    return object->alive && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

/* The living object with the next or the previous number, round and round; with none, nothing is selected. */
static void select_next(struct app *app, bool forward) {
    struct timeline *timeline = &app->lesson->timeline;
    timeline_seek(timeline, app->view.position);
    const struct world *world = &timeline->world;
    uint32_t count = world->object_count, at = app->view.selected;
    for (uint32_t tried = 0; tried <= count; tried++) {
        at = forward ? (at >= count ? 0 : at + 1) : (at == 0 || at > count ? count : at - 1);
        if (at && can_be_selected(&world->objects[at])) {
            panels_select(app, at);
            return;
        }
    }
    app->view.selected = 0;
}

static void next_step_size(struct app *app) {
    app->view.step = app->view.step >= STEP_STOP ? STEP_EVENT : (enum step_size)(app->view.step + 1);
}

static void change_speed(struct app *app, bool faster) {
    static const float speeds[] = {0.25F, 0.5F, 1, 2, 4};
    enum { SPEEDS = sizeof speeds / sizeof *speeds };
    int at = 0;
    while (at < SPEEDS - 1 && speeds[at] < app->view.speed)
        at++;
    at += faster ? 1 : -1;
    app->view.speed = speeds[at < 0 ? 0 : at >= SPEEDS ? SPEEDS - 1 : at];
}

static void escape(struct app *app) {
    if (app->view.help || app->view.differs)
        app->view.help = app->view.differs = false;
    else if (app->view.finding)
        app->view.finding = false;
    else if (app->view.focus.kind != HIT_NOTHING)
        app->view.focus.kind = HIT_NOTHING;
    else if (app->view.tab != TAB_NONE)
        app->view.tab = TAB_NONE;
    else if (app->view.selected)
        app->view.selected = 0;
    else
        app->fullscreen = false;
}

/* Intents that make sense without a lesson. */
static bool apply_to_window(struct app *app, enum intent intent) {
    switch (intent) {
    case INTENT_SCALE_UP:
        change_scale(app, 1);
        return true;
    case INTENT_SCALE_DOWN:
        change_scale(app, -1);
        return true;
    case INTENT_SCALE_RESET:
        change_scale(app, 0);
        return true;
    case INTENT_FIT:
        app->view.zoom = 1;
        app->view.pan_x = app->view.pan_y = 0;
        return true;
    case INTENT_FULLSCREEN:
        app->fullscreen = !app->fullscreen;
        return true;
    case INTENT_THEME:
        app->view.theme = app->view.theme == THEME_DARK ? THEME_LIGHT : THEME_DARK;
        return true;
    case INTENT_NEXT_TAB:
        next_tab(app);
        return true;
    case INTENT_SLOWER:
    case INTENT_FASTER:
        change_speed(app, intent == INTENT_FASTER);
        return true;
    case INTENT_COMPARE:
        app->comparing = true;
        return true;
    case INTENT_STEP_SIZE:
        next_step_size(app);
        return true;
    case INTENT_HELP:
        app->view.help = !app->view.help && !app->view.differs;
        app->view.differs = false;
        app->view.help_scroll = 0;
        return true;
    case INTENT_DIFFERS:
        app->view.differs = !app->view.differs && app->lesson;
        app->view.help = false;
        app->view.help_scroll = 0;
        return true;
    case INTENT_ESCAPE:
        escape(app);
        return true;
    case INTENT_QUIT:
        app->quit = true;
        return true;
    default:
        return false;
    }
}

static void apply_to_lesson(struct app *app, enum intent intent) {
    const struct trace *trace = &app->lesson->trace;
    switch (intent) {
    case INTENT_STEP:
        travel_step(app, app->view.step, true);
        break;
    case INTENT_BACK:
        travel_step(app, app->view.step, false);
        break;
    case INTENT_LINE_FORWARD:
        travel_step(app, STEP_LINE, true);
        break;
    case INTENT_LINE_BACK:
        travel_step(app, STEP_LINE, false);
        break;
    case INTENT_STOP_FORWARD:
        travel_step(app, STEP_STOP, true);
        break;
    case INTENT_STOP_BACK:
        travel_step(app, STEP_STOP, false);
        break;
    case INTENT_COLLECTION_FORWARD:
        travel_collection(app, true);
        break;
    case INTENT_COLLECTION_BACK:
        travel_collection(app, false);
        break;
    case INTENT_START:
        travel_jump(app, lesson_start(app->lesson));
        break;
    case INTENT_END:
        /* first what the program left behind, then what the interpreter's exit did to it */
        travel_jump(app, app->view.position < app->lesson->timeline.program_end ? app->lesson->timeline.program_end : trace->count);
        break;
    case INTENT_OVER:
    case INTENT_OVER_BACK:
        travel_over(app, intent == INTENT_OVER);
        break;
    case INTENT_OUT:
    case INTENT_OUT_BACK:
        travel_out(app, intent == INTENT_OUT);
        break;
    case INTENT_BIRTH:
    case INTENT_DEATH:
        if (!travel_life(app, intent == INTENT_BIRTH))
            app_say(app, words(app->view.selected ? STR_APP_OUTLIVES : STR_APP_SELECT_FIRST));
        break;
    case INTENT_RETURN:
        travel_return(app);
        break;
    case INTENT_REPLAY:
        travel_replay(app);
        break;
    case INTENT_COLLECT:
        collect(app);
        break;
    case INTENT_PLAY:
        travel_play(app);
        break;
    default:
        break;
    }
}

void app_key_up(struct app *app) {
    app->changed |= app->comparing;
    app->comparing = false;
}

void app_apply(struct app *app, enum intent intent) {
    if (intent == INTENT_NONE)
        return;
    app->changed = true;
    text_clear(&app->banner);
    if (intent != INTENT_COMPARE)
        app->comparing = false;
    if (app->view.menu && intent == INTENT_ESCAPE) {
        app_view_close_menu(app, intent);
        return;
    }
    app_view_close_menu(app, intent);
    if (app->lesson && predict_takes(app, intent))
        return;
    if (app_view_apply(app, intent))
        return;
    if (apply_to_window(app, intent)) {
        app_view_chosen(app, intent);
        return;
    }
    if (!app->lesson)
        return;
    if (intent == INTENT_SELECT_NEXT || intent == INTENT_SELECT_PREVIOUS) {
        if (!collector_select(app, intent == INTENT_SELECT_NEXT)) {
            select_next(app, intent == INTENT_SELECT_NEXT);
            app_view_show_selected(app);
        }
        tour_look(app);
        return;
    }
    if (panels_apply(app, intent))
        return;
    if (intent != INTENT_PLAY)
        app->view.playing = false; /* a hand on the controls takes over */
    apply_to_lesson(app, intent);
    tour_look(app);
}

void app_resize(struct app *app, float width, float height, float pixel_scale) {
    app->view.width = width;
    app->view.height = height;
    app->pixel_scale = pixel_scale;
    app->changed = true;
}

/* The place where one is stays what it was. */
static void draw_previous_stop(struct app *app) {
    struct scene_view view = app->view;
    view.position = travel_previous_stop(app);
    view.motion = 1;
    view.banner = words(STR_APP_COMPARING);
    scene_draw(app->scene, &view, &app->list);
}

const struct drawlist *app_draw(struct app *app) {
    app->view.em = EM_PIXELS * (float)app->scale / 100 * app->pixel_scale;
    app->view.query = app->query.length ? app->query.data : "";
    const struct text *banner = app->banner.length ? &app->banner : &app->trouble;
    char names[BUTTON_COUNT][MENU_KEY_ROOM];
    const char *menu_keys[BUTTON_COUNT];
    struct help_row versions[VERSIONS_MOST];
    struct keys_help help;
    app->view.versions = versions;
    app->view.version_count = app->view.menu == MENU_VERSIONS ? app_view_versions(versions, VERSIONS_MOST) : 0;
    if (app->view.menu)
        for (int i = 0; i < BUTTON_COUNT; i++) {
            keys_name(app_button_intent((enum scene_button)i), names[i], MENU_KEY_ROOM);
            menu_keys[i] = names[i];
        }
    app->view.menu_keys = app->view.menu ? menu_keys : NULL;
    if (app->view.help)
        keys_help(&help);
    app->view.help_rows = app->view.help ? help.rows : NULL;
    app->view.help_row_count = app->view.help ? help.count : 0;
    app->view.banner = banner->length ? banner->data : NULL;
    predict_show(app);
    if (app->comparing && app->lesson && !pages_cover(app))
        draw_previous_stop(app);
    else if (!pages_cover(app))
        scene_draw(app->scene, &app->view, &app->list);
    tour_draw(app);
    pages_draw(app);
    app->view.help_rows = NULL;
    app->view.menu_keys = NULL;
    app->view.versions = NULL;
    app->changed = false;
    return &app->list;
}
