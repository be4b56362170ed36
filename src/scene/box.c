#include "box.h"

#include "words.h"
#include "text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Units: ems inside objects. Rows from the top of a full box. */
#define PAD 0.85F
#define TITLE_MIDDLE 1.3F
#define STATE_MIDDLE 2.5F
#define COUNT_MIDDLE 4.6F
#define COUNT_SIZE 2.4F
#define WORD_MIDDLE 6.2F
#define BODY_TOP 7.0F
#define LINE 1.3F
#define MEDIUM_LINES 3
#define MEDIUM_TITLE 1.12F
#define MEDIUM_BADGE 3.4F
#define MEDIUM_COUNT_SIZE 2.4F
#define SMALL_TITLE 1.05F
#define MEDIUM_COUNT 2.95F /* middle of the count's row */
#define MEDIUM_TOP 4.2F
#define MEDIUM_HEIGHT 4.85F
#define CELLS 3.1F
#define FOOT 0.85F
#define HANG 0.65F   /* the stub's pill under the box */
#define COUNT_W 4.1F /* "refcount" */
#define BADGE_W 5.5F
#define BADGE_H 3.5F
#define LEAST_TITLE 0.75F /* of its size */
#define LIST_SIZE 0.85F
#define POP_COUNT 0.3F  /* a number that has just changed swells by so much */
#define POP_BADGE 0.25F /* units, on each side */

/* A cell may be wide where there are few. */
static float most_of_cell(int cells) {
    return fmaxf(4.6F, 12.0F / (float)(cells > 0 ? cells : 1));
}

static float cell_width(const struct past_object *past) {
    return fminf(fmaxf(past->cell_width * LIST_SIZE + 0.8F, 1.8F), most_of_cell(past->cells));
}

static bool is_medium(enum detail detail) {
    return detail == DETAIL_MEDIUM || detail == DETAIL_BRIEF;
}

void box_size(const struct past_object *past, enum detail detail, float *width, float *height) {
    float title = past->title_width;
    switch (detail) {
    case DETAIL_FULL: {
        float w = title * 1.2F + 2 * PAD + 0.3F;
        if (past->examined_early)
            w = fmaxf(w, COUNT_W + BADGE_W + 2 * PAD);
        w = fmaxf(w, fminf(past->line_width * LIST_SIZE, 14) + 2 * PAD + 0.3F);
        if (past->cells)
            w = fmaxf(w, (float)past->cells * cell_width(past) + 2 * PAD);
        *width = fminf(fmaxf(w, 10), 22);
        *height = BODY_TOP + (float)past->lines * LINE + (past->cells ? CELLS : 0) + FOOT + HANG;
        break;
    }
    case DETAIL_MEDIUM:
        *width = fminf(fmaxf(title * MEDIUM_TITLE + 1.6F, past->examined_early ? 10.8F : 8.2F), 15);
        *width = fmaxf(*width, fminf(past->line_width * LIST_SIZE + 1.7F, 14));
        if (past->cells)
            *width = fminf(15, fmaxf(*width, (float)past->cells * fminf(cell_width(past), 2.6F) + 1.4F));
        *height = MEDIUM_HEIGHT + fminf((float)past->lines, MEDIUM_LINES) * LINE + (past->cells ? 2.1F : 0) + HANG;
        break;
    case DETAIL_BRIEF:
        *width = fminf(fmaxf(title * MEDIUM_TITLE + 1.6F, past->examined_early ? 10.8F : 8.2F), 15);
        *height = MEDIUM_HEIGHT + HANG;
        break;
    case DETAIL_SMALL:
        *width = fminf(fmaxf(title * SMALL_TITLE + (past->examined_early ? 5.3F : 3.7F), past->examined ? 8.2F : 7.5F), 13.5F);
        *height = 2.5F + HANG;
        break;
    default:
        *width = 3;
        *height = 1.7F;
        break;
    }
}

