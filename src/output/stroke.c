/* Strokes of outline.h: a line's ink as contours, one side forward and the other back. */
#include "memory.h"
#include "outline.h"
#include <math.h>
#include <stdlib.h>

/* A point of the line with the direction and length of the stretch that leaves it. */
struct stretch {
    struct draw_point at, direction;
    float length;
};

struct pen {
    struct outline *outline;
    float half;
};

static void ink(const struct pen *pen, float x, float y) {
    struct outline *outline = pen->outline;
    memory_reserve(&outline->points, &outline->capacity, outline->count + 1, sizeof *outline->points);
    outline->points[outline->count++] = (struct draw_point){x, y};
}

static void end_contour(const struct pen *pen) {
    struct outline *outline = pen->outline;
    memory_reserve(&outline->ends, &outline->contour_capacity, outline->contours + 1, sizeof *outline->ends);
    outline->ends[outline->contours++] = outline->count;
}

/* The point beside `at`, half a width to the left of a pen that moves in `direction`. */
static void beside(const struct pen *pen, struct draw_point at, struct draw_point direction) {
    ink(pen, at.x + direction.y * pen->half, at.y - direction.x * pen->half);
}

static void round_corner(const struct pen *pen, struct draw_point at, struct draw_point in, struct draw_point out) {
    double turn = atan2((double)in.x * out.y - (double)in.y * out.x, (double)in.x * out.x + (double)in.y * out.y);
    int steps = 1 + (int)(fabs(turn) * sqrt(pen->half) * 1.5);
    steps = steps > 32 ? 32 : steps;
    double s = sin(turn / steps), c = cos(turn / steps);
    double x = in.x, y = in.y;
    for (int i = 0; i <= steps; i++) {
        beside(pen, at, (struct draw_point){(float)x, (float)y});
        double turned = x * c - y * s;
        y = x * s + y * c;
        x = turned;
    }
}

/* The left side's points at a corner, coming along `in` for in_length and leaving along `out` for out_length. */
static void corner(const struct pen *pen, struct draw_point at, struct draw_point in, float in_length,
                   struct draw_point out, float out_length) {
    float along = in.x * out.x + in.y * out.y;
    bool outer = in.x * out.y - in.y * out.x > 0;
    bool sharp = along < -0.05f; /* past a right angle */
    if (!outer && !sharp) {
        /* The mitre's shift must not pass the ends of either stretch, or the side would double back. */
        float room = in_length < out_length ? in_length : out_length;
        sharp = pen->half * pen->half * (1 - along) > room * room * (1 + along);
    }
    if (!sharp) {
        float k = 1 / (1 + along);
        beside(pen, at, (struct draw_point){(in.x + out.x) * k, (in.y + out.y) * k});
    } else if (outer) {
        round_corner(pen, at, in, out);
    } else {
        beside(pen, at, in);
        ink(pen, at.x, at.y); /* through the middle, so that no part winds the other way */
        beside(pen, at, out);
    }
}

/* Both sides of stretches[0..count), whose last one only gives the end's place. */
static void stroke_open(const struct pen *pen, const struct stretch *s, size_t count) {
    beside(pen, s[0].at, s[0].direction);
    for (size_t i = 1; i + 1 < count; i++)
        corner(pen, s[i].at, s[i - 1].direction, s[i - 1].length, s[i].direction, s[i].length);
    beside(pen, s[count - 1].at, s[count - 2].direction);
#define BACK(d) ((struct draw_point){-(d).x, -(d).y})
    beside(pen, s[count - 1].at, BACK(s[count - 2].direction));
    for (size_t i = count - 2; i > 0; i--)
        corner(pen, s[i].at, BACK(s[i].direction), s[i].length, BACK(s[i - 1].direction), s[i - 1].length);
    beside(pen, s[0].at, BACK(s[0].direction));
    end_contour(pen);
}

static void stroke_closed(const struct pen *pen, const struct stretch *s, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct stretch *before = &s[i ? i - 1 : count - 1];
        corner(pen, s[i].at, before->direction, before->length, s[i].direction, s[i].length);
    }
    end_contour(pen);
    for (size_t i = count; i-- > 0;) {
        const struct stretch *before = &s[i ? i - 1 : count - 1];
        corner(pen, s[i].at, BACK(s[i].direction), s[i].length, BACK(before->direction), before->length);
    }
    end_contour(pen);
}

