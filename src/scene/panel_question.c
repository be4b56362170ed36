/* The question's panel: it takes the place of what is withheld while it is open, so the canvas stays whole. Its text is
 * as large as there is room for. */
#include "question.h"
#include "scene_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROWS_MOST = 12 };
#define ROW 1.36F          /* of a text's size */
#define SIZE_MOST 1.4F     /* ems */
#define SIZE_LEAST 0.4F
#define STRIP 27.0F   /* ems: wider ones are a strip at the window's foot */

/* Gives the panel the place of the inspector and the collector; in narrow windows of the open tab; in small ones of
 * program, caption and tabs. */
void question_arrange(struct scene *scene) {
    const struct scene_question *question = scene->view->question;
    struct rect *panels = scene->panels, *at = &panels[PANEL_QUESTION];
    if (!question)
        return;
    float foot = panels[PANEL_HEAP].y + panels[PANEL_HEAP].h;
    if (scene->small) {
        const struct rect *left = panels[PANEL_PROGRAM].w > 0 ? &panels[PANEL_PROGRAM] : &panels[PANEL_CAPTION];
        *at = (struct rect){left->x, panels[PANEL_CAPTION].y,
                            panels[PANEL_CAPTION].x + panels[PANEL_CAPTION].w - left->x,
                            panels[PANEL_TABS].y + panels[PANEL_TABS].h - panels[PANEL_CAPTION].y};
        panels[PANEL_PROGRAM].w = panels[PANEL_CAPTION].w = panels[PANEL_COLLECTOR].w = 0;
        panels[PANEL_GENERATIONS].w = panels[PANEL_OUTPUT].w = panels[PANEL_TIMELINE].w = panels[PANEL_TABS].w = 0;
    } else if (panels[PANEL_TABS].w > 0) {
        *at = (struct rect){panels[PANEL_TABS].x, panels[PANEL_TABS].y, panels[PANEL_TABS].w,
                            foot - panels[PANEL_TABS].y};
        panels[PANEL_COLLECTOR].w = panels[PANEL_GENERATIONS].w = panels[PANEL_OUTPUT].w = panels[PANEL_TABS].w = 0;
    } else {
        struct rect column = panels[PANEL_COLLECTOR], *generations = &panels[PANEL_GENERATIONS];
        float gap = generations->y - column.y - column.h;
        panels[PANEL_COLLECTOR].w = 0; /* its phases are in the question's own words */
        generations->y = column.y;
        float after = column.y + generations->h + gap;
        *at = (struct rect){column.x, after, column.w, foot - after};
    }
    panels[PANEL_INSPECTOR].w = panels[PANEL_MEMORY].w = 0;
}

/* Everything is put in rows from `y` on, drawn or only measured. */
struct sheet {
    struct scene *scene;
    const struct scene_question *question;
    struct rect at;
    float y, size;
    bool draws;
    bool is_wide; /* a strip at the foot: what can stand in one row does */
};

static float text_width(const struct sheet *sheet, enum font_face face, float size, const char *text) {
    return pen_width(&sheet->scene->pen, face, size, text, strlen(text));
}

/* The head's text grows with the rest only up to the body's size. */
static float head_size(const struct sheet *sheet) {
    return fminf(sheet->size, 1.05F * sheet->scene->pen.em);
}

/* Rows of words at x, no wider than room; returns how high they are. */
static float put_words(struct sheet *sheet, float x, float y, float room, enum font_face face, float size, colour ink,
                       const char *text) {
    struct pen *pen = &sheet->scene->pen;
    struct pen_row rows[ROWS_MOST];
    size_t count = pen_wrap(pen, face, size, room * 0.985F, text, strlen(text), rows, ROWS_MOST);
    for (size_t i = 0; sheet->draws && i < count && i < ROWS_MOST; i++)
        pen_put(pen, x, y + ((float)i + 0.5F) * ROW * size, face, size, ink, text + rows[i].first, rows[i].count);
    return (float)count * ROW * size;
}

