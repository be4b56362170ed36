/* What travels during a step: +1 and −1 along the reference to the count that they change, the copy of a count to the
 * gc_refs badge. One thing at a time. */
#include "scene_parts.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

static struct draw_point middle_of(struct rect at) {
    return (struct draw_point){at.x + at.w / 2, at.y + at.h / 2};
}

static void draw_token(struct scene *scene, struct draw_point at, const char *words_on_it) {
    struct pen *pen = &scene->pen;
    float size = fmaxf(0.85F * scene->plan.unit * scene->zoom, 8);
    draw_circle(pen->list, at.x, at.y, size, pen->theme->accent);
    pen_words_centred(pen, at.x, at.y, FONT_SANS_BOLD, size * 1.05F, pen->theme->on_accent, words_on_it);
}

/* The number itself goes from the count to the badge that is its copy. */
static void draw_copy(struct scene *scene, const struct event *main, struct rect box, float along, float u) {
    enum detail detail = scene->plan.detail;
    struct draw_point from = middle_of(box_count_place(box, detail, u)),
                      to = middle_of(box_gc_refs_place(box, detail, u));
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, main->after);
    draw_token(scene, (struct draw_point){from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * along}, number);
}

/* No arrow leads there: from where the stubs hang, to the number that changes. */
static void draw_from_stub(struct scene *scene, struct rect box, float along, float u) {
    const struct event *main = &scene->motion.main;
    bool gc = main->kind == EVENT_GC_REFS_DECREF || main->kind == EVENT_GC_REFS_REACHED;
    enum detail detail = scene->plan.detail;
    struct draw_point to = middle_of(gc ? box_gc_refs_place(box, detail, u) : box_count_place(box, detail, u));
    if (!gc)
        to.x += 1.4F * u; /* beside the digits, not over them */
    struct draw_point from = {gc ? to.x : fminf(box.x + 3 * u, box.x + box.w / 2), box.y + box.h};
    draw_token(scene, (struct draw_point){from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * along},
               scene->motion.badge);
}

void panel_badge_draw(struct scene *scene) {
    const struct motion *motion = &scene->motion;
    const struct event *main = &motion->main;
    if (motion->t >= 1 || motion_has_arrived(scene) || !main->object || scene->plan.detail == DETAIL_TINY)
        return;
    float along = motion_growth(scene), u = scene->plan.unit * scene->zoom;
    if (motion->travels && motion->badge) {
        struct curve curve = motion_curve(scene, &scene->history.edges[motion->travels - 1]);
        if (curve.count)
            draw_token(scene, curve_at(&curve, along), motion->badge);
        return;
    }
    struct rect box = canvas_box(scene, main->object);
    if (box.w <= 0)
        return;
    if (main->kind == EVENT_GC_REFS_SET)
        draw_copy(scene, main, box, along, u);
    else if (motion->badge && main->role != ROLE_TEMP)
        draw_from_stub(scene, box, along, u);
}
