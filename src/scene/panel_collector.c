/* The collector: its phases under CPython's own names, the present one lit, and its rule in a sentence. Idle, it is
 * folded to a line. Where not all fits, only the present phase is explained; then the others are a row of numbers; then
 * the text becomes smaller. */
#include "scene_parts.h"

#include "memory.h"
#include "narrate.h"
#include "words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 10, BRIEF_TRIALS = 4 };
#define SIZE 0.92F /* of the text, in ems */
#define ROW 1.34F
#define APART 1.75F /* the phases' numbers in a row, in ems */
#define CLOSEST 1.4F
#define LEAST_NUMBERS 0.78F /* of their size, where they need more room than there is */

/* How the panel is drawn: chosen so that it fits. */
struct manner {
    float em;
    bool brief; /* other phases by their name alone */
    bool strip; /* other phases by their number alone, in a row */
};

static bool is_running(const struct scene *scene) {
    return scene->timeline->world.collection >= 0;
}

/* "full collection", "young (0)": what is being collected. */
static const char *title_of(const struct scene *scene) {
    int generation = scene->timeline->world.collection;
    if (!is_running(scene))
        return words(STR_SCENE_COLLECTOR_IDLE);
    bool full = generation >= 2 || scene->timeline->trace->header.generations < 2;
    return words(full ? STR_SCENE_COLLECTOR_FULL : STR_SCENE_COLLECTOR_PART);
}

/* Which phases this collection goes through: not every version has every phase, nor every generation. O(events of the
 * collection), once for each. */
static const struct phases *phases_of(struct scene *scene) {
    const struct trace *trace = scene->timeline->trace;
    struct phases *phases = &scene->phases;
    uint64_t here = scene->timeline->position;
    if (here > phases->begin && here <= phases->end && !scene->withheld)
        return phases;
    *phases = (struct phases){.begin = here, .end = here};
    while (phases->begin > 0 && trace_event(trace, phases->begin - 1).kind != EVENT_COLLECTION_BEGIN)
        phases->begin--;
    uint64_t known = scene->withheld ? here : trace->count; /* an open question: no phase that is still to come */
    while (phases->end < known && trace_event(trace, phases->end).kind != EVENT_COLLECTION_END)
        phases->end++;
    bool seen[TRACE_PHASES] = {false};
    for (uint64_t i = phases->begin; i < phases->end; i++)
        if (trace_event(trace, i).kind == EVENT_PHASE_BEGIN && trace_event(trace, i).slot < TRACE_PHASES)
            seen[trace_event(trace, i).slot] = true;
    for (int i = 0; i < trace->header.phase_count; i++)
        if (seen[i])
            phases->list[phases->count++] = i;
    if (scene->withheld)
        phases->end = phases->begin; /* to be found out anew */
    return phases;
}

static void phase_words(const struct scene *scene, int phase, bool brief, struct text *out) {
    const struct trace *trace = scene->timeline->trace;
    const char *few = narrate_phase(trace, phase);
    text_add(out, trace->header.phases[phase] ? trace->header.phases[phase] : "");
    if (few[0] && (!brief || phase == moment_phase(scene)))
        text_printf(out, ": %s", few);
}

/* Its place among those shown in a circle: a tick when it is done, filled when it is the present one. */
static void draw_phase_number(struct pen *pen, int phase, int shown, int present, float x, float middle, float em) {
    const struct theme *theme = pen->theme;
    bool now = phase == present, done = phase < present;
    float radius = 0.62F * em;
    if (now) {
        draw_circle(pen->list, x, middle, radius, theme->accent);
    } else {
        struct draw *ring = draw_circle(pen->list, x, middle, radius, done ? theme->inset : 0);
        ring->stroke = theme->line;
        ring->width = fmaxf(1, em / 12);
    }
    if (done) {
        const struct draw_point tick[] = {
            {x - 0.3F * em, middle}, {x - 0.07F * em, middle + 0.25F * em}, {x + 0.33F * em, middle - 0.25F * em}};
        draw_path(pen->list, tick, 3, false, theme->soft, fmaxf(1.25F, em / 9));
    } else {
        char number[16];
        snprintf(number, sizeof number, "%d", shown);
        pen_words_centred(pen, x, middle, now ? FONT_SANS_BOLD : FONT_SANS, 0.75F * em,
                          now ? theme->on_accent : theme->soft, number);
    }
}

