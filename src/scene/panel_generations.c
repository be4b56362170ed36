/* The generations: how full each is against its threshold, as gauges; how many objects are in it; when the collector
 * will next run by itself, and why not yet. Where nothing of it matters it is folded to a line. */
#include "sheet.h"

#include "due.h"
#include "question.h"
#include "narrate.h"
#include "words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static int generations(const struct scene *scene) {
    int count = scene->timeline->trace->header.generations;
    return count < 1 ? 1 : count > 3 ? 3 : count;
}

/* Without generations: the count of the heap, and what the thread counts for itself before it tells. */
static int gauges(const struct scene *scene) {
    return generations(scene) + (scene->timeline->trace->header.batch > 0);
}

static const char *title_of(const struct scene *scene) {
    return words(generations(scene) == 1 ? STR_SCENE_HEAP_COUNT : STR_SCENE_GENERATIONS);
}

/* Its count and what it is measured against. */
static int64_t count_of(const struct scene *scene, int gauge, int64_t *most) {
    const struct world *world = &scene->timeline->world;
    bool own = gauge >= generations(scene);
    *most = own ? scene->timeline->trace->header.batch : world->thresholds[gauge];
    return own ? world->settings[SETTING_LOCAL_COUNT] : world->counts[gauge];
}

/* The count of a gauge and what it is measured against: "young runs 2 of 10". */
static void count_words(const struct scene *scene, enum string_key key, int gauge, struct text *out) {
    char count[24], threshold[24];
    int64_t most, number = count_of(scene, gauge, &most);
    snprintf(count, sizeof count, "%" PRId64, number);
    snprintf(threshold, sizeof threshold, "%" PRId64, most);
    text_clear(out);
    text_words(out, words(key), "count", count, "threshold", threshold, NULL);
}

/* The objects that stand on a generation's list or, with two generations, on both of the old. */
static uint32_t members_of(const struct world *world, int generation, int of) {
    uint32_t count = world->list_length[LIST_YOUNG + generation];
    if (of == 2 && generation == 1)
        count += world->list_length[LIST_OLD];
    return count;
}

static void put_generation(struct sheet *sheet, int i) {
    struct scene *scene = sheet->scene;
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct world *world = &scene->timeline->world;
    static const enum string_key what[] = {STR_SCENE_NEW_OBJECTS, STR_SCENE_YOUNG_RUNS, STR_SCENE_MIDDLE_RUNS};
    float em = pen->em, size = 0.8F * em;
    struct rect at;
    if (!sheet_place(sheet, 2.55F * em, &at))
        return;
    bool own = i >= generations(scene), now = !own && world->collection == i;
    int64_t most, number = count_of(scene, i, &most);
    bool over = number > most;
    const char *name = own ? words(STR_SCENE_THREAD_COUNT) : narrate_generation(scene->timeline->trace, i);
    float middle = at.y + 0.85F * em, used = 1.25F * em;
    struct text *text = &scene->text;
    pen_box(pen, (struct rect){at.x, middle - 0.4F * em, 0.8F * em, 0.8F * em}, 0.2F * em, theme->generation[i], 0, 0);
    used += pen_words_within(pen, at.x + used, middle, at.w - used, now ? FONT_SANS_BOLD : FONT_SANS, 0.9F * em,
                             now ? theme->accent : theme->ink, name);
    count_words(scene, own ? STR_SCENE_COUNT_OF : what[i], i, text);
    enum font_face font = over ? FONT_SANS_BOLD : FONT_SANS;
    float w = pen_width(pen, font, size, text->data, text->length);
    if (w + used + 0.6F * em > at.w) { /* the numbers alone */
        count_words(scene, STR_SCENE_COUNT_OF, i, text);
        w = pen_width(pen, font, size, text->data, text->length);
    }
    pen_words_within(pen, at.x + at.w - w, middle, w + 1, font, size, over ? theme->ink : theme->soft, text->data);
    char members[24];
    snprintf(members, sizeof members, "%u", own ? 0 : (unsigned)members_of(world, i, generations(scene)));
    text_clear(text);
    text_words(text, words(STR_PANEL_MEMBERS), "count", members, NULL);
    float room = at.w - used - w - 1.2F * em;
    if (!own && pen_width(pen, FONT_SANS, size, text->data, text->length) <= room)
        pen_words(pen, at.x + used + 0.6F * em, middle, FONT_SANS, size, theme->soft, text->data);
    struct rect gauge = {at.x, at.y + 1.65F * em, at.w, 0.42F * em};
    pen_box(pen, gauge, gauge.h / 2, theme->inset, theme->line, fmaxf(1, em / 18));
    float part = most > 0 ? (float)number / (float)most : 0;
    part = fminf(1, fmaxf(0, part));
    if (part > 0)
        pen_box(pen, (struct rect){gauge.x, gauge.y, fmaxf(gauge.h, gauge.w * part), gauge.h}, gauge.h / 2,
                theme->generation[i], 0, 0);
}

static void fill(struct sheet *sheet, void *context) {
    (void)context;
    struct scene *scene = sheet->scene;
    for (int i = 0; i < gauges(scene); i++)
        put_generation(sheet, i);
    if (scene->withheld)
        return; /* when the next run is due may be what is asked */
    text_clear(&scene->text);
    due_narrate(&scene->timeline->world, &scene->text);
    sheet_gap(sheet, 0.15F);
    sheet_words(sheet, FONT_SANS, scene->pen.theme->ink, scene->text.data);
}

/* While a collection runs, and where none starts by itself, a line is enough, unless it is asked for. */
static bool is_folded_now(const struct scene *scene) {
    if (scene->view->question)
        return !scene->view->question->generations;
    if (scene->view->tab == TAB_GENERATIONS)
        return false;
    return scene->timeline->world.collection >= 0 || !scene->eventful;
}

float panel_generations_height(struct scene *scene, float width) {
    float em = scene->pen.em;
    if (is_folded_now(scene))
        return shell_folded_height(scene);
    return sheet_height(scene, width - 1.9F * em, fill, NULL) + 2.9F * em;
}

static void draw_folded(struct scene *scene, struct rect at) {
    const struct pen *pen = &scene->pen;
    const char *title = title_of(scene);
    bool enabled = scene->timeline->world.settings[SETTING_ENABLED] != 0;
    float room = at.w - 2.8F * pen->em - pen_width(pen, FONT_SANS_BOLD, 0.85F * pen->em, title, strlen(title));
    count_words(scene, STR_SCENE_NEW_OBJECTS, 0, &scene->text);
    if (pen_width(pen, FONT_SANS, 0.85F * pen->em, scene->text.data, scene->text.length) > room)
        count_words(scene, STR_SCENE_COUNT_OF, 0, &scene->text);
    shell_panel(scene, at, title, enabled ? scene->text.data : words(STR_SCENE_DISABLED));
    shell_hit(scene, at, (struct hit){.kind = HIT_TAB, .tab = TAB_GENERATIONS});
}

void panel_generations_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_GENERATIONS];
    if (at.w <= 0)
        return;
    if (at.h < 1.2F * shell_folded_height(scene)) {
        draw_folded(scene, at);
        return;
    }
    text_clear(&scene->text);
    due_narrate_briefly(&scene->timeline->world, &scene->text);
    struct rect inner = shell_panel(scene, at, title_of(scene), scene->text.data);
    shell_scrolls(scene, at, TAB_GENERATIONS);
    sheet_draw(scene, TAB_GENERATIONS, inner, fill, NULL);
}
