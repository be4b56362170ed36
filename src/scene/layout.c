#include "layout_parts.h"

#include "box.h"
#include "memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Up to so many objects at once are laid out as pictures; more become a grid. */
#define SPREAD_ROWS 1.35F /* of a grid's rows, where there is room */
#define LANE 2.2F /* units: how far down the tentatively unreachable stand, where there is room */
enum { ROUTED_ALL = 50 /* routes */, PICTURE_ALIVE = 120, PICTURE_OBJECTS = 4000, LANE_PAIRS = 4000000 };

float plan_label_size(const struct plan *plan) {
    return fmaxf(plan->unit * 0.85F, plan->detail == DETAIL_TINY ? 0 : fminf(0.75F * plan->em, 1.15F * plan->unit));
}

static void set_areas(struct plan *plan, const struct history *history, float caption_height) {
    /* Names grow with the canvas, as the objects do, and shrink where text is large in a small window. */
    float scale = fminf(1.35F, fmaxf(0.75F, plan->width / (40 * plan->em))), em = plan->em, widest = 7.0F;
    plan->name_unit = em * scale;
    for (size_t i = 0; i < history->frame_count; i++)
        widest = fmaxf(widest, history->frames[i].width * 0.95F + 2.9F);
    float names = fminf(fminf(widest, 15) * em * scale, plan->width * 0.28F);
    float head = (plan->is_small ? 0.7F : 2.3F) * em, left = 0.7F * em, between = (plan->is_small ? 1.7F : 2.4F) * em;
    plan->caption =
        (struct rect){left, plan->height - caption_height - 0.7F * em, plan->width - 2 * left, caption_height};
    float bottom = caption_height > 0 ? plan->caption.y - 0.6F * em : plan->height - 0.7F * em;
    plan->names = (struct rect){left, head, names, bottom - head};
    plan->heap = (struct rect){left + names + between, head, plan->width - 2 * left - names - between, bottom - head};
}

/* Homes ----------------------------------------------------------------------------------------------------------- */

/* Middles moved apart until the area is used, each direction by itself and by no more than `most`. */
static float spread(const float *at, const struct layout_size *sizes, bool across, size_t count, float middle,
                    float room, float most) {
    for (size_t i = 0; i < count; i++) {
        float size = across ? sizes[i].h : sizes[i].w, off = fabsf(at[i] + size / 2 - middle);
        if (off > 0.01F)
            most = fminf(most, (room / 2 - size / 2) / off);
    }
    return fmaxf(1, most);
}

static void set_homes(struct plan *plan, const struct layout *layout, float unit) {
    float left = 1e9F, right = 0, top = 1e9F, bottom = 0;
    for (size_t i = 0; i < layout->count; i++) {
        left = fminf(left, layout->x[i]);
        right = fmaxf(right, layout->x[i] + layout->sizes[i].w);
        top = fminf(top, layout->y[i]);
        bottom = fmaxf(bottom, layout->y[i] + layout->sizes[i].h);
    }
    float middle_x = (left + right) / 2, middle_y = (top + bottom) / 2;
    float w = plan->heap.w / unit, h = plan->heap.h / unit;
    float wider = spread(layout->x, layout->sizes, false, layout->count, middle_x, w * 0.97F, 1.5F);
    float higher = spread(layout->y, layout->sizes, true, layout->count, middle_y, h - 2 * LANES_ROOM, 1.6F);
    for (size_t i = 0; i < layout->count; i++) {
        struct layout_size size = layout->sizes[i];
        float x = (layout->x[i] + size.w / 2 - middle_x) * wider, y = (layout->y[i] + size.h / 2 - middle_y) * higher;
        plan->homes[i] = (struct rect){roundf(plan->heap.x + plan->heap.w / 2 + (x - size.w / 2) * unit),
                                       roundf(plan->heap.y + plan->heap.h / 2 + (y - size.h / 2) * unit),
                                       roundf(size.w * unit), roundf(size.h * unit)};
    }
}

static bool are_together(uint64_t start_a, uint64_t end_a, uint64_t start_b, uint64_t end_b) {
    return start_a < end_b && start_b < end_a;
}