/* Draws (or with draw false only measures) one phase at the place; returns its height. */
static float put_phase(struct scene *scene, int phase, int shown, struct manner manner, struct rect at, bool draw) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    int present = moment_phase(scene);
    bool now = phase == present;
    float em = manner.em, x = at.x + 0.68F * em, middle = at.y + 0.8F * em, size = SIZE * em;
    float indent = manner.strip ? 0 : 2 * em;
    struct pen_row rows[ROWS_MOST];
    struct text text;
    text_init(&text);
    phase_words(scene, phase, manner.brief, &text);
    size_t count =
        pen_wrap(pen, FONT_SANS_BOLD, size, at.w - indent, text.data ? text.data : "", text.length, rows, ROWS_MOST);
    count = count < 1 ? 1 : count > ROWS_MOST ? ROWS_MOST : count;
    if (draw && !manner.strip)
        draw_phase_number(pen, phase, shown, present, x, middle, em);
    for (size_t i = 0; draw && text.length && i < count; i++)
        pen_put(pen, at.x + indent, middle + (float)i * ROW * em, now ? FONT_SANS_BOLD : FONT_SANS, size,
                now ? theme->ink : theme->soft, text.data + rows[i].first, rows[i].count);
    text_destroy(&text);
    return ((float)count * ROW + (manner.brief ? 0.16F : 0.4F)) * em;
}

static float put_rule(struct scene *scene, struct manner manner, struct rect at, bool draw) {
    struct pen *pen = &scene->pen;
    int phase = moment_phase(scene);
    const char *rule = phase >= 0 ? narrate_rule(scene->timeline->trace, phase) : "";
    if (!rule[0])
        return 0;
    float em = manner.em;
    struct pen_row rows[ROWS_MOST];
    size_t count = pen_wrap(pen, FONT_SANS, SIZE * em, at.w - 1.5F * em, rule, strlen(rule), rows, ROWS_MOST);
    count = count > ROWS_MOST ? ROWS_MOST : count;
    at.h = ((float)count * ROW + 1.1F) * em;
    if (draw)
        pen_box(pen, at, 0.5F * em, pen->theme->inset, 0, 0);
    for (size_t i = 0; draw && i < count; i++)
        pen_put(pen, at.x + 0.7F * em, at.y + (0.55F + ROW * ((float)i + 0.5F)) * em, FONT_SANS, SIZE * em,
                pen->theme->ink, rule + rows[i].first, rows[i].count);
    return at.h;
}

/* How far it has come, in objects that are drawn: examined since it began, set aside now, freed since it began. */
struct progress {
    unsigned examined, aside, freed;
};

static struct progress progress_of(struct scene *scene) {
    const struct world *world = &scene->timeline->world;
    const struct phases *phases = phases_of(scene);
    struct progress progress = {0};
    uint32_t numbers = world->object_count + 1;
    bool *seen = memory_alloc(numbers * sizeof *seen);
    for (uint64_t i = phases->begin; i < scene->timeline->position; i++) {
        const struct event event = trace_event(scene->timeline->trace, i);
        bool counts = (event.kind == EVENT_GC_REFS_SET || event.kind == EVENT_OBJECT_FREE) &&
                      history_object(&scene->history, event.object);
        if (counts && event.kind == EVENT_OBJECT_FREE) {
            progress.freed++;
        } else if (counts && event.object < numbers && !seen[event.object]) {
            seen[event.object] = true;
            progress.examined++;
        }
    }
    free(seen);
    for (int list = LIST_UNREACHABLE; list < LIST_COUNT; list++)
        for (uint32_t at = world->list_first[list]; world_object(world, at); at = world_object(world, at)->list_next)
            progress.aside += history_object(&scene->history, at) != 0;
    return progress;
}

