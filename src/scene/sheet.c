#include "sheet.h"

#include <math.h>
#include <string.h>

#define SIZE 0.92F /* of the text, in ems */
#define ROW 1.36F
enum { ROWS_MOST = 24 };

static float row_height(const struct sheet *sheet) {
    return ROW * sheet->scene->pen.em;
}

/* What is taller than the panel is clipped: it would never be seen otherwise. */
static bool is_seen(const struct sheet *sheet, float height) {
    if (height > sheet->at.h)
        return sheet->draws && sheet->y < sheet->at.y + sheet->at.h && sheet->y + height > sheet->at.y;
    return sheet->draws && sheet->y >= sheet->at.y - 0.5F && sheet->y + height <= sheet->at.y + sheet->at.h + 1;
}

/* The wheel scrolls the sheet over what can be clicked, too. */
static void put_hit(struct sheet *sheet, struct rect at, struct hit hit) {
    hit.tab = sheet->tab;
    if (hit.kind != HIT_LINE)
        hit.line = sheet->links;
    shell_hit(sheet->scene, at, hit);
}

/* Returns how many rows it took. */
static size_t put_paragraph(struct sheet *sheet, float indent, enum font_face face, colour ink, const char *text) {
    struct pen *pen = &sheet->scene->pen;
    struct pen_row rows[ROWS_MOST];
    float size = SIZE * pen->em, row = row_height(sheet), room = sheet->at.w - indent;
    size_t count = pen_wrap(pen, face, size, room, text, strlen(text), rows, ROWS_MOST);
    count = count < ROWS_MOST ? count : ROWS_MOST;
    for (size_t i = 0; i < count; i++) {
        if (is_seen(sheet, row))
            pen_put(pen, sheet->at.x + indent, sheet->y + row / 2, face, size, ink, text + rows[i].first,
                    rows[i].count);
        sheet->y += row;
    }
    return count;
}

void sheet_words(struct sheet *sheet, enum font_face face, colour ink, const char *words_of_row) {
    put_paragraph(sheet, 0, face, ink, words_of_row ? words_of_row : "");
}

void sheet_heading(struct sheet *sheet, const char *heading) {
    sheet_gap(sheet, 0.35F);
    sheet_words(sheet, FONT_SANS_BOLD, sheet->scene->pen.theme->ink, heading);
}

void sheet_gap(struct sheet *sheet, float ems) {
    sheet->y += ems * sheet->scene->pen.em;
}

void sheet_link(struct sheet *sheet, struct hit hit, const char *words_of_row) {
    struct pen *pen = &sheet->scene->pen;
    sheet->links++;
    float top = sheet->y, em = pen->em, middle = top + row_height(sheet) / 2;
    if (is_seen(sheet, row_height(sheet))) {
        const struct draw_point mark[] = {{sheet->at.x + 0.15F * em, middle - 0.28F * em},
                                          {sheet->at.x + 0.43F * em, middle},
                                          {sheet->at.x + 0.15F * em, middle + 0.28F * em}};
        draw_path(pen->list, mark, 3, false, pen->theme->soft, fmaxf(1.25F, em / 10));
    }
    put_paragraph(sheet, 0.85F * em, FONT_SANS, pen->theme->ink, words_of_row ? words_of_row : "");
    float y = fmaxf(top, sheet->at.y), end = fminf(sheet->y, sheet->at.y + sheet->at.h);
    if (sheet->draws && end > y)
        put_hit(sheet, (struct rect){sheet->at.x, y, sheet->at.w, end - y}, hit);
}

void sheet_buttons(struct sheet *sheet, const char *const *labels, const struct hit *hits, int count) {
    struct pen *pen = &sheet->scene->pen;
    const struct theme *theme = pen->theme;
    float em = pen->em, h = 1.75F * em, x = sheet->at.x, step = h + 0.35F * em;
    for (int i = 0; i < count; i++) {
        sheet->links++;
        float size = 0.86F * em, w = pen_width(pen, FONT_SANS, size, labels[i], strlen(labels[i])) + 1.5F * em;
        w = fminf(w, sheet->at.w);
        if (x > sheet->at.x && x + w > sheet->at.x + sheet->at.w) {
            x = sheet->at.x;
            sheet->y += step;
        }
        if (is_seen(sheet, h)) {
            struct rect at = {x, sheet->y, w, h};
            pen_box(pen, at, h / 2, theme->panel, theme->line, fmaxf(1, em / 14));
            float room = w - em, full = pen_width(pen, FONT_SANS, size, labels[i], strlen(labels[i]));
            pen_words_within(pen, x + fmaxf(0.5F * em, (w - full) / 2), at.y + h / 2, room, FONT_SANS, size, theme->ink,
                             labels[i]);
            put_hit(sheet, at, hits[i]);
        }
        x += w + 0.45F * em;
    }
    sheet->y += count ? step : 0;
}

void sheet_cells(struct sheet *sheet, enum font_face face, colour ink, const char *const *cells, int count,
                 float column, const struct hit *hit) {
    struct pen *pen = &sheet->scene->pen;
    float row = row_height(sheet), size = 0.86F * pen->em, middle = sheet->y + row / 2;
    if (is_seen(sheet, row)) {
        float right = sheet->at.x + sheet->at.w, room = sheet->at.w;
        for (int i = count - 1; i > 0; i--) {
            pen_words_right(pen, right, middle, face, size, ink, cells[i]);
            float w = fmaxf(column * pen->em, pen_width(pen, face, size, cells[i], strlen(cells[i])) + 0.5F * pen->em);
            right -= w;
            room -= w;
        }
        pen_words_within(pen, sheet->at.x, middle, room, face, size, ink, cells[0]);
        if (hit)
            put_hit(sheet, (struct rect){sheet->at.x, sheet->y, sheet->at.w, row}, *hit);
    }
    sheet->y += row;
}

bool sheet_place(struct sheet *sheet, float height, struct rect *place) {
    *place = (struct rect){sheet->at.x, sheet->y, sheet->at.w, height};
    bool seen = is_seen(sheet, height);
    sheet->y += height;
    return seen;
}

/* The whole
 * -------------------------------------------------------------------------------------------------------------- */

float sheet_height(struct scene *scene, float width, sheet_fill *fill, void *context) {
    struct sheet sheet = {.scene = scene, .at = {0, 0, width, 0}};
    fill(&sheet, context);
    return sheet.y;
}

void sheet_draw(struct scene *scene, enum scene_tab tab, struct rect inner, sheet_fill *fill, void *context) {
    struct sheet sheet = {.scene = scene, .tab = tab, .at = inner, .draws = true};
    float row = row_height(&sheet), height = sheet_height(scene, inner.w, fill, context);
    int most = height > inner.h + 1 ? (int)ceilf((height - inner.h - 1) / row) : 0;
    int top = scene->view->scroll[tab] < most ? scene->view->scroll[tab] : most;
    top = top < 0 ? 0 : top;
    scene->scrolled[tab] = top;
    float offset = fminf(row * (float)top, fmaxf(0, height - inner.h));
    sheet.y = inner.y - offset;
    draw_clip(scene->pen.list, inner.x - 0.3F * scene->pen.em, inner.y, inner.w + 0.6F * scene->pen.em, inner.h + 1);
    fill(&sheet, context);
    draw_unclip(scene->pen.list);
    shell_bar(scene, inner, height, offset);
}
