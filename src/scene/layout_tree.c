/* Trees of knots: children beside (or under) their parent, in lanes; a lane is used again when what was in it is dead.
 * A chain runs in a row, and goes on in the next row where it is too long. */
#include "layout_parts.h"

#include "memory.h"

#include <math.h>
#include <stdlib.h>

/* "Along" is the direction in which trees grow, "across" the other one. */
static float along(const struct layout *layout, float w, float h) {
    return layout->upright ? h : w;
}
static float across(const struct layout *layout, float w, float h) {
    return layout->upright ? w : h;
}

static bool is_wrapped(const struct layout *layout, const struct layout_knot *knot) {
    return knot->is_path && knot->depth > layout->wrap;
}

/* The chain from `knot` on, in rows that turn back and forth. With `place`, its knots get their places. */
static void wrap_chain(struct layout *layout, struct layout_knot *knot, bool place) {
    float cell_w = 0, cell_h = 0;
    for (struct layout_knot *at = knot;; at = &layout->knots[at->first_child - 1]) {
        cell_w = fmaxf(cell_w, at->w);
        cell_h = fmaxf(cell_h, at->h);
        if (!at->first_child)
            break;
    }
    uint32_t i = 0, most = layout->wrap;
    for (struct layout_knot *at = knot;; at = &layout->knots[at->first_child - 1], i++) {
        uint32_t row = i / most, step = row % 2 ? most - 1 - i % most : i % most;
        uint32_t column = layout->upright ? row : step;
        if (layout->upright)
            row = step;
        if (place)
            layout_knot_place(layout, at, knot->x + (float)column * (cell_w + layout->gap_x) + (cell_w - at->w) / 2,
                              knot->y + (float)row * (cell_h + layout->gap_y) + (cell_h - at->h) / 2);
        if (!at->first_child)
            break;
    }
    uint32_t rows = (knot->depth + most - 1) / most, columns = knot->depth < most ? knot->depth : most;
    if (layout->upright) {
        uint32_t swap = rows;
        rows = columns;
        columns = swap;
    }
    knot->tree_w = (float)columns * (cell_w + layout->gap_x) - layout->gap_x;
    knot->tree_h = (float)rows * (cell_h + layout->gap_y) - layout->gap_y;
}

struct lane {
    uint64_t end; /* of the last that is in it */
    float size, at;
};

/* Puts the linked knots into lanes; each one's x, y become its offset across (in y, or x when upright). Returns the
 * whole extent across; *deepest along. */
static float fill_lanes(struct layout *layout, uint32_t first, float *deepest) {
    struct lane few[32], *lanes = few;
    size_t count = 0, room = 32;
    uint32_t chosen_few[64], *chosen = chosen_few;
    size_t total = 0;
    for (uint32_t k = first; k; k = layout->knots[k - 1].next)
        total++;
    if (total > room) {
        lanes = memory_alloc(total * sizeof *lanes);
        chosen = memory_alloc(total * sizeof *chosen);
    }
    size_t i = 0;
    *deepest = 0;
    for (uint32_t k = first; k; k = layout->knots[k - 1].next, i++) {
        const struct layout_knot *knot = &layout->knots[k - 1];
        size_t lane = 0;
        while (lane < count && lanes[lane].end > knot->start)
            lane++;
        if (lane == count)
            lanes[count++] = (struct lane){0};
        lanes[lane].end = knot->end;
        lanes[lane].size = fmaxf(lanes[lane].size, across(layout, knot->tree_w, knot->tree_h));
        *deepest = fmaxf(*deepest, along(layout, knot->tree_w, knot->tree_h));
        chosen[i] = (uint32_t)lane;
    }
    float gap = across(layout, layout->gap_x * 0.6F, layout->gap_y), at = 0;
    for (size_t lane = 0; lane < count; lane++) {
        lanes[lane].at = at;
        at += lanes[lane].size + gap;
    }
    i = 0;
    for (uint32_t k = first; k; k = layout->knots[k - 1].next, i++) {
        struct layout_knot *knot = &layout->knots[k - 1];
        const struct lane *lane = &lanes[chosen[i]];
        float offset = lane->at + (lane->size - across(layout, knot->tree_w, knot->tree_h)) / 2;
        *(layout->upright ? &knot->x : &knot->y) = offset;
        *(layout->upright ? &knot->y : &knot->x) = 0;
    }
    if (lanes != few)
        free(lanes), free(chosen);
    return at > 0 ? at - gap : 0;
}

static void measure(struct layout *layout, struct layout_knot *knot) {
    float deepest, spread = fill_lanes(layout, knot->first_child, &deepest);
    float gap = along(layout, layout->gap_x, layout->gap_y * 1.3F);
    float length = along(layout, knot->w, knot->h) + (knot->first_child ? gap + deepest : 0);
    float breadth = fmaxf(across(layout, knot->w, knot->h), spread);
    knot->tree_w = layout->upright ? breadth : length;
    knot->tree_h = layout->upright ? length : breadth;
    float shift = (breadth - spread) / 2;
    for (uint32_t k = knot->first_child; k; k = layout->knots[k - 1].next) {
        struct layout_knot *child = &layout->knots[k - 1];
        *(layout->upright ? &child->x : &child->y) += shift;
        *(layout->upright ? &child->y : &child->x) = along(layout, knot->w, knot->h) + gap;
    }
}

void layout_measure_trees(struct layout *layout) {
    for (size_t i = 0; i < layout->knot_count; i++) { /* parents first */
        struct layout_knot *knot = &layout->knots[layout->order[i]];
        const struct layout_knot *parent = knot->parent ? &layout->knots[knot->parent - 1] : NULL;
        knot->in_chain = parent && (parent->in_chain || is_wrapped(layout, parent));
    }
    for (size_t i = layout->knot_count; i-- > 0;) {
        struct layout_knot *knot = &layout->knots[layout->order[i]];
        layout_knot_size(layout, knot);
        if (!knot->in_chain && is_wrapped(layout, knot)) {
            wrap_chain(layout, knot, false);
        } else if (!knot->in_chain) {
            measure(layout, knot);
        }
    }
    for (size_t p = 0; p < layout->part_count; p++) {
        struct layout_part *part = &layout->parts[p];
        float deepest, spread = fill_lanes(layout, part->first, &deepest);
        part->w = layout->upright ? spread : deepest;
        part->h = layout->upright ? deepest : spread;
    }
}

void layout_place_trees(struct layout *layout) {
    for (size_t i = 0; i < layout->knot_count; i++) { /* parents first */
        struct layout_knot *knot = &layout->knots[layout->order[i]];
        if (knot->in_chain)
            continue;
        const struct layout_part *part = &layout->parts[knot->part];
        const struct layout_knot *parent = knot->parent ? &layout->knots[knot->parent - 1] : NULL;
        knot->x += parent ? parent->x : part->x;
        knot->y += parent ? parent->y : part->y;
        if (is_wrapped(layout, knot))
            wrap_chain(layout, knot, true);
        else
            layout_knot_place(layout, knot, knot->x + (layout->upright ? (knot->tree_w - knot->w) / 2 : 0),
                              knot->y + (layout->upright ? 0 : (knot->tree_h - knot->h) / 2));
    }
}
