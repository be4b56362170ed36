/* The window's head: title, version, and the buttons, each with a word. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 4, OTHERS = 6 };
#define OTHERS_SIZE 0.92F /* beside the buttons that step */
#define TOUCH 1.5F        /* ems: no button is lower, for fingers */

struct button {
    enum scene_button button;
    const char *word;
    bool strong, round;
    float w;
};

static float button_width(const struct pen *pen, const struct button *button, float size) {
    return pen_width(pen, FONT_SANS_BOLD, size, button->word, strlen(button->word)) +
           (button->round ? 1.6F : 2.1F) * size;
}

static void draw_button(struct scene *scene, const struct button *button, float x, float middle, float size) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    float h = fmaxf((button->round ? 1.85F : 2.3F) * size, TOUCH * pen->em);
    struct rect at = {x, middle - h / 2, button->w, h};
    pen_box(pen, at, button->round ? h / 2 : 0.5F * size, button->strong ? theme->strong : theme->panel,
            button->strong ? theme->strong : theme->edge, fmaxf(1, pen->em / 14));
    pen_words_centred(pen, x + button->w / 2, middle, button->round ? FONT_SANS : FONT_SANS_BOLD,
                      (button->round ? 0.92F : 1) * size, button->strong ? theme->on_strong : theme->ink, button->word);
    shell_hit(scene, at, (struct hit){.kind = HIT_BUTTON, .button = button->button});
}

static float measure(const struct pen *pen, struct button *buttons, size_t count, float size) {
    float w = 0;
    for (size_t i = 0; i < count; i++) {
        buttons[i].w = button_width(pen, &buttons[i], size);
        w += buttons[i].w + (i ? 0.6F * size : 0);
    }
    return w;
}

/* On one row or, where that would cut it and the head is high enough, on two, as small as it takes. Returns the width
 * drawn. */
static float draw_title(struct pen *pen, float x, float middle, float room, float size, float high,
                        const char *title) {
    size_t length = strlen(title);
    float smaller = 0.92F * pen->em, w = 0;
    struct pen_row rows[2];
    bool fits = pen_width(pen, FONT_SANS_BOLD, size, title, length) <= room;
    while (!fits && smaller > 0.42F * pen->em && pen_wrap(pen, FONT_SANS_BOLD, smaller, room, title, length, rows, 2) > 2)
        smaller *= 0.94F;
    if (fits || high < 2.4F * smaller || pen_wrap(pen, FONT_SANS_BOLD, smaller, room, title, length, rows, 2) != 2)
        return pen_words_within(pen, x, middle, room, FONT_SANS_BOLD, size, pen->theme->ink, title);
    for (int i = 0; i < 2; i++)
        w = fmaxf(w, pen_put(pen, x, middle + ((float)i - 0.5F) * 1.2F * smaller, FONT_SANS_BOLD, smaller,
                             pen->theme->ink, title + rows[i].first, rows[i].count));
    return w;
}

/* A phone's screen: the buttons that step get a row to themselves, as wide as thumbs want them. */
static void draw_steps_row(struct scene *scene, struct button *steps, int count, float left, float right, float middle) {
    float em = scene->pen.em, gap = 0.5F * em, size = 1.1F * em, w = measure(&scene->pen, steps, (size_t)count, size);
    size *= fminf(1, (right - left - gap * (float)count) / w);
    w = measure(&scene->pen, steps, (size_t)count, size) - (float)(count - 1) * 0.6F * size;
    float more = (right - left - w - (float)(count - 1) * gap) / (float)count, x = left;
    for (int i = 0; i < count; i++) {
        steps[i].w += more;
        draw_button(scene, &steps[i], x, middle, size);
        x += steps[i].w + gap;
    }
}

const char *header_size_word(enum step_size step) {
    static const enum string_key sizes[STEP_SIZES] = {STR_SCENE_BY_EVENT, STR_SCENE_BY_PHASE, STR_SCENE_BY_LINE,
                                                      STR_SCENE_BY_STOP, STR_SCENE_BY_COLLECTION};
    return words(sizes[step < STEP_SIZES ? step : STEP_EVENT]);
}

