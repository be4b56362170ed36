/* What the selected object has to do with others, drawn on the canvas: the chain from a name that keeps it alive, thick;
 * what it alone keeps alive, with a dotted ring and a word; and rings about what the find field has found. None of this
 * is "now", so none of it has the accent. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static float unit(const struct scene *scene) {
    return scene->plan.unit * scene->zoom;
}

/* A record of the world as the arrow that stands for it; NULL: it is folded away. */
static const struct past_edge *edge_of(const struct scene *scene, const struct world_ref *ref) {
    for (size_t i = 0; i < scene->edge_count; i++) {
        const struct past_edge *edge = &scene->history.edges[scene->edges[i]];
        if (edge->owner == ref->owner && edge->slot == ref->slot && edge->role == ref->role &&
            edge->target == ref->target)
            return edge;
    }
    return NULL;
}

static void ring(struct scene *scene, struct rect at, float gap, float width, bool dotted) {
    float u = unit(scene);
    bool tiny = scene->plan.detail == DETAIL_TINY;
    float room = gap * u * (tiny ? 0.5F : 1);
    struct draw *draw = pen_box(&scene->pen, rect_inset(at, -room), 0.9F * u + room, 0, scene->pen.theme->ink,
                                fmaxf(1.5F, width * u));
    if (dotted)
        draw->dash = fmaxf(2, 0.22F * u), draw->gap = fmaxf(2.5F, 0.34F * u);
}

/* A word on the ring's lower edge, at the right: references arrive at the upper one, stubs hang at the left. */
static void tag(struct scene *scene, struct rect at, float gap, const char *word) {
    struct pen *pen = &scene->pen;
    float u = unit(scene), size = fmaxf(0.78F * u, 0.72F * pen->em), h = 1.45F * size;
    float w = pen_width(pen, FONT_SANS_BOLD, size, word, strlen(word)) + 1.1F * size;
    if (scene->plan.detail == DETAIL_TINY || w > 1.6F * at.w)
        return;
    struct rect box = {at.x + at.w - w + gap * u, at.y + at.h - 0.4F * h, w, h};
    pen_box(pen, box, h / 2, pen->theme->panel, pen->theme->ink, fmaxf(1, size / 12));
    pen_words_centred(pen, box.x + w / 2, box.y + h / 2, FONT_SANS_BOLD, size, pen->theme->ink, word);
}

static void draw_chain(struct scene *scene) {
    const struct inquiry *inquiry = &scene->inquiry;
    float u = unit(scene);
    for (size_t i = 0; i < inquiry->chain_count; i++) {
        const struct world_ref *ref = world_ref(&scene->timeline->world, inquiry->chain[i]);
        const struct past_edge *edge = ref ? edge_of(scene, ref) : NULL;
        if (!edge)
            continue;
        struct curve curve = motion_curve(scene, edge);
        if (curve.count)
            pen_curve(&scene->pen, curve.points, (size_t)curve.count, scene->pen.theme->ink, fmaxf(2, 0.3F * u),
                      fmaxf(7, 1.15F * u));
    }
}

void marking_under_draw(struct scene *scene) {
    if (scene->view->selected)
        draw_chain(scene);
}

/* The name at which the chain begins; names are drawn over references. */
static void draw_chain_name(struct scene *scene) {
    const struct inquiry *inquiry = &scene->inquiry;
    const struct world_ref *ref =
        inquiry->chain_count ? world_ref(&scene->timeline->world, inquiry->chain[0]) : NULL;
    const struct past_edge *edge = ref ? edge_of(scene, ref) : NULL;
    const struct past_route *route = edge ? &scene->history.routes[edge->route] : NULL;
    if (!route || !route->from_name || scene->plan.rows[route->owner].w <= 0)
        return;
    float u = scene->plan.name_unit * scene->zoom;
    pen_box(&scene->pen, canvas_rect(scene, scene->plan.rows[route->owner]), 0.4F * u, 0, scene->pen.theme->ink,
            fmaxf(1.5F, 0.16F * u));
}

static void draw_dependents(struct scene *scene) {
    const struct inquiry *inquiry = &scene->inquiry;
    if (!scene->view->selected || !inquiry->held_count)
        return;
    for (uint32_t n = 1; n < inquiry->numbers; n++) {
        struct rect at = inquiry->held[n] && n != scene->subject ? canvas_box(scene, n) : (struct rect){0};
        if (at.w <= 0)
            continue;
        ring(scene, at, 0.4F, 0.16F, true);
        if (!scene->view->finding) /* its own words have the place */
            tag(scene, at, 0.4F, words(STR_PANEL_GOES_WITH_IT));
    }
}

static void draw_found(struct scene *scene) {
    uint32_t place = 0;
    for (uint32_t n = 1; n < scene->matched_count && scene->view->finding; n++) {
        if (!scene->matched[n])
            continue;
        place++;
        struct rect at = canvas_box(scene, n);
        if (at.w <= 0)
            continue;
        bool current = n == scene->view->selected;
        ring(scene, at, 0.75F, current ? 0.34F : 0.2F, false);
        char number[16];
        snprintf(number, sizeof number, "%u", (unsigned)place);
        text_clear(&scene->text);
        text_words(&scene->text, words(STR_PANEL_FOUND_TAG), "number", number, NULL);
        tag(scene, at, 0.75F, scene->text.data);
    }
}

void marking_over_draw(struct scene *scene) {
    if (scene->view->selected)
        draw_chain_name(scene);
    draw_dependents(scene);
    draw_found(scene);
}
