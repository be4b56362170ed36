/* References as curves that hit nothing: for each, the candidates between the sides of the two boxes are weighed, and
 * the lightest wins. What was routed earlier stays; so the order of the record decides, and a route is kept for life.
 */
#include "layout_parts.h"

#include "memory.h"

#include <math.h>
#include <stdlib.h>

enum { SAMPLES = 24, BEST = 8, SEARCHED = 500 /* routes; more are drawn straight, or by the streets of a grid */ };
enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT };

#define BRIEFEST 0.25F /* of a crossing's weight, for the shortest */
#define BORDER 0.1F /* of a box's side, at each end: round corners */
#define BESIDE 0.8F /* ems: closer arrows look like one */

struct candidate {
    struct curve curve;
    float cost;
};

struct router {
    struct plan *plan;
    const struct history *history;
    float unit;
    struct draw_point (*samples)[SAMPLES + 1]; /* by route, once it is made */
    struct rect *bounds;                       /* by route */
    uint32_t *done;                            /* routes made, in order */
    size_t done_count;
    struct candidate best[BEST];
    int best_count;
    bool is_searched;
    uint64_t end; /* the last moment at which something begins or ends */
};

struct rect plan_box(const struct plan *plan, size_t object) {
    struct rect home = plan->homes[object];
    home.h -= plan->detail <= DETAIL_SMALL ? 0.65F * plan->unit : 0;
    return home;
}

static bool together(uint64_t start_a, uint64_t end_a, uint64_t start_b, uint64_t end_b) {
    return start_a < end_b && start_b < end_a;
}

/* How much a meeting with another route matters: the share of its own time for which that is there too. What soon goes
 * is no reason for a long way round that stays. */
static float share_of(const struct router *router, const struct past_route *route, const struct past_route *other) {
    uint64_t end = route->end < router->end ? route->end : router->end;
    uint64_t from = route->start > other->start ? route->start : other->start, to = end < other->end ? end : other->end;
    if (end <= route->start || to <= from)
        return 1;
    return BRIEFEST + (1 - BRIEFEST) * (float)(to - from) / (float)(end - route->start);
}

static struct draw_point on_side(struct rect box, enum side side, float part) {
    switch (side) {
    case SIDE_TOP:
        return (struct draw_point){box.x + box.w * part, box.y};
    case SIDE_BOTTOM:
        return (struct draw_point){box.x + box.w * part, box.y + box.h};
    case SIDE_LEFT:
        return (struct draw_point){box.x, box.y + box.h * part};
    default:
        return (struct draw_point){box.x + box.w, box.y + box.h * part};
    }
}

static struct draw_point away(struct draw_point from, enum side side, float by) {
    static const struct draw_point normals[] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    return (struct draw_point){from.x + normals[side].x * by, from.y + normals[side].y * by};
}

/* A square root is rounded alike everywhere, hypotf is not: of two candidates that weigh the same, every build takes the
 * same one. */
static float distance(struct draw_point a, struct draw_point b) {
    float dx = a.x - b.x, dy = a.y - b.y;
    return sqrtf(dx * dx + dy * dy);
}

static struct rect sample(const struct curve *curve, struct draw_point *samples) {
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (int i = 0; i <= SAMPLES; i++) {
        samples[i] = curve_at(curve, (float)i / SAMPLES);
        left = fminf(left, samples[i].x);
        right = fmaxf(right, samples[i].x);
        top = fminf(top, samples[i].y);
        bottom = fmaxf(bottom, samples[i].y);
    }
    return (struct rect){left, top, right - left, bottom - top};
}

static struct draw_point curve_end(const struct curve *curve) {
    return curve->points[curve->count ? curve->count - 1 : 0];
}

static bool crosses(struct draw_point a, struct draw_point b, struct draw_point c, struct draw_point d) {
    float one = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    float two = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
    float three = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
    float four = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);
    return (one > 0) != (two > 0) && (three > 0) != (four > 0);
}

