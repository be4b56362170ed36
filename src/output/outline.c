#include "outline.h"
#include "memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define QUARTER 1.57079632679489662
#define FLATNESS 0.125f /* pixels a chord may lie off its curve: less than an eye can tell */
#define ROUNDNESS 0.1f  /* the same for corners and circles, which are looked at more closely */
enum { CURVE_MOST = 128, QUARTER_MOST = 48 };

void outline_init(struct outline *outline) {
    memset(outline, 0, sizeof *outline);
}

void outline_destroy(struct outline *outline) {
    free(outline->points);
    free(outline->ends);
    outline_init(outline);
}

void outline_clear(struct outline *outline) {
    outline->count = outline->contours = 0;
}

void polyline_destroy(struct polyline *line) {
    free(line->points);
    memset(line, 0, sizeof *line);
}

static void end_contour(struct outline *outline) {
    memory_reserve(&outline->ends, &outline->contour_capacity, outline->contours + 1, sizeof *outline->ends);
    outline->ends[outline->contours++] = outline->count;
}

static struct draw_point *room(struct outline *outline, size_t count) {
    memory_reserve(&outline->points, &outline->capacity, outline->count + count, sizeof *outline->points);
    struct draw_point *at = outline->points + outline->count;
    outline->count += count;
    return at;
}

static void add_point(struct polyline *line, float x, float y) {
    memory_reserve(&line->points, &line->capacity, line->count + 1, sizeof *line->points);
    line->points[line->count++] = (struct draw_point){x, y};
}

static int quarter_steps(float radius) {
    int steps = (int)ceilf(0.7854f * sqrtf(radius / (2 * ROUNDNESS)));
    return steps < 2 ? 2 : steps > QUARTER_MOST ? QUARTER_MOST : steps;
}

/* Sines of the first quarter, arc[i] = sin(i * quarter / steps); the cosines are the same read backwards. */
static void quarter_arc(double arc[QUARTER_MOST + 1], int steps) {
    double s = sin(QUARTER / steps), c = cos(QUARTER / steps);
    double x = 1, y = 0;
    for (int i = 0; i <= steps; i++) {
        arc[i] = y;
        double turned = x * c - y * s;
        y = x * s + y * c;
        x = turned;
    }
}

/* A box held within the limits, its radius within its sides. */
struct box {
    float left, top, right, bottom, radius;
};

static struct box clean_box(float x, float y, float w, float h, float radius) {
    struct box box = {outline_clean(x), outline_clean(y), 0, 0, outline_clean(radius)};
    box.right = outline_clean(box.left + fmaxf(outline_clean(w), 0));
    box.bottom = outline_clean(box.top + fmaxf(outline_clean(h), 0));
    float most = fminf(box.right - box.left, box.bottom - box.top) / 2;
    box.radius = fmaxf(fminf(box.radius, most), 0);
    return box;
}

/* Writes 4 points, or 4 * (steps + 1), clockwise from the left end of the top edge. */
static size_t box_points(struct draw_point *out, const struct box *box) {
    float r = box->radius;
    if (r < 0.05f) {
        out[0] = (struct draw_point){box->left, box->top};
        out[1] = (struct draw_point){box->right, box->top};
        out[2] = (struct draw_point){box->right, box->bottom};
        out[3] = (struct draw_point){box->left, box->bottom};
        return 4;
    }
    int steps = quarter_steps(r);
    double arc[QUARTER_MOST + 1];
    quarter_arc(arc, steps);
    size_t each = (size_t)steps + 1, last = 4 * each - 1;
    float left = box->left + r, right = box->right - r, top = box->top + r, bottom = box->bottom - r;
    for (size_t n = 0; n < each; n++) {
        float along = r * (float)arc[n], across = r * (float)arc[each - 1 - n];
        struct draw_point *at = out + 1 + n;
        at[0] = (struct draw_point){right + along, top - across};
        at[each] = (struct draw_point){right + across, bottom + along};
        at[2 * each] = (struct draw_point){left - along, bottom + across};
        out[3 * each + n == last ? 0 : 3 * each + n + 1] = (struct draw_point){left - across, top - along};
    }
    return 4 * each;
}

enum { BOX_MOST = 4 * (QUARTER_MOST + 1) };

static void reverse(struct draw_point *points, size_t count) {
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        struct draw_point swapped = points[--j];
        points[j] = points[i];
        points[i] = swapped;
    }
}

static void add_box(struct outline *outline, const struct box *box, bool hole) {
    struct draw_point *points = room(outline, BOX_MOST);
    size_t count = box_points(points, box);
    if (hole)
        reverse(points, count);
    outline->count -= BOX_MOST - count;
    end_contour(outline);
}

void outline_box(struct outline *outline, float x, float y, float w, float h, float radius) {
    struct box box = clean_box(x, y, w, h, radius);
    add_box(outline, &box, false);
}

