#include "page.h"

#include "memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 64 };
#define ROW_HEIGHT 1.38F /* of words in rows, in sizes of the text */

void page_init(struct page *page) {
    *page = (struct page){.reveal = true};
}

void page_destroy(struct page *page) {
    free(page->hits);
    free(page->places);
}

void page_begin(struct page *page, const struct scene_view *view, const struct text_metrics *metrics,
                struct drawlist *list) {
    page->hit_count = page->place_count = 0;
    page->pen = (struct pen){
        .list = list, .metrics = metrics, .theme = theme_named(view->theme), .em = fmaxf(view->em, 6), .fade = 1};
}

void page_add_hit(struct page *page, struct rect at, enum page_target target, size_t index) {
    memory_reserve(&page->hits, &page->hit_capacity, page->hit_count + 1, sizeof *page->hits);
    page->hits[page->hit_count++] = (struct page_hit){at, target, index};
}

struct page_hit page_hit_at(const struct page *page, float x, float y) {
    for (size_t i = page->hit_count; i-- > 0;)
        if (rect_holds(page->hits[i].at, x, y))
            return page->hits[i];
    return (struct page_hit){.target = PAGE_NOTHING};
}

size_t page_beside(const struct page *page, size_t from, int dx, int dy) {
    if (from >= page->place_count)
        return page->place_count ? 0 : from;
    const struct rect here = page->places[from];
    size_t best = from;
    float least = 0;
    for (size_t i = 0; i < page->place_count; i++) {
        const struct rect there = page->places[i];
        float x = there.x - here.x, y = there.y - here.y;
        if (dx ? fabsf(y) > 1 || x * (float)dx < 1 : y * (float)dy < 1)
            continue;
        float far = dx ? fabsf(x) : fabsf(y) * 16 + fabsf(x); /* the nearest row first, then the column */
        if (best == from || far < least) {
            best = i;
            least = far;
        }
    }
    return best;
}

static void ring(struct page *page, struct rect at, float radius) {
    struct pen *pen = &page->pen;
    float width = fmaxf(2, 0.17F * pen->em);
    pen_box(pen, rect_inset(at, -width), radius + width, 0, pen->theme->focus, width);
}

/* Where the text has to begin so that the caret is within the room: a long path is seen at its end. */
static size_t first_shown(const struct pen *pen, float size, float room, const char *text, size_t caret) {
    size_t first = 0;
    while (first < caret && pen_width(pen, FONT_SANS, size, text + first, caret - first) > room) {
        const char *at = text + first;
        utf8_next(&at, text + caret);
        first = (size_t)(at - text);
    }
    return first;
}

void page_entry_draw(struct page *page, struct rect at, const struct page_entry *entry, const char *empty, bool caret,
                     bool ringed) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float size = fminf(pen->em, at.h * 0.5F), pad = 0.7F * size, room = at.w - 2 * pad, middle = at.y + at.h / 2;
    page->field = at;
    if (ringed)
        ring(page, at, 0.4F * size);
    pen_box(pen, at, 0.4F * size, theme->panel, theme->line, fmaxf(1, pen->em / 14));
    page_add_hit(page, at, PAGE_FIELD, 0);
    size_t length = strlen(entry->text), composed = strlen(entry->composing);
    float x = at.x + pad;
    draw_clip(pen->list, at.x + 1, at.y, at.w - 2, at.h);
    if (!length && !composed) {
        pen_words_within(pen, x + 0.2F * size, middle, room - 0.2F * size, FONT_SANS, size, theme->soft, empty);
    } else {
        float held = pen_width(pen, FONT_SANS, size, entry->composing, composed);
        size_t first = first_shown(pen, size, fmaxf(room - held, size), entry->text, entry->caret);
        x += pen_put(pen, x, middle, FONT_SANS, size, theme->ink, entry->text + first, entry->caret - first);
        float from = x;
        x += pen_put(pen, x, middle, FONT_SANS, size, theme->ink, entry->composing, composed);
        if (composed)
            pen_line(pen, from, middle + 0.65F * size, x, middle + 0.65F * size, theme->ink, fmaxf(1, size / 12));
        float left = at.x + at.w - pad - x;
        size_t rest = length - entry->caret;
        if (left > 0 && rest)
            pen_put(pen, x, middle, FONT_SANS, size, theme->ink, entry->text + entry->caret,
                    pen_fitting(pen, FONT_SANS, size, left, entry->text + entry->caret, rest));
    }
    if (caret)
        pen_line(pen, x, middle - 0.65F * size, x, middle + 0.65F * size, theme->ink, fmaxf(1.5F, size / 10));
    draw_unclip(pen->list);
}

float page_buttons_draw(struct page *page, float right, float middle, float room, const struct page_button *buttons,
                        size_t count) {
    struct pen *pen = &page->pen;
    const struct theme *theme = pen->theme;
    float size = 0.95F * pen->em, total = 0;
    for (size_t i = 0; i < count; i++)
        total += pen_width(pen, FONT_SANS_BOLD, size, buttons[i].word, strlen(buttons[i].word)) + 2.6F * size;
    if (total > room)
        size *= room / total;
    float h = 2.2F * size;
    for (size_t i = count; i-- > 0;) {
        float w = pen_width(pen, FONT_SANS_BOLD, size, buttons[i].word, strlen(buttons[i].word)) + 2 * size;
        struct rect at = {right - w, middle - h / 2, w, h};
        if (buttons[i].focused)
            ring(page, at, 0.5F * size);
        pen_box(pen, at, 0.5F * size, buttons[i].strong ? theme->strong : theme->panel,
                buttons[i].strong ? theme->strong : theme->line, fmaxf(1, pen->em / 14));
        pen_words_centred(pen, at.x + w / 2, middle, FONT_SANS_BOLD, size,
                          buttons[i].strong ? theme->on_strong : theme->ink, buttons[i].word);
        page_add_hit(page, at, PAGE_BUTTON, i);
        right = at.x - 0.6F * size;
    }
    return right + 0.6F * size;
}

size_t page_words_draw(struct page *page, float x, float top, float room, size_t most, enum font_face face, float size,
                       colour ink, const char *words) {
    struct pen_row rows[ROWS_MOST];
    most = most < ROWS_MOST ? most : ROWS_MOST;
    size_t length = strlen(words), count = pen_wrap(&page->pen, face, size, room, words, length, rows, most);
    for (size_t i = 0; i < count && i < most; i++) {
        float middle = top + (ROW_HEIGHT * (float)i + ROW_HEIGHT / 2) * size;
        if (i + 1 == most && count > most) /* all that is left, cut to the row */
            pen_words_within(&page->pen, x, middle, room, face, size, ink, words + rows[i].first);
        else
            pen_put(&page->pen, x, middle, face, size, ink, words + rows[i].first, rows[i].count);
    }
    return count < most ? count : most;
}
