/* The gallery: a search, some buttons, and the lessons as cards, grouped as a course. */
#include "page.h"

#include "memory.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define GAP 0.6F       /* ems, as between a lesson's panels */
#define CARD 7.3F      /* height of a card */
#define COLUMN 27.0F   /* the least width of one, where there is more than one column */
#define HEADING 2.6F   /* a group's title */
#define SCROLLBAR 0.5F /* width */

enum { COLUMNS_MOST = 4, SUMMARY_ROWS = 2 };

/* Title, search and buttons in one row where they have room, else in two. Returns the height used. */
static float head_draw(struct page *page, float width, const struct gallery_picture *picture) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float em = pen->em, gap = GAP * em, title_size = 1.25F * em, row = 3.3F * em;
    const char *title = words(STR_PAGE_GALLERY);
    float title_width = pen_width(pen, FONT_SANS_BOLD, title_size, title, strlen(title));
    bool two = width < 58 * em, titled = width > 24 * em; /* the buttons come first */
    title_width = titled ? title_width : 0;
    struct rect at = {gap, gap, width - 2 * gap, two ? 2 * row - 0.5F * em : row};
    pen_box(pen, at, 0.6F * em, theme->panel, theme->edge, fmaxf(1, em / 14));
    float middle = at.y + row / 2, right = at.x + at.w - 0.8F * em;
    float room = right - at.x - 1.1F * em - (two ? title_width + em : title_width + 16 * em);
    float left = page_buttons_draw(page, right, middle, room, picture->buttons, picture->button_count);
    if (titled)
        pen_words(pen, at.x + 1.1F * em, middle, FONT_SANS_BOLD, title_size, theme->ink, title);
    struct rect field = {at.x + 1.1F * em + title_width + 1.5F * em, middle - 1.1F * em, 0, 2.2F * em};
    if (two)
        field = (struct rect){at.x + 0.8F * em, at.y + row - 0.35F * em, at.w - 1.6F * em, 2.2F * em};
    else
        field.w = fminf(left - 1.2F * em - field.x, 34 * em);
    page_entry_draw(page, field, &picture->search, words(STR_PAGE_SEARCH), picture->list_focused, false);
    return at.h + 2 * gap;
}

static void card_draw(struct page *page, struct rect at, const struct gallery_card *card, bool selected) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float em = pen->em, pad = 1.0F * em, x = at.x + pad, room = at.w - 2 * pad;
    pen_box(pen, at, 0.6F * em, theme->panel, selected ? theme->focus : theme->edge,
            selected ? fmaxf(2, 0.2F * em) : fmaxf(1, em / 14));
    float y = at.y + 0.75F * em, middle = y + 0.8F * em;
    char number[16] = "";
    if (card->order && !card->recent)
        snprintf(number, sizeof number, "%d", card->order);
    float taken = *number ? pen_words(pen, x, middle, FONT_SANS_BOLD, 1.1F * em, theme->soft, number) + 0.6F * em : 0;
    pen_words_within(pen, x + taken, middle, room - taken, FONT_SANS_BOLD, 1.1F * em, theme->ink, card->title);
    page_words_draw(page, x, y + 1.7F * em, room, SUMMARY_ROWS, FONT_SANS, 0.92F * em, theme->ink, card->summary);
    middle = at.y + at.h - 1.15F * em;
    float size = 0.8F * em, w = 0;
    if (*card->level) {
        w = fminf(pen_width(pen, FONT_SANS_BOLD, size, card->level, strlen(card->level)) + 1.2F * size, room * 0.6F);
        struct rect chip = {x, middle - 0.85F * size, w, 1.7F * size};
        pen_box(pen, chip, chip.h / 2, theme->inset, 0, 0);
        pen_words_within(pen, x + 0.6F * size, middle, w - size, FONT_SANS_BOLD, size, theme->ink, card->level);
        w += 0.7F * size;
    }
    pen_words_within(pen, x + w, middle, room - w, FONT_SANS, size, theme->soft, card->topics);
}

/* Where each card stands below the head, the first row at 0; returns the height of all. `headings` (may be NULL) gets
 * the top of the heading above each card that begins a group, else -1. */
