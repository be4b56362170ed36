/* What the keyboard would press: the order of what can have the focus, and the ring round it; where things are. */
#include "scene_parts.h"

#include <math.h>

/* A part of the picture that Tab goes to. What others reach by keys of their own (objects, the timeline) is none. */
static bool can_have_focus(const struct hit *hit) {
    return hit->kind == HIT_BUTTON || hit->kind == HIT_TAB || hit->kind == HIT_PROGRAM || hit->kind == HIT_CANVAS ||
           hit->kind == HIT_OUTPUT || hit->kind == HIT_PANEL || hit->kind == HIT_LINK || hit->kind == HIT_COMMAND;
}

static bool same(const struct hit *a, const struct hit *b) {
    if (b->kind == HIT_LINE && a->kind == HIT_PROGRAM) /* a line has it: for Tab that is the program */
        return true;
    return a->kind == b->kind && (a->kind != HIT_BUTTON || a->button == b->button) &&
           ((a->kind != HIT_TAB && a->kind != HIT_PANEL) || a->tab == b->tab) &&
           (a->kind != HIT_LINK || (a->tab == b->tab && a->line == b->line)) &&
           (a->kind != HIT_COMMAND || (a->command == b->command && a->line == b->line));
}

/* Reading order: by rows of the window, in a row from the left. Equal only for one and the same place. */
static bool stands_before(const struct scene *scene, size_t a, size_t b) {
    const struct rect *x = &scene->hits[a].at, *y = &scene->hits[b].at;
    float row = 2 * fmaxf(scene->pen.em, 1), first = floorf(x->y / row), second = floorf(y->y / row);
    if (first != second)
        return first < second;
    return x->x != y->x ? x->x < y->x : a < b;
}

/* The nearest one after `from` in reading order, or before it; with from == hit_count the first, the last. */
static size_t neighbour(const struct scene *scene, size_t from, bool forward) {
    size_t best = scene->hit_count;
    for (size_t i = 0; i < scene->hit_count; i++) {
        if (!can_have_focus(&scene->hits[i].hit) || i == from)
            continue;
        if (from < scene->hit_count && stands_before(scene, i, from) == forward)
            continue;
        if (best == scene->hit_count || stands_before(scene, i, best) == forward)
            best = i;
    }
    return best;
}

struct hit scene_focus_next(const struct scene *scene, struct hit focus, bool forward) {
    size_t at = scene->hit_count;
    for (size_t i = 0; i < scene->hit_count && at == scene->hit_count; i++)
        if (can_have_focus(&scene->hits[i].hit) && same(&scene->hits[i].hit, &focus))
            at = i;
    at = neighbour(scene, at, forward);
    return at < scene->hit_count ? scene->hits[at].hit : (struct hit){.kind = HIT_NOTHING};
}

struct rect scene_place(const struct scene *scene, struct hit hit) {
    for (size_t i = 0; i < scene->hit_count; i++) {
        const struct hit *found = &scene->hits[i].hit;
        if (same(found, &hit) && (hit.kind != HIT_OBJECT || !hit.object || hit.object == found->object))
            return scene->hits[i].at;
    }
    return (struct rect){0};
}

void focus_draw(struct scene *scene) {
    const struct hit *focus = &scene->view->focus;
    struct pen *pen = &scene->pen;
    float width = fmaxf(2, 0.17F * pen->em), out = width / 2 + 0.5F;
    if (focus->kind == HIT_NOTHING)
        return;
    for (size_t i = 0; i < scene->hit_count; i++) {
        const struct hit *hit = &scene->hits[i].hit;
        if (focus->kind == HIT_LINE ? hit->kind != HIT_LINE || hit->line != focus->line : !same(hit, focus))
            continue;
        struct rect at = scene->hits[i].at;
        /* a panel's ring stays within it, and that of a row in the menu */
        bool inside = scene->view->menu || (hit->kind != HIT_BUTTON && hit->kind != HIT_TAB && hit->kind != HIT_COMMAND);
        if (scene->view->menu)
            width = fminf(width, fmaxf(2, 0.08F * at.h)); /* rows may be low */
        struct rect ring = rect_inset(at, inside ? width / 2 : -out - width);
        pen_box(pen, ring, inside ? 0.6F * pen->em : fminf(ring.h / 2, 0.7F * pen->em), 0, pen->theme->focus, width);
        return;
    }
}