static int crossings(const struct draw_point *a, const struct draw_point *b) {
    int count = 0;
    for (int i = 0; i < SAMPLES; i += 2)
        for (int j = 0; j < SAMPLES; j += 2)
            count += crosses(a[i], a[i + 2], b[j], b[j + 2]);
    return count;
}

/* How many samples lie in the box; the ends may touch it. */
static int inside(const struct draw_point *samples, struct rect box) {
    int count = 0;
    for (int i = 1; i < SAMPLES; i++)
        count += rect_holds(box, samples[i].x, samples[i].y);
    return count;
}

/* How many samples run beside the other curve so closely that the two look like one; the ends may meet. */
static int beside(const struct draw_point *a, const struct draw_point *b, float gap) {
    int count = 0;
    for (int i = 3; i < SAMPLES - 2; i++) {
        float nearest = 1e9F;
        for (int j = 0; j <= SAMPLES && nearest > gap; j++)
            nearest = fminf(nearest, distance(a[i], b[j]));
        count += nearest <= gap;
    }
    return count;
}

/* Weight of what the curve hits. Stops early above `enough`. */
static float hits(const struct router *router, const struct past_route *route, const struct candidate *candidate,
                  float enough) {
    const struct history *history = router->history;
    const struct plan *plan = router->plan;
    struct draw_point samples[SAMPLES + 1];
    struct rect bounds = sample(&candidate->curve, samples);
    float cost = candidate->cost, unit = router->unit;
    if (bounds.x < unit * 0.3F || bounds.y < plan->heap.y - fminf(unit * 1.2F, plan->em * 0.5F) ||
        bounds.x + bounds.w > plan->width - unit * 0.3F ||
        bounds.y + bounds.h > plan->heap.y + plan->heap.h + fminf(unit * 0.9F, plan->em * 0.45F))
        cost += 400; /* the caption is below */
    for (size_t i = 0; i < history->object_count && cost < enough; i++) {
        const struct past_object *past = &history->objects[i];
        bool is_end = i == route->target || (i == route->owner && !route->from_name);
        if (plan->homes[i].w <= 0 || !together(route->start, route->end, past->birth, past->death))
            continue;
        struct rect box =
            is_end ? rect_inset(plan_box(plan, i), unit * 0.05F) : rect_inset(plan->homes[i], -unit * 0.5F);
        if (rect_meets(box, bounds, 0))
            cost += 40 * (float)inside(samples, box);
    }
    for (size_t i = 0; i < history->frame_count && cost < enough; i++) {
        struct rect box = rect_inset(plan->frames[i], -unit * 0.15F);
        bool is_end = route->from_name && history->names[route->owner].frame == i;
        if (is_end) /* out of its own frame, and not back into it */
            cost += 25 * (float)inside(samples, rect_inset(plan->frames[i], unit * 0.1F));
        if (plan->frames[i].w > 0 && !is_end && rect_meets(box, bounds, 0))
            cost += (route->from_name ? 3.0F : 40.0F) * (float)inside(samples, box);
    }
    for (size_t i = 0; i < router->done_count && cost < enough; i++) {
        uint32_t other = router->done[i];
        const struct past_route *past = &history->routes[other];
        const struct route *made = &plan->routes[other];
        if (!together(route->start, route->end, past->start, past->end))
            continue;
        if (made->label.w > 0 && rect_meets(made->label, bounds, unit * 0.3F))
            cost += 20 * (float)inside(samples, rect_inset(made->label, -unit * 0.3F));
        struct draw_point begins = candidate->curve.points[0], ends = curve_end(&candidate->curve);
        float share = share_of(router, route, past);
        if (distance(ends, curve_end(&made->curve)) < unit * 1.1F)
            cost += 9 * share;
        if (!route->from_name && distance(begins, made->curve.points[0]) < unit * 1.1F)
            cost += 9 * share;
        if (distance(begins, curve_end(&made->curve)) < unit * 1.1F ||
            distance(ends, made->curve.points[0]) < unit * 1.1F)
            cost += 12 * share;
        if (rect_meets(router->bounds[other], bounds, 0))
            cost += 22 * share * (float)crossings(samples, router->samples[other]);
        if (cost < enough && rect_meets(router->bounds[other], bounds, unit * BESIDE))
            cost += 5 * share * (float)beside(samples, router->samples[other], unit * BESIDE);
    }
    return cost;
}

