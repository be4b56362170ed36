/* Shapes as closed polygons, ready to be filled by the nonzero rule.
 * For: turning rounded rects, circles, Béziers, strokes, dashes and arrow heads into contours; shared by the raster and
 * the SVG where both must agree (arrow heads, dashes). Not for: pixels, colours.
 * Any float may be passed: NaN counts as 0 and coordinates are held within OUTLINE_LIMIT, so that time and memory
 * stay bounded. All contours that one call adds wind the same way on the screen, so that they unite when filled.
 * Life: outline_init, (outline_clear, outline_... )*, outline_destroy. */
#ifndef OUTPUT_OUTLINE_H
#define OUTPUT_OUTLINE_H
#include "drawlist.h"

#define OUTLINE_LIMIT 1048576.0f /* pixels from the origin; a coordinate past it is moved to it */

struct outline {
    struct draw_point *points;
    size_t count, capacity;
    size_t *ends; /* contour i is points[ends[i-1] .. ends[i]); it closes by itself */
    size_t contours, contour_capacity;
};

/* A line through points, to be stroked. */
struct polyline {
    struct draw_point *points;
    size_t count, capacity;
    bool closed;
};

void outline_init(struct outline *outline);
void outline_destroy(struct outline *outline);
void outline_clear(struct outline *outline);
void polyline_destroy(struct polyline *line);

/* The value itself, or 0 for NaN, or the limit it passed. */
static inline float outline_clean(float value) {
    if (value >= -OUTLINE_LIMIT && value <= OUTLINE_LIMIT)
        return value;
    return value > 0 ? OUTLINE_LIMIT : value < 0 ? -OUTLINE_LIMIT : 0;
}

void outline_box(struct outline *outline, float x, float y, float w, float h, float radius);
void outline_circle(struct outline *outline, float x, float y, float radius);
/* The band between the edges `half` inside and outside of the box, or of the circle. */
void outline_box_band(struct outline *outline, float x, float y, float w, float h, float radius, float half);
void outline_circle_band(struct outline *outline, float x, float y, float radius, float half);
/* The polyline as a filled contour. */
void outline_polygon(struct outline *outline, const struct polyline *line);

/* A line's ink, `width` wide: mitred corners up to a right angle, round ones past it, butt ends. */
void outline_stroke(struct outline *outline, const struct polyline *line, float width);
/* The same, in dashes. On a closed line the dashes are stretched a little so that a whole number of them fits. Where
 * there would be more than OUTLINE_DASHES the line is drawn solid. */
void outline_dashes(struct outline *outline, const struct polyline *line, float width, float dash, float gap);
enum { OUTLINE_DASHES = 8192 };

/* Replaces *line by the points of a path, Béziers divided finely enough (an eighth of a pixel, at most 128 a curve).
 * Points left over after the last whole Bézier are ignored. */
void polyline_path(struct polyline *line, const struct draw_point *points, size_t count, bool curved, bool closed);
/* The same for the edge of a box and of a circle, clockwise from the left end of the top edge (from the right). */
void polyline_box(struct polyline *line, float x, float y, float w, float h, float radius);
void polyline_circle(struct polyline *line, float x, float y, float radius);

/* An arrow's head: tip, two barbs and the notch between them, which the line reaches. */
struct arrow_head {
    struct draw_point points[4];
};
/* Cuts a path (control points, as in struct draw) so that it stops in the notch of a head of `length` pixels at its
 * end, and gives the head. `points` is changed in place; returns the count left, which is below 2 when the head covers
 * the whole path. The head points along the last stretch of the path, from where the line stops to the tip, so the line
 * always meets it in its middle. */
size_t arrow_cut(struct draw_point *points, size_t count, bool curved, float length, struct arrow_head *head);
void outline_arrow(struct outline *outline, const struct arrow_head *head);
#endif
