/* All keys, over everything: in as many columns as fit; where text of its size has no room, a key stands over what it
 * does, and what is left over is scrolled to. Large text stays large. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <string.h>

#define ROW 1.62F    /* of the text's size: a row of the table */
#define LINE 1.28F   /* a row of wrapped words */
#define TITLE 3.4F
#define SIDE 1.6F
#define BETWEEN 1.6F /* keys and words */
#define LEAST 0.72F  /* of the body text: smaller it is not made to fit */
enum { ROWS_MOST = 6, COLUMNS_MOST = 3 };

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
    table.w = (table.keys + table.does + 2 * BETWEEN) * (float)columns + 1.8F;
    table.h = TITLE + 0.8F + ROW * (float)table.rows;
    return table;
}

static float fitting(const struct scene *scene, const struct table *table) {
    const struct scene_view *view = scene->view;
    float em = scene->pen.em, size = fminf(em * 1.05F, (view->width - em) / table->w);
    return fminf(size, (view->height - em) / table->h);
}

static void title_draw(struct pen *pen, struct rect at, float size) {
    pen_box(pen, at, 0.8F * size, pen->theme->panel, pen->theme->edge, fmaxf(1, size / 14));
    pen_words_within(pen, at.x + SIDE * size, at.y + 1.7F * size, at.w - 2 * SIDE * size, FONT_SANS_BOLD, 1.2F * size,
                     pen->theme->ink, words(STR_SCENE_HELP_TITLE));
}

static void draw_table(struct scene *scene, const struct table *table, float size) {
    struct pen *pen = &scene->pen;
    const struct scene_view *view = scene->view;
    struct rect at = {(view->width - table->w * size) / 2, (view->height - table->h * size) / 2, table->w * size,
                      table->h * size};
    title_draw(pen, at, size);
    for (size_t i = 0; i < view->help_row_count; i++) {
        float x = at.x + (SIDE + (table->keys + table->does + 2 * BETWEEN) * (float)(i / table->rows)) * size;
        float middle = at.y + (TITLE + 0.6F + ROW * (float)(i % table->rows)) * size;
        pen_words(pen, x, middle, FONT_SANS_BOLD, size, pen->theme->ink, view->help_rows[i].keys);
        pen_words(pen, x + (table->keys + BETWEEN) * size, middle, FONT_SANS, size, pen->theme->ink,
                  view->help_rows[i].does);
    }
}

/* A list: keys at the left and words beside them, wrapped, or under them where it is narrow. */
struct list {
    struct rect at; /* of the rows */
    float size, keys; /* keys 0: words stand under them */
};

/* Draws (or with draw false only measures) a row at y; returns its height. */
static float put_row(struct scene *scene, const struct list *list, const struct help_row *row, float y, bool draw) {
    struct pen *pen = &scene->pen;
    struct pen_row rows[ROWS_MOST];
    bool under = list->keys == 0;
    float size = list->size, indent = under ? 0 : list->keys + BETWEEN * size, top = y + (under ? LINE * size : 0);
    size_t count = pen_wrap(pen, FONT_SANS, size, list->at.w - indent, row->does, strlen(row->does), rows, ROWS_MOST);
    count = count > ROWS_MOST ? ROWS_MOST : count;
    if (draw) {
        pen_words_within(pen, list->at.x, y + LINE * size / 2, under ? list->at.w : list->keys + 1, FONT_SANS_BOLD, size,
                         pen->theme->ink, row->keys);
        for (size_t i = 0; i < count; i++)
            pen_put(pen, list->at.x + indent, top + ((float)i + 0.5F) * LINE * size, FONT_SANS, size, pen->theme->ink,
                    row->does + rows[i].first, rows[i].count);
    }
    return top - y + LINE * size * (float)count + (under ? 0.45F : ROW - LINE) * size;
}

/* How many rows fit from `first` on; all heights in *all, those above it in *above. */
static size_t rows_from(struct scene *scene, const struct list *list, size_t first, float *above, float *all) {
    const struct scene_view *view = scene->view;
    size_t shown = 0;
    float y = 0;
    *above = *all = 0;
    for (size_t i = 0; i < view->help_row_count; i++) {
        float h = put_row(scene, list, &view->help_rows[i], 0, false);
        *above += i < first ? h : 0;
        *all += h;
        if (i >= first && y + h <= list->at.h + 0.45F * list->size && shown == i - first) {
            y += h;
            shown++;
        }
    }
    return shown ? shown : 1;
}

static void draw_list(struct scene *scene, float keys) {
    struct pen *pen = &scene->pen;
    const struct scene_view *view = scene->view;
    float size = pen->em * 0.95F, w = fminf(view->width - pen->em, 46 * size), above, all;
    struct rect box = {(view->width - w) / 2, pen->em / 2, w, view->height - pen->em};
    struct list list = {.at = {box.x + SIDE * size, box.y + TITLE * size * 0.85F, w - 2.2F * SIDE * size, 0},
                        .size = size,
                        .keys = keys * size};
    list.at.h = box.y + box.h - 0.6F * size - list.at.y;
    if (list.at.w < 2 * list.keys + BETWEEN * size)
        list.keys = 0;
    size_t first = (size_t)fmaxf(0, (float)view->help_scroll), count = view->help_row_count;
    first = first < count ? first : count - 1;
    while (first > 0 && first - 1 + rows_from(scene, &list, first - 1, &above, &all) >= count)
        first--; /* no further than the end needs */
    size_t shown = rows_from(scene, &list, first, &above, &all);
    scene->help_top = (int)first;
    scene->help_shown = (int)shown;
    title_draw(pen, box, size);
    float y = list.at.y;
    for (size_t i = first; i < count && i < first + shown; i++)
        y += put_row(scene, &list, &view->help_rows[i], y, true);
    float thumb = list.at.h * fminf(1, list.at.h / all), x = list.at.x + list.at.w + 0.6F * size;
    float offset = first + shown >= count ? list.at.h - thumb : (list.at.h - thumb) * above / fmaxf(1, all - list.at.h);
    pen_box(pen, (struct rect){x, list.at.y, 0.4F * size, list.at.h}, 0.2F * size, pen->theme->inset, 0, 0);
    pen_box(pen, (struct rect){x, list.at.y + fminf(offset, list.at.h - thumb), 0.4F * size, thumb}, 0.2F * size,
            pen->theme->line, 0, 0);
}

void help_draw(struct scene *scene) {
    const struct scene_view *view = scene->view;
    struct table best = {0};
    float size = 0;
    draw_rect(scene->pen.list, 0, 0, view->width, view->height, 0, scene->pen.theme->shade);
    if (!view->help_row_count)
        return;
    for (size_t columns = 1; columns <= COLUMNS_MOST; columns++) {
        struct table table = in_columns(scene, columns);
        if (fitting(scene, &table) > size) {
            size = fitting(scene, &table);
            best = table;
        }
    }
    if (size >= LEAST * scene->pen.em)
        draw_table(scene, &best, size);
    else
        draw_list(scene, best.keys);
}
