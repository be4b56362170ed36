/* Homes in a grid, found by search: the cells are as many as objects are there at once, and what is dead leaves its cell
 * to the next. Each column is as wide as what stands in it, each row as high. */
#include "layout_parts.h"

#include "memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOVES_PER_OBJECT = 400, MOVES_LEAST = 600, MOVES_MOST = 6000, LOOKS = 2000000, WARM = 900 /* of a weight: it cools to 0 */ };

struct search {
    struct layout_weights *weights;
    struct layout_cells *cells;
    uint8_t *meets;  /* object × object: there together */
    uint32_t *moved; /* scratch */
    uint64_t seed;
};

static uint32_t next_random(struct search *search, uint32_t below) {
    search->seed = search->seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(search->seed >> 33) % below;
}

static void put(struct search *search, uint32_t object, uint32_t cell) {
    search->cells->cell[object] = cell;
    search->weights->x[object] = (int)(cell / search->cells->rows) * 16;
    search->weights->y[object] = (int)(cell % search->cells->rows) * 16;
    search->weights->placed[object] = true;
}

static bool is_free(const struct search *search, uint32_t object, uint32_t cell, uint32_t but) {
    size_t count = search->weights->history->object_count;
    for (size_t i = 0; i < count; i++)
        if (search->weights->placed[i] && search->cells->cell[i] == cell && i != object &&
            search->cells->cell[i] != but && search->meets[object * count + i])
            return false;
    return true;
}

/* One after the other in the order of birth, each to the cell that suits it best as things are. */
static bool begin(struct search *search) {
    uint32_t cells = search->cells->columns * search->cells->rows;
    for (uint32_t i = 0; i < search->weights->history->object_count; i++) {
        int64_t least = INT64_MAX;
        uint32_t best = cells;
        for (uint32_t cell = 0; cell < cells; cell++) {
            if (!is_free(search, i, cell, cells))
                continue;
            put(search, i, cell);
            int64_t weight = layout_weigh_about(search->weights, &i, 1);
            search->weights->placed[i] = false;
            if (weight < least) {
                least = weight;
                best = cell;
            }
        }
        if (best == cells)
            return false;
        put(search, i, best);
    }
    return true;
}

/* An object to another cell, and who stands there with it, to its own. Kept if not too much worse than before. */
static int64_t try_move(struct search *search, int64_t allowed) {
    const struct history *history = search->weights->history;
    uint32_t count = (uint32_t)history->object_count, *cell = search->cells->cell;
    uint32_t object = next_random(search, count), from = cell[object];
    uint32_t to = next_random(search, search->cells->columns * search->cells->rows);
    if (to == from)
        return 0;
    size_t moved = 0;
    search->moved[moved++] = object;
    for (uint32_t i = 0; i < count; i++)
        if (cell[i] == to && search->meets[object * count + i])
            search->moved[moved++] = i;
    for (size_t m = 1; m < moved; m++)
        for (uint32_t i = 0; i < count; i++)
            if (cell[i] == from && i != object && search->meets[search->moved[m] * count + i])
                return 0;
    int64_t before = layout_weigh_about(search->weights, search->moved, moved);
    put(search, object, to);
    for (size_t m = 1; m < moved; m++)
        put(search, search->moved[m], from);
    int64_t change = layout_weigh_about(search->weights, search->moved, moved) - before;
    if (change <= allowed)
        return change;
    put(search, object, from);
    for (size_t m = 1; m < moved; m++)
        put(search, search->moved[m], to);
    return 0;
}

static void improve(struct search *search) {
    size_t count = search->weights->history->object_count;
    size_t moves = count * MOVES_PER_OBJECT;
    size_t links = search->weights->link_count, looks = (4 * links / (count + 1) + 1) * (links + count) + 1;
    moves = moves > LOOKS / looks ? LOOKS / looks : moves; /* what one costs, about */
    moves = moves < MOVES_LEAST ? MOVES_LEAST : moves > MOVES_MOST ? MOVES_MOST : moves;
    uint32_t *best = memory_alloc((count + 1) * sizeof *best);
    memcpy(best, search->cells->cell, count * sizeof *best);
    int64_t now = layout_weigh(search->weights), least = now;
    for (size_t i = 0; i < moves; i++) {
        int64_t allowed = (int64_t)WARM * (int64_t)(moves - i) / (int64_t)moves - WARM / 4;
        int64_t change = try_move(search, allowed > 0 ? allowed : 0);
        now += change;
        if (now < least) {
            least = now;
            memcpy(best, search->cells->cell, count * sizeof *best);
        }
    }
    for (uint32_t i = 0; i < count; i++)
        put(search, i, best[i]);
    free(best);
    search->cells->weight = least;
}

