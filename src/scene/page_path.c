/* A path to open, or to save under: a field, what the path may go on with, two buttons. */
#include "page.h"

#include "words.h"

#include <math.h>
#include <string.h>

static void row_draw(struct page *page, struct rect at, const char *word, bool selected, size_t index) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    if (selected)
        pen_box(pen, at, 0.3F * pen->em, theme->strong, 0, 0);
    pen_words_within(pen, at.x + 0.7F * pen->em, at.y + at.h / 2, at.w - 1.4F * pen->em, FONT_SANS, pen->em,
                     selected ? theme->on_strong : theme->ink, word);
    page_add_hit(page, at, PAGE_CARD, index);
}

/* Those rows that there is room for, the selected one among them. */
static void rows_draw(struct page *page, struct rect at, float row, const struct path_picture *picture) {
    size_t room = (size_t)fmaxf(1, floorf(at.h / row + 0.01F)), first = 0;
    if (picture->selected < picture->count && picture->selected >= room)
        first = picture->selected + 1 - room;
    for (size_t i = first; i < picture->count && i < first + room; i++)
        row_draw(page, (struct rect){at.x, at.y + row * (float)(i - first), at.w, row}, picture->rows[i],
                 i == picture->selected, i);
    if (picture->count > room && first + room < picture->count)
        pen_words_right(&page->pen, at.x + at.w - 0.3F * page->pen.em, at.y + row * ((float)room - 0.5F), FONT_SANS,
                        page->pen.em, page->pen.theme->soft, "…");
}

void page_path_draw(struct page *page, const struct scene_view *view, const struct path_picture *picture) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float width = view->width, height = view->height;
    pen->em = fminf(pen->em, fminf(width / 22, height / 15)); /* all of it has to be there */
    float em = pen->em, pad = 1.2F * em, row = 1.75F * em;
    draw_rect(pen->list, 0, 0, width, height, 0, theme->shade);
    float w = fminf(width - 2 * em, 46 * em), h = fminf(height - em, 27 * em);
    struct rect at = {(width - w) / 2, (height - h) / 2, w, h};
    pen_box(pen, at, 0.8F * em, theme->panel, theme->edge, fmaxf(1, em / 14));
    page_add_hit(page, at, PAGE_INSIDE, 0);
    float x = at.x + pad, room = at.w - 2 * pad, y = at.y + 0.6F * em;
    pen_words_within(pen, x, y + 1.0F * em, room, FONT_SANS_BOLD, 1.2F * em, theme->ink, picture->title);
    y += 2.4F * em;
    page_entry_draw(page, (struct rect){x, y, room, 2.3F * em}, &picture->path, "", picture->field_focused,
                    picture->field_focused && picture->selected >= picture->count);
    y += 2.9F * em;
    float foot = at.y + at.h - 3.3F * em;
    if (picture->trouble) {
        float size = 0.92F * em;
        struct rect box = {x, 0, room, 2 * 1.38F * size + 0.7F * em};
        box.y = foot - box.h;
        pen_box(pen, box, 0.4F * em, theme->warning, 0, 0);
        page_words_draw(page, x + 0.6F * em, box.y + 0.35F * em, room - 1.2F * em, 2, FONT_SANS_BOLD, size,
                        theme->on_warning, picture->trouble);
        foot = box.y - 0.4F * em;
    }
    rows_draw(page, (struct rect){x, y, room, foot - y - 0.2F * em}, row, picture);
    float middle = at.y + at.h - 1.8F * em;
    float left = page_buttons_draw(page, at.x + at.w - pad, middle, room, picture->buttons, picture->button_count);
    float size = 0.85F * em, hint = left - x - em;
    if (hint > 8 * em)
        page_words_draw(page, x, middle - 1.38F * size, hint, 2, FONT_SANS, size, theme->soft, picture->hint);
}
