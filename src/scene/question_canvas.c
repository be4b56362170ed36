/* What a question changes on the canvas: rings round chosen objects, references that stand out, counts that are not
 * shown, gc_refs that a student gave out; and which arrow is under the pointer. */
#include "question.h"
#include "scene_parts.h"

#include <math.h>

static const struct scene_question *question_of(const struct scene *scene) {
    return scene->view ? scene->view->question : NULL;
}

static const struct scene_badge *badge_of(const struct scene_question *question, uint32_t object) {
    size_t low = 0, high = question->badge_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (question->badges[middle].object < object)
            low = middle + 1;
        else
            high = middle;
    }
    return low < question->badge_count && question->badges[low].object == object ? &question->badges[low] : NULL;
}

void question_overlay(struct scene *scene, uint32_t object, struct box *box) {
    const struct scene_question *question = question_of(scene);
    if (!question)
        return;
    box->unknown_count = question->hidden == object;
    const struct scene_badge *badge = badge_of(question, object);
    if (!badge)
        return;
    box->examined = true;
    box->gc_refs = badge->gc_refs;
    box->gc_refs_fade = 1;
}

void question_ring_draw(struct scene *scene, uint32_t object, struct rect at) {
    const struct scene_question *question = question_of(scene);
    bool ringed = false;
    for (size_t i = 0; question && i < question->ring_count && !ringed; i++)
        ringed = question->rings[i] == object;
    if (!ringed)
        return;
    float u = scene->plan.unit * scene->zoom, width = fmaxf(3, 0.34F * u);
    pen_box(&scene->pen, rect_inset(at, -0.3F * u), 1.3F * u, 0, scene->pen.theme->accent, width);
}

bool question_lights(const struct scene *scene, const struct past_edge *edge) {
    const struct scene_question *question = question_of(scene);
    for (size_t i = 0; question && i < question->light_count; i++) {
        const struct scene_edge *light = &question->lights[i];
        if (edge->role == light->role && edge->owner == light->owner && edge->slot == light->slot &&
            edge->target == light->target && edge->weak == light->weak)
            return true;
    }
    return false;
}

/* Arrows ---------------------------------------------------------------------------------------------------------- */

size_t scene_edge_count(const struct scene *scene) {
    return scene->edge_count;
}

struct scene_edge scene_edge(const struct scene *scene, size_t index) {
    const struct past_edge *edge = &scene->history.edges[scene->edges[index]];
    return (struct scene_edge){edge->role, edge->owner, edge->slot, edge->label, edge->target, edge->weak};
}

bool scene_shows(const struct scene *scene, uint32_t object) {
    uint32_t index = history_object(&scene->history, object);
    return index && (!scene->plan.homes || scene->plan.homes[index - 1].w > 0);
}

static float distance_to(const struct curve *curve, float x, float y) {
    enum { PIECES = 32 };
    float least = INFINITY;
    struct draw_point from = curve_at(curve, 0);
    for (int i = 1; i <= PIECES; i++) {
        struct draw_point to = curve_at(curve, (float)i / PIECES);
        float dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
        float along = length > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / length : 0;
        along = fminf(1, fmaxf(0, along));
        least = fminf(least, hypotf(from.x + along * dx - x, from.y + along * dy - y));
        from = to;
    }
    return least;
}

bool scene_edge_at(const struct scene *scene, float x, float y, struct scene_edge *edge) {
    float least = 0.9F * scene->pen.em;
    bool found = false;
    for (size_t i = 0; i < scene->edge_count; i++) {
        struct curve curve = motion_curve(scene, &scene->history.edges[scene->edges[i]]);
        float distance = curve.count ? distance_to(&curve, x, y) : INFINITY;
        if (distance >= least)
            continue;
        least = distance;
        *edge = scene_edge(scene, i);
        found = true;
    }
    return found;
}