/* How far down objects can step aside without meeting an object or a label that stands below at any moment; labels step
 * aside with their owners and stay inside. */
static float lane_depth(const struct plan *plan, const struct history *history) {
    float foot = plan->heap.y + plan->heap.h, most = LANE * plan->unit;
    for (size_t i = 0; i < history->object_count; i++) {
        const struct past_object *past = &history->objects[i];
        struct rect box = plan->homes[i];
        if (!past->examined || box.w <= 0)
            continue;
        most = fminf(most, foot - box.y - box.h);
        for (size_t j = 0; j < history->object_count; j++) {
            const struct past_object *below = &history->objects[j];
            struct rect other = plan->homes[j];
            if (other.y >= box.y + box.h && other.x < box.x + box.w && box.x < other.x + other.w &&
                are_together(past->birth, past->death, below->birth, below->death))
                most = fminf(most, (other.y - box.y - box.h) * 0.5F);
        }
        for (size_t j = 0; j < history->route_count; j++) {
            const struct past_route *route = &history->routes[j];
            struct rect label = plan->routes[j].label;
            if (label.w > 0 && label.y >= box.y + box.h && label.x < box.x + box.w && box.x < label.x + label.w &&
                are_together(past->birth, past->death, route->start, route->end))
                most = fminf(most, label.y - box.y - box.h - 0.25F * plan->unit);
        }
    }
    float end = plan->height;
    for (size_t j = 0; j < history->route_count; j++) {
        struct rect label = plan->routes[j].label;
        if (label.w <= 0 || history->routes[j].from_name)
            continue;
        most = fminf(most, foot - label.y - label.h);
        end = fminf(end, plan->height - 0.2F * plan->em - label.y - label.h);
    }
    return fmaxf(0, fminf(fmaxf(plan->slide, most), end));
}

/* The grid --------------------------------------------------------------------------------------------------------- */

static void set_grid(struct plan *plan, const struct history *history) {
    static const struct {
        enum detail detail;
        float unit, w, h;
    } steps[] = {{DETAIL_SMALL, 0.8F, 10.5F, 3.9F}, {DETAIL_SMALL, 0.62F, 10, 3.6F}, {DETAIL_TINY, 0.9F, 3.6F, 2.4F},
                 {DETAIL_TINY, 0.6F, 3.3F, 2.3F},   {DETAIL_TINY, 0.4F, 3, 2},       {DETAIL_TINY, 0.25F, 2.8F, 2}};
    size_t last = sizeof steps / sizeof *steps - 1, chosen = 0, most = layout_most_alive(history), columns, rows;
    for (;; chosen++) {
        columns = (size_t)fmaxf(1, plan->heap.w / (steps[chosen].w * steps[chosen].unit * plan->em));
        rows = (size_t)fmaxf(1, plan->heap.h / (steps[chosen].h * steps[chosen].unit * plan->em));
        if (columns * rows >= most || chosen == last)
            break;
    }
    plan->detail = steps[chosen].detail;
    plan->unit = steps[chosen].unit * plan->em;
    for (float larger = plan->unit * 1.02F; larger < plan->em; larger *= 1.02F) { /* use the room there is */
        size_t across = (size_t)(fmaxf(plan->heap.w, 0) / (steps[chosen].w * larger)), /* a tiny window leaves no room at all */
               down = (size_t)(fmaxf(plan->heap.h, 0) / (steps[chosen].h * larger));
        if (across * down < most)
            break;
        plan->unit = larger;
        columns = across;
        rows = down;
    }
    /* As many rows as there are ever objects for, a little further apart than they need be, in the middle. */
    size_t rows_used = (most + columns - 1) / columns;
    rows_used = rows_used < 1 ? 1 : rows_used < rows ? rows_used : rows;
    float w = plan->heap.w / (float)columns,
          h = fminf(plan->heap.h / (float)rows_used, steps[chosen].h * plan->unit * SPREAD_ROWS);
    plan->cell_w = w;
    plan->cell_h = h;
    plan->grid = (struct draw_point){plan->heap.x, plan->heap.y + (plan->heap.h - h * (float)rows_used) / 2};
    uint32_t *slots = memory_alloc((history->object_count + 1) * sizeof *slots);
    layout_grid_slots(history, slots);
    for (size_t i = 0; i < history->object_count; i++) {
        if (slots[i] >= columns * rows) {
            plan->folded++;
            continue;
        }
        float box_w = fminf((steps[chosen].w - 0.6F) * plan->unit, w - 2), box_h;
        float unused;
        box_size(&history->objects[i], plan->detail, &unused, &box_h);
        box_h = fminf(box_h * plan->unit, h - 2);
        size_t row = slots[i] / columns, column = slots[i] % columns;
        if (row % 2) /* back and forth: what follows each other stays together */
            column = columns - 1 - column;
        plan->homes[i] = (struct rect){plan->grid.x + (float)column * w + (w - box_w) / 2,
                                       plan->grid.y + (float)row * h + (h - box_h) / 2, box_w, box_h};
    }
    free(slots);
}