static void put_progress(struct scene *scene, struct manner manner, struct rect at) {
    struct progress progress = progress_of(scene);
    char examined[16], aside[16], freed[16];
    snprintf(examined, sizeof examined, "%u", progress.examined);
    snprintf(aside, sizeof aside, "%u", progress.aside);
    snprintf(freed, sizeof freed, "%u", progress.freed);
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_SCENE_PROGRESS), "examined", examined, "aside", aside, "freed", freed, NULL);
    float size = SIZE * manner.em, wide = pen_width(&scene->pen, FONT_SANS_BOLD, size, scene->text.data, scene->text.length);
    size *= fmaxf(LEAST_NUMBERS, fminf(1, at.w / fmaxf(wide, 1))); /* three-digit numbers: smaller, not cut */
    pen_words_within(&scene->pen, at.x, at.y + 0.7F * manner.em, at.w + 0.5F, FONT_SANS_BOLD, size,
                     scene->pen.theme->ink, scene->text.data);
}

static float put_all(struct scene *scene, struct manner manner, struct rect at, bool draw) {
    float em = manner.em, top = at.y;
    const struct world *world = &scene->timeline->world;
    if (draw) {
        text_clear(&scene->text);
        text_words(&scene->text, words(STR_SCENE_STARTED_BY), "generation",
                   narrate_generation(scene->timeline->trace, world->collection), "why",
                   narrate_reason(scene->timeline->trace, world->collection_reason), NULL);
        pen_words_within(&scene->pen, at.x, at.y + 0.7F * em, at.w, FONT_SANS, SIZE * em, scene->pen.theme->ink,
                         scene->text.data);
    }
    at.y += ROW * em;
    if (draw)
        put_progress(scene, manner, at);
    at.y += 1.75F * em;
    const struct phases *phases = phases_of(scene);
    int count = phases->count, present = moment_phase(scene);
    if (manner.strip) {
        /* All in one row where that only takes standing a little closer. */
        float pitch = fmaxf(CLOSEST, fminf(APART, (at.w - 0.1F * em) / (em * fmaxf(1, (float)count))));
        int per_row = (int)fmaxf(1, floorf(at.w / (pitch * em)));
        if (per_row < count)
            pitch = APART, per_row = (int)fmaxf(1, floorf(at.w / (pitch * em)));
        for (int i = 0; draw && i < count; i++)
            draw_phase_number(&scene->pen, phases->list[i], i + 1, present, at.x + (0.68F + pitch * (float)(i % per_row)) * em,
                              at.y + (0.7F + 1.7F * (float)(i / per_row)) * em, em);
        at.y += (0.3F + 1.7F * (float)((count + per_row - 1) / per_row)) * em;
        at.y += present >= 0 ? put_phase(scene, present, 0, manner, at, draw) : 0;
    }
    for (int i = 0; !manner.strip && i < count; i++)
        at.y += put_phase(scene, phases->list[i], i + 1, manner, at, draw);
    at.y += 0.35F * em;
    at.y += put_rule(scene, manner, at, draw);
    return at.y - top;
}

/* Height besides what put_all draws: the title and the foot. */
static float frame_height(const struct scene *scene) {
    return 3.0F * scene->pen.em;
}

static float inner_width(const struct scene *scene, float width) {
    return width - 1.9F * scene->pen.em;
}

float panel_collector_height(struct scene *scene, float width) {
    if (!is_running(scene))
        return shell_folded_height(scene);
    struct rect at = {0, 0, inner_width(scene, width), 0};
    return put_all(scene, (struct manner){.em = scene->pen.em}, at, false) + frame_height(scene);
}

void panel_collector_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_COLLECTOR];
    if (at.w <= 0)
        return;
    struct rect inner = shell_panel(scene, at, title_of(scene), NULL);
    if (!is_running(scene))
        return;
    struct manner manner = {.em = scene->pen.em};
    for (int trial = 0; trial < 18 && put_all(scene, manner, inner, false) > inner.h + 0.3F * scene->pen.em; trial++) {
        if (manner.strip || (manner.brief && trial < BRIEF_TRIALS)) {
            manner.em *= 0.95F;
            continue;
        }
        manner = (struct manner){.em = scene->pen.em, .brief = true, .strip = manner.brief};
    }
    put_all(scene, manner, inner, true);
}
