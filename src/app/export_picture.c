/* One moment as a picture, and the program as it stands: what is made in one go. */
#include "export_kinds.h"

#include "draw_svg.h"
#include "file.h"
#include "memory.h"
#include "painter.h"
#include "png.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

#define EM_PIXELS 16.0f /* of body text at 100 % in a picture 720 pixels high */
#define EM_LEAST 11.0f  /* smaller can't be read */

struct picture {
    struct lesson *lesson;
    struct fonts *fonts;
    struct scene_view view;
    struct text path;
};

/* A larger picture is the same picture, larger: text grows with it. */
static float em_for(const struct export_wish *wish) {
    float width = (float)wish->width / 1280, height = (float)wish->height / 720;
    float em = EM_PIXELS * (width < height ? width : height) * (float)wish->scale / 100;
    return em > EM_LEAST ? em : EM_LEAST;
}

struct scene_view export_view(const struct export_wish *wish) {
    struct scene_view view;
    scene_view_init(&view);
    view.width = (float)wish->width;
    view.height = (float)wish->height;
    view.em = em_for(wish);
    view.theme = wish->theme;
    view.motion = 1;
    view.bare = true;
    return view;
}

bool export_write_picture(const struct drawlist *list, struct fonts *fonts, const char *path, struct faults *faults) {
    enum export_format format = export_format_of(path);
    if (format == EXPORT_SVG || format == EXPORT_SVG_SEQUENCE) {
        struct text_metrics metrics = fonts_metrics(fonts);
        struct text svg;
        text_init(&svg);
        draw_svg(list, &metrics, &svg);
        bool good = file_write(path, svg.data, svg.length, faults);
        text_destroy(&svg);
        return good;
    }
    struct painter painter;
    painter_init(&painter, fonts);
    painter_draw(&painter, list);
    bool good = png_write(&painter.raster, path, faults);
    painter_destroy(&painter);
    return good;
}

/* A picture is of a moment that has words: where an event is part of a step, of the step's end. */
static uint64_t told_moment(const struct timeline *timeline, uint64_t position) {
    uint64_t rest = timeline_rest(timeline, position);
    return rest == position ? position : timeline_next(timeline, rest, STEP_EVENT, true);
}

static struct picture *make(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts) {
    struct picture *picture = memory_alloc(sizeof *picture);
    *picture = (struct picture){lesson, fonts, export_view(wish), {0}};
    text_add(&picture->path, wish->path);
    return picture;
}

static void end(void *state) {
    struct picture *picture = state;
    text_destroy(&picture->path);
    free(picture);
}

static void *begin_picture(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts,
                           struct faults *faults) {
    uint64_t position;
    if (!timeline_where(&lesson->timeline, wish->at ? wish->at : "end", &position, faults))
        return NULL;
    struct picture *picture = make(lesson, wish, fonts);
    picture->view.position = told_moment(&lesson->timeline, position);
    return picture;
}

static enum export_state advance_picture(void *state, struct faults *faults) {
    struct picture *picture = state;
    struct text_metrics metrics = fonts_metrics(picture->fonts);
    struct scene *scene = scene_create(&picture->lesson->timeline, &metrics);
    struct drawlist list;
    draw_init(&list);
    scene_draw(scene, &picture->view, &list);
    bool good = export_write_picture(&list, picture->fonts, picture->path.data, faults);
    draw_destroy(&list);
    scene_free(scene);
    return good ? EXPORT_DONE : EXPORT_FAILED;
}

static void *begin_program(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts,
                           struct faults *faults) {
    if (lesson->scenario.has_program && !lesson->scenario.has_heap)
        return make(lesson, wish, fonts);
    fault_add(faults, wish->path, 0, 0, NULL, 0, "%s", words(STR_EXPORT_NO_PROGRAM));
    return NULL;
}

static enum export_state advance_program(void *state, struct faults *faults) {
    const struct picture *picture = state;
    const struct scenario *scenario = &picture->lesson->scenario;
    struct text program;
    text_init(&program);
    text_append(&program, scenario->program, scenario->program_length);
    if (program.length && program.data[program.length - 1] != '\n')
        text_byte(&program, '\n');
    bool good = file_write(picture->path.data, program.data, program.length, faults);
    text_destroy(&program);
    return good ? EXPORT_DONE : EXPORT_FAILED;
}

const struct export_kind export_picture = {.begin = begin_picture, .advance = advance_picture, .end = end};
const struct export_kind export_program = {.begin = begin_program, .advance = advance_program, .end = end};