struct rect box_count_place(struct rect at, enum detail detail, float u) {
    switch (detail) {
    case DETAIL_FULL:
        return (struct rect){at.x + PAD * u, at.y + (COUNT_MIDDLE - 1.2F) * u, 3 * u, 2.4F * u};
    case DETAIL_MEDIUM:
    case DETAIL_BRIEF:
        return (struct rect){at.x + 0.7F * u, at.y + (MEDIUM_COUNT - 1) * u, 2 * u, 2 * u};
    default:
        return (struct rect){at.x + at.w - 2.5F * u, at.y, 2.2F * u, at.h};
    }
}

struct rect box_gc_refs_place(struct rect at, enum detail detail, float u) {
    switch (detail) {
    case DETAIL_FULL:
        return (struct rect){at.x + at.w - (PAD + BADGE_W) * u, at.y + 3.3F * u, BADGE_W * u, BADGE_H * u};
    case DETAIL_MEDIUM:
    case DETAIL_BRIEF:
        return (struct rect){at.x + at.w - (0.6F + MEDIUM_BADGE) * u, at.y + (MEDIUM_COUNT - 1.15F) * u, MEDIUM_BADGE * u,
                             2.3F * u};
    case DETAIL_SMALL:
        return (struct rect){at.x + at.w - 3.95F * u, at.y + 0.5F * u, 1.9F * u, at.h - 1.0F * u};
    default:
        return (struct rect){at.x + 0.18F * u, at.y + 0.22F * u, 1.15F * u, at.h - 0.44F * u};
    }
}

static const char *number_words(const struct box *box, int64_t number, char *out, size_t room) {
    if (box->unknown_count)
        return "?";
    snprintf(out, room, "%" PRId64, number);
    return out;
}

static void draw_frame(struct pen *pen, const struct box *box, enum detail detail, float u) {
    const struct theme *theme = pen->theme;
    colour border =
        box->untracked || box->generation_colour < 0 ? theme->untracked : theme->generation[box->generation_colour];
    if (box->garbage)
        border = theme->line;
    if (box->examined)
        border = theme->examined;
    if (box->new_now)
        border = theme->accent;
    float width = fmaxf(1.25F, (detail == DETAIL_TINY ? 0.12F : 0.18F) * u);
    float radius = (detail == DETAIL_FULL ? 1.1F : is_medium(detail) ? 0.85F : 0.55F) * u;
    if (box->selected)
        pen_box(pen, rect_inset(box->at, -0.45F * u), radius + 0.45F * u, 0, theme->ink, fmaxf(1.5F, 0.13F * u));
    /* An opaque ground first: what runs behind an object must not shine through while it fades. */
    struct draw *draw = pen_box(pen, box->at, radius, box->garbage ? theme->dead_fill : theme->panel, border, width);
    bool coarse = detail == DETAIL_TINY && u < 9; /* too small for lines in it */
    if (box->garbage && coarse)
        draw->fill = theme_faded(theme->hatch, pen->fade);
    if (box->garbage && !coarse) {
        draw->hatch = theme_faded(theme->hatch, pen->fade);
        draw->hatch_step = fmaxf(5, 0.62F * u);
    }
    if (box->examined && !coarse) {
        draw->dash = 0.6F * u;
        draw->gap = 0.4F * u;
    } else if (box->untracked && !coarse) {
        draw->dash = 0.12F * u;
        draw->gap = 0.28F * u;
    }
}