void outline_box_band(struct outline *outline, float x, float y, float w, float h, float radius, float half) {
    struct box box = clean_box(x, y, w, h, radius);
    half = outline_clean(half);
    struct box outer = {outline_clean(box.left - half), outline_clean(box.top - half), outline_clean(box.right + half),
                        outline_clean(box.bottom + half), box.radius > 0 ? box.radius + half : 0};
    add_box(outline, &outer, false);
    struct box inner = {box.left + half, box.top + half, box.right - half, box.bottom - half,
                        fmaxf(box.radius - half, 0)};
    if (inner.right > inner.left && inner.bottom > inner.top)
        add_box(outline, &inner, true);
}

static size_t circle_points(struct draw_point *out, float x, float y, float radius) {
    int steps = quarter_steps(radius);
    double arc[QUARTER_MOST + 1];
    quarter_arc(arc, steps);
    double turn = QUARTER / steps;
    float r = radius * (float)sqrt(turn / sin(turn)); /* the polygon then covers what the circle covers */
    for (int i = 0; i < steps; i++) {
        float s = r * (float)arc[i], c = r * (float)arc[steps - i];
        out[i] = (struct draw_point){x + c, y + s};
        out[steps + i] = (struct draw_point){x - s, y + c};
        out[2 * steps + i] = (struct draw_point){x - c, y - s};
        out[3 * steps + i] = (struct draw_point){x + s, y - c};
    }
    return 4 * (size_t)steps;
}

static void add_circle(struct outline *outline, float x, float y, float radius, bool hole) {
    struct draw_point *points = room(outline, BOX_MOST);
    size_t count = circle_points(points, x, y, radius);
    if (hole)
        reverse(points, count);
    outline->count -= BOX_MOST - count;
    end_contour(outline);
}

void outline_circle(struct outline *outline, float x, float y, float radius) {
    radius = outline_clean(radius);
    if (radius > 0)
        add_circle(outline, outline_clean(x), outline_clean(y), radius, false);
}

void outline_circle_band(struct outline *outline, float x, float y, float radius, float half) {
    radius = fmaxf(outline_clean(radius), 0);
    half = outline_clean(half);
    outline_circle(outline, x, y, radius + half);
    if (radius > half)
        add_circle(outline, outline_clean(x), outline_clean(y), radius - half, true);
}

void outline_polygon(struct outline *outline, const struct polyline *line) {
    if (line->count < 3)
        return;
    memcpy(room(outline, line->count), line->points, line->count * sizeof *line->points);
    end_contour(outline);
}

void polyline_box(struct polyline *line, float x, float y, float w, float h, float radius) {
    struct box box = clean_box(x, y, w, h, radius);
    memory_reserve(&line->points, &line->capacity, BOX_MOST, sizeof *line->points);
    line->count = box_points(line->points, &box);
    line->closed = true;
}

void polyline_circle(struct polyline *line, float x, float y, float radius) {
    memory_reserve(&line->points, &line->capacity, BOX_MOST, sizeof *line->points);
    line->count = circle_points(line->points, outline_clean(x), outline_clean(y), fmaxf(outline_clean(radius), 0));
    line->closed = true;
}

/* Wang's bound: so many equal steps keep every chord within FLATNESS of a cubic. */
static int curve_steps(const struct draw_point p[4]) {
    float ax = p[0].x - 2 * p[1].x + p[2].x, ay = p[0].y - 2 * p[1].y + p[2].y;
    float bx = p[1].x - 2 * p[2].x + p[3].x, by = p[1].y - 2 * p[2].y + p[3].y;
    float bend = sqrtf(fmaxf(ax * ax + ay * ay, bx * bx + by * by));
    int steps = (int)ceilf(sqrtf(0.75f * bend / FLATNESS));
    return steps < 1 ? 1 : steps > CURVE_MOST ? CURVE_MOST : steps;
}

static void add_curve(struct polyline *line, const struct draw_point p[4]) {
    int steps = curve_steps(p);
    memory_reserve(&line->points, &line->capacity, line->count + (size_t)steps, sizeof *line->points);
    for (int i = 1; i < steps; i++) {
        float t = (float)i / (float)steps, s = 1 - t;
        float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        add_point(line, a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                  a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y);
    }
    add_point(line, p[3].x, p[3].y);
}

void polyline_path(struct polyline *line, const struct draw_point *points, size_t count, bool curved, bool closed) {
    line->count = 0;
    line->closed = closed;
    if (count == 0)
        return;
    add_point(line, outline_clean(points[0].x), outline_clean(points[0].y));
    for (size_t i = 1; !curved && i < count; i++)
        add_point(line, outline_clean(points[i].x), outline_clean(points[i].y));
    for (size_t i = 1; curved && i + 3 <= count; i += 3) {
        struct draw_point p[4];
        for (size_t k = 0; k < 4; k++)
            p[k] = (struct draw_point){outline_clean(points[i - 1 + k].x), outline_clean(points[i - 1 + k].y)};
        add_curve(line, p);
    }
}