/* Drops points that lie on their neighbours and measures the rest; returns how many are left. */
static size_t measure(struct stretch *out, const struct draw_point *points, size_t count, bool closed) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (n) {
            float dx = points[i].x - out[n - 1].at.x, dy = points[i].y - out[n - 1].at.y;
            float length = sqrtf(dx * dx + dy * dy);
            if (length < 1.0f / 512)
                continue;
            out[n - 1].length = length;
            out[n - 1].direction = (struct draw_point){dx / length, dy / length};
        }
        out[n++].at = points[i];
    }
    if (!closed || n < 2)
        return n;
    float dx = out[0].at.x - out[n - 1].at.x, dy = out[0].at.y - out[n - 1].at.y;
    float length = sqrtf(dx * dx + dy * dy);
    if (length < 1.0f / 512)
        return n - 1; /* it came back to its start by itself */
    out[n - 1].length = length;
    out[n - 1].direction = (struct draw_point){dx / length, dy / length};
    return n;
}

enum { STRETCHES_KEPT = 256 };

void outline_stroke(struct outline *outline, const struct polyline *line, float width) {
    struct pen pen = {outline, fminf(outline_clean(width), 4096) / 2};
    if (!(pen.half > 0) || line->count < 2)
        return;
    struct stretch kept[STRETCHES_KEPT];
    struct stretch *s = line->count <= STRETCHES_KEPT ? kept : memory_alloc(line->count * sizeof *s);
    size_t count = measure(s, line->points, line->count, line->closed);
    if (line->closed && count > 2)
        stroke_closed(&pen, s, count);
    else if (count >= 2)
        stroke_open(&pen, s, count);
    if (s != kept)
        free(s);
}

static float line_length(const struct polyline *line, size_t stretches) {
    float length = 0;
    for (size_t i = 0; i < stretches; i++) {
        const struct draw_point *a = &line->points[i], *b = &line->points[(i + 1) % line->count];
        length += hypotf(b->x - a->x, b->y - a->y);
    }
    return length;
}

static void piece_point(struct polyline *piece, struct draw_point at) {
    memory_reserve(&piece->points, &piece->capacity, piece->count + 1, sizeof at);
    piece->points[piece->count++] = at;
}

void outline_dashes(struct outline *outline, const struct polyline *line, float width, float dash, float gap) {
    dash = outline_clean(dash);
    gap = outline_clean(gap);
    size_t stretches = line->count < 2 ? 0 : line->closed ? line->count : line->count - 1;
    float length = line_length(line, stretches);
    if (!(dash > 0) || !(gap > 0) || length / (dash + gap) > OUTLINE_DASHES) {
        outline_stroke(outline, line, width);
        return;
    }
    if (line->closed) {
        float whole = fmaxf(roundf(length / (dash + gap)), 1);
        float stretch = length / (whole * (dash + gap));
        dash *= stretch;
        gap *= stretch;
    }
    struct polyline piece = {0};
    bool drawing = true;
    float left = dash; /* until the pen is lifted or set down */
    for (size_t i = 0; i < stretches; i++) {
        struct draw_point a = line->points[i], b = line->points[(i + 1) % line->count];
        float whole = hypotf(b.x - a.x, b.y - a.y), done = 0;
        if (!(whole > 0))
            continue;
        if (drawing && piece.count == 0)
            piece_point(&piece, a);
        while (whole - done > left) {
            done += left;
            struct draw_point at = {a.x + (b.x - a.x) * (done / whole), a.y + (b.y - a.y) * (done / whole)};
            if (drawing) {
                piece_point(&piece, at);
                outline_stroke(outline, &piece, width);
                piece.count = 0;
            } else {
                piece_point(&piece, at);
            }
            drawing = !drawing;
            left = drawing ? dash : gap;
        }
        left -= whole - done;
        if (drawing)
            piece_point(&piece, b);
    }
    if (drawing)
        outline_stroke(outline, &piece, width);
    polyline_destroy(&piece);
}
