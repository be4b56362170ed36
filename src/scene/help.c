/* All keys, over everything. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <string.h>

/* The rows in so many columns: how wide and high they are, in ems. */
struct table {
    size_t columns, rows;
    float keys, does, w, h;
};

static struct table in_columns(const struct scene *scene, size_t columns) {
    const struct scene_view *view = scene->view;
    struct table table = {.columns = columns, .rows = (view->help_row_count + columns - 1) / columns};
    for (size_t i = 0; i < view->help_row_count; i++) {
        const struct help_row *row = &view->help_rows[i];
        table.keys = fmaxf(table.keys, pen_width(&scene->pen, FONT_SANS_BOLD, 1, row->keys, strlen(row->keys)));
        table.does = fmaxf(table.does, pen_width(&scene->pen, FONT_SANS, 1, row->does, strlen(row->does)));
    }
    table.w = (table.keys + table.does + 3.2F) * (float)columns + 1.8F;
    table.h = 4.2F + 1.62F * (float)table.rows;
    return table;
}

static float fitting(const struct scene *scene, const struct table *table, bool whole) {
    float em = scene->pen.em, size = fminf(em * 1.05F, (scene->view->width - em) / table->w);
    return whole ? fminf(size, (scene->view->height - em) / table->h) : size;
}

static void row_draw(struct pen *pen, const struct help_row *row, float x, float middle, float keys, float size) {
    pen_words(pen, x, middle, FONT_SANS_BOLD, size, pen->theme->ink, row->keys);
    pen_words(pen, x + (keys + 1.6F) * size, middle, FONT_SANS, size, pen->theme->ink, row->does);
}

/* Large text has its size: what has no room then is scrolled to. */
static void draw_scrolled(struct scene *scene, const struct table *table, float size) {
    struct pen *pen = &scene->pen;
    const struct scene_view *view = scene->view;
    float row = 1.62F * size, h = view->height - pen->em;
    struct rect at = {(view->width - table->w * size) / 2, pen->em / 2, table->w * size, h};
    size_t shown = (size_t)fmaxf(1, floorf((h - 3.6F * size) / row)), first = 0;
    if (view->help_row_count > shown)
        first = (size_t)fmaxf(0, fminf((float)view->help_scroll, (float)(view->help_row_count - shown)));
    pen_box(pen, at, 0.8F * size, pen->theme->panel, pen->theme->edge, fmaxf(1, size / 14));
    pen_words(pen, at.x + 1.6F * size, at.y + 1.6F * size, FONT_SANS_BOLD, 1.2F * size, pen->theme->ink,
              words(STR_SCENE_HELP_TITLE));
    for (size_t i = first; i < view->help_row_count && i < first + shown; i++)
        row_draw(pen, &view->help_rows[i], at.x + 1.6F * size, at.y + 3.6F * size + row * (float)(i - first),
                 table->keys, size);
    float all = (float)view->help_row_count, track = h - 4 * size;
    struct rect thumb = {at.x + at.w - 0.9F * size, at.y + 2.8F * size + track * (float)first / all, 0.45F * size,
                         track * fminf(1, (float)shown / all)};
    pen_box(pen, thumb, 0.22F * size, pen->theme->line, 0, 0);
}

void help_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct scene_view *view = scene->view;
    float width = view->width, height = view->height;
    draw_rect(pen->list, 0, 0, width, height, 0, theme->shade);
    struct table table = in_columns(scene, 1), two = in_columns(scene, 2);
    if (fitting(scene, &two, true) > fitting(scene, &table, true))
        table = two;
    float size = fitting(scene, &table, true), large = fitting(scene, &table, false);
    if (table.columns == 1 && size < 0.8F * pen->em && large > 1.15F * size) {
        draw_scrolled(scene, &table, large);
        return;
    }
    struct rect at = {(width - table.w * size) / 2, (height - table.h * size) / 2, table.w * size, table.h * size};
    pen_box(pen, at, 0.8F * size, theme->panel, theme->edge, fmaxf(1, size / 14));
    pen_words(pen, at.x + 1.6F * size, at.y + 1.8F * size, FONT_SANS_BOLD, 1.2F * size, theme->ink,
              words(STR_SCENE_HELP_TITLE));
    for (size_t i = 0; i < view->help_row_count; i++)
        row_draw(pen, &view->help_rows[i],
                 at.x + (1.6F + (table.keys + table.does + 3.2F) * (float)(i / table.rows)) * size,
                 at.y + (4 + 1.62F * (float)(i % table.rows)) * size, table.keys, size);
}