static float put_chip(struct sheet *sheet, float right, float middle, const char *text, enum question_part part) {
    struct pen *pen = &sheet->scene->pen;
    float size = 0.78F * head_size(sheet), w = text_width(sheet, FONT_SANS, size, text) + 1.3F * size;
    struct rect chip = {right - w, middle - 0.95F * size, w, 1.9F * size};
    if (sheet->draws) {
        pen_box(pen, chip, chip.h / 2, pen->theme->panel, pen->theme->edge, fmaxf(1, pen->em / 14));
        pen_words_centred(pen, chip.x + w / 2, middle, FONT_SANS, size, pen->theme->ink, text);
        shell_hit(sheet->scene, chip, (struct hit){.kind = HIT_QUESTION, .part = (int)part});
    }
    return chip.x - 0.4F * size;
}

/* The line's code on its band, between x and right. */
static void put_code(struct sheet *sheet, float x, float middle, float right, float size) {
    struct pen *pen = &sheet->scene->pen;
    if (!sheet->draws)
        return;
    struct rect band = {x, middle - 0.85F * size, right - x, 1.7F * size};
    float w = text_width(sheet, FONT_MONO, size, sheet->question->code), room = band.w - size;
    size *= w > room ? fmaxf(0.68F, room / w) : 1;
    pen_box(pen, band, 0.3F * size, pen->theme->now_row, 0, 0);
    pen_words_within(pen, band.x + 0.5F * size, middle, band.w - size, FONT_MONO, size, pen->theme->ink,
                     sheet->question->code);
}

static void put_head(struct sheet *sheet) {
    const struct scene_question *question = sheet->question;
    struct pen *pen = &sheet->scene->pen;
    float head = head_size(sheet), middle = sheet->y + 0.8F * head, right = sheet->at.x + sheet->at.w;
    if (question->close)
        right = put_chip(sheet, right, middle, question->close, QUESTION_PART_CLOSE);
    if (question->mode)
        right = put_chip(sheet, right, middle, question->mode, QUESTION_PART_MODE);
    if (question->heading) {
        float size = 0.88F * head, room = right - sheet->at.x - 0.5F * head;
        float w = text_width(sheet, FONT_SANS_BOLD, size, question->heading);
        size *= w > room ? fmaxf(0.7F, room / w) : 1;
        if (sheet->draws)
            pen_words_within(pen, sheet->at.x, middle, room, FONT_SANS_BOLD, size, pen->theme->accent, question->heading);
        if (sheet->is_wide && question->code)
            put_code(sheet, sheet->at.x + w + head, middle, right - 0.5F * head, 0.95F * head);
    }
    sheet->y += 1.9F * head;
    if (sheet->is_wide || !question->code)
        return;
    put_code(sheet, sheet->at.x, sheet->y + 0.81F * sheet->size, sheet->at.x + sheet->at.w, 0.95F * sheet->size);
    sheet->y += 2.0F * sheet->size;
}

/* A tick for the right one, a cross for a wrong choice: told by shape, not by colour. */
static void draw_sign(struct pen *pen, enum option_state state, float x, float middle, float size, colour ink) {
    float s = 0.36F * size, width = fmaxf(1.75F, size / 7);
    if (state == OPTION_RIGHT) {
        const struct draw_point tick[] = {{x - s, middle}, {x - 0.25F * s, middle + 0.75F * s}, {x + s, middle - 0.8F * s}};
        draw_path(pen->list, tick, 3, false, ink, width);
    } else {
        pen_line(pen, x - 0.8F * s, middle - 0.8F * s, x + 0.8F * s, middle + 0.8F * s, ink, width);
        pen_line(pen, x - 0.8F * s, middle + 0.8F * s, x + 0.8F * s, middle - 0.8F * s, ink, width);
    }
}