/* What Play does now, and how fast. */
static const char *play_word(struct scene *scene) {
    const struct scene_view *view = scene->view;
    const char *play = words(view->playing ? STR_SCENE_PAUSE : STR_SCENE_PLAY);
    struct text *label = &scene->more;
    if (view->speed == 1) /* exact: chosen from a list */
        return play;
    char speed[16];
    snprintf(speed, sizeof speed, view->speed < 0.5F ? "¼" : view->speed < 1 ? "½" : "%.0f", (double)view->speed);
    text_clear(label);
    text_words(label, words(STR_SCENE_PLAY_SPEED), "play", play, "speed", speed, NULL);
    return label->data;
}

/* The buttons that have room, at the size at which they have it. */
struct row {
    struct button steps[STEPS], others[OTHERS];
    int step_count, other_count;
    float size, steps_w, others_w; /* pixels */
};

static void take(struct row *row, enum scene_button button) {
    for (int i = 0; i < row->other_count; i++)
        if (row->others[i].button == button) {
            memmove(&row->others[i], &row->others[i + 1], sizeof *row->others * (size_t)(row->other_count - i - 1));
            row->other_count--;
            return;
        }
    for (int i = 0; i < row->step_count; i++)
        if (row->steps[i].button == button)
            row->step_count--; /* it is the last one */
}

static float measure_row(const struct pen *pen, struct row *row, float size) {
    row->size = size;
    row->others_w = measure(pen, row->others, (size_t)row->other_count, size * OTHERS_SIZE);
    row->steps_w = row->step_count ? measure(pen, row->steps, (size_t)row->step_count, size) : 0;
    return row->steps_w + row->others_w + 3.4F * pen->em;
}

/* Takes buttons away (they are in the menu as well), the least wanted first, until what is left has room beside the
 * title; only then are they made smaller. */
static void fit_row(const struct scene *scene, struct row *row, float room, float title, float chip) {
    static const enum scene_button order[] = {BUTTON_THEME, BUTTON_KEYS, BUTTON_LESSONS, BUTTON_PREDICT, BUTTON_SIZE};
    enum { DROPS = sizeof order / sizeof *order, CHIP_GOES = 3 };
    const struct pen *pen = &scene->pen;
    float size = pen->em * (scene->small ? 0.85F : 1), least = size * 0.89F;
    for (int drops = 0;; drops++) {
        float wanted = title + (drops < CHIP_GOES ? chip : 0);
        /* rather without the first of them than all smaller */
        for (float s = size; s >= (drops ? least : size) * 0.99F; s -= (size - least) / 2)
            if (measure_row(pen, row, s) + wanted <= room)
                return;
        if (drops == DROPS)
            break;
        take(row, order[drops]);
    }
    float rest = fmaxf(room - fminf(title, 0.22F * room), 1), needed = measure_row(pen, row, least);
    if (needed > rest)
        measure_row(pen, row, fmaxf(0.3F, (rest - 3.4F * pen->em) / (needed - 3.4F * pen->em)) * least);
}

static void draw_others(struct scene *scene, const struct row *row, float x, float middle) {
    for (int i = 0; i < row->other_count; i++) {
        draw_button(scene, &row->others[i], x, middle, row->size * OTHERS_SIZE);
        x += row->others[i].w + 0.6F * row->size * OTHERS_SIZE;
    }
}

/* The least that a title of two rows needs. */
static float title_least(const struct pen *pen, const char *title) {
    float size = 0.85F * pen->em, word = 0;
    for (const char *at = title; *at;) {
        size_t length = strcspn(at, " ");
        if (!((unsigned char)*at & 0x80)) /* Chinese wraps anywhere */
            word = fmaxf(word, pen_width(pen, FONT_SANS_BOLD, size, at, length));
        at += length + (at[length] == ' ');
    }
    float all = pen_width(pen, FONT_SANS_BOLD, size, title, strlen(title));
    return fminf(fmaxf(word, 0.56F * all), 11 * pen->em);
}