static void draw_badge(struct pen *pen, const struct box *box, enum detail detail, float u) {
    if (!box->examined)
        return;
    const struct theme *theme = pen->theme;
    struct pen faded = *pen;
    faded.fade *= box->gc_refs_fade;
    struct rect at = rect_inset(box_gc_refs_place(box->at, detail, u), -POP_BADGE * box->gc_refs_pop * u);
    bool now = box->gc_refs_now;
    colour ink = now ? theme->on_accent : theme->ink, soft = now ? theme->on_accent : theme->soft;
    char digits[24];
    number_words(box, box->gc_refs, digits, sizeof digits);
    pen_box(&faded, at, fminf(0.6F * u, at.h / 2), now ? theme->accent : theme->panel, now ? theme->accent : theme->line,
            fmaxf(1, 0.11F * u));
    float middle = at.x + at.w / 2;
    if (detail == DETAIL_FULL) {
        float top = at.y + POP_BADGE * box->gc_refs_pop * u;
        pen_words_centred(&faded, middle, top + 1.3F * u, FONT_SANS_BOLD, 1.75F * u, ink, digits);
        const char *copy = words(STR_SCENE_GC_REFS);
        float w = pen_width(&faded, FONT_SANS, 0.74F * u, copy, strlen(copy)), room = at.w - 0.3F * u;
        pen_words_centred(&faded, middle, top + 2.8F * u, FONT_SANS, 0.74F * u * fminf(1, room / fmaxf(w, 1)), soft, copy);
    } else if (is_medium(detail)) {
        pen_words_centred(&faded, middle, at.y + 0.8F * u, FONT_SANS_BOLD, 1.3F * u, ink, digits);
        pen_words_centred(&faded, middle, at.y + 1.78F * u, FONT_SANS, 0.7F * u, soft, "gc_refs");
    } else {
        pen_words_centred(&faded, middle, at.y + at.h / 2, FONT_SANS_BOLD, 0.95F * u, ink, digits);
    }
}

/* A word that says what the number is: somewhat smaller where it must be, rather not at all than cut. */
static void draw_if_it_fits(struct pen *pen, float x, float middle, float room, float size, const char *word) {
    float w = pen_width(pen, FONT_SANS, size, word, strlen(word));
    if (w * 0.85F > room)
        return;
    pen_words(pen, x, middle, FONT_SANS, size * fminf(1, room / fmaxf(w, 1)), pen->theme->soft, word);
}

/* Of what is to be said of its state the weightiest that fits. What there is no room for is said by line and pattern. */
static void draw_weightiest(struct pen *pen, const struct box *box, float x, float middle, float room, float size) {
    for (int i = 0; i <= BOX_MARKS; i++) {
        const char *state = i < BOX_MARKS ? box->marks[i] : box->generation;
        enum font_face face = i < BOX_MARKS ? FONT_SANS_BOLD : FONT_SANS;
        if (!state || pen_width(pen, face, size, state, strlen(state)) > room)
            continue;
        pen_words(pen, x, middle, face, size, pen->theme->soft, state);
        return;
    }
}

static void draw_count(struct pen *pen, const struct box *box, enum detail detail, float u) {
    const struct theme *theme = pen->theme;
    char digits[24];
    const char *count = number_words(box, box->refcount, digits, sizeof digits);
    colour ink = box->count_now ? theme->accent : theme->ink;
    struct rect place = box_count_place(box->at, detail, u);
    if (detail == DETAIL_FULL) {
        float room = (box->examined ? box->at.w - (2 * PAD + BADGE_W) * u : box->at.w - 2 * PAD * u);
        pen_words_within(pen, place.x, box->at.y + COUNT_MIDDLE * u, room, FONT_SANS_BOLD,
                         COUNT_SIZE * (1 + POP_COUNT * box->count_pop) * u, ink, count);
        draw_if_it_fits(pen, place.x, box->at.y + WORD_MIDDLE * u, room - (box->examined ? 0.2F * u : 0), 0.88F * u, words(STR_SCENE_REFCOUNT));
    } else if (is_medium(detail)) {
        float room = box->at.w - (box->examined ? 1.6F + MEDIUM_BADGE : 1.4F) * u;
        float w = pen_words_within(pen, place.x, place.y + u, room, FONT_SANS_BOLD,
                                   MEDIUM_COUNT_SIZE * (1 + POP_COUNT * box->count_pop) * u, ink, count) + 0.4F * u;
        draw_if_it_fits(pen, place.x + w, place.y + 0.45F * u, room - w, 0.9F * u, words(STR_SCENE_REFCOUNT));
        draw_weightiest(pen, box, place.x + w, place.y + 1.47F * u, room - w, 0.9F * u);
    } else {
        float size = (detail == DETAIL_SMALL ? 2.05F : 1.1F) * (1 + POP_COUNT * box->count_pop) * u;
        float beside = detail == DETAIL_TINY && box->examined ? 1.25F * u : 0; /* the badge's part of the box */
        float room = detail == DETAIL_SMALL ? (box->examined ? 1.4F : 2.3F) * u : box->at.w - beside - 0.3F * u;
        float wide = pen_width(pen, FONT_SANS_BOLD, size, count, strlen(count));
        size *= wide > room ? room / wide : 1;
        if (detail == DETAIL_SMALL)
            pen_words_right(pen, box->at.x + box->at.w - 0.5F * u, box->at.y + box->at.h / 2, FONT_SANS_BOLD, size, ink,
                            count);
        else if (size >= 4)
            pen_words_centred(pen, box->at.x + (box->at.w + beside) / 2, box->at.y + box->at.h / 2, FONT_SANS_BOLD,
                              size, ink, count);
    }
}

