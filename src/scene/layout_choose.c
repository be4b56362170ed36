/* Which way of laying out reads best. Two kinds compete at each detail: trees, rings and pairs as a person draws them, and
 * a grid filled by search, which needs no more room than the objects that are there at once. */
#include "layout_parts.h"

#include "box.h"
#include "memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TRIALS = 9, DETAILS = 4, SEARCHED_OBJECTS = 160, SEARCHED_ROUTES = 220, GRIDS_MOST = 4, COLUMNS_TRIED = 7 };

#define LOPSIDED 28.0F /* units of score */
#define READABLE 0.85F /* ems: titles of that size have counts of 28 pixels in a window of 720 */

/* A detail is good enough when its text is: against the size that the person chose, or in pixels. */
static const struct rule {
    enum detail detail;
    float least, least_pixels, least_large; /* ems; pixels; ems where text is large in the window */
    float title;                            /* size of its title, in units */
    float untold;                           /* what is not told in its box, in units of score */
} rules[DETAILS] = {{DETAIL_FULL, 0.8F, 13, 0.7F, 1.2F, 0},
                    {DETAIL_MEDIUM, 0.69F, 11.2F, 0.6F, 1.12F, 9},
                    {DETAIL_BRIEF, 0.69F, 11.2F, 0.6F, 1.12F, 26},
                    {DETAIL_SMALL, 0.52F, 10.5F, 0.3F, 1.05F, 37}};

struct chooser {
    struct plan *plan;
    struct layout *layout;
    struct layout_weights weights;
    bool weighs; /* few enough to be weighed */
    struct rect area;
    struct layout_choice *choices; /* the best first */
    size_t count;
};

static void set_sizes(struct layout *layout, enum detail detail) {
    const struct history *history = layout->history;
    float label = 0;
    for (size_t i = 0; i < history->route_count; i++)
        if (!history->routes[i].from_name)
            label = fmaxf(label, history->routes[i].label_width * 0.85F);
    for (size_t i = 0; i < layout->count; i++)
        box_size(&history->objects[i], detail, &layout->sizes[i].w, &layout->sizes[i].h);
    layout->gap_x = fminf(9, fmaxf(detail == DETAIL_FULL ? 4.2F : 3.2F, label + 1.6F));
    layout->gap_y = detail == DETAIL_FULL ? 3.0F : detail < DETAIL_SMALL ? 2.3F : 1.7F;
    layout->gap_cell = detail == DETAIL_FULL ? 3.4F : 2.8F;
    layout->gap_pair = detail == DETAIL_FULL ? 3.4F : 3.2F;
    layout->arc = detail == DETAIL_FULL ? 3.4F : 2.8F;
}

static float least_unit(const struct chooser *chooser, const struct rule *rule) {
    float em = chooser->plan->em;
    return fminf(rule->least * em, fmaxf(rule->least_pixels, rule->least_large * em));
}

static float most_unit(const struct chooser *chooser, float least) {
    return fmaxf(fmaxf(chooser->plan->em * 1.7F, chooser->plan->heap.h / 26), least * 1.01F);
}

/* In units of score; among many references one more crossing is less bad. */
static float against(const struct chooser *chooser, int64_t weight) {
    return (float)weight / 110 * sqrtf(6 / fmaxf(6, (float)chooser->weights.link_count));
}

/* Twice the text is worth 55 up to where the count can be read from the last row, less from there on. */
static float worth(const struct chooser *chooser, const struct rule *rule, float unit) {
    float text = rule->title * unit / chooser->plan->em;
    float enough = fminf(text, READABLE);
    /* By way of double: C libraries round the last bit of log2f differently. */
    return 55 * (float)log2((double)enough) + 16 * (float)log2((double)(text / enough)) - rule->untold;
}

/* How far from the middle, on the average over time, what is there stands: a canvas with one empty half looks lost. */
static float lopsided(const struct layout *layout) {
    const struct history *history = layout->history;
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F, x = 0, y = 0, all = 0;
    uint64_t end = 1;
    for (size_t i = 0; i < layout->count; i++) {
        const struct past_object *past = &history->objects[i];
        end = past->birth > end ? past->birth : end;
        end = past->death != PAST_FOREVER && past->death > end ? past->death : end;
        left = fminf(left, layout->x[i]);
        right = fmaxf(right, layout->x[i] + layout->sizes[i].w);
        top = fminf(top, layout->y[i]);
        bottom = fmaxf(bottom, layout->y[i] + layout->sizes[i].h);
    }
    for (size_t i = 0; i < layout->count; i++) {
        const struct past_object *past = &history->objects[i];
        float lasts = (float)((past->death < end ? past->death : end) - past->birth) / (float)end;
        x += lasts * (layout->x[i] + layout->sizes[i].w / 2 - (left + right) / 2);
        y += lasts * (layout->y[i] + layout->sizes[i].h / 2 - (top + bottom) / 2);
        all += lasts;
    }
    if (all <= 0)
        return 0;
    return LOPSIDED * (fabsf(x) / (right - left) * 0.6F + fabsf(y) / (bottom - top)) / all;
}

