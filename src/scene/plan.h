/* Where everything in the heap's canvas has its place, for the whole record.
 * For: the heap panel and its motion. Not for: what is there at a moment (world), or pan and zoom (canvas).
 * A place depends on the record, the size of the canvas and the size of text: never on the moment. An object has one
 * home for life; two objects may have the same home only when one is dead before the other is born. Lengths are pixels
 * from the canvas's left top. Life: plan_make (anew when the canvas or the text changes size), plan_destroy. */
#ifndef SCENE_PLAN_H
#define SCENE_PLAN_H
#include "history.h"
#include "pen.h"

/* How much of an object is told, from its whole contents to its count alone: the most that can be read is chosen. */
enum detail {
    DETAIL_FULL,
    DETAIL_MEDIUM, /* fewer lines, and nothing stands alone on its row */
    DETAIL_BRIEF,  /* as medium, but nothing of what it holds */
    DETAIL_SMALL,  /* one row */
    DETAIL_TINY
};

/* One cubic curve (4 points), or up to four, each going on where the one before it ends (7, 10, 13). */
enum { CURVE_POINTS = 13 };
struct curve {
    struct draw_point points[CURVE_POINTS];
    int count; /* 0: none */
};

struct route {
    struct curve curve; /* from border to border */
    struct rect label;  /* w 0: there was no room where it would hit nothing */
};

struct plan {
    float width, height, em;          /* of the canvas; em 0: not made yet */
    bool is_small;                    /* no headings over names and heap */
    struct rect names, heap, caption; /* areas, apart from each other */
    enum detail detail;
    float unit;           /* pixels of the em inside objects */
    struct rect *homes;   /* by index of past_object; w 0: no room */
    size_t folded;        /* objects without a home */
    float cell_w, cell_h; /* of the grid in which the homes stand row by row, from `grid` on; 0: they stand freely */
    struct draw_point grid;
    float slide;          /* how far down an object moves while it is tentatively unreachable */
    float name_unit;      /* pixels of the em in the names' column */
    float name_close;     /* how near its rows stand to each other, of the usual: 0.8..1 */
    struct rect *frames;  /* by index of past_frame; w 0: not shown */
    struct rect *rows;    /* by index of past_name; w 0: not shown */
    struct route *routes; /* by index of past_route */
};

/* caption_height: pixels kept free at the foot. small: without room for headings. */
void plan_make(struct plan *plan, const struct history *history, float width, float height, float em,
               float caption_height, bool small);
void plan_destroy(struct plan *plan);

/* The size of label text at the arrows. */
float plan_label_size(const struct plan *plan);
/* The box of an object inside its home: without the foot on which its stubs hang. */
struct rect plan_box(const struct plan *plan, size_t object);
/* The globals have room for all their rows, and for nothing under them. */
bool plan_frame_lacks_foot(const struct plan *plan, const struct history *history, size_t frame);
/* A point of a curve, t 0..1. */
struct draw_point curve_at(const struct curve *curve, float t);
/* Its first part, up to t. */
struct curve curve_begin(const struct curve *curve, float t);
/* Its last part, from t on. */
struct curve curve_rest(const struct curve *curve, float t);
#endif