/* A list's or tuple's items: cells with their index under them. */
static void draw_cells(struct pen *pen, const struct box *box, float y, float pad, bool indexed, float u) {
    const struct theme *theme = pen->theme;
    float w = (box->at.w - 2 * pad) / (float)box->cell_count;
    w = fminf(w, most_of_cell(box->cell_count) * u);
    int shown = box->cell_count;
    float need = 0;
    for (int i = 0; i < box->cell_count && i < PAST_CELLS; i++)
        if (box->cells[i])
            need = fmaxf(need, pen_width(pen, FONT_MONO, LIST_SIZE * u, box->cells[i], strlen(box->cells[i])) + 0.6F * u);
    need = fminf(need, most_of_cell(box->cell_count) * u);
    if (shown > 4 && w < need) { /* fewer that can be read, and a sign that there are more */
        shown = (int)fmaxf(3, floorf((box->at.w - 2 * pad) / need));
        w = (box->at.w - 2 * pad) / (float)shown;
    }
    for (int i = 0; i < shown; i++) {
        struct rect cell = {box->at.x + pad + w * (float)i, y + 0.15F * u, w, 1.7F * u};
        const char *inside = box->cells[i];
        bool more = i == PAST_CELLS || (i == shown - 1 && shown < box->cell_count);
        inside = more ? "…" : inside;
        if (!more)
            pen_box(pen, cell, 0.25F * u, theme->panel, theme->line, fmaxf(1, 0.08F * u));
        float middle = cell.y + cell.h / 2, room = w - 0.3F * u;
        if (!inside)
            draw_circle(pen->list, cell.x + w / 2, middle, 0.22F * u, theme_faded(theme->line, pen->fade));
        else if (pen_width(pen, FONT_MONO, LIST_SIZE * u, inside, strlen(inside)) <= room)
            pen_words_centred(pen, cell.x + w / 2, middle, FONT_MONO, LIST_SIZE * u, theme->ink, inside);
        else
            pen_words_within(pen, cell.x + 0.15F * u, middle, room, FONT_MONO, LIST_SIZE * u, theme->ink, inside);
        char index[16];
        snprintf(index, sizeof index, "%d", i);
        if (!more && indexed)
            pen_words_centred(pen, cell.x + w / 2, cell.y + cell.h + 0.55F * u, FONT_SANS, 0.7F * u, theme->soft,
                              index);
    }
}

/* Plain values from `top` on, a line each, then the cells; only what fits above `end`. */
static void draw_body(struct pen *pen, const struct box *box, float top, float end, float pad, bool indexed, float u) {
    const struct theme *theme = pen->theme;
    float y = top, room = box->at.w - 2 * pad;
    for (int i = 0; i < box->line_count && y + LINE * u * 0.95F <= end; i++, y += LINE * u)
        pen_words_within(pen, box->at.x + pad, y + LINE * u / 2, room, FONT_MONO, LIST_SIZE * u, theme->ink,
                         box->lines[i]);
    if (box->cell_count && y + (indexed ? CELLS : 2.0F) * u * 0.95F <= end)
        draw_cells(pen, box, y, pad, indexed, u);
}