static float put_option(struct sheet *sheet, int index, float x, float y, float w) {
    const struct scene_option *option = &sheet->question->options[index];
    struct pen *pen = &sheet->scene->pen;
    const struct theme *theme = pen->theme;
    float size = sheet->size, pad = 0.45F * size, letter = 1.55F * size;
    char votes[16] = "";
    if (option->votes > 0)
        snprintf(votes, sizeof votes, "%d", option->votes);
    float counted = votes[0] ? text_width(sheet, FONT_SANS_BOLD, size, votes) + 0.6F * size : 0;
    bool marked = option->state == OPTION_RIGHT || option->state == OPTION_WRONG;
    float room = w - 2 * pad - letter - counted - (marked ? 1.4F * size : 0);
    struct sheet measuring = *sheet;
    measuring.draws = false;
    float h = put_words(&measuring, 0, 0, room, FONT_SANS, size, 0, option->text) + 2 * 0.32F * size;
    if (!sheet->draws)
        return h;
    struct rect box = {x, y, w, h};
    bool right = option->state == OPTION_RIGHT, chosen = option->state == OPTION_CHOSEN;
    colour fill = right ? theme->strong : chosen ? theme->accent_soft : theme->inset;
    colour ink = right ? theme->on_strong : theme->ink;
    struct draw *draw = pen_box(pen, box, 0.45F * size, fill,
                                chosen ? theme->accent : option->state == OPTION_WRONG ? theme->line : 0,
                                fmaxf(1.5F, pen->em / 9));
    draw->dash = option->state == OPTION_WRONG ? 0.35F * size : 0;
    draw->gap = option->state == OPTION_WRONG ? 0.25F * size : 0;
    float middle = y + 0.32F * size + ROW * size / 2;
    const char name[2] = {(char)('A' + index), 0};
    pen_words(pen, x + pad + 0.1F * size, middle, FONT_SANS_BOLD, size, chosen ? theme->accent : ink, name);
    put_words(sheet, x + pad + letter, y + 0.32F * size, room, FONT_SANS, size, ink, option->text);
    if (votes[0])
        pen_words_right(pen, x + w - pad - (marked ? 1.4F * size : 0), middle, FONT_SANS_BOLD, size, ink, votes);
    if (marked)
        draw_sign(pen, option->state, x + w - pad - 0.5F * size, middle, size, ink);
    shell_hit(sheet->scene, box, (struct hit){.kind = HIT_QUESTION, .part = QUESTION_PART_OPTION + index});
    return h;
}

/* In a strip there is room for what was chosen and what is right, once that is known. */
static bool is_left_out(const struct sheet *sheet, int option) {
    bool known = false;
    for (int i = 0; i < sheet->question->option_count; i++)
        known |= sheet->question->options[i].state == OPTION_RIGHT;
    return known && sheet->is_wide && sheet->question->options[option].state == OPTION_PLAIN &&
           sheet->question->options[option].votes <= 0;
}

/* All in one row when each fits there, else two and two. */
static int columns_of(const struct sheet *sheet, int count) {
    if (!sheet->is_wide || count < 2)
        return 1;
    float most = 0, room = sheet->at.w / (float)count;
    for (int i = 0; i < sheet->question->option_count; i++)
        most = fmaxf(most, text_width(sheet, FONT_SANS, sheet->size, sheet->question->options[i].text));
    return most + 5.5F * sheet->size < room ? count : 2;
}

static void put_options(struct sheet *sheet) {
    int count = 0, placed = 0;
    for (int i = 0; i < sheet->question->option_count; i++)
        count += !is_left_out(sheet, i);
    int columns = columns_of(sheet, count);
    float gap = 0.4F * sheet->size, w = (sheet->at.w - gap * (float)(columns - 1)) / (float)columns, row = 0;
    for (int i = 0; i < sheet->question->option_count; i++) {
        if (is_left_out(sheet, i))
            continue;
        int column = placed++ % columns;
        row = fmaxf(row, put_option(sheet, i, sheet->at.x + (w + gap) * (float)column, sheet->y, w));
        if (column + 1 < columns && placed < count)
            continue;
        sheet->y += row + gap;
        row = 0;
    }
    sheet->y += count ? 0.1F * sheet->size : 0;
}

