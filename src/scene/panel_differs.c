/* Why a person's own Python may print something else, over everything: paragraphs that the engine made from the version
 * shown. As large as fits; where even small text does not, it is scrolled as the help is. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <string.h>

#define ROW 1.36F
#define GAP 0.5F    /* between paragraphs */
#define TITLE 2.9F
#define SIDE 1.6F
#define LEAST 0.56F /* of the body text */
#define WIDEST 56.0F
enum { ROWS_MOST = 12, TRIALS = 12 };

/* Draws (or with draw false only measures) all rows from `first` on; returns how high they are. */
static float put_notes(struct scene *scene, struct rect at, float size, int first, bool draw) {
    struct pen *pen = &scene->pen;
    const struct trace_header *header = &scene->timeline->trace->header;
    float y = 0, skipped = 0;
    int number = 0;
    for (int i = 0; i < header->note_count; i++) {
        const char *note = header->notes[i];
        struct pen_row rows[ROWS_MOST];
        size_t count = pen_wrap(pen, FONT_SANS, size, at.w - 1.3F * size, note, strlen(note), rows, ROWS_MOST);
        count = count > ROWS_MOST ? ROWS_MOST : count;
        for (size_t r = 0; r < count; r++, y += ROW * size) {
            if (number++ < first) {
                skipped = y + ROW * size;
                continue;
            }
            float middle = at.y + y - skipped + ROW * size / 2;
            if (!draw || middle + ROW * size / 2 > at.y + at.h + 0.1F * size)
                continue;
            if (r == 0)
                draw_circle(pen->list, at.x + 0.3F * size, middle, 0.2F * size, pen->theme->accent);
            pen_put(pen, at.x + 1.3F * size, middle, FONT_SANS, size, pen->theme->ink, note + rows[r].first,
                    rows[r].count);
        }
        y += GAP * size;
    }
    return y - skipped - GAP * size;
}

/* The first row shown, no further down than the end needs, and a thumb that says where that is. */
static int scroll(struct scene *scene, struct rect at, float size) {
    float all = put_notes(scene, at, size, 0, false);
    int first = scene->view->help_scroll;
    first = (int)fminf((float)first, all / (ROW * size));
    while (first > 0 && put_notes(scene, at, size, first - 1, false) <= at.h)
        first--;
    scene->help_top = first;
    scene->help_shown = (int)fmaxf(1, floorf(at.h / (ROW * size)));
    float above = all - put_notes(scene, at, size, first, false);
    struct rect thumb = {at.x + at.w + 0.5F * size, at.y + at.h * above / all, 0.4F * size, at.h * at.h / all};
    pen_box(&scene->pen, thumb, 0.2F * size, scene->pen.theme->line, 0, 0);
    return first;
}

void differs_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct scene_view *view = scene->view;
    float em = pen->em, size = em, w, h;
    draw_rect(pen->list, 0, 0, view->width, view->height, 0, theme->shade);
    struct rect inner = {0};
    for (int trial = 0; trial < TRIALS; trial++) {
        w = fminf(view->width - em, WIDEST * size);
        inner.w = w - 2 * SIDE * size;
        h = put_notes(scene, inner, size, 0, false) + (TITLE + 1.2F) * size;
        if (h <= view->height - em || size * 0.94F < LEAST * em)
            break;
        size *= 0.94F;
    }
    bool all = h <= view->height - em;
    h = fminf(h, view->height - em);
    struct rect box = {(view->width - w) / 2, (view->height - h) / 2, w, h};
    pen_box(pen, box, 0.8F * size, theme->panel, theme->edge, fmaxf(1, size / 14));
    pen_words_within(pen, box.x + SIDE * size, box.y + 1.6F * size, inner.w, FONT_SANS_BOLD, 1.2F * size, theme->ink,
                     words(STR_DIFFERS_TITLE));
    inner.x = box.x + SIDE * size;
    inner.y = box.y + TITLE * size;
    inner.h = box.y + box.h - 0.8F * size - inner.y;
    put_notes(scene, inner, size, all ? 0 : scroll(scene, inner, size), true);
}