/* Holders that are no arrows: a pill that hangs on the box's foot. */
static void draw_stub(struct pen *pen, const struct box *box, float u) {
    if (!box->stub[0])
        return;
    const struct theme *theme = pen->theme;
    float size = 0.76F * u, most = box->at.w - 1.6F * u;
    float w = fminf(pen_width(pen, FONT_SANS, size, box->stub, strlen(box->stub)) + 1.1F * u, most);
    struct rect pill = {box->at.x + 0.8F * u, box->at.y + box->at.h - HANG * u, w, 2 * HANG * u};
    colour line = box->stub_now ? theme->accent : theme->line;
    pen_box(pen, pill, HANG * u, box->stub_now ? theme->accent_soft : theme->inset, line, fmaxf(1, 0.09F * u));
    pen_words_within(pen, pill.x + 0.55F * u, pill.y + pill.h / 2, w - 1.05F * u, FONT_SANS, size, theme->ink,
                     box->stub);
}

/* The generation, and what else is to be said of its state: what there is no room for is said by line and pattern too.
 */
static void draw_state(struct pen *pen, const struct box *box, float x, float middle, float room, float size) {
    const struct theme *theme = pen->theme;
    float used = pen_words_within(pen, x, middle, room, FONT_SANS, size, theme->soft, box->generation);
    for (int i = 0; i < BOX_MARKS; i++) {
        if (!box->marks[i])
            continue;
        float w = pen_width(pen, FONT_SANS_BOLD, size, box->marks[i], strlen(box->marks[i]));
        float dot = pen_width(pen, FONT_SANS, size, " · ", strlen(" · "));
        if (used + dot + w > room)
            continue;
        used += pen_words(pen, x + used, middle, FONT_SANS, size, theme->soft, " · ");
        used += pen_words(pen, x + used, middle, FONT_SANS_BOLD, size, theme->soft, box->marks[i]);
    }
}

/* The title, somewhat smaller where it must be, before it is cut. */
static void draw_title(struct pen *pen, const struct box *box, float x, float middle, float room, float size) {
    float wide = pen_width(pen, FONT_SANS_BOLD, size, box->title, strlen(box->title));
    size *= fmaxf(LEAST_TITLE, fminf(1, room / fmaxf(wide, 1)));
    pen_words_within(pen, x, middle, room + 0.5F, FONT_SANS_BOLD, size, pen->theme->ink, box->title);
}

void box_draw(struct pen *pen, const struct box *box, enum detail detail, float u) {
    draw_frame(pen, box, detail, u);
    draw_count(pen, box, detail, u);
    draw_badge(pen, box, detail, u);
    float x = box->at.x, y = box->at.y, w = box->at.w;
    if (detail == DETAIL_FULL) {
        draw_title(pen, box, x + PAD * u, y + TITLE_MIDDLE * u, w - 2 * PAD * u, 1.2F * u);
        draw_state(pen, box, x + PAD * u, y + STATE_MIDDLE * u, w - 2 * PAD * u, 0.86F * u);
        draw_body(pen, box, y + BODY_TOP * u, y + box->at.h - FOOT * u, PAD * u, true, u);
        draw_stub(pen, box, u);
    } else if (is_medium(detail)) {
        draw_title(pen, box, x + 0.7F * u, y + 1.15F * u, w - 1.4F * u, MEDIUM_TITLE * u);
        if (detail == DETAIL_MEDIUM)
            draw_body(pen, box, y + MEDIUM_TOP * u, y + box->at.h - 0.15F * u, 0.7F * u, false, u);
        draw_stub(pen, box, u);
    } else if (detail == DETAIL_SMALL) {
        draw_title(pen, box, x + 0.6F * u, y + box->at.h * (box->stub[0] ? 0.42F : 0.5F),
                   w - (box->examined ? 4.75F : 3.3F) * u, SMALL_TITLE * u);
        draw_stub(pen, box, u);
    }
}
