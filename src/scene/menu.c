/* The menu under the head's last button: what can be done, a row each, with the key that does it too. It has what the
 * head has no room for. While it is open nothing else can be hit: a click beside it only closes it. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <string.h>

struct row {
    enum scene_button button;
    const char *word;
    bool on;
};
enum { ROWS = 12 };

#define ROW 2.15F /* of the text's size */

static void list_rows(struct scene *scene, struct row rows[ROWS]) {
    const struct scene_view *view = scene->view;
    const struct trace_header *header = &scene->timeline->trace->header;
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_SCENE_VERSION), "version", header->python ? header->python : "", NULL);
    const struct row all[ROWS] = {
        {BUTTON_LESSONS, words(STR_MENU_LESSONS), false},
        {BUTTON_SAVE, words(STR_MENU_SAVE), false},
        {BUTTON_EXPORT, words(STR_MENU_EXPORT), false},
        {BUTTON_PREDICT, words(STR_SCENE_PREDICT), view->predicts},
        {BUTTON_COLLECTOR, words(STR_MENU_COLLECTOR), false},
        {BUTTON_SIZE, header_size_word(view->step), false},
        {BUTTON_DIFFERS, scene->text.data, false},
        {BUTTON_THEME, words(view->theme == THEME_DARK ? STR_SCENE_LIGHT : STR_SCENE_DARK), false},
        {BUTTON_MOTION, words(view->reduced_motion ? STR_PAGE_WITH_MOTION : STR_PAGE_NO_MOTION), false},
        {BUTTON_LANGUAGE, words(STR_PAGE_OTHER_LANGUAGE), false},
        {BUTTON_FULLSCREEN, words(STR_MENU_FULL_SCREEN), false},
        {BUTTON_KEYS, words(STR_SCENE_KEYS), false},
    };
    memcpy(rows, all, sizeof all);
}

static const char *key_of(const struct scene *scene, enum scene_button button) {
    const char *key = scene->view->menu_keys ? scene->view->menu_keys[button] : NULL;
    return key ? key : "";
}

void menu_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct scene_view *view = scene->view;
    struct rect head = scene->panels[PANEL_HEADER];
    struct row rows[ROWS];
    list_rows(scene, rows);
    float word = 0, key = 0, pad = 0.5F * pen->em, y = head.y + head.h + 0.2F * pen->em;
    for (int i = 0; i < ROWS; i++) {
        const char *printed = key_of(scene, rows[i].button);
        word = fmaxf(word, pen_width(pen, FONT_SANS, 1, rows[i].word, strlen(rows[i].word)));
        key = fmaxf(key, pen_width(pen, FONT_SANS_BOLD, 0.86F, printed, strlen(printed)));
    }
    float wide = word + key + 3.6F, size = fminf(pen->em, (view->width - 2 * pad) / wide);
    float row = fminf(ROW * size, (view->height - y - 3 * pad) / ROWS);
    size = fminf(size, row * 0.72F);
    float w = wide * size + pad;
    struct rect box = {fmaxf(pad, head.x + head.w - w), y, w, row * ROWS + 2 * pad};
    scene->hit_count = 0;
    pen_box(pen, box, 0.6F * pen->em, theme->panel, theme->line, fmaxf(2, pen->em / 8));
    for (int i = 0; i < ROWS; i++) {
        struct rect at = {box.x + pad, box.y + pad + row * (float)i, w - 2 * pad, row};
        float middle = at.y + row / 2;
        if (rows[i].on)
            pen_box(pen, at, 0.4F * size, theme->strong, 0, 0);
        colour ink = rows[i].on ? theme->on_strong : theme->ink, soft = rows[i].on ? theme->on_strong : theme->soft;
        pen_words(pen, at.x + 0.7F * size, middle, FONT_SANS, size, ink, rows[i].word);
        pen_words_right(pen, at.x + at.w - 0.7F * size, middle, FONT_SANS_BOLD, 0.86F * size, soft,
                        key_of(scene, rows[i].button));
        shell_hit(scene, at, (struct hit){.kind = HIT_BUTTON, .button = rows[i].button});
    }
}
