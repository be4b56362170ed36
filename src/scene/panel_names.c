/* Names at the left, in a box for each frame: those that name objects and those with plain values. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void draw_row(struct scene *scene, uint32_t name, const struct world_ref *ref) {
    struct rect row = scene->plan.rows[name];
    if (row.w <= 0)
        return;
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct trace *trace = scene->timeline->trace;
    const struct event *main = &scene->motion.main;
    float u = scene->plan.name_unit * scene->zoom;
    row = canvas_rect(scene, row);
    bool now = ref->target && main->object == ref->target &&
               ((main->kind == EVENT_REF_ADD && main->role == ref->role && main->owner == ref->owner &&
                 main->slot == ref->slot) ||
                (main->kind == EVENT_REF_MOVE && main->role2 == ref->role && main->other == ref->owner &&
                 main->slot2 == ref->slot));
    pen_box(pen, row, 0.4F * u, now ? theme->accent_soft : theme->inset, now ? theme->accent : 0, fmaxf(1, 0.1F * u));
    const char *label = trace_text(trace, ref->label);
    float room = row.w - 1.2F * u, middle = row.y + row.h / 2, value = 0;
    if (!ref->target && ref->value) {
        const char *words_of_value = trace_text(trace, ref->value);
        float label_width = pen_width(pen, FONT_MONO, 0.95F * u, label, strlen(label));
        value = pen_width(pen, FONT_MONO, 0.9F * u, words_of_value, strlen(words_of_value));
        value = fminf(value, fmaxf(room - label_width - 0.8F * u, room * 0.4F));
        pen_words_within(pen, row.x + row.w - 0.6F * u - value, middle, value + 0.5F, FONT_MONO, 0.9F * u, theme->soft,
                         words_of_value);
        value += 0.6F * u;
    }
    pen_words_within(pen, row.x + 0.6F * u, middle, room - value, FONT_MONO, 0.95F * u,
                     now ? theme->accent : theme->ink, label);
}

/* Draws the rows of the references from `first` on; counts what is folded and what has no row. */
static int draw_rows(struct scene *scene, uint32_t frame, uint32_t first, int *folded, int *more) {
    const struct world *world = &scene->timeline->world;
    int shown = 0;
    for (uint32_t at = first; at;) {
        const struct world_ref *ref = world_ref(world, at);
        at = ref->next_of_owner;
        if ((ref->role != ROLE_VALUE && !role_is_of_frame(ref->role)) ||
            history_is_hidden_name(trace_text(scene->timeline->trace, ref->label)))
            continue;
        uint32_t name = history_name(&scene->history, frame, ref->label);
        bool is_box = ref->target && history_object(&scene->history, ref->target);
        bool is_folded = !ref->target && history_is_folded_value(trace_text(scene->timeline->trace, ref->value));
        if (is_folded || (ref->target && !is_box)) {
            ++*folded;
            continue;
        }
        if (!ref->target && !ref->value)
            continue;
        if (!name || scene->plan.rows[name - 1].w <= 0) {
            ++*more;
            continue;
        }
        draw_row(scene, name - 1, ref);
        shown++;
    }
    return shown;
}

static void draw_frame(struct scene *scene, uint32_t frame, uint32_t first, bool innermost) {
    const struct past_frame *past = &scene->history.frames[frame];
    struct rect box = scene->plan.frames[frame];
    if (box.w <= 0)
        return;
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    float u = scene->plan.name_unit * scene->zoom;
    box = canvas_rect(scene, box);
    pen_box(pen, box, 0.6F * u, theme->panel, innermost ? theme->ink : theme->line,
            fmaxf(1, (innermost ? 0.13F : 0.09F) * u));
    text_clear(&scene->text);
    if (past->space)
        text_add(&scene->text, words(STR_SCENE_GLOBALS));
    else
        text_printf(&scene->text, "%s()", trace_text(scene->timeline->trace, past->name));
    pen_words_within(pen, box.x + 0.8F * u, box.y + 1.02F * scene->plan.name_close * u, box.w - 1.6F * u, FONT_SANS_BOLD, 0.9F * u, theme->ink,
                     scene->text.data);
    int folded = 0, more = 0, shown = draw_rows(scene, frame, first, &folded, &more);
    char count[16];
    text_clear(&scene->text);
    snprintf(count, sizeof count, "%d", more ? more : folded);
    if (more)
        text_words(&scene->text, words(STR_SCENE_MORE_NAMES), "count", count, NULL);
    else if (folded)
        text_words(&scene->text, words(folded == 1 ? STR_SCENE_DEFINITION_FOLDED : STR_SCENE_DEFINITIONS_FOLDED),
                   "count", count, NULL);
    if (scene->text.length && past->space && !plan_frame_lacks_foot(&scene->plan, &scene->history, frame)) {
        struct pen_row rows[2];
        size_t rows_used =
            pen_wrap(pen, FONT_SANS, 0.8F * u, box.w - 1.4F * u, scene->text.data, scene->text.length, rows, 2);
        for (size_t i = 0; i < rows_used && i < 2; i++)
            pen_put(pen, box.x + 0.7F * u, box.y + box.h - (rows_used > 1 ? 2.15F - (float)i * 1.1F : 1.3F) * u,
                    FONT_SANS, 0.8F * u, theme->soft, scene->text.data + rows[i].first, rows[i].count);
    }
    if (!shown && past->rows && box.h > 3.6F * u)
        pen_words_within(pen, box.x + 0.8F * u, box.y + 2.75F * scene->plan.name_close * u, box.w - 1.6F * u, FONT_SANS, 0.9F * u, theme->soft,
                         words(STR_SCENE_NO_NAMES));
}

void panel_names_draw(struct scene *scene) {
    const struct world *world = &scene->timeline->world;
    for (size_t i = 0; i < scene->history.frame_count; i++) {
        uint32_t space = scene->history.frames[i].space;
        const struct world_object *object = space ? world_object(world, space) : NULL;
        if (object && object->alive)
            draw_frame(scene, (uint32_t)i, object->first_out, world->frame && !world->frames[world->frame].caller);
    }
    uint32_t deep = 0;
    for (uint32_t at = world->frame; at && deep < 1000; at = world->frames[at].caller, deep++) {
        uint32_t index = history_frame(&scene->history, at);
        if (index && !scene->history.frames[index - 1].space && world->frames[at].open)
            draw_frame(scene, index - 1, world->frames[at].first_local, at == world->frame);
    }
}
