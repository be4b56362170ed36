/* What the files of the layout share: the graph of the whole record as nodes and edges, and its blocks.
 * For: layout*.c and routes.c only. All lengths are units: ems inside objects. */
#ifndef SCENE_LAYOUT_PARTS_H
#define SCENE_LAYOUT_PARTS_H
#include "plan.h"

struct layout_size {
    float w, h;
};

/* One weakly connected part of the record's graph, laid out by itself. */
struct layout_part {
    uint64_t start, end; /* from its first birth to its last death */
    float w, h, x, y;
    uint32_t first; /* first root: index of a knot + 1 */
};

/* A strongly connected component: one object, a pair, a ring. Knots form a forest. */
struct layout_knot {
    uint32_t first_member, members;         /* in layout.members, in the order of the ring */
    uint32_t parent;                        /* index + 1 */
    uint32_t first_child, last_child, next; /* index + 1; roots of a part are linked by `next` too */
    uint32_t part;
    uint64_t start, end;  /* of itself and all under it */
    float w, h;           /* of the block itself */
    float tree_w, tree_h; /* with all under it */
    float x, y;           /* of the tree, in the part */
    uint32_t depth;       /* of the longest path under it, 1 for a leaf */
    bool is_path;         /* nobody under it has two children */
    bool in_chain;        /* placed by a wrapped chain that begins above it */
};

struct layout {
    const struct history *history;
    size_t count;              /* objects */
    struct layout_size *sizes; /* by object */
    float *x, *y;              /* by object: left top */
    struct layout_knot *knots;
    size_t knot_count;
    uint32_t *knot_of; /* by object */
    uint32_t *members; /* objects, knot by knot */
    uint32_t *order;   /* knots, parents first */
    struct layout_part *parts;
    size_t part_count;
    float gap_x, gap_y, arc; /* between related objects; how far an arc bows out */
    float gap_cell;          /* between the columns of a grid */
    float gap_pair;          /* between two that refer to each other: their labels stand above and below */
    /* Chosen by trial: */
    bool upright;  /* trees grow down instead of to the right */
    bool stacked;  /* two that refer to each other stand one above the other */
    uint32_t wrap; /* a chain longer than this goes on in the next row */
};

/* A reference, weighed as a straight line. */
struct layout_link {
    uint32_t route;
    int name_place; /* of a name: how far down the canvas, in 4096ths */
    int weight;     /* the longer it is there, the heavier: 3..16 */
    bool is_answered;
};

/* What it takes to weigh places against each other. Places are sixteenths of a cell: the middle of the first is 0, 0. */
struct layout_weights {
    const struct history *history;
    struct layout_link *links;
    size_t link_count;
    int *x, *y;        /* by object */
    bool *placed;      /* by object: has a place */
    int height;        /* of the canvas, in sixteenths of a cell */
    uint32_t *first;   /* by object: where its links begin in `touching`; [count] is the end */
    uint32_t *touching;
    uint8_t *beside;   /* link × object: there together, and the object is neither end */
    uint8_t *crossing; /* link × link: 1: there together, and no end is common; 2: of one object */
    uint8_t *marked;   /* scratch, by link */
};

/* A grid of cells: homes by column and row. */
enum { CELLS_MOST = 16 /* columns, rows */ };
struct layout_cells {
    uint32_t columns, rows;
    uint32_t *cell; /* by object: column × rows + row */
    int64_t weight;
};
#define LANES_ROOM 1.5F /* units kept free above and below, together, for arrows that go round */

/* layout_weight.c. O(links × (links + objects)) of memory and for layout_weigh. */
void layout_weights_init(struct layout_weights *weights, const struct history *history, const struct plan *plan);
void layout_weights_destroy(struct layout_weights *weights);
/* Of all places: 0 is a picture in which every reference leads to a neighbour. */
int64_t layout_weigh(struct layout_weights *weights);
/* The share of it that `moved` have: what their moving can change. */
int64_t layout_weigh_about(struct layout_weights *weights, const uint32_t *moved, size_t count);

/* A way of laying out that was tried, and what it is worth. */
struct layout_choice {
    enum detail detail;
    float unit, score;
    float *x, *y; /* by object */
};
enum { CHOICES_MOST = 3 };

/* layout_choose.c: tries the ways of laying out at each detail. Returns how many stand in `choices`, the best first; 0:
 * none is large enough to be read. layout_take makes one of them the layout's and the plan's; layout_forget frees them. */
size_t layout_choose(struct plan *plan, struct layout *layout, struct layout_choice *choices);
void layout_take(struct plan *plan, struct layout *layout, const struct layout_choice *choice);
void layout_forget(struct layout_choice *choices, size_t count);
/* layout_trouble.c: of the routes as they are, in units of the choices' score. */
float layout_trouble(const struct plan *plan, const struct history *history);

/* layout_cells.c: fills the cells; false: they are too few. Leaves the weights' places as found. */
bool layout_cells_fill(struct layout_cells *cells, struct layout_weights *weights);
/* The largest unit at which they fit into the area, for the present sizes and gaps. */
float layout_cells_unit(const struct layout *layout, const struct layout_cells *cells, struct rect area, float most);
void layout_cells_place(struct layout *layout, const struct layout_cells *cells);

/* layout_knots.c: components, forest and parts; they depend on the record alone. */
void layout_find_knots(struct layout *layout);
/* layout_cycle.c: sizes and inner places of a knot: one, a pair face to face, a ring. */
void layout_knot_size(struct layout *layout, struct layout_knot *knot);
void layout_knot_place(struct layout *layout, const struct layout_knot *knot, float x, float y);
/* layout_tree.c: sizes of all parts for the present `upright` and `wrap`; then places of all objects. */
void layout_measure_trees(struct layout *layout);
void layout_place_trees(struct layout *layout);
/* layout_slots.c: puts the parts into w × h; false when they don't fit. Parts that are never there together may share
 * a place. */
bool layout_pack(struct layout *layout, float w, float h);
/* The most objects that are there at once. */
size_t layout_most_alive(const struct history *history);
/* Home slots in a grid for a record too large for pictures: slot[i] for object i, each free again after death. */
void layout_grid_slots(const struct history *history, uint32_t *slots);
/* layout_names.c: frames and rows. */
void layout_names(struct plan *plan, const struct history *history);
/* routes.c: all routes, for the homes, frames and rows of the plan. */
void routes_make(struct plan *plan, const struct history *history);
/* Of a box to itself: three quarters of a circle of radius r round a corner, from the level side to the upright one. Right
 * 1: a right corner, -1: a left one; down 1: an upper corner, -1: a lower one. */
struct curve routes_loop(struct draw_point corner, float right, float down, float r);
/* routes_grid.c: one in a grid (plan->cell_w > 0) along the streets between its rows and columns; owner and target have
 * homes, or the owner a row. */
struct curve routes_grid_curve(const struct plan *plan, const struct history *history, const struct past_route *route);
#endif
