/* Arrow heads of outline.h. */
#include "memory.h"
#include "outline.h"
#include <math.h>

/* In lengths of the head: half its breadth, how far the notch lies from the tip, and where the line stops, a little
 * inside the notch so that no gap can show. */
#define HEAD_HALF 0.44f
#define HEAD_NOTCH 0.84f
#define LINE_STOP 0.78f

/* Squared: it is only compared. */
static float distance(struct draw_point a, struct draw_point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

static struct draw_point between(struct draw_point a, struct draw_point b, float t) {
    return (struct draw_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* Keeps the part of a segment (2 or 4 control points) before t. */
static void keep_before(struct draw_point *p, bool curved, float t) {
    if (!curved) {
        p[1] = between(p[0], p[1], t);
        return;
    }
    struct draw_point a = between(p[0], p[1], t), b = between(p[1], p[2], t), c = between(p[2], p[3], t);
    struct draw_point d = between(a, b, t), e = between(b, c, t);
    p[1] = a;
    p[2] = d;
    p[3] = between(d, e, t);
}

static struct draw_point point_at(const struct draw_point *p, bool curved, float t) {
    if (!curved)
        return between(p[0], p[1], t);
    float s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return (struct draw_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                               a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

size_t arrow_cut(struct draw_point *points, size_t count, bool curved, float length, struct arrow_head *head) {
    size_t step = curved ? 3 : 1;
    for (size_t i = 0; i < count; i++)
        points[i] = (struct draw_point){outline_clean(points[i].x), outline_clean(points[i].y)};
    if (curved && count)
        count -= (count - 1) % 3;
    length = fminf(fmaxf(outline_clean(length), 0), 4096);
    struct draw_point tip = count ? points[count - 1] : (struct draw_point){0, 0}, start = count ? points[0] : tip;
    float stop = length * LINE_STOP * (length * LINE_STOP);
    while (count > step && distance(points[count - 1 - step], tip) <= stop)
        count -= step;
    struct draw_point base = start;
    if (count > step) {
        struct draw_point *segment = points + count - 1 - step;
        float outside = 0, inside = 1;
        for (int i = 0; i < 20; i++) {
            float middle = (outside + inside) / 2;
            if (distance(point_at(segment, curved, middle), tip) > stop)
                outside = middle;
            else
                inside = middle;
        }
        keep_before(segment, curved, outside);
        base = points[count - 1];
    } else {
        count = 0;
    }
    float away = sqrtf(distance(base, tip));
    struct draw_point along =
        away > 0 ? (struct draw_point){(tip.x - base.x) / away, (tip.y - base.y) / away} : (struct draw_point){1, 0};
    struct draw_point left = {along.y, -along.x};
#define AT(back, side)                                                                                                 \
    ((struct draw_point){tip.x - along.x * (back)*length + left.x * (side)*length,                                     \
                         tip.y - along.y * (back)*length + left.y * (side)*length})
    head->points[0] = AT(0.0f, 0.0f);
    head->points[1] = AT(1.0f, -HEAD_HALF);
    head->points[2] = AT(HEAD_NOTCH, 0.0f);
    head->points[3] = AT(1.0f, HEAD_HALF);
#undef AT
    return count;
}

void outline_arrow(struct outline *outline, const struct arrow_head *head) {
    memory_reserve(&outline->points, &outline->capacity, outline->count + 4, sizeof *outline->points);
    for (int i = 0; i < 4; i++)
        outline->points[outline->count++] = head->points[i];
    memory_reserve(&outline->ends, &outline->contour_capacity, outline->contours + 1, sizeof *outline->ends);
    outline->ends[outline->contours++] = outline->count;
}
