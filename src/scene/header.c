/* The window's head: title, version, and the buttons, each with a word. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { OTHERS = 4 };

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
    float h = (button->round ? 1.85F : 2.3F) * size;
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

void header_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_HEADER];
    struct pen *pen = &scene->pen;
    const struct scene_view *view = scene->view;
    float em = pen->em, middle = at.y + at.h / 2, size = em * (scene->small ? 0.85F : 1);
    shell_panel(scene, at, NULL, NULL);
    static const enum string_key sizes[STEP_SIZES] = {STR_SCENE_BY_EVENT, STR_SCENE_BY_PHASE, STR_SCENE_BY_LINE,
                                                      STR_SCENE_BY_STOP, STR_SCENE_BY_COLLECTION};
    const char *play = words(view->playing ? STR_SCENE_PAUSE : STR_SCENE_PLAY);
    struct text *label = &scene->more;
    text_clear(label);
    if (view->speed != 1) { /* exact: chosen from a list */
        char speed[16];
        snprintf(speed, sizeof speed, view->speed < 0.5F ? "¼" : view->speed < 1 ? "½" : "%.0f", (double)view->speed);
        text_words(label, words(STR_SCENE_PLAY_SPEED), "play", play, "speed", speed, NULL);
    } else {
        text_add(label, play);
    }
    struct button steps[] = {
        {BUTTON_BACK, words(STR_SCENE_BACK), .round = false},
        {BUTTON_STEP, words(STR_SCENE_STEP), .strong = true},
        {BUTTON_PLAY, label->data, .round = false},
        {BUTTON_SIZE, words(sizes[view->step < STEP_SIZES ? view->step : STEP_EVENT]), .round = true}};
    struct button others[OTHERS] = {
        {BUTTON_LESSONS, words(STR_SCENE_LESSONS), .round = true},
        {BUTTON_PREDICT, words(STR_SCENE_PREDICT), .round = true, .strong = view->predicts},
        {BUTTON_THEME, words(view->theme == THEME_DARK ? STR_SCENE_LIGHT : STR_SCENE_DARK), .round = true},
        {BUTTON_KEYS, words(STR_SCENE_KEYS), .round = true}};
    float left = at.x + 1.1F * em, right = at.x + at.w - 0.9F * em, title_end = right;
    if (!view->bare && scene->upright) {
        draw_steps_row(scene, steps, 4, at.x + 0.6F * em, at.x + at.w - 0.6F * em, at.y + at.h - 1.6F * em);
        middle = at.y + 1.45F * em;
        float others_w = measure(pen, others, OTHERS, size);
        size *= fminf(1, at.w * 0.6F / others_w);
        float x = title_end = right - measure(pen, others, OTHERS, size);
        title_end -= 0.6F * em;
        for (int i = 0; i < OTHERS; i++) {
            draw_button(scene, &others[i], x, middle, size);
            x += others[i].w + 0.6F * size;
        }
    } else if (!view->bare) {
        float others_w = measure(pen, others, OTHERS, size * 0.92F), steps_w = measure(pen, steps, 4, size);
        float needed = steps_w + others_w + 3 * em;
        if (needed >
            (at.w - 2 * em) * 0.8F) { /* narrow: the buttons come first, then as much of the title as there is room */
            size *= fminf(1, (at.w - 2 * em) * 0.8F / needed);
            others_w = measure(pen, others, OTHERS, size * 0.92F);
            steps_w = measure(pen, steps, 4, size);
        }
        float x = right - others_w;
        for (int i = 0; i < OTHERS; i++) {
            draw_button(scene, &others[i], x, middle, size * 0.92F);
            x += others[i].w + 0.55F * size;
        }
        float centre = at.x + at.w / 2 - steps_w / 2;
        x = fminf(centre, right - others_w - steps_w - 1.2F * em);
        title_end = x - em;
        for (int i = 0; i < 4; i++) {
            draw_button(scene, &steps[i], x, middle, size);
            x += steps[i].w + 0.6F * size;
        }
    }
    const struct trace_header *header = &scene->timeline->trace->header;
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_SCENE_VERSION), "version", header->python ? header->python : "", NULL);
    const char *title = header->title && header->title[0] ? header->title : words(STR_APP_NAME);
    float chip = pen_width(pen, FONT_SANS, 0.88F * em, scene->text.data, scene->text.length) + 1.6F * em;
    float title_size = 1.15F * em, room = title_end - left;
    float full = pen_width(pen, FONT_SANS_BOLD, title_size, title, strlen(title));
    bool has_chip = room > chip + 6 * em;
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
    if (!view->bare && header->note_count)
        shell_hit(scene, pill, (struct hit){.kind = HIT_BUTTON, .button = BUTTON_DIFFERS});
}
