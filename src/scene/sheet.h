/* Rows of words, tables and drawings in a panel, as many as there are: what doesn't fit is scrolled to.
 * For: panels whose contents may be longer than they have room. Not for: the program and the output, which scroll by
 * their own lines.
 * Whoever fills a sheet says what is on it, in order, and doesn't ask where: it is filled once to measure and once to
 * draw, so that it can be scrolled no further than its end. Only rows that fit whole are drawn.
 * Life: sheet_draw (or sheet_height) makes one, calls fill, and it is gone. */
#ifndef SCENE_SHEET_H
#define SCENE_SHEET_H
#include "scene_parts.h"

struct sheet {
    struct scene *scene;
    enum scene_tab tab;
    struct rect at; /* the visible part */
    float y;        /* of the next row, in the window */
    bool draws;     /* else it measures */
    uint32_t links; /* so far: each is told from the others */
};
typedef void sheet_fill(struct sheet *sheet, void *context);

/* Draws the sheet of a panel into `inner`, what shell_panel gave, scrolled as the view says for `tab`. */
void sheet_draw(struct scene *scene, enum scene_tab tab, struct rect inner, sheet_fill *fill, void *context);
/* Pixels that it would need. */
float sheet_height(struct scene *scene, float width, sheet_fill *fill, void *context);

/* A paragraph, wrapped. */
void sheet_words(struct sheet *sheet, enum font_face face, colour ink, const char *words_of_row);
/* The same that can be clicked: with a mark before it. */
void sheet_link(struct sheet *sheet, struct hit hit, const char *words_of_row);
void sheet_heading(struct sheet *sheet, const char *heading);
void sheet_gap(struct sheet *sheet, float ems);
/* A row of buttons with words; `hits` of the same length. A button that has no room goes to the next row. */
void sheet_buttons(struct sheet *sheet, const char *const *labels, const struct hit *hits, int count);
/* Cells of a table: the first at the left, cut with "…", the others at the right, each `column` ems wide. hit may be
 * NULL. */
enum { SHEET_CELLS = 4 };
void sheet_cells(struct sheet *sheet, enum font_face face, colour ink, const char *const *cells, int count,
                 float column, const struct hit *hit);
/* Room for a drawing, `height` pixels high. False: it is not to be drawn. */
bool sheet_place(struct sheet *sheet, float height, struct rect *place);
#endif
