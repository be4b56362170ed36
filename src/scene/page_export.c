#include "page_export.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ROW 1.8F /* ems */

static void row_draw(struct page *page, struct rect at, float column, const struct export_row *row, bool selected,
                     size_t index) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    if (selected)
        pen_box(pen, at, 0.35F * pen->em, theme->strong, 0, 0);
    float middle = at.y + at.h / 2, x = at.x + 0.7F * pen->em;
    pen_words(pen, x, middle, FONT_MONO_BOLD, 0.92F * pen->em, selected ? theme->on_strong : theme->ink, row->ending);
    pen_words_within(pen, x + column, middle, at.x + at.w - x - column - 0.5F * pen->em, FONT_SANS, pen->em,
                     selected ? theme->on_strong : theme->ink, row->words);
    page_add_hit(page, at, PAGE_CARD, index);
}

static void progress_draw(struct page *page, struct rect at, float part) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    char percent[16];
    snprintf(percent, sizeof percent, "%d %%", (int)(part * 100));
    float words = pen_width(pen, FONT_SANS_BOLD, pen->em, "100 %", 5) + 0.8F * pen->em;
    struct rect bar = {at.x, at.y + at.h / 2 - 0.45F * pen->em, at.w - words, 0.9F * pen->em};
    pen_box(pen, bar, bar.h / 2, theme->inset, theme->line, fmaxf(1, pen->em / 14));
    if (part > 0)
        pen_box(pen, (struct rect){bar.x, bar.y, fmaxf(bar.h, bar.w * fminf(part, 1)), bar.h}, bar.h / 2, theme->accent,
                0, 0);
    pen_words_right(pen, at.x + at.w, at.y + at.h / 2, FONT_SANS_BOLD, pen->em, theme->ink, percent);
}

void page_export_draw(struct page *page, const struct scene_view *view, const struct export_picture *picture) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float width = view->width, height = view->height, rows = (float)picture->count;
    float tall = 2.6F + ROW * rows + 0.8F + 2.3F + 0.6F + 2.6F + 3.6F;      /* ems */
    pen->em = fminf(pen->em, fminf(width / 30, (height - pen->em) / tall)); /* all of it has to be there */
    float em = pen->em, pad = 1.2F * em;
    draw_rect(pen->list, 0, 0, width, height, 0, theme->shade);
    struct rect at = {0, 0, fminf(width - 2 * em, 46 * em), tall * em};
    at.x = (width - at.w) / 2;
    at.y = (height - at.h) / 2;
    pen_box(pen, at, 0.8F * em, theme->panel, theme->edge, fmaxf(1, em / 14));
    page_add_hit(page, at, PAGE_INSIDE, 0);
    float x = at.x + pad, room = at.w - 2 * pad, y = at.y + 0.6F * em, column = 0;
    pen_words_within(pen, x, y + em, room, FONT_SANS_BOLD, 1.2F * em, theme->ink, picture->title);
    y += 2.0F * em;
    for (size_t i = 0; i < picture->count; i++)
        column = fmaxf(column, pen_width(pen, FONT_MONO_BOLD, 0.92F * em, picture->rows[i].ending,
                                         strlen(picture->rows[i].ending)));
    for (size_t i = 0; i < picture->count; i++, y += ROW * em)
        row_draw(page, (struct rect){x, y, room, ROW * em}, column + 1.2F * em, &picture->rows[i],
                 i == picture->selected, i);
    y += 0.8F * em;
    page_entry_draw(page, (struct rect){x, y, room, 2.3F * em}, &picture->path, "", picture->field_focused,
                    picture->field_focused);
    y += 2.9F * em;
    if (picture->progress >= 0) {
        progress_draw(page, (struct rect){x, y, room, 2.2F * em}, picture->progress);
    } else if (picture->trouble) {
        pen_box(pen, (struct rect){x, y - 0.1F * em, room, 2.8F * em}, 0.4F * em, theme->warning, 0, 0);
        page_words_draw(page, x + 0.6F * em, y, room - 1.2F * em, 2, FONT_SANS_BOLD, 0.9F * em, theme->on_warning,
                        picture->trouble);
    }
    float middle = at.y + at.h - 1.8F * em;
    float left = page_buttons_draw(page, at.x + at.w - pad, middle, room, picture->buttons, picture->button_count);
    float size = 0.85F * em, hint = left - x - em;
    if (hint > 8 * em)
        page_words_draw(page, x, middle - 1.38F * size, hint, 2, FONT_SANS, size, theme->soft, picture->hint);
}
