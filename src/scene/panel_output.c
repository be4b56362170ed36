/* What the program has printed: the last lines, or those that the person scrolled to. What is wider than the panel goes
 * on in the row below; a bar tells that there is more above or below, and "…" that a row's beginning is not seen. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <string.h>

/* Longer than any row, in bytes: how far a row's end is looked for. */
enum { ROW_BYTES = 600 };

/* The end of the row that begins at `at`, no further than the line's end. Cost: what fits in a row. */
static const char *row_end(const struct pen *pen, float size, float room, const char *at, const char *stop) {
    size_t length = (size_t)(stop - at);
    if ((float)length * size * 0.62F <= room)
        return stop;
    length = length < ROW_BYTES ? length : ROW_BYTES;
    size_t fitting = pen_fitting(pen, FONT_MONO, size, room, at, length);
    while (fitting > 0 && at + fitting < stop && ((unsigned char)at[fitting] & 0xC0) == 0x80)
        fitting--; /* the bytes of a character stay together */
    if (fitting == 0)
        for (fitting = 1; at + fitting < stop && ((unsigned char)at[fitting] & 0xC0) == 0x80;)
            fitting++;
    return at + fitting;
}

void panel_output_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_OUTPUT];
    struct pen *pen = &scene->pen;
    if (at.w <= 0)
        return;
    struct rect inner = shell_panel(scene, at, words(STR_SCENE_OUTPUT), NULL);
    shell_hit(scene, at, (struct hit){.kind = HIT_OUTPUT});
    struct text *text = &scene->more;
    text_clear(text);
    timeline_output(scene->timeline, scene->timeline->position, text);
    float em = pen->em, row = 1.4F * em, size = 0.92F * em;
    int visible = (int)fmaxf(1, floorf(inner.h / row)), rows = 0, top = 0;
    /* First the rows are counted, then those in view are drawn. */
    for (int drawing = 0; drawing < 2 && text->length; drawing++) {
        const char *line = text->data, *end = line + text->length;
        for (int i = 0; line < end && (!drawing || i < top + visible); i++) {
            const char *stop = memchr(line, '\n', (size_t)(end - line));
            stop = stop ? stop : end;
            const char *cut = row_end(pen, size, inner.w, line, stop);
            float middle = inner.y + row * ((float)(i - top) + 0.5F);
            if (drawing && i >= top)
                pen_put(pen, inner.x, middle, FONT_MONO, size, pen->theme->ink, line, (size_t)(cut - line));
            if (drawing && i == top && line > text->data && line[-1] != '\n')
                pen_words_right(pen, inner.x - 0.05F * em, middle, FONT_MONO, size, pen->theme->soft, "…");
            rows += !drawing;
            line = cut < stop || cut == end ? cut : cut + 1;
        }
        top = scene->view->output_scroll;
        if (top < 0 || top > rows - 1)
            top = rows > visible ? rows - visible : 0;
    }
    scene->output_top = top;
    shell_bar(scene, (struct rect){inner.x, inner.y, inner.w, row * (float)visible}, row * (float)rows, row * (float)top);
}