static void consider(struct router *router, const struct past_route *route, struct candidate candidate) {
    float enough = router->best_count == BEST ? router->best[BEST - 1].cost : 1e9F;
    if (!router->is_searched) { /* the first will do */
        if (!router->best_count)
            router->best[router->best_count++] = candidate;
        return;
    }
    if (candidate.cost >= enough)
        return;
    candidate.cost = hits(router, route, &candidate, enough);
    if (candidate.cost >= enough)
        return;
    int at = router->best_count < BEST ? router->best_count++ : BEST - 1;
    for (; at > 0 && router->best[at - 1].cost > candidate.cost; at--)
        router->best[at] = router->best[at - 1];
    router->best[at] = candidate;
}

/* The longer the lighter line between its points, the heavier. */
static float weight_of(const struct curve *curve, float unit) {
    float length = 0;
    for (int i = 0; i + 1 < curve->count; i++)
        length += distance(curve->points[i], curve->points[i + 1]);
    return length / unit;
}

static struct candidate curve_between(struct draw_point from, enum side leaves, struct draw_point to, enum side enters,
                                      float reach_from, float reach_to, float unit) {
    struct candidate made = {
        .curve = {.points = {from, away(from, leaves, reach_from), away(to, enters, reach_to), to}, .count = 4}};
    made.cost = weight_of(&made.curve, unit);
    return made;
}

/* Two that refer to each other face each other with two arcs: there over the top, back under the foot. */
static bool is_answered(const struct router *router, const struct past_route *route) {
    const struct history *history = router->history;
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *other = &history->routes[i];
        if (!other->from_name && !other->weak && other->owner == route->target && other->target == route->owner &&
            together(route->start, route->end, other->start, other->end))
            return true;
    }
    return false;
}

static const float parts[][2] = {{0.5F, 0.5F}, {0.3F, 0.3F}, {0.7F, 0.7F}, {0.3F, 0.7F},   {0.7F, 0.3F},  {0.5F, 0.3F},
                                 {0.5F, 0.7F}, {0.3F, 0.5F}, {0.7F, 0.5F}, {0.15F, 0.15F}, {0.85F, 0.85F}};

/* Two that stand beside (or over) each other: a level (or upright) line, where both have a border for it. Slightly
 * slanted ones look like an oversight. */
static void facing(struct router *router, const struct past_route *route, struct rect from, struct rect to) {
    static const float places[] = {0.5F, 0.25F, 0.75F};
    float left = fmaxf(from.x + BORDER * from.w, to.x + BORDER * to.w),
          right = fminf(from.x + (1 - BORDER) * from.w, to.x + (1 - BORDER) * to.w);
    float top = fmaxf(from.y + BORDER * from.h, to.y + BORDER * to.h),
          bottom = fminf(from.y + (1 - BORDER) * from.h, to.y + (1 - BORDER) * to.h);
    bool beside = to.x > from.x + from.w || from.x > to.x + to.w, over = to.y > from.y + from.h || from.y > to.y + to.h;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct draw_point a, b;
        if (beside && bottom > top) {
            bool right_of = to.x > from.x;
            a = (struct draw_point){right_of ? from.x + from.w : from.x, top + (bottom - top) * places[i]};
            b = (struct draw_point){right_of ? to.x : to.x + to.w, a.y};
        } else if (over && right > left) {
            bool below = to.y > from.y;
            a = (struct draw_point){left + (right - left) * places[i], below ? from.y + from.h : from.y};
            b = (struct draw_point){a.x, below ? to.y : to.y + to.h};
        } else {
            return;
        }
        struct draw_point c = {a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3}, d = {b.x - (b.x - a.x) / 3, b.y - (b.y - a.y) / 3};
        struct candidate made = {.curve = {.points = {a, c, d, b}, .count = 4}};
        made.cost = weight_of(&made.curve, router->unit) + 0.35F * (float)i - 0.3F;
        consider(router, route, made);
    }
}

