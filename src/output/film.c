#include "film.h"

#include "memory.h"
#include "narrate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LOOK 0.45F /* seconds that a step rests */
#define READ 0.05F /* seconds for a character to be read */
#define READ_MOST 7.0F
#define LAST 2.5F /* before the film begins anew */

struct film {
    struct timeline *timeline;
    struct film_options options;
    struct text_metrics metrics;
    struct scene *scene;
    struct painter painter;
    struct drawlist list;
    struct text told;
    const char *said;  /* the author's words that were on show last */
    int frame, frames; /* of the motion of the step that ends at view.position; frame == frames: settled */
    bool begun;
};

/* The step that ends at `position` begins. */
static void begin_step(struct film *film, uint64_t position) {
    film->options.view.position = position;
    float seconds = film->begun ? scene_motion_seconds(film->scene, &film->options.view) / film->options.speed : 0;
    film->frames = (int)lroundf(fmaxf(0, fminf(seconds, 60)) * (float)film->options.rate);
    film->frame = film->frames ? 1 : 0;
}

struct film *film_open(struct timeline *timeline, struct fonts *fonts, const struct film_options *options) {
    struct film *film = memory_alloc(sizeof *film);
    *film = (struct film){.timeline = timeline, .options = *options, .metrics = fonts_metrics(fonts)};
    film->scene = scene_create(timeline, &film->metrics);
    painter_init(&film->painter, fonts);
    draw_init(&film->list);
    text_init(&film->told);
    begin_step(film, options->from);
    return film;
}

void film_close(struct film *film) {
    if (!film)
        return;
    text_destroy(&film->told);
    draw_destroy(&film->list);
    painter_destroy(&film->painter);
    scene_free(film->scene);
    free(film);
}

static float reading(const char *words) {
    return words ? (float)utf8_count(words, strlen(words)) * READ : 0;
}

/* Time to look, and for words that are new on show time to read. Of a step larger than an event the narrator's count
 * too: by event they would make a film that nobody waits for. */
static float rest_seconds(struct film *film) {
    uint64_t position = film->options.view.position;
    bool has_run;
    const struct line_note *note = timeline_note(film->timeline, position, &has_run);
    const char *say = !note ? NULL : has_run ? note->say : note->say_before;
    float seconds = say != film->said ? reading(say) : 0;
    film->said = say;
    if (film->options.steps != STEP_EVENT) {
        text_clear(&film->told);
        narrate_step(film->timeline, position, &film->told);
        seconds += reading(film->told.data);
    }
    return LOOK + fminf(seconds, READ_MOST);
}

static struct pixel_box changed(const struct painter *painter) {
    struct pixel_box all = {0, 0, 0, 0};
    for (size_t i = 0; i < painter->changed_count; i++) {
        struct pixel_box box = painter->changed[i];
        if (i == 0) {
            all = box;
            continue;
        }
        all.left = box.left < all.left ? box.left : all.left;
        all.top = box.top < all.top ? box.top : all.top;
        all.right = box.right > all.right ? box.right : all.right;
        all.bottom = box.bottom > all.bottom ? box.bottom : all.bottom;
    }
    return all;
}

static uint64_t following(const struct film *film) {
    uint64_t at = film->options.view.position;
    uint64_t next = timeline_next(film->timeline, at, film->options.steps, true);
    return next < film->options.to ? next : film->options.to;
}

bool film_next(struct film *film, struct film_frame *frame) {
    struct scene_view *view = &film->options.view;
    if (film->begun && film->frame == film->frames) {
        if (view->position >= film->options.to)
            return false;
        begin_step(film, following(film));
    } else if (film->begun) {
        film->frame++;
    }
    bool settled = film->frame == film->frames;
    view->motion = settled ? 1 : (float)film->frame / (float)film->frames;
    scene_draw(film->scene, view, &film->list);
    painter_update(&film->painter, &film->list);
    float seconds = !settled ? 0 : view->position >= film->options.to ? LAST : rest_seconds(film) / film->options.speed;
    int frames = (int)lroundf(seconds * (float)film->options.rate);
    *frame = (struct film_frame){.painter = &film->painter,
                                 .list = &film->list,
                                 .changed = changed(&film->painter),
                                 .frames = frames > 1 ? frames : 1,
                                 .settled = settled,
                                 .position = view->position};
    film->begun = true;
    return true;
}

float film_progress(const struct film *film) {
    const struct film_options *options = &film->options;
    double all = (double)(options->to - options->from), done = (double)(options->view.position - options->from);
    return all > 0 ? (float)(done / all) : 1;
}
