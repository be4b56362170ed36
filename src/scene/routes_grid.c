/* References in a grid of many small boxes: not across the boxes but along the streets between them. What leaves one
 * object by the same street is one line there, as the trunk of a tree is, and each branch ends in a point of its own. */
#include "layout_parts.h"

#include <math.h>

#define STREET 0.62F /* of the gap between two rows, from the lower one on */
#define LOOP 1.1F /* units: how far a reference to itself bows out */

/* The column and row in which a home stands. */
static void cell_of(const struct plan *plan, struct rect home, int *column, int *row) {
    *column = (int)floorf((home.x + home.w / 2 - plan->grid.x) / plan->cell_w);
    *row = (int)floorf((home.y + home.h / 2 - plan->grid.y) / plan->cell_h);
}

static struct curve line(struct draw_point from, struct draw_point to) {
    float x = (to.x - from.x) / 3, y = (to.y - from.y) / 3;
    return (struct curve){.points = {from, {from.x + x, from.y + y}, {to.x - x, to.y - y}, to}, .count = 4};
}

/* From a point beside the street at `street` (x) along it, then along the one over the target's row, then down; the
 * street over a row runs nearer to the row above, so that there is room for the arrow's point. */
static struct curve by_streets(const struct plan *plan, struct draw_point from, float street, struct rect to) {
    struct draw_point end = {to.x + to.w / 2, to.y};
    float gap = fmaxf(0, plan->cell_h - to.h), over = to.y - gap * STREET;
    float down = over > from.y ? 1 : -1, across = end.x > street ? 1 : -1;
    float turn = fminf(gap / 2, fminf(fabsf(over - from.y), fabsf(end.x - street)) / 2);
    struct draw_point first = {street, over}, second = {end.x, over};
    struct draw_point before = {street, over - down * turn}, after = {street + across * turn, over},
                      last = {end.x - across * turn, over};
    struct draw_point a = {after.x + (last.x - after.x) / 3, over}, b = {after.x + (last.x - after.x) * 2 / 3, over};
    struct draw_point leaving = {street, from.y};
    return (struct curve){
        .points = {from, leaving, leaving, before, first, first, after, a, b, last, second, second, end}, .count = 13};
}

/* Round its own upper right corner, no further out than the streets are wide. */
static struct curve loop(const struct plan *plan, struct rect box) {
    float out = fminf(LOOP * plan->unit, fminf(plan->cell_w - box.w, plan->cell_h - box.h) * 0.9F);
    return routes_loop((struct draw_point){box.x + box.w, box.y}, 1, 1, fmaxf(0, fminf(out, box.h * 0.45F)));
}

struct curve routes_grid_curve(const struct plan *plan, const struct history *history, const struct past_route *route) {
    struct rect to = plan_box(plan, route->target);
    int column, row;
    cell_of(plan, to, &column, &row);
    if (route->from_name) {
        struct rect frame = plan->frames[history->names[route->owner].frame], at = plan->rows[route->owner];
        struct draw_point from = {frame.x + frame.w, at.y + at.h / 2};
        float between = plan->grid.x - from.x, street = plan->grid.x - between * (0.1F + 0.15F * (float)(route->owner % 4));
        return by_streets(plan, from, street, to);
    }
    struct rect box = plan_box(plan, route->owner);
    int own_column, own_row;
    if (route->owner == route->target)
        return loop(plan, box);
    cell_of(plan, box, &own_column, &own_row);
    int right = column - own_column, down = row - own_row;
    if (!down && (right == 1 || right == -1))
        return line((struct draw_point){right > 0 ? box.x + box.w : box.x, box.y + box.h / 2},
                    (struct draw_point){right > 0 ? to.x : to.x + to.w, to.y + to.h / 2});
    if (!right && (down == 1 || down == -1))
        return line((struct draw_point){box.x + box.w / 2, down > 0 ? box.y + box.h : box.y},
                    (struct draw_point){to.x + to.w / 2, down > 0 ? to.y : to.y + to.h});
    bool leaves_right = right >= 0;
    struct draw_point from = {leaves_right ? box.x + box.w : box.x, box.y + box.h / 2};
    /* A street has lanes: two lists side by side are two trunks. */
    float lane = (plan->cell_w - box.w) * 0.18F * (float)((int)(route->owner % 3) - 1);
    float street = plan->grid.x + (float)(own_column + leaves_right) * plan->cell_w + lane;
    return by_streets(plan, from, street, to);
}
