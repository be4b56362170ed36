/* How well places suit a record: what its references would run through and cross if they were drawn straight, and how
 * far they lead. Places are in sixteenths of a cell and weights are whole numbers, so that every machine finds the same
 * places best. */
#include "layout_parts.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    CELL = 16,
    HALF_BOX = 5, /* of a box in its cell, for what runs through it */
    NAMES_X = -12,
    THROUGH = 42,
    THROUGH_FROM_NAME = 26, /* names bend round more easily */
    CROSSING = 30,
    BACKWARDS = 9,  /* a reference to a younger object that leads to the left */
    UPWARDS = 7,
    OUT_OF_ORDER = 7, /* of two that one object refers to, the later one stands before the other */
    OUT_OF_LINE = 6,
    SIBLINGS = 2, /* of `crossing`: two references of one object */
    PAIR_APART = 9 /* two that refer to each other and do not face each other */
};

static bool together(uint64_t start_a, uint64_t end_a, uint64_t start_b, uint64_t end_b) {
    return start_a < end_b && start_b < end_a;
}

/* What lasts longer weighs more; what is there for a moment has its weight too. */
static int weight_of(const struct past_route *route, uint64_t end) {
    uint64_t lasts = (route->end < end ? route->end : end) - route->start, half = end / 2 + 1;
    return 3 + (int)(lasts >= half ? 13 : lasts * 13 / half);
}

static void gather_links(struct layout_weights *weights, const struct plan *plan) {
    const struct history *history = weights->history;
    uint64_t end = 1;
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *route = &history->routes[i];
        end = route->start > end ? route->start : end;
        if (route->end != PAST_FOREVER && route->end > end)
            end = route->end;
    }
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *route = &history->routes[i];
        if (route->from_name ? plan->rows[route->owner].w <= 0 : route->owner == route->target)
            continue;
        struct layout_link link = {.route = (uint32_t)i, .weight = weight_of(route, end)};
        if (route->from_name) {
            const struct rect *row = &plan->rows[route->owner];
            float middle = row->y + row->h / 2 - plan->heap.y;
            link.name_place = (int)(4096 * middle / (plan->heap.h > 1 ? plan->heap.h : 1));
        }
        for (size_t j = 0; j < history->route_count && !route->from_name; j++) {
            const struct past_route *other = &history->routes[j];
            link.is_answered |= !other->from_name && other->owner == route->target && other->target == route->owner &&
                                together(route->start, route->end, other->start, other->end);
        }
        weights->links[weights->link_count++] = link;
    }
}

static bool touches(const struct past_route *route, uint32_t object) {
    return route->target == object || (!route->from_name && route->owner == object);
}

void layout_weights_init(struct layout_weights *weights, const struct history *history, const struct plan *plan) {
    size_t objects = history->object_count, routes = history->route_count;
    *weights = (struct layout_weights){.history = history, .height = CELL};
    weights->links = memory_alloc((routes + 1) * sizeof *weights->links);
    weights->x = memory_alloc((objects + 1) * sizeof *weights->x);
    weights->y = memory_alloc((objects + 1) * sizeof *weights->y);
    weights->placed = memory_alloc(objects + 1);
    gather_links(weights, plan);
    size_t links = weights->link_count;
    weights->first = memory_alloc((objects + 2) * sizeof *weights->first);
    weights->marked = memory_alloc(links + 1);
    weights->touching = memory_alloc((2 * links + 1) * sizeof *weights->touching);
    weights->beside = memory_alloc(links * objects + 1);
    weights->crossing = memory_alloc(links * links + 1);
    for (size_t i = 0; i < objects; i++) {
        weights->first[i + 1] = weights->first[i];
        for (size_t e = 0; e < links; e++)
            if (touches(&history->routes[weights->links[e].route], (uint32_t)i))
                weights->touching[weights->first[i + 1]++] = (uint32_t)e;
    }
    for (size_t e = 0; e < links; e++) {
        const struct past_route *route = &history->routes[weights->links[e].route];
        for (size_t i = 0; i < objects; i++)
            weights->beside[e * objects + i] =
                !touches(route, (uint32_t)i) &&
                together(route->start, route->end, history->objects[i].birth, history->objects[i].death);
        for (size_t f = 0; f < links; f++) {
            const struct past_route *other = &history->routes[weights->links[f].route];
            bool meets = touches(other, route->target) || (!route->from_name && touches(other, route->owner));
            bool there = e != f && together(route->start, route->end, other->start, other->end);
            bool siblings = !route->from_name && !other->from_name && route->owner == other->owner;
            weights->crossing[e * links + f] = !there ? 0 : siblings ? SIBLINGS : !meets;
        }
    }
}

void layout_weights_destroy(struct layout_weights *weights) {
    free(weights->links), free(weights->x), free(weights->y), free(weights->placed);
    free(weights->first), free(weights->touching), free(weights->beside), free(weights->crossing), free(weights->marked);
    *weights = (struct layout_weights){0};
}

/* Straight lines ---------------------------------------------------------------------------------------------------- */

struct line {
    int ax, ay, bx, by;
};

/* False: one of its ends has no place yet. */
static bool line_of(const struct layout_weights *weights, size_t link, struct line *line) {
    const struct layout_link *at = &weights->links[link];
    const struct past_route *route = &weights->history->routes[at->route];
    if (!weights->placed[route->target] || (!route->from_name && !weights->placed[route->owner]))
        return false;
    line->bx = weights->x[route->target];
    line->by = weights->y[route->target];
    line->ax = route->from_name ? NAMES_X : weights->x[route->owner];
    line->ay = route->from_name ? at->name_place * weights->height / 4096 - CELL / 2 : weights->y[route->owner];
    return true;
}