bool layout_cells_fill(struct layout_cells *cells, struct layout_weights *weights) {
    const struct history *history = weights->history;
    size_t count = history->object_count;
    struct search search = {.weights = weights, .cells = cells, .seed = 20};
    search.meets = memory_alloc(count * count + 1);
    search.moved = memory_alloc((count + 1) * sizeof *search.moved);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            search.meets[i * count + j] = history->objects[i].birth < history->objects[j].death &&
                                          history->objects[j].birth < history->objects[i].death;
    memset(weights->placed, 0, count);
    weights->height = (int)cells->rows * 16;
    bool fits = begin(&search);
    if (fits)
        improve(&search);
    free(search.meets), free(search.moved);
    return fits;
}

/* Sizes ------------------------------------------------------------------------------------------------------------- */

#define LABELLED 3.0F /* units between rows: what lies above steps aside, and a label has its place under it */

struct extents {
    float w[CELLS_MOST], h[CELLS_MOST], gap_x[CELLS_MOST], gap_y[CELLS_MOST];
};

/* The room between cells: for the words of the references that run there, and for arrows at least. */
static void measure(const struct layout *layout, const struct layout_cells *cells, struct extents *at) {
    const struct history *history = layout->history;
    for (uint32_t c = 0; c < cells->columns; c++)
        at->w[c] = 0, at->gap_x[c] = layout->gap_cell;
    for (uint32_t r = 0; r < cells->rows; r++)
        at->h[r] = 0, at->gap_y[r] = layout->gap_y;
    for (size_t i = 0; i < layout->count; i++) {
        uint32_t c = cells->cell[i] / cells->rows, r = cells->cell[i] % cells->rows;
        at->w[c] = fmaxf(at->w[c], layout->sizes[i].w);
        at->h[r] = fmaxf(at->h[r], layout->sizes[i].h);
    }
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *route = &history->routes[i];
        if (route->from_name || route->owner == route->target)
            continue;
        uint32_t a = cells->cell[route->owner], b = cells->cell[route->target];
        uint32_t low = a < b ? a : b, high = a < b ? b : a;
        uint32_t column = low / cells->rows, row = low % cells->rows;
        if (high == low + cells->rows) /* neighbours in a row */
            at->gap_x[column] = fmaxf(at->gap_x[column], fminf(route->label_width * 0.85F + 1.5F, 7));
        else if (high == low + 1 && row + 1 < cells->rows && route->label_width > 0)
            at->gap_y[row] = fmaxf(at->gap_y[row], LABELLED);
    }
}

float layout_cells_unit(const struct layout *layout, const struct layout_cells *cells, struct rect area, float most) {
    struct extents at;
    float w = 0, h = LANES_ROOM;
    measure(layout, cells, &at);
    for (uint32_t c = 0; c < cells->columns; c++)
        w += at.w[c] + (c + 1 < cells->columns ? at.gap_x[c] : 0);
    for (uint32_t r = 0; r < cells->rows; r++)
        h += at.h[r] + (r + 1 < cells->rows ? at.gap_y[r] : 0);
    return fminf(most, fminf(area.w / w, area.h / h));
}

void layout_cells_place(struct layout *layout, const struct layout_cells *cells) {
    struct extents at;
    measure(layout, cells, &at);
    for (size_t i = 0; i < layout->count; i++) {
        uint32_t column = cells->cell[i] / cells->rows, row = cells->cell[i] % cells->rows;
        float x = 0, y = 0;
        for (uint32_t c = 0; c < column; c++)
            x += at.w[c] + at.gap_x[c];
        for (uint32_t r = 0; r < row; r++)
            y += at.h[r] + at.gap_y[r];
        layout->x[i] = x + (at.w[column] - layout->sizes[i].w) / 2;
        layout->y[i] = y + (at.h[row] - layout->sizes[i].h) / 2;
    }
}
