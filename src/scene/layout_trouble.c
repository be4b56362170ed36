/* What is wrong with references as they were routed: what they cross, what they run through, and whose words found no
 * place. */
#include "layout_parts.h"

#include "memory.h"

#include <math.h>
#include <stdlib.h>

enum { PIECES = 16 };

/* Units of score, for what lasts half of the record or longer. */
#define CROSSING 4.0F
#define THROUGH 16.0F
#define WORDLESS 5.0F

struct drawn {
    struct draw_point points[PIECES + 1];
    struct rect bounds;
    float share; /* of the record that it is there, 0.2..1 */
};

static bool together(uint64_t start_a, uint64_t end_a, uint64_t start_b, uint64_t end_b) {
    return start_a < end_b && start_b < end_a;
}

static float turn(struct draw_point a, struct draw_point b, struct draw_point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool do_cross(const struct drawn *one, const struct drawn *other) {
    if (!rect_meets(one->bounds, other->bounds, 0))
        return false;
    for (int i = 0; i < PIECES; i++)
        for (int j = 0; j < PIECES; j++) {
            struct draw_point a = one->points[i], b = one->points[i + 1], c = other->points[j], d = other->points[j + 1];
            if ((turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0))
                return true;
        }
    return false;
}

static bool runs_through(const struct drawn *one, struct rect box) {
    int count = 0;
    for (int i = 1; i < PIECES && rect_meets(box, one->bounds, 0); i++)
        count += rect_holds(box, one->points[i].x, one->points[i].y);
    return count > 0;
}

static struct drawn sampled(const struct curve *curve) {
    struct drawn drawn;
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (int i = 0; i <= PIECES; i++) {
        struct draw_point at = drawn.points[i] = curve_at(curve, (float)i / PIECES);
        left = fminf(left, at.x);
        right = fmaxf(right, at.x);
        top = fminf(top, at.y);
        bottom = fmaxf(bottom, at.y);
    }
    drawn.bounds = (struct rect){left, top, right - left, bottom - top};
    return drawn;
}

static uint64_t end_of(const struct history *history) {
    uint64_t end = 1;
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *route = &history->routes[i];
        end = route->start > end ? route->start : end;
        end = route->end != PAST_FOREVER && route->end > end ? route->end : end;
    }
    return end;
}

float layout_trouble(const struct plan *plan, const struct history *history) {
    struct drawn *drawn = memory_alloc((history->route_count + 1) * sizeof *drawn);
    uint64_t end = end_of(history);
    float trouble = 0;
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *route = &history->routes[i];
        if (!plan->routes[i].curve.count)
            continue;
        drawn[i] = sampled(&plan->routes[i].curve);
        drawn[i].share = 0.2F + 1.6F * (float)((route->end < end ? route->end : end) - route->start) / (float)end;
        drawn[i].share = fminf(1, drawn[i].share);
        if (route->label_width > 0 && !route->from_name && plan->routes[i].label.w <= 0)
            trouble += WORDLESS * drawn[i].share;
        for (size_t j = 0; j < history->object_count; j++) {
            const struct past_object *past = &history->objects[j];
            if (plan->homes[j].w > 0 && together(route->start, route->end, past->birth, past->death) &&
                runs_through(&drawn[i], rect_inset(plan_box(plan, j), 0.1F * plan->unit)))
                trouble += THROUGH * drawn[i].share;
        }
        for (size_t j = 0; j < i; j++) {
            const struct past_route *other = &history->routes[j];
            if (plan->routes[j].curve.count && together(route->start, route->end, other->start, other->end) &&
                do_cross(&drawn[i], &drawn[j]))
                trouble += CROSSING * fminf(drawn[i].share, drawn[j].share);
        }
    }
    free(drawn);
    return trouble;
}