static int side_of(const struct line *line, int x, int y) {
    int side = (line->bx - line->ax) * (y - line->ay) - (line->by - line->ay) * (x - line->ax);
    return (side > 0) - (side < 0);
}

static bool runs_through(const struct line *line, int x, int y) {
    int left = x - HALF_BOX, right = x + HALF_BOX, top = y - HALF_BOX, bottom = y + HALF_BOX;
    if ((line->ax < left && line->bx < left) || (line->ax > right && line->bx > right) ||
        (line->ay < top && line->by < top) || (line->ay > bottom && line->by > bottom))
        return false;
    int sides = side_of(line, left, top) + side_of(line, right, top) + side_of(line, left, bottom) +
                side_of(line, right, bottom);
    return sides > -4 && sides < 4;
}

static bool do_cross(const struct line *one, const struct line *other) {
    return side_of(one, other->ax, other->ay) * side_of(one, other->bx, other->by) < 0 &&
           side_of(other, one->ax, one->ay) * side_of(other, one->bx, one->by) < 0;
}

/* Two references of one object: their ends in a row or a column, in the order in which one reads. */
static int weigh_siblings(const struct line *one, const struct line *next) {
    bool late = one->by != next->by ? one->by > next->by : one->bx > next->bx;
    return (late ? OUT_OF_ORDER : 0) + (one->bx != next->bx && one->by != next->by ? OUT_OF_LINE : 0);
}

static int length_of(const struct line *line) {
    int dx = abs(line->bx - line->ax), dy = abs(line->by - line->ay);
    return dx > dy ? dx + dy * 7 / 16 : dy + dx * 7 / 16;
}

/* Of one reference alone: how far it leads, and where to. */
static int weigh_way(const struct layout_weights *weights, size_t link, const struct line *line) {
    const struct layout_link *at = &weights->links[link];
    const struct past_route *route = &weights->history->routes[at->route];
    int length = length_of(line);
    if (route->from_name)
        return (length - CELL + 4) * 7 / 8;
    int weight = (length > CELL ? length - CELL : 0) * 3 / 4;
    if (at->is_answered)
        weight += length > CELL * 5 / 4 ? PAIR_APART : 0;
    if (route->owner < route->target && line->bx < line->ax)
        weight += BACKWARDS;
    else if (route->owner < route->target && line->by < line->ay)
        weight += UPWARDS;
    return weight;
}

static int through_weight(const struct layout_weights *weights, size_t link) {
    return weights->history->routes[weights->links[link].route].from_name ? THROUGH_FROM_NAME : THROUGH;
}

/* One reference, with what it runs through and what it crosses; of two that are both `marked` the first one tells of
 * their crossing. */
static int64_t weigh_link(const struct layout_weights *weights, size_t link) {
    size_t objects = weights->history->object_count, links = weights->link_count;
    struct line line, other;
    if (!line_of(weights, link, &line))
        return 0;
    int64_t weight = weigh_way(weights, link, &line), crossings = 0;
    for (size_t i = 0; i < objects; i++)
        if (weights->beside[link * objects + i] && weights->placed[i] &&
            runs_through(&line, weights->x[i], weights->y[i]))
            weight += through_weight(weights, link);
    for (size_t f = 0; f < links; f++) {
        if (!weights->crossing[link * links + f] || (f < link && weights->marked[f]) || !line_of(weights, f, &other))
            continue;
        int both = (weights->links[link].weight + weights->links[f].weight) / 2;
        if (weights->crossing[link * links + f] == SIBLINGS)
            crossings += both * weigh_siblings(f < link ? &other : &line, f < link ? &line : &other);
        else if (do_cross(&line, &other))
            crossings += CROSSING * both;
    }
    return weight * weights->links[link].weight + crossings;
}

/* What stands far from the names looks lost when nothing is between. */
static int64_t weigh_place(const struct layout_weights *weights, uint32_t object) {
    return weights->placed[object] ? weights->x[object] : 0;
}

int64_t layout_weigh(struct layout_weights *weights) {
    int64_t sum = 0;
    memset(weights->marked, 1, weights->link_count);
    for (size_t e = 0; e < weights->link_count; e++)
        sum += weigh_link(weights, e);
    for (uint32_t i = 0; i < weights->history->object_count; i++)
        sum += weigh_place(weights, i);
    memset(weights->marked, 0, weights->link_count);
    return sum;
}

int64_t layout_weigh_about(struct layout_weights *weights, const uint32_t *moved, size_t count) {
    size_t objects = weights->history->object_count, links = weights->link_count;
    int64_t sum = 0;
    for (size_t m = 0; m < count; m++)
        sum += weigh_place(weights, moved[m]);
    for (size_t m = 0; m < count; m++)
        for (uint32_t t = weights->first[moved[m]]; t < weights->first[moved[m] + 1]; t++)
            weights->marked[weights->touching[t]] = 1;
    for (size_t e = 0; e < links; e++) {
        if (weights->marked[e]) {
            sum += weigh_link(weights, e);
            continue;
        }
        struct line line; /* of another: does it run through one of them? */
        bool has_line = false;
        for (size_t m = 0; m < count; m++) {
            if (!weights->beside[e * objects + moved[m]])
                continue;
            if (!has_line && !line_of(weights, e, &line))
                break;
            has_line = true;
            if (weights->placed[moved[m]] && runs_through(&line, weights->x[moved[m]], weights->y[moved[m]]))
                sum += (int64_t)through_weight(weights, e) * weights->links[e].weight;
        }
    }
    memset(weights->marked, 0, links);
    return sum;
}