static bool is_known(const struct chooser *chooser, const struct rule *rule) {
    const struct layout *layout = chooser->layout;
    for (size_t i = 0; i < chooser->count; i++)
        if (chooser->choices[i].detail == rule->detail &&
            !memcmp(chooser->choices[i].x, layout->x, layout->count * sizeof *layout->x) &&
            !memcmp(chooser->choices[i].y, layout->y, layout->count * sizeof *layout->y))
            return true;
    return false;
}

static void offer(struct chooser *chooser, const struct rule *rule, float unit, float fault) {
    const struct layout *layout = chooser->layout;
    struct layout_choice *choices = chooser->choices;
    float score = worth(chooser, rule, unit) - fault - lopsided(layout);
    if ((chooser->count == CHOICES_MOST && score <= choices[CHOICES_MOST - 1].score) || is_known(chooser, rule))
        return;
    if (chooser->count < CHOICES_MOST) {
        choices[chooser->count++] = (struct layout_choice){.x = memory_alloc((layout->count + 1) * sizeof(float)),
                                                           .y = memory_alloc((layout->count + 1) * sizeof(float))};
    }
    struct layout_choice made = choices[chooser->count - 1];
    made.score = score;
    made.detail = rule->detail;
    made.unit = unit;
    memcpy(made.x, layout->x, layout->count * sizeof *made.x);
    memcpy(made.y, layout->y, layout->count * sizeof *made.y);
    size_t at = chooser->count - 1;
    for (; at > 0 && choices[at - 1].score < score; at--)
        choices[at] = choices[at - 1];
    choices[at] = made;
}

/* Trees, rings and pairs -------------------------------------------------------------------------------------------- */

/* The largest unit (pixels) at which everything fits for the present way of laying out; 0: below `least`. */
static float largest_unit(struct layout *layout, struct rect area, float least, float most) {
    layout_measure_trees(layout);
    if (!layout_pack(layout, area.w / least, area.h / least - LANES_ROOM))
        return 0;
    if (layout_pack(layout, area.w / most, area.h / most - LANES_ROOM))
        return most;
    for (int i = 0; i < TRIALS; i++) {
        float middle = (least + most) / 2;
        if (layout_pack(layout, area.w / middle, area.h / middle - LANES_ROOM))
            least = middle;
        else
            most = middle;
    }
    return least;
}

/* What is wrong with the places that the layout has now, in units of score. */
static float weigh_places(struct chooser *chooser, float unit) {
    const struct layout *layout = chooser->layout;
    struct layout_weights *weights = &chooser->weights;
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F, w = 0, h = 0;
    if (!chooser->weighs || !layout->count)
        return 0;
    for (size_t i = 0; i < layout->count; i++) {
        left = fminf(left, layout->x[i]);
        right = fmaxf(right, layout->x[i] + layout->sizes[i].w);
        top = fminf(top, layout->y[i]);
        bottom = fmaxf(bottom, layout->y[i] + layout->sizes[i].h);
        w += layout->sizes[i].w / (float)layout->count;
        h += layout->sizes[i].h / (float)layout->count;
    }
    float pitch_x = w + layout->gap_cell + 1, pitch_y = h + layout->gap_y, room = chooser->area.h / unit;
    for (size_t i = 0; i < layout->count; i++) {
        float x = layout->x[i] + layout->sizes[i].w / 2 - left,
              y = layout->y[i] + layout->sizes[i].h / 2 - top + (room - (bottom - top)) / 2;
        weights->x[i] = (int)(16 * x / pitch_x) - 8;
        weights->y[i] = (int)(16 * y / pitch_y) - 8;
        weights->placed[i] = true;
    }
    weights->height = (int)(16 * room / pitch_y);
    return against(chooser, layout_weigh(weights));
}

static void try_trees(struct chooser *chooser, const struct rule *rule) {
    static const uint32_t wraps[] = {100000, 8, 6, 5, 4, 3, 2};
    struct layout *layout = chooser->layout;
    float least = least_unit(chooser, rule), most = most_unit(chooser, least);
    set_sizes(layout, rule->detail);
    for (int way = 0; way < 4; way++)
        for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++) {
            layout->upright = way % 2;
            layout->stacked = way / 2;
            layout->wrap = wraps[i];
            float unit = largest_unit(layout, chooser->area, least, most);
            if (unit <= 0)
                continue;
            layout_pack(layout, chooser->area.w / unit, chooser->area.h / unit - LANES_ROOM);
            layout_place_trees(layout);
            float fault = weigh_places(chooser, unit) + (layout->upright ? 4.0F : 0) + (layout->stacked ? 3.0F : 0) +
                            (i ? 2.0F : 0) - 12;
            offer(chooser, rule, unit, fault);
        }
}