/* ------------------------------------------------------------------------------------------------------------------ */

static void route_choice(struct plan *plan, struct layout *layout, const struct layout_choice *choice) {
    layout_take(plan, layout, choice);
    set_homes(plan, layout, plan->unit);
    plan->slide = plan->detail <= DETAIL_BRIEF ? 0.9F * plan->unit : 0; /* the least: routes leave room for it */
    memset(plan->routes, 0, (layout->history->route_count + 1) * sizeof *plan->routes);
    routes_make(plan, layout->history);
}

/* The best few ways, with their references as they would be drawn. False: none can be read. */
static bool choose_by_routes(struct plan *plan, struct layout *layout) {
    const struct history *history = layout->history;
    struct layout_choice choices[CHOICES_MOST];
    size_t count = layout_choose(plan, layout, choices), best = 0;
    float least = 0;
    size_t tried = history->route_count <= ROUTED_ALL ? count : count > 0;
    for (size_t i = 0; i < tried; i++) {
        route_choice(plan, layout, &choices[i]);
        float trouble = layout_trouble(plan, history) - choices[i].score;
        if (i == 0 || trouble < least) {
            least = trouble;
            best = i;
        }
    }
    if (tried > 0 && best != tried - 1)
        route_choice(plan, layout, &choices[best]);
    layout_forget(choices, count);
    return tried > 0;
}

void plan_make(struct plan *plan, const struct history *history, float width, float height, float em,
               float caption_height, bool small) {
    plan_destroy(plan);
    *plan = (struct plan){.width = width, .height = height, .em = em, .is_small = small};
    size_t count = history->object_count;
    plan->homes = memory_alloc((count + 1) * sizeof *plan->homes);
    plan->frames = memory_alloc((history->frame_count + 1) * sizeof *plan->frames);
    plan->rows = memory_alloc((history->name_count + 1) * sizeof *plan->rows);
    plan->routes = memory_alloc((history->route_count + 1) * sizeof *plan->routes);
    set_areas(plan, history, caption_height);
    layout_names(plan, history);
    struct layout layout = {.history = history, .count = count};
    layout.sizes = memory_alloc((count + 1) * sizeof *layout.sizes);
    layout.x = memory_alloc((count + 1) * sizeof *layout.x);
    layout.y = memory_alloc((count + 1) * sizeof *layout.y);
    bool drawn = false;
    if (count <= PICTURE_OBJECTS && layout_most_alive(history) <= PICTURE_ALIVE)
        drawn = choose_by_routes(plan, &layout);
    if (!drawn) {
        set_grid(plan, history);
        routes_make(plan, history);
    }
    if (plan->slide > 0 && count * (count + history->route_count) < LANE_PAIRS)
        plan->slide = lane_depth(plan, history);
    free(layout.sizes), free(layout.x), free(layout.y);
    free(layout.knots), free(layout.knot_of), free(layout.members), free(layout.order), free(layout.parts);
}

void plan_destroy(struct plan *plan) {
    free(plan->homes);
    free(plan->frames);
    free(plan->rows);
    free(plan->routes);
    *plan = (struct plan){0};
}