static float arrange(struct page *page, float left, float width, const struct gallery_picture *picture) {
    float em = page->pen.em, gap = GAP * em, y = 0;
    size_t columns = (size_t)fmaxf(1, fminf(COLUMNS_MOST, floorf((width + gap) / (COLUMN * em + gap)))), column = 0;
    float w = (width - gap * (float)(columns - 1)) / (float)columns, h = CARD * em;
    memory_reserve(&page->places, &page->place_capacity, picture->count, sizeof *page->places);
    page->place_count = picture->count;
    for (size_t i = 0; i < picture->count; i++) {
        bool begins = i == 0 || strcmp(picture->cards[i].group, picture->cards[i - 1].group) != 0;
        if (begins) {
            y += column ? h + gap : 0;
            column = 0;
            y += HEADING * em;
        } else if (column == columns) {
            column = 0;
            y += h + gap;
        }
        page->places[i] = (struct rect){left + (w + gap) * (float)column, y, w, h};
        column++;
    }
    return y + (column ? h : 0) + gap;
}

static void keep_scroll(struct page *page, const struct gallery_picture *picture, float height, float all) {
    float em = page->pen.em;
    if (page->reveal && picture->selected < page->place_count) {
        struct rect at = page->places[picture->selected];
        bool first = picture->selected == 0;
        float top = first ? 0 : at.y - HEADING * em, end = at.y + at.h + GAP * em;
        if (end - page->scroll > height)
            page->scroll = end - height;
        if (page->scroll > top)
            page->scroll = fminf(top, at.y);
    }
    page->reveal = false;
    page->scroll = fmaxf(0, fminf(page->scroll, all - height));
}

static void scrollbar_draw(struct page *page, float x, float top, float height, float all) {
    float em = page->pen.em, w = SCROLLBAR * em;
    if (all <= height)
        return;
    struct rect thumb = {x, top + height * page->scroll / all, w, fmaxf(height * height / all, 2 * em)};
    thumb.y = fminf(thumb.y, top + height - thumb.h);
    pen_box(&page->pen, thumb, w / 2, page->pen.theme->line, 0, 0);
}

static float banner_draw(struct page *page, float top, float width, const char *banner) {
    struct pen *pen = &page->pen;
    float em = pen->em, gap = GAP * em;
    struct rect at = {gap, top, width - 2 * gap, 2.2F * em};
    pen_box(pen, at, 0.6F * em, pen->theme->warning, 0, 0);
    pen_words_within(pen, at.x + em, at.y + at.h / 2, at.w - 2 * em, FONT_SANS_BOLD, 0.95F * em,
                     pen->theme->on_warning, banner);
    return at.h + gap;
}

void page_gallery_draw(struct page *page, const struct scene_view *view, const struct gallery_picture *picture) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float width = view->width, height = view->height;
    pen->em = fminf(pen->em, fminf(width / 18, height / 13)); /* a card has to be there */
    float em = pen->em, gap = GAP * em;
    draw_clear(pen->list, width, height, theme->ground);
    float top = head_draw(page, width, picture);
    if (picture->banner)
        top += banner_draw(page, top, width, picture->banner);
    float foot = height > 24 * em ? 1.9F * em : 0, room = fmaxf(height - top - foot, em), bar = (SCROLLBAR + 0.4F) * em;
    float all = arrange(page, gap, width - 2 * gap - bar, picture);
    keep_scroll(page, picture, room, all);
    draw_clip(pen->list, 0, top, width, room);
    for (size_t i = 0; i < picture->count; i++) {
        struct rect at = page->places[i];
        at.y += top - page->scroll;
        bool begins = i == 0 || strcmp(picture->cards[i].group, picture->cards[i - 1].group) != 0;
        if (at.y - HEADING * em > top + room)
            break;
        if (at.y + at.h < top)
            continue;
        if (begins)
            pen_words_within(pen, at.x + 0.5F * em, at.y - HEADING * em / 2, width - 2 * em, FONT_SANS_BOLD, 1.05F * em,
                             theme->soft, picture->cards[i].group);
        card_draw(page, at, &picture->cards[i], i == picture->selected && picture->list_focused);
        struct rect seen = {at.x, fmaxf(at.y, top), at.w, 0};
        seen.h = fminf(at.y + at.h, top + room) - seen.y;
        page_add_hit(page, seen, PAGE_CARD, i);
    }
    draw_unclip(pen->list);
    scrollbar_draw(page, width - gap - SCROLLBAR * em, top, room, all);
    if (!picture->count)
        page_words_draw(page, 2 * em, top + em, width - 4 * em, 4, FONT_SANS, 1.1F * em, theme->ink,
                        words(STR_PAGE_NOTHING_FOUND));
    if (foot > 0)
        pen_words_within(pen, gap + 0.5F * em, height - foot / 2, width - 2 * em, FONT_SANS, 0.88F * em,
                         theme->soft, words(STR_PAGE_GALLERY_KEYS));
}