static void between_boxes(struct router *router, const struct past_route *route) {
    struct rect from = plan_box(router->plan, route->owner), to = plan_box(router->plan, route->target);
    float across = to.x + to.w / 2 - from.x - from.w / 2, down = to.y + to.h / 2 - from.y - from.h / 2;
    bool answered = is_answered(router, route), level = fabsf(across) > fabsf(down);
    enum side arc = level ? (across > 0 ? SIDE_TOP : SIDE_BOTTOM) : down > 0 ? SIDE_RIGHT : SIDE_LEFT;
    facing(router, route, from, to);
    for (int sides = 0; sides < 16; sides++) {
        enum side leaves = sides / 4, enters = sides % 4;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            struct draw_point a = on_side(from, leaves, parts[i][0]), b = on_side(to, enters, parts[i][1]);
            float apart = distance(a, b), unit = router->unit;
            float reach = fminf(fmaxf(apart * 0.42F, 1.5F * unit), 7 * unit);
            if (leaves == enters)
                reach = fminf(fmaxf(apart * 0.3F, 2.4F * unit), 4.2F * unit);
            for (int bow = 0; bow < 3; bow++) {
                float by = reach * (0.75F + 0.35F * (float)bow);
                struct candidate made = curve_between(a, leaves, b, enters, by, by, unit);
                made.cost += 0.35F * (float)i;
                if (answered && leaves == enters && leaves == arc)
                    made.cost -= 25;
                consider(router, route, made);
            }
        }
    }
}

struct curve routes_loop(struct draw_point corner, float right, float down, float r) {
    float k = 0.5523F * r; /* how far a quarter's inner points stand from its ends */
    /* Round the corner at 0, 0 of a box that lies to the left of it and below. */
    const struct draw_point round[] = {{-r, 0}, {-r, -k}, {-k, -r}, {0, -r}, {k, -r}, {r, -k}, {r, 0}, {r, k}, {k, r}, {0, r}};
    struct curve curve = {.count = 10};
    for (int i = 0; i < 10; i++) {
        struct draw_point at = round[i];
        curve.points[i] = (struct draw_point){corner.x + at.x * right, corner.y + at.y * down};
    }
    return curve;
}

static void around_itself(struct router *router, const struct past_route *route) {
    struct rect box = plan_box(router->plan, route->owner);
    float unit = router->unit, most = fminf(box.w, box.h) * 0.45F;
    static const struct {
        float right, down;
    } corners[] = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++)
        for (int size = 0; size < 3; size++) {
            struct draw_point corner = {corners[i].right > 0 ? box.x + box.w : box.x,
                                        corners[i].down > 0 ? box.y : box.y + box.h};
            float r = fminf(unit * (1.75F - 0.25F * (float)size), most);
            struct candidate made = {.curve = routes_loop(corner, corners[i].right, corners[i].down, r)};
            made.cost = 10 + 0.6F * (float)size + 0.3F * (float)i;
            consider(router, route, made);
        }
}

