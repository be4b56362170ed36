#include "pen.h"

#include "text.h"

#include <string.h>

static const char ellipsis[] = "…";

float pen_width(const struct pen *pen, enum font_face face, float size, const char *text, size_t length) {
    return pen->metrics->width(pen->metrics->context, face, size, text, length);
}

float pen_put(struct pen *pen, float x, float middle, enum font_face face, float size, colour ink, const char *text,
              size_t length) {
    if (!length)
        return 0;
    float ascent, descent, height;
    pen->metrics->line(pen->metrics->context, face, size, &ascent, &descent, &height);
    draw_text(pen->list, x, middle + (ascent - descent) / 2, face, size, theme_faded(ink, pen->fade), text, length);
    return pen_width(pen, face, size, text, length);
}

float pen_words(struct pen *pen, float x, float middle, enum font_face face, float size, colour ink, const char *text) {
    return pen_put(pen, x, middle, face, size, ink, text, strlen(text));
}

float pen_words_right(struct pen *pen, float right, float middle, enum font_face face, float size, colour ink,
                      const char *text) {
    float width = pen_width(pen, face, size, text, strlen(text));
    return pen_words(pen, right - width, middle, face, size, ink, text);
}

float pen_words_centred(struct pen *pen, float centre, float middle, enum font_face face, float size, colour ink,
                        const char *text) {
    float width = pen_width(pen, face, size, text, strlen(text));
    return pen_words(pen, centre - width / 2, middle, face, size, ink, text);
}

size_t pen_fitting(const struct pen *pen, enum font_face face, float size, float room, const char *text,
                   size_t length) {
    if (length < 512 && pen_width(pen, face, size, text, length) <= room)
        return length;
    room -= pen_width(pen, face, size, ellipsis, strlen(ellipsis));
    float used = 0;
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *next = at;
        utf8_next(&next, end);
        used += pen_width(pen, face, size, at, (size_t)(next - at));
        if (used > room)
            break;
        at = next;
    }
    return (size_t)(at - text);
}

float pen_words_within(struct pen *pen, float x, float middle, float room, enum font_face face, float size, colour ink,
                       const char *text) {
    size_t length = strlen(text), fitting = pen_fitting(pen, face, size, room, text, length);
    float width = pen_put(pen, x, middle, face, size, ink, text, fitting);
    if (fitting == length || room < pen_width(pen, face, size, ellipsis, strlen(ellipsis)))
        return width;
    return width + pen_words(pen, x + width, middle, face, size, ink, ellipsis);
}

/* One of the characters that `set` holds. */
static bool is_among(uint32_t code, const char *set) {
    for (const char *at = set, *end = set + strlen(set); at < end;)
        if (utf8_next(&at, end) == code)
            return true;
    return false;
}

static bool is_digit(uint32_t code) {
    return code >= '0' && code <= '9';
}

/* Whether a row may end between two characters without a space: beside CJK, but no row begins with what closes and none
 * ends with what opens. */
static bool may_part(uint32_t before, uint32_t after) {
    static const char opens[] = "([{“‘（《〈「『【", closes[] = ")]},.:;!?%”’…—·、。，：；！？）》〉」』】～";
    return (before >= 0x2E80 || after >= 0x2E80) && before != ' ' && !is_among(before, opens) && !is_among(after, closes);
}

/* Whether a row may end at the space between two characters: a number stays with the Chinese beside it ("第 3 项"), and
 * so does "(0)" with what it belongs to. The number of an object with its type ("Node #2") in any language, and what a
 * number becomes ("1 → 0"). */
static bool may_part_at_space(uint32_t before, uint32_t after) {
    const uint32_t arrow = 0x2192;
    if ((after == arrow && is_digit(before)) || (before == arrow && is_digit(after)))
        return false;
    bool number = is_digit(before) || is_digit(after) || after == '(';
    return after != '#' && (!number || (before < 0x2E80 && after < 0x2E80));
}

/* Where a row may end, and where the next one begins then. */
struct parting {
    size_t end, next;
};

/* A single Chinese character that would be left for the last row, with or without its full stop, takes one along. */
static struct parting not_alone(struct parting last, struct parting before, const char *text, size_t first,
                                size_t length) {
    const char *at = text + last.next, *end = memchr(at, '\n', length - last.next);
    end = end ? end : text + length;
    size_t left = utf8_count(at, (size_t)(end - at));
    return left && left <= 2 && before.end > first && utf8_next(&at, end) >= 0x2E80 ? before : last;
}

/* From `first` on: where the row ends, and where the following one begins. */
static struct parting row_end(const struct pen *pen, enum font_face face, float size, float room, const char *text,
                              size_t first, size_t length) {
    float used = 0;
    size_t at = first;
    struct parting good = {first, first}, good_before = good;
    uint32_t before = ' ';
    while (at < length && text[at] != '\n') {
        const char *p = text + at;
        uint32_t code = utf8_next(&p, text + length);
        size_t after = (size_t)(p - text);
        used += pen_width(pen, face, size, text + at, after - at);
        bool parts = code == ' ' ? after >= length || may_part_at_space(before, utf8_next(&p, text + length))
                                 : may_part(before, code);
        if (parts) {
            good_before = good;
            good = (struct parting){at, code == ' ' ? after : at};
        }
        if (code != ' ' && used > room) {
            if (good.end == first) { /* a word wider than a row: broken here, at least one character taken */
                good.end = at > first ? at : after;
                good.next = good.end;
            }
            return not_alone(good, good_before, text, first, length);
        }
        before = code;
        at = after;
    }
    return (struct parting){at, at < length ? at + 1 : at};
}

size_t pen_wrap(const struct pen *pen, enum font_face face, float size, float room, const char *text, size_t length,
                struct pen_row *rows, size_t most) {
    size_t count = 0;
    for (size_t first = 0; first < length; count++) {
        struct parting row = row_end(pen, face, size, room, text, first, length);
        if (count < most)
            rows[count] = (struct pen_row){first, row.end - first};
        first = row.next;
    }
    return count;
}

struct draw *pen_box(struct pen *pen, struct rect box, float radius, colour fill, colour stroke, float width) {
    struct draw *draw = draw_rect(pen->list, box.x, box.y, box.w, box.h, radius, theme_faded(fill, pen->fade));
    draw->stroke = theme_faded(stroke, pen->fade);
    draw->width = width;
    return draw;
}

struct draw *pen_line(struct pen *pen, float x0, float y0, float x1, float y1, colour stroke, float width) {
    const struct draw_point points[] = {{x0, y0}, {x1, y1}};
    return draw_path(pen->list, points, 2, false, theme_faded(stroke, pen->fade), width);
}

struct draw *pen_curve(struct pen *pen, const struct draw_point *points, size_t count, colour stroke, float width,
                       float head) {
    struct draw *draw = draw_path(pen->list, points, count, true, theme_faded(stroke, pen->fade), width);
    draw->arrow = head;
    return draw;
}

bool rect_meets(struct rect a, struct rect b, float gap) {
    return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

bool rect_holds(struct rect box, float x, float y) {
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

struct rect rect_inset(struct rect box, float by) {
    return (struct rect){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}
