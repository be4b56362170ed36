/* The first steps: a box of words beside what it speaks of, over a lesson that goes on working. */
#include "page.h"

#include "words.h"

#include <math.h>
#include <string.h>

enum { ROWS = 6 };

/* Beside `about`, inside the window: below, above, at its right or left, wherever there is room; else at the foot. */
static struct rect place(struct rect about, float w, float h, float width, float height, float gap) {
    float x = fmaxf(gap, fminf(about.x + about.w / 2 - w / 2, width - w - gap));
    float y = fmaxf(gap, fminf(about.y + about.h / 2 - h / 2, height - h - gap));
    if (about.w <= 0)
        return (struct rect){(width - w) / 2, fmaxf(gap, (height - h) / 2), w, h};
    if (about.y + about.h + gap + h <= height - gap)
        return (struct rect){x, about.y + about.h + gap, w, h};
    if (about.y - gap - h >= gap)
        return (struct rect){x, about.y - gap - h, w, h};
    if (about.x + about.w + gap + w <= width - gap)
        return (struct rect){about.x + about.w + gap, y, w, h};
    if (about.x - gap - w >= gap)
        return (struct rect){about.x - gap - w, y, w, h};
    return (struct rect){x, height - h - gap, w, h};
}

void page_steps_draw(struct page *page, const struct scene_view *view, const struct steps_picture *picture) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    pen->em = fminf(pen->em, fminf(view->width / 24, view->height / 17));
    float em = pen->em, pad = 1.2F * em, w = fminf(view->width - 2 * em, 27 * em), room = w - 2 * pad;
    struct pen_row rows[ROWS];
    size_t count = pen_wrap(pen, FONT_SANS, em, room, picture->words, strlen(picture->words), rows, ROWS);
    count = count < ROWS ? count : ROWS;
    float h = 6.4F * em + 1.38F * em * (float)count, width = fmaxf(2, 0.17F * em);
    struct rect about = picture->about;
    if (about.w > 0)
        pen_box(pen, rect_inset(about, -0.2F * em), 0.6F * em, 0, theme->focus, width);
    struct rect at = place(about, w, h, view->width, view->height, 0.9F * em);
    pen_box(pen, at, 0.8F * em, theme->panel, theme->focus, width);
    page_add_hit(page, at, PAGE_INSIDE, 0);
    float x = at.x + pad, right = at.x + at.w - pad;
    float counted = pen_width(pen, FONT_SANS, 0.88F * em, picture->count, strlen(picture->count));
    pen_words(pen, right - counted, at.y + 1.6F * em, FONT_SANS, 0.88F * em, theme->soft, picture->count);
    pen_words_within(pen, x, at.y + 1.6F * em, room - counted - em, FONT_SANS_BOLD, 1.15F * em, theme->ink,
                     picture->title);
    page_words_draw(page, x, at.y + 2.7F * em, room, ROWS, FONT_SANS, em, theme->ink, picture->words);
    page_buttons_draw(page, right, at.y + at.h - 1.9F * em, room, picture->buttons, picture->button_count);
}