/* Grids ------------------------------------------------------------------------------------------------------------- */

struct grid {
    uint32_t columns, rows;
    float worth; /* about: of averages */
};

/* From averages: which grids of all that hold the objects are worth a search. */
static float guess(struct chooser *chooser, uint32_t columns, uint32_t rows) {
    const struct layout *layout = chooser->layout;
    float best = -1e9F;
    for (size_t d = 0; d < DETAILS; d++) {
        float w = 0, h = 0;
        set_sizes(chooser->layout, rules[d].detail);
        for (size_t i = 0; i < layout->count; i++) {
            w += layout->sizes[i].w / (float)layout->count;
            h += layout->sizes[i].h / (float)layout->count;
        }
        float unit = fminf(chooser->area.w / ((w + layout->gap_cell) * (float)columns - layout->gap_cell),
                           chooser->area.h / ((h + layout->gap_y) * (float)rows - layout->gap_y + LANES_ROOM));
        unit = fminf(unit, 1.7F * chooser->plan->em);
        if (unit >= least_unit(chooser, &rules[d]) * 0.9F)
            best = fmaxf(best, worth(chooser, &rules[d], unit));
    }
    return best;
}

static size_t find_grids(struct chooser *chooser, struct grid *grids) {
    uint32_t needed = (uint32_t)layout_most_alive(chooser->layout->history);
    size_t count = 0;
    for (uint32_t columns = 1; columns <= COLUMNS_TRIED && columns <= needed; columns++)
        for (uint32_t more = 0; more < 2; more++) {
            uint32_t rows = (needed + columns - 1) / columns + more;
            if (rows > CELLS_MOST || (more && rows > 2 && columns > 4))
                continue;
            struct grid grid = {columns, rows, guess(chooser, columns, rows)};
            if (grid.worth <= -1e9F)
                continue;
            size_t at = count < GRIDS_MOST ? count++ : GRIDS_MOST;
            for (; at > 0 && grids[at - 1].worth < grid.worth; at--)
                if (at < GRIDS_MOST)
                    grids[at] = grids[at - 1];
            if (at < GRIDS_MOST)
                grids[at] = grid;
        }
    return count;
}

static void try_grids(struct chooser *chooser) {
    struct layout *layout = chooser->layout;
    struct grid grids[GRIDS_MOST];
    if (!chooser->weighs || !layout->count)
        return;
    size_t count = find_grids(chooser, grids);
    uint32_t *cell = memory_alloc((layout->count + 1) * sizeof *cell);
    for (size_t g = 0; g < count && grids[g].worth > grids[0].worth - 25; g++) {
        struct layout_cells cells = {.columns = grids[g].columns, .rows = grids[g].rows, .cell = cell};
        if (!layout_cells_fill(&cells, &chooser->weights))
            continue;
        for (size_t d = 0; d < DETAILS; d++) {
            float least = least_unit(chooser, &rules[d]);
            set_sizes(layout, rules[d].detail);
            float unit = layout_cells_unit(layout, &cells, chooser->area, most_unit(chooser, least));
            if (unit < least)
                continue;
            layout_cells_place(layout, &cells);
            offer(chooser, &rules[d], unit, against(chooser, cells.weight));
        }
    }
    free(cell);
}

size_t layout_choose(struct plan *plan, struct layout *layout, struct layout_choice *choices) {
    struct chooser chooser = {.plan = plan, .layout = layout, .choices = choices};
    chooser.area = rect_inset(plan->heap, (plan->is_small ? 0.2F : 0.4F) * plan->em); /* arcs and labels of the outermost need a margin */
    chooser.weighs = layout->count <= SEARCHED_OBJECTS && layout->history->route_count <= SEARCHED_ROUTES;
    if (chooser.weighs)
        layout_weights_init(&chooser.weights, layout->history, plan);
    layout_find_knots(layout);
    for (size_t d = 0; d < DETAILS && (chooser.weighs || !chooser.count); d++)
        try_trees(&chooser, &rules[d]);
    try_grids(&chooser);
    layout_weights_destroy(&chooser.weights);
    return chooser.count;
}

void layout_take(struct plan *plan, struct layout *layout, const struct layout_choice *choice) {
    plan->detail = choice->detail;
    plan->unit = choice->unit;
    set_sizes(layout, choice->detail);
    memcpy(layout->x, choice->x, layout->count * sizeof *layout->x);
    memcpy(layout->y, choice->y, layout->count * sizeof *layout->y);
}

void layout_forget(struct layout_choice *choices, size_t count) {
    for (size_t i = 0; i < count; i++)
        free(choices[i].x), free(choices[i].y);
}
