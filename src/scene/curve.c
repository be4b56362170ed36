/* Curves of cubic pieces, one to four: a point, a part. */
#include "plan.h"

#include <math.h>
#include <string.h>

static struct draw_point between(struct draw_point a, struct draw_point b, float t) {
    return (struct draw_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* The piece in which t lies; t becomes its own. */
static const struct draw_point *piece_at(const struct curve *curve, float *t) {
    int pieces = curve->count > 4 ? (curve->count - 1) / 3 : 1;
    float along = *t * (float)pieces;
    int piece = (int)ceilf(along) - 1; /* where two meet, the earlier one's end */
    piece = piece < 0 ? 0 : piece < pieces ? piece : pieces - 1;
    *t = along - (float)piece;
    return curve->points + 3 * piece;
}

struct draw_point curve_at(const struct curve *curve, float t) {
    const struct draw_point *p = piece_at(curve, &t);
    float s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return (struct draw_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                               a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

struct curve curve_rest(const struct curve *curve, float t) {
    struct curve part = {.count = curve->count};
    for (int i = 0; i < curve->count; i++)
        part.points[i] = curve->points[curve->count - 1 - i];
    part = curve_begin(&part, 1 - t);
    struct curve turned = {.count = part.count};
    for (int i = 0; i < part.count; i++)
        turned.points[i] = part.points[part.count - 1 - i];
    return turned;
}

struct curve curve_begin(const struct curve *curve, float t) {
    const struct draw_point *p = piece_at(curve, &t);
    struct draw_point ab = between(p[0], p[1], t), bc = between(p[1], p[2], t), cd = between(p[2], p[3], t);
    struct draw_point abc = between(ab, bc, t), bcd = between(bc, cd, t);
    struct draw_point last[4] = {p[0], ab, abc, between(abc, bcd, t)};
    struct curve part = *curve;
    part.count = (int)(p - curve->points) + 4;
    memcpy(part.points + (p - curve->points), last, sizeof last);
    return part;
}