static float put_button(struct sheet *sheet, float x, const char *text, bool strong, enum question_part part) {
    struct pen *pen = &sheet->scene->pen;
    const struct theme *theme = pen->theme;
    float size = 0.92F * sheet->size, w = fminf(text_width(sheet, FONT_SANS_BOLD, size, text) + 1.6F * size, sheet->at.w);
    if (x > sheet->at.x && x + w > sheet->at.x + sheet->at.w) { /* in a row of its own */
        x = sheet->at.x;
        sheet->y += 2.35F * size;
    }
    struct rect box = {x, sheet->y, w, 2.0F * size};
    if (sheet->draws) {
        pen_box(pen, box, 0.5F * size, strong ? theme->strong : theme->panel, strong ? theme->strong : theme->edge,
                fmaxf(1, pen->em / 14));
        pen_words_within(pen, x + 0.8F * size, box.y + box.h / 2, w - 1.5F * size, FONT_SANS_BOLD, size,
                         strong ? theme->on_strong : theme->ink, text);
        shell_hit(sheet->scene, box, (struct hit){.kind = HIT_QUESTION, .part = (int)part});
    }
    return x + w + 0.5F * size;
}

static void put_foot(struct sheet *sheet) {
    const struct scene_question *question = sheet->question;
    float x = sheet->at.x, size = 0.82F * sheet->size;
    if (question->act)
        x = put_button(sheet, x, question->act, !question->is_way_out, QUESTION_PART_ACT);
    if (question->other)
        x = put_button(sheet, x, question->other, false, QUESTION_PART_OTHER);
    float room = sheet->at.x + sheet->at.w - x - 0.3F * size;
    colour ink = sheet->scene->pen.theme->soft;
    if (question->foot && x > sheet->at.x && text_width(sheet, FONT_SANS, size, question->foot) <= room * 0.98F) {
        put_words(sheet, x + 0.3F * size, sheet->y + 0.25F * sheet->size, room, FONT_SANS, size, ink, question->foot);
        sheet->y += 2.1F * sheet->size;
        return;
    }
    sheet->y += x > sheet->at.x ? 2.1F * sheet->size : 0;
    if (question->foot)
        sheet->y += put_words(sheet, sheet->at.x, sheet->y, sheet->at.w, FONT_SANS, size, ink, question->foot);
}

static float put_all(struct sheet *sheet, float size, bool draws) {
    const struct scene_question *question = sheet->question;
    const struct theme *theme = sheet->scene->pen.theme;
    sheet->y = sheet->at.y;
    sheet->size = size;
    sheet->draws = draws;
    put_head(sheet);
    if (question->words)
        sheet->y += put_words(sheet, sheet->at.x, sheet->y, sheet->at.w, FONT_SANS_BOLD, 1.08F * size, theme->ink,
                              question->words) +
                    0.5F * size;
    put_options(sheet);
    const char *const told[] = {question->feedback, question->remark};
    for (int i = 0; i < 2; i++)
        if (told[i] && told[i][0])
            sheet->y += put_words(sheet, sheet->at.x, sheet->y, sheet->at.w, FONT_SANS, size,
                                  i && told[0] && told[0][0] ? theme->soft : theme->ink, told[i]) +
                        0.45F * size;
    put_foot(sheet);
    return sheet->y - sheet->at.y;
}

void panel_question_draw(struct scene *scene) {
    const struct scene_question *question = scene->view->question;
    struct rect at = scene->panels[PANEL_QUESTION];
    struct pen *pen = &scene->pen;
    if (!question || at.w <= 0)
        return;
    pen_box(pen, at, 0.7F * pen->em, pen->theme->panel, pen->theme->accent, fmaxf(1.5F, pen->em / 8));
    shell_hit(scene, at, (struct hit){.kind = HIT_NOTHING});
    float pad = scene->small ? 0.55F : 0.9F;
    struct rect inner = {at.x + pad * pen->em, at.y + 0.75F * pad * pen->em, at.w - 2 * pad * pen->em,
                         at.h - 1.5F * pad * pen->em};
    struct sheet sheet = {.scene = scene, .question = question, .at = inner, .is_wide = at.w > STRIP * pen->em};
    float size = SIZE_MOST * pen->em;
    while (size > SIZE_LEAST * pen->em && put_all(&sheet, size, false) > inner.h)
        size *= 0.95F;
    put_all(&sheet, size, true);
}
