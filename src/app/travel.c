#include "travel.h"

#include "app_export.h"
#include "app_predict.h"

#include <string.h>

enum { RETURNS = sizeof((struct app *)0)->returns / sizeof(uint64_t) };

#define PLAY_PAUSE 0.7 /* seconds that a playing lesson rests after a step has settled */
#define REPLAY_SLOWNESS 3.0
#define TICK_MOST 0.1 /* seconds */

void travel_rest(struct app *app, uint64_t position) {
    app->view.position = position;
    app->view.motion = 1;
    app->pause = 0;
    app->view.program_scroll = app->view.output_scroll = -1; /* what happens now comes into view */
    app->changed = true;
}

/* The motion of the step that ends at the position begins. While a key is held each step is there at once: pictures of
 * motions that have hardly begun would lag behind the finger. */
static void begin_motion(struct app *app, double slowness) {
    bool moves = !app->view.reduced_motion && !app->held;
    app->motion_seconds = moves ? slowness * scene_motion_seconds(app->scene, &app->view) / app->view.speed : 0;
    app->view.motion = app->motion_seconds > 0 ? 0 : 1;
}

static void step_to(struct app *app, uint64_t to, enum step_size size, bool moves) {
    uint64_t from = app->view.position;
    if (moves && predict_stops(app, size, &to))
        return;
    travel_rest(app, to);
    app->just_jumped = false;
    if (to == from)
        app->view.playing = false;
    else if (moves)
        begin_motion(app, 1);
}

void travel_step(struct app *app, enum step_size size, bool forward) {
    step_to(app, timeline_next(&app->lesson->timeline, app->view.position, size, forward), size, forward);
}

void travel_over(struct app *app, bool forward) {
    const struct timeline *timeline = &app->lesson->timeline;
    uint64_t from = app->view.position;
    step_to(app, timeline_over(timeline, from, app->view.step, forward), app->view.step, forward);
}

void travel_out(struct app *app, bool forward) {
    travel_jump(app, timeline_out(&app->lesson->timeline, app->view.position, forward));
}

bool travel_life(struct app *app, bool birth) {
    const struct timeline *timeline = &app->lesson->timeline;
    uint32_t object = app->view.selected;
    if (!object || object > timeline->life_count)
        return false;
    uint64_t at = birth ? timeline->lives[object].birth : timeline->lives[object].death;
    if (!at)
        return false;
    uint64_t rest = timeline_rest(timeline, at);
    travel_jump(app, rest == at ? rest : timeline_next(timeline, at, STEP_EVENT, true));
    return true;
}

uint64_t travel_previous_stop(const struct app *app) {
    const struct timeline *timeline = &app->lesson->timeline;
    bool has_stops = false;
    for (size_t i = 0; i < timeline->mark_count && !has_stops; i++)
        has_stops = timeline->marks[i].kind == MARK_STOP;
    return timeline_next(timeline, app->view.position, has_stops ? STEP_STOP : STEP_LINE, false);
}

void travel_jump(struct app *app, uint64_t to) {
    if (to == app->view.position)
        return;
    if (app->return_count == RETURNS)
        memmove(app->returns, app->returns + 1, (size_t)--app->return_count * sizeof *app->returns);
    app->returns[app->return_count++] = app->view.position;
    app->view.playing = false;
    travel_rest(app, to);
    app->just_jumped = true;
}

void travel_collection(struct app *app, bool forward) {
    travel_jump(app, timeline_next(&app->lesson->timeline, app->view.position, STEP_COLLECTION, forward));
}

void travel_line(struct app *app, uint32_t line) {
    const struct timeline *timeline = &app->lesson->timeline;
    const struct mark *first = NULL, *next = NULL;
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind != MARK_LINE || mark->line != line)
            continue;
        if (!first)
            first = mark;
        if (!next && mark->position > app->view.position)
            next = mark;
    }
    if (next || first)
        travel_jump(app, (next ? next : first)->position);
}

void travel_return(struct app *app) {
    if (app->just_jumped && app->return_count) {
        travel_rest(app, app->returns[--app->return_count]);
        app->just_jumped = app->return_count > 0;
    } else {
        travel_step(app, app->view.step, false);
    }
}

void travel_replay(struct app *app) {
    begin_motion(app, REPLAY_SLOWNESS);
}

void travel_play(struct app *app) {
    app->view.playing = !app->view.playing;
    app->pause = PLAY_PAUSE; /* the first step comes at once */
}

bool app_moves(const struct app *app) {
    return app->lesson && (app->view.motion < 1 || app->view.playing || exporting_runs(app));
}

void app_tick(struct app *app, double seconds) {
    if (!app_moves(app))
        return;
    if (exporting_runs(app)) {
        exporting_advance(app);
        return;
    }
    if (seconds > TICK_MOST)
        seconds = TICK_MOST;
    if (app->view.motion < 1) {
        double motion = app->view.motion + seconds / app->motion_seconds;
        app->view.motion = motion < 1 ? (float)motion : 1;
        app->changed = true;
    } else {
        app->pause += seconds * app->view.speed;
        if (app->pause >= PLAY_PAUSE)
            travel_step(app, app->view.step, true); /* at the end this stops the play */
    }
}
