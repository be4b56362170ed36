/* The menus under the head: what can be done, a row each, with the key that does it too (it has what the head has no
 * room for); and the Pythons that the program can be run under. While one is open nothing else can be hit: a click beside
 * it only closes it. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <string.h>

#define ROW 2.15F       /* of the text's size */
#define REMARK 0.86F
#define BETWEEN 1.6F    /* words and remark */
#define SIDE 0.7F
#define REMARKS_MOST 40.0F
enum { ROWS_MOST = 32 };

struct row {
    struct hit hit;
    const char *word, *remark;
    bool on;
};
struct rows {
    struct row list[ROWS_MOST];
    int count;
    bool is_table; /* remarks stand in a column of their own; else at the right */
};

static void put(struct rows *rows, struct hit hit, const char *word, const char *remark, bool on) {
    if (rows->count < ROWS_MOST)
        rows->list[rows->count++] = (struct row){hit, word, remark ? remark : "", on};
}

static void put_button(const struct scene *scene, struct rows *rows, enum scene_button button, const char *word, bool on) {
    const char *const *keys = scene->view->menu_keys;
    put(rows, (struct hit){.kind = HIT_BUTTON, .button = button}, word, keys ? keys[button] : NULL, on);
}

static void list_commands(struct scene *scene, struct rows *rows) {
    const struct scene_view *view = scene->view;
    const struct trace_header *header = &scene->timeline->trace->header;
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_SCENE_VERSION), "version", header->python ? header->python : "", NULL);
    text_add(&scene->text, " ▾");
    const char *theme = words(view->theme == THEME_DARK ? STR_SCENE_LIGHT : STR_SCENE_DARK);
    const char *motion = words(view->reduced_motion ? STR_PAGE_WITH_MOTION : STR_PAGE_NO_MOTION);
    put_button(scene, rows, BUTTON_LESSONS, words(STR_MENU_LESSONS), false);
    put_button(scene, rows, BUTTON_SAVE, words(STR_MENU_SAVE), false);
    put_button(scene, rows, BUTTON_EXPORT, words(STR_MENU_EXPORT), false);
    put_button(scene, rows, BUTTON_PREDICT, words(STR_SCENE_PREDICT), view->predicts);
    put_button(scene, rows, BUTTON_COLLECTOR, words(STR_MENU_COLLECTOR), false);
    put_button(scene, rows, BUTTON_SIZE, header_size_word(view->step), false);
    put_button(scene, rows, BUTTON_VERSION, scene->text.data, false);
    put_button(scene, rows, BUTTON_THEME, theme, false);
    put_button(scene, rows, BUTTON_MOTION, motion, false);
    put_button(scene, rows, BUTTON_LANGUAGE, words(STR_PAGE_OTHER_LANGUAGE), false);
    put_button(scene, rows, BUTTON_FULLSCREEN, words(STR_MENU_FULL_SCREEN), false);
    put_button(scene, rows, BUTTON_KEYS, words(STR_SCENE_KEYS), false);
}

static void list_versions(struct scene *scene, struct rows *rows) {
    const struct scene_view *view = scene->view;
    const char *now = scene->timeline->trace->header.python;
    rows->is_table = true;
    for (size_t i = 0; i < view->version_count; i++) {
        const struct help_row *version = &view->versions[i];
        put(rows, (struct hit){.kind = HIT_COMMAND, .command = COMMAND_VERSION, .line = (uint32_t)i}, version->keys,
            version->does, now && !strcmp(now, version->keys));
    }
    put(rows, (struct hit){.kind = HIT_BUTTON, .button = BUTTON_DIFFERS}, words(STR_DIFFERS_TITLE), "", false);
}

/* The widest words and remarks, for text of size 1. What has no remark may be as wide as both. */
static float measure(const struct scene *scene, const struct rows *rows, float *word) {
    float remark = 0, whole = 0;
    *word = 0;
    for (int i = 0; i < rows->count; i++) {
        const struct row *row = &rows->list[i];
        float w = pen_width(&scene->pen, FONT_SANS, 1, row->word, strlen(row->word));
        whole = fmaxf(whole, w);
        if (row->remark[0] || !rows->is_table)
            *word = fmaxf(*word, w);
        remark = fmaxf(remark, REMARK * pen_width(&scene->pen, rows->is_table ? FONT_SANS : FONT_SANS_BOLD, 1,
                                                  row->remark, strlen(row->remark)));
    }
    return fmaxf(whole, *word + BETWEEN + fminf(remark, REMARKS_MOST)) + 2 * SIDE;
}

static void draw_row(struct scene *scene, const struct rows *rows, const struct row *row, struct rect at, float word,
                     float size) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    float middle = at.y + at.h / 2, x = at.x + SIDE * size, room = at.w - 2 * SIDE * size;
    if (row->on)
        pen_box(pen, at, 0.4F * size, theme->strong, 0, 0);
    colour ink = row->on ? theme->on_strong : theme->ink, soft = row->on ? theme->on_strong : theme->soft;
    pen_words_within(pen, x, middle, room, FONT_SANS, size, ink, row->word);
    if (rows->is_table)
        pen_words_within(pen, x + (word + BETWEEN) * size, middle, room - (word + BETWEEN) * size, FONT_SANS,
                         REMARK * size, soft, row->remark);
    else
        pen_words_right(pen, x + room, middle, FONT_SANS_BOLD, REMARK * size, soft, row->remark);
    shell_hit(scene, at, row->hit);
}

/* Under the button that opened it, as far as the window's edges allow. */
static float left_of(const struct scene *scene, const struct rows *rows, float w) {
    struct rect head = scene->panels[PANEL_HEADER];
    struct hit version = {.kind = HIT_BUTTON, .button = BUTTON_VERSION};
    float edge = head.x + head.w - w, x = rows->is_table ? scene_place(scene, version).x : edge;
    return fmaxf(0.5F * scene->pen.em, fminf(x > 0 ? x : edge, edge));
}

void menu_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const struct scene_view *view = scene->view;
    struct rect head = scene->panels[PANEL_HEADER];
    struct rows rows = {.count = 0};
    if (view->menu == MENU_VERSIONS)
        list_versions(scene, &rows);
    else
        list_commands(scene, &rows);
    float word, wide = measure(scene, &rows, &word);
    float pad = 0.5F * pen->em, y = head.y + head.h + 0.2F * pen->em, size = pen->em;
    if (!rows.is_table) /* remarks may be cut, a key may not */
        size = fminf(size, (view->width - 3 * pad) / wide);
    float row = fminf(ROW * size, (view->height - y - 3 * pad) / (float)rows.count);
    size = fminf(size, row * 0.72F);
    float w = fminf(wide * size + 2 * pad, view->width - 2 * pad), x = left_of(scene, &rows, w);
    scene->hit_count = 0;
    pen_box(pen, (struct rect){x, y, w, row * (float)rows.count + 2 * pad}, 0.6F * pen->em, pen->theme->panel,
            pen->theme->line, fmaxf(2, pen->em / 8));
    for (int i = 0; i < rows.count; i++)
        draw_row(scene, &rows, &rows.list[i], (struct rect){x + pad, y + pad + row * (float)i, w - 2 * pad, row}, word, size);
}