static void from_row(struct router *router, const struct past_route *route) {
    struct rect row = router->plan->rows[route->owner], to = plan_box(router->plan, route->target);
    struct rect frame = router->plan->frames[router->history->names[route->owner].frame];
    struct draw_point from = {frame.x + frame.w, row.y + row.h / 2};
    static const float ends[] = {0.5F, 0.3F, 0.7F, 0.15F, 0.85F};
    static const float reaches[] = {0.3F, 0.5F, 0.75F};
    float unit = router->unit;
    if (to.x > from.x && from.y > to.y + BORDER * to.h && from.y < to.y + (1 - BORDER) * to.h) {
        float third = (to.x - from.x) / 3;
        struct candidate level = {
            .curve = {.points = {from, {from.x + third, from.y}, {to.x - third, from.y}, {to.x, from.y}}, .count = 4}};
        level.cost = weight_of(&level.curve, unit) - 0.3F;
        consider(router, route, level);
    }
    for (int side = 0; side < 4; side++)
        for (size_t end = 0; end < sizeof ends / sizeof *ends; end++)
            for (int a = 0; a < 3; a++)
                for (int b = 0; b < 3; b++) {
                    struct draw_point point = on_side(to, (enum side)side, ends[end]);
                    float apart = fmaxf(distance(from, point), 2 * unit);
                    float leave = apart * reaches[a];
                    float reach = side == SIDE_LEFT ? apart * reaches[b] : unit * (1.6F + 1.6F * (float)b);
                    if (side == SIDE_LEFT && to.x > from.x) { /* to a near one: a plain S in the gap, not beyond it */
                        leave = fminf(leave, (to.x - from.x) * 0.85F);
                        reach = fminf(reach, (to.x - from.x) * 0.85F);
                    }
                    struct candidate made = curve_between(from, SIDE_RIGHT, point, (enum side)side, leave, reach, unit);
                    made.cost += 0.3F * (float)end + (side == SIDE_RIGHT ? 12 : side == SIDE_LEFT ? 0 : 1.5F);
                    consider(router, route, made);
                }
}

/* Over or under what stands in between: up (or down) beside the first obstacle, along a lane, and then to the target.
 */
static void from_row_by_lane(struct router *router, const struct past_route *route) {
    const struct history *history = router->history;
    const struct plan *plan = router->plan;
    struct rect row = plan->rows[route->owner], to = plan_box(plan, route->target);
    struct rect frame = plan->frames[history->names[route->owner].frame];
    float unit = router->unit, first = to.x, top = to.y, bottom = to.y + to.h;
    struct draw_point from = {frame.x + frame.w, row.y + row.h / 2};
    for (size_t i = 0; i < history->object_count; i++) {
        const struct past_object *past = &history->objects[i];
        struct rect home = plan->homes[i];
        if (home.w <= 0 || home.x >= to.x || !together(route->start, route->end, past->birth, past->death))
            continue;
        first = fminf(first, home.x);
        if (home.y < fmaxf(bottom, from.y) + unit && home.y + home.h > fminf(top, from.y) - unit) {
            top = fminf(top, home.y);
            bottom = fmaxf(bottom, home.y + home.h);
        }
    }
    if (first >= to.x)
        return;
    static const float ends[] = {0.5F, 0.7F, 0.3F, 0.85F, 0.15F}, turns[] = {4, 2, 0};
    for (int trial = 0; trial < 2 * 5 * 5 * 3; trial++) {
        bool over = trial % 2;
        int lane = trial / 2 % 5, end = trial / 10 % 5, turn_at = trial / 50;
        float y = over ? top - unit * (1.1F + 0.8F * (float)lane) : bottom + unit * (1.1F + 0.8F * (float)lane);
        enum side enters = over ? SIDE_TOP : SIDE_BOTTOM;
        struct draw_point point = on_side(to, enters, ends[end]), turn = {first + unit * turns[turn_at], y};
        if (turn.x > point.x - 2 * unit)
            continue;
        float gap = first - from.x, run = point.x - turn.x;
        struct candidate made = {.curve = {.points = {from,
                                                      {from.x + gap * 0.62F, from.y},
                                                      {first - gap * 0.5F, y},
                                                      turn,
                                                      {turn.x + run * 0.45F, y},
                                                      away(point, enters, fabsf(point.y - y) * 1.1F + unit),
                                                      point},
                                           .count = 7}};
        made.cost = weight_of(&made.curve, unit) + 4 + 0.3F * (float)end + 2.5F * (float)turn_at + (over ? 0 : 0.5F);
        consider(router, route, made);
    }
}

