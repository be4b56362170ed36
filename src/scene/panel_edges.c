/* References of the moment as curves with their labels; what the step is about in the accent, on top. */
#include "scene_parts.h"

#include <math.h>

enum {
    LABELS_COMPARED = 300, /* at most so many edges: pictures with more have no labels that could be read */
    CROWD = 60             /* more are drawn thin, and what is now stands out */
};

struct rect edge_label_place(const struct scene *scene, const struct past_edge *edge) {
    struct rect at = scene->plan.routes[edge->route].label;
    at.y += motion_offset(scene, edge->owner);
    return canvas_rect(scene, at);
}

/* Places are free of each other as planned; what has stepped aside may come to where others are. */
static bool label_is_free(const struct scene *scene, const struct past_edge *edge, struct rect at) {
    if (motion_offset(scene, edge->owner) == 0 || scene->edge_count > LABELS_COMPARED)
        return true;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const struct past_edge *other = &scene->history.edges[scene->edges[i]];
        if (other == edge || scene->plan.routes[other->route].label.w <= 0 ||
            scene->history.routes[other->route].from_name || other->route == edge->route)
            continue;
        if (rect_meets(at, edge_label_place(scene, other), 0))
            return false;
    }
    return true;
}

static void draw_label(struct scene *scene, const struct past_edge *edge, colour ink, float fade) {
    const struct rect *label = &scene->plan.routes[edge->route].label;
    if (label->w <= 0 || scene->history.routes[edge->route].from_name)
        return;
    struct text *text = &scene->text;
    text_clear(text);
    history_label(scene->timeline->trace, edge->role, edge->slot, edge->label, text);
    if (!text->length)
        return;
    struct rect at = edge_label_place(scene, edge);
    if (!label_is_free(scene, edge, at)) { /* its owner stepped aside, towards the words of another */
        at = canvas_rect(scene, *label);
        if (!label_is_free(scene, edge, at))
            return;
    }
    struct pen pen = scene->pen;
    pen.fade = fade;
    float size = plan_label_size(&scene->plan) * scene->zoom;
    if (scene->zoom <= 1 && scene->pan_y == 0) /* that of an object set aside may come to the panel's foot */
        at.y = fminf(at.y, scene->canvas.y + scene->canvas.h - fmaxf(at.h, 1.3F * size));
    pen_words_within(&pen, at.x, at.y + at.h / 2, at.w + 0.5F, FONT_MONO, size, ink, text->data);
}

static bool is_garbage_edge(const struct scene *scene, const struct past_edge *edge) {
    return !role_is_of_frame(edge->role) && edge->owner <= scene->timeline->world.object_count &&
           !scene->history.routes[edge->route].from_name && !scene->reachable[edge->owner];
}

/* Its part from `from` to `to`, 0..1: a new one grows out of its owner, a cut one snaps there. */
static void draw_edge(struct scene *scene, uint32_t number, float from, float to, bool now) {
    const struct past_edge *edge = &scene->history.edges[number];
    const struct theme *theme = scene->pen.theme;
    struct curve curve = motion_curve(scene, edge);
    if (!curve.count)
        return;
    if (from >= 1 || to <= 0)
        return;
    if (to < 1)
        curve = curve_begin(&curve, to);
    if (from > 0)
        curve = curve_rest(&curve, from);
    float u = scene->plan.unit * scene->zoom;
    colour ink = now ? theme->accent : theme->line;
    bool tiny = scene->plan.detail == DETAIL_TINY;
    bool thin = tiny || (scene->edge_count > CROWD && !now);
    float width = fmaxf(thin ? 0.75F : 1.25F, (now ? 0.26F : thin ? 0.09F : 0.16F) * u),
          head = fmaxf(thin ? 4 : 6, (now ? tiny ? 0.7F : 1.05F : tiny ? 0.42F : thin ? 0.7F : 0.85F) * u);
    struct draw *draw = pen_curve(&scene->pen, curve.points, (size_t)curve.count, ink, width, head);
    if (edge->weak) {
        draw->dash = 0.45F * u;
        draw->gap = 0.35F * u;
    } else if (edge->role == ROLE_BORROWED) { /* the caller's reference is used: no count of its own */
        draw->dash = 0.12F * u;
        draw->gap = 0.3F * u;
    }
    if (tiny && is_garbage_edge(scene, edge))
        draw->stroke = theme_faded(ink, 0.6F);
    draw_label(scene, edge, now ? theme->accent : theme->soft, to - from);
}

void panel_edges_draw(struct scene *scene) {
    const struct motion *motion = &scene->motion;
    uint64_t position = scene->timeline->position;
    uint32_t now = motion->travels && !motion->travels_out ? motion->travels : 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const struct past_edge *edge = &scene->history.edges[scene->edges[i]];
        bool grows = edge->start > motion->first && motion->t < 1;
        if (scene->edges[i] + 1 != now)
            draw_edge(scene, scene->edges[i], 0, grows ? motion_growth(scene) : 1, question_lights(scene, edge));
    }
    if (motion->t < 1) {
        for (size_t i = 0; i < scene->history.edge_count; i++) { /* what was cut falls away from its owner on, behind the −1 */
            const struct past_edge *edge = &scene->history.edges[i];
            if (edge->start > position)
                break;
            if (edge->end > motion->first && edge->end <= position && edge->start <= motion->first)
                draw_edge(scene, (uint32_t)i, motion_growth(scene), 1, i + 1 == motion->travels);
        }
    }
    if (now) {
        const struct past_edge *edge = &scene->history.edges[now - 1];
        bool grows = edge->start > motion->first && motion->t < 1;
        if (moment_has_edge(scene, edge))
            draw_edge(scene, now - 1, 0, grows ? motion_growth(scene) : 1, true);
    }
}