void header_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_HEADER];
    struct pen *pen = &scene->pen;
    const struct scene_view *view = scene->view;
    float em = pen->em, middle = at.y + at.h / 2;
    shell_panel(scene, at, NULL, NULL);
    struct row row = {
        .steps = {{BUTTON_BACK, words(STR_SCENE_BACK), .round = false},
                  {BUTTON_STEP, words(STR_SCENE_STEP), .strong = true},
                  {BUTTON_PLAY, play_word(scene), .round = false},
                  {BUTTON_SIZE, header_size_word(view->step), .round = true}},
        .others = {{BUTTON_LESSONS, words(STR_SCENE_LESSONS), .round = true},
                   {BUTTON_PREDICT, words(STR_SCENE_PREDICT), .round = true, .strong = view->predicts},
                   {BUTTON_EXPORT, words(STR_EXPORT_BUTTON), .round = true},
                   {BUTTON_THEME, words(view->theme == THEME_DARK ? STR_SCENE_LIGHT : STR_SCENE_DARK), .round = true},
                   {BUTTON_KEYS, words(STR_SCENE_KEYS), .round = true},
                   {BUTTON_MENU, words(STR_SCENE_MENU), .round = true, .strong = view->menu == MENU_COMMANDS}},
        .step_count = STEPS,
        .other_count = OTHERS};
    float left = at.x + 1.1F * em, right = at.x + at.w - 0.9F * em, title_end = right;
    const struct trace_header *header = &scene->timeline->trace->header;
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_SCENE_VERSION), "version", header->python ? header->python : "", NULL);
    if (!view->bare)
        text_add(&scene->text, " ▾");
    const char *title = header->title && header->title[0] ? header->title : words(STR_APP_NAME);
    float chip = pen_width(pen, FONT_SANS, 0.88F * em, scene->text.data, scene->text.length) + 1.6F * em;
    if (!view->bare && scene->upright) {
        draw_steps_row(scene, row.steps, STEPS, at.x + 0.6F * em, at.x + at.w - 0.6F * em, at.y + at.h - 1.6F * em);
        middle = at.y + 1.45F * em;
        row.step_count = 0;
        fit_row(scene, &row, right - left, title_least(pen, title), chip + em);
        title_end = right - row.others_w;
        draw_others(scene, &row, title_end, middle);
        title_end -= 0.6F * em;
    } else if (!view->bare) {
        fit_row(scene, &row, right - left, title_least(pen, title), chip + em);
        draw_others(scene, &row, right - row.others_w, middle);
        float x = fminf(at.x + at.w / 2 - row.steps_w / 2, right - row.others_w - row.steps_w - 1.2F * em);
        title_end = x - em;
        for (int i = 0; i < row.step_count; i++) {
            draw_button(scene, &row.steps[i], x, middle, row.size);
            x += row.steps[i].w + 0.6F * row.size;
        }
    }
    float title_size = 1.15F * em, room = title_end - left;
    float full = pen_width(pen, FONT_SANS_BOLD, title_size, title, strlen(title));
    bool has_chip = room > chip + (view->bare ? 6 * em : fminf(6 * em, title_least(pen, title) + em));
    if (full > room - (has_chip ? chip + em : 0) && full * 0.85F <= room - (has_chip ? chip + em : 0))
        title_size *= 0.85F;
    if (room < 2 * em)
        return;
    float w = draw_title(pen, left, middle, room - (has_chip ? chip + em : 0), title_size, at.h, title);
    if (!has_chip)
        return;
    struct rect pill = {left + w + 0.8F * em, middle - 0.9F * em, chip, 1.8F * em};
    pen_box(pen, pill, pill.h / 2, pen->theme->panel, pen->theme->edge, fmaxf(1, em / 14));
    pen_words_centred(pen, pill.x + pill.w / 2, middle, FONT_SANS, 0.88F * em, pen->theme->ink, scene->text.data);
    if (!view->bare)
        shell_hit(scene, pill, (struct hit){.kind = HIT_BUTTON, .button = BUTTON_VERSION});
}