/* Labels ------------------------------------------------------------------------------------------------------------
 */

static bool label_is_free(const struct router *router, const struct past_route *route, struct rect label) {
    const struct history *history = router->history;
    const struct plan *plan = router->plan;
    float gap = router->unit * 0.25F;
    if (label.x < plan->names.x + plan->names.w ||
        label.y < fmaxf(gap, plan->heap.y - fminf(router->unit * 1.2F, plan->em * 0.5F)) ||
        label.x + label.w > plan->width - gap ||
        label.y + label.h >
            fminf(plan->height - gap, plan->heap.y + plan->heap.h + fminf(router->unit * 0.9F, plan->em * 0.45F)))
        return false;
    for (size_t i = 0; i < history->object_count; i++) {
        const struct past_object *past = &history->objects[i];
        struct rect home = plan->homes[i];
        home.h += plan->slide;
        if (home.w > 0 && together(route->start, route->end, past->birth, past->death) && rect_meets(home, label, gap))
            return false;
    }
    for (size_t i = 0; i < router->done_count; i++) {
        uint32_t other = router->done[i];
        const struct past_route *past = &history->routes[other];
        if (past == route)
            continue;
        const struct rect *placed = &plan->routes[other].label;
        if (!together(route->start, route->end, past->start, past->end))
            continue;
        if (placed->w > 0 && rect_meets(*placed, label, gap))
            return false;
        if (rect_meets(router->bounds[other], label, gap) && inside(router->samples[other], rect_inset(label, -gap)))
            return false;
    }
    return true;
}

static bool place_label(const struct router *router, const struct past_route *route, const struct candidate *candidate,
                        struct rect *label) {
    static const float along[] = {0.16F, 0.22F, 0.3F, 0.1F, 0.38F, 0.46F, 0.55F, 0.65F};
    float size = plan_label_size(router->plan), gap = router->unit * 0.35F;
    struct rect box = {0, 0, route->label_width * size + 0.1F * size, size * 1.25F};
    struct draw_point samples[SAMPLES + 1];
    sample(&candidate->curve, samples);
    for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
        struct draw_point at = curve_at(&candidate->curve, along[i]),
                          on = curve_at(&candidate->curve, along[i] + 0.02F);
        float dx = on.x - at.x, dy = on.y - at.y, length = fmaxf(distance(on, at), 0.001F);
        for (int side = 0; side < 2; side++) {
            float nx = (side ? -dy : dy) / length, ny = (side ? dx : -dx) / length;
            float off = fabsf(nx) * box.w / 2 + fabsf(ny) * box.h / 2 + gap;
            box.x = at.x + nx * off - box.w / 2;
            box.y = at.y + ny * off - box.h / 2;
            if (!inside(samples, rect_inset(box, -gap * 0.3F)) && label_is_free(router, route, box)) {
                *label = box;
                return true;
            }
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------------------------ */

static void straight(struct router *router, const struct past_route *route, struct candidate *made) {
    struct rect to = plan_box(router->plan, route->target);
    struct draw_point b = {to.x + to.w / 2, to.y + to.h / 2}, a;
    if (route->from_name) {
        struct rect row = router->plan->rows[route->owner];
        a = (struct draw_point){row.x + row.w, row.y + row.h / 2};
    } else {
        struct rect from = plan_box(router->plan, route->owner);
        a = (struct draw_point){from.x + from.w / 2, from.y + from.h / 2};
    }
    float dx = b.x - a.x, dy = b.y - a.y,
          t = fminf(to.w / 2 / fmaxf(fabsf(dx), 0.01F), to.h / 2 / fmaxf(fabsf(dy), 0.01F));
    t = fminf(t, 0.9F); /* the end stays on the target's border */
    b = (struct draw_point){b.x - dx * t, b.y - dy * t};
    float bend = 0.12F;
    made->curve =
        (struct curve){.points = {a,
                                  {a.x + (b.x - a.x) / 3 - dy * bend, a.y + (b.y - a.y) / 3 + dx * bend},
                                  {a.x + (b.x - a.x) * 2 / 3 - dy * bend, a.y + (b.y - a.y) * 2 / 3 + dx * bend},
                                  b},
                       .count = 4};
}

static void route_one(struct router *router, uint32_t number, bool searched) {
    const struct past_route *route = &router->history->routes[number];
    struct route *made = &router->plan->routes[number];
    bool has_start =
        route->from_name ? router->plan->rows[route->owner].w > 0 : router->plan->homes[route->owner].w > 0;
    if (!has_start || router->plan->homes[route->target].w <= 0)
        return;
    router->best_count = 0;
    router->is_searched = searched;
    if (!searched && router->plan->cell_w > 0 && router->plan->cell_h > 0)
        router->best[router->best_count++].curve = routes_grid_curve(router->plan, router->history, route);
    else if (!route->from_name && route->owner == route->target)
        around_itself(router, route);
    else if (!searched)
        straight(router, route, &router->best[router->best_count++]);
    else if (route->from_name)
        from_row(router, route), from_row_by_lane(router, route);
    else
        between_boxes(router, route);
    struct candidate *chosen = &router->best[0];
    if (route->label_width > 0 && router->plan->detail != DETAIL_TINY && searched) {
        for (int i = 0; i < router->best_count && made->label.w <= 0; i++)
            if (router->best[i].cost < router->best[0].cost + 18 &&
                place_label(router, route, &router->best[i], &made->label))
                chosen = &router->best[i];
    }
    made->curve = chosen->curve;
    router->bounds[number] = sample(&made->curve, router->samples[number]);
    if (searched)
        router->done[router->done_count++] = number;
}

/* What was routed later may run through words that were there before it: they move along their own line, if they can. */
static void replace_labels(struct router *router) {
    const struct history *history = router->history;
    for (size_t i = 0; i < router->done_count; i++) {
        const struct past_route *route = &history->routes[router->done[i]];
        struct route *made = &router->plan->routes[router->done[i]];
        if (route->label_width <= 0 || router->plan->detail == DETAIL_TINY ||
            (made->label.w > 0 && label_is_free(router, route, made->label)))
            continue;
        struct candidate candidate = {.curve = made->curve};
        struct rect label;
        if (place_label(router, route, &candidate, &label))
            made->label = label;
    }
}

void routes_make(struct plan *plan, const struct history *history) {
    size_t count = history->route_count;
    struct router router = {.plan = plan, .history = history, .unit = plan->unit};
    router.samples = memory_alloc((count + 1) * sizeof *router.samples);
    router.bounds = memory_alloc((count + 1) * sizeof *router.bounds);
    router.done = memory_alloc((count + 1) * sizeof *router.done);
    for (size_t i = 0; i < count; i++) {
        const struct past_route *route = &history->routes[i];
        uint64_t last = route->end == PAST_FOREVER ? route->start : route->end;
        router.end = last > router.end ? last : router.end;
    }
    bool in_grid = plan->cell_w > 0 && plan->cell_h > 0, searched = count <= SEARCHED && !in_grid;
    for (int names = 0; names <= 1; names++) /* the structure first: names bend round it */
        for (size_t i = 0; i < count; i++)
            if (history->routes[i].from_name == (names == 1))
                route_one(&router, (uint32_t)i, searched);
    replace_labels(&router);
    free(router.samples), free(router.bounds), free(router.done);
}
