/* Knots: one object, two that face each other, or a ring. */
#include "layout_parts.h"

#include <math.h>

enum { RING_MOST = 14 }; /* larger cycles go round a rectangle of rows */

static struct layout_size largest(const struct layout *layout, const struct layout_knot *knot) {
    struct layout_size most = {0, 0};
    for (uint32_t i = 0; i < knot->members; i++) {
        struct layout_size size = layout->sizes[layout->members[knot->first_member + i]];
        most.w = fmaxf(most.w, size.w);
        most.h = fmaxf(most.h, size.h);
    }
    return most;
}

/* By way of double, so that C libraries agree on the float to its last bit, and pictures of two builds do. */
static float sine(float angle) {
    return (float)sin((double)angle);
}

static float cosine(float angle) {
    return (float)cos((double)angle);
}

/* The least radius, in boxes with their gaps, at which no two neighbours on the ring overlap. */
static float ring_radius(uint32_t members) {
    const float pi = 3.14159265F;
    for (float radius = 0.5F;; radius += 0.02F) {
        bool apart = true;
        for (uint32_t i = 0; i < members && apart; i++)
            for (uint32_t j = i + 1; j < members && apart; j++) {
                float a = 2 * pi * (float)i / (float)members, b = 2 * pi * (float)j / (float)members;
                apart = fabsf(sine(a) - sine(b)) * radius >= 1 || fabsf(cosine(a) - cosine(b)) * radius >= 1;
            }
        if (apart)
            return radius;
    }
}

/* Clockwise; the first at the left top, of three at the top. */
static float ring_angle(uint32_t members, uint32_t i) {
    const float pi = 3.14159265F;
    return 2 * pi * (float)i / (float)members - (members == 3 ? pi / 2 : pi * 3 / 4);
}

/* Half the ring's width and height, in boxes with their gaps, and where its middle lies. */
static void ring_extent(uint32_t members, float *left, float *right, float *top, float *bottom) {
    float radius = ring_radius(members);
    *left = *right = *top = *bottom = 0;
    for (uint32_t i = 0; i < members; i++) {
        float x = cosine(ring_angle(members, i)) * radius, y = sine(ring_angle(members, i)) * radius;
        *left = fminf(*left, x);
        *right = fmaxf(*right, x);
        *top = fminf(*top, y);
        *bottom = fmaxf(*bottom, y);
    }
}

static uint32_t rows_of(const struct layout_knot *knot) {
    return (uint32_t)ceilf(sqrtf((float)knot->members));
}

void layout_knot_size(struct layout *layout, struct layout_knot *knot) {
    struct layout_size most = largest(layout, knot);
    if (knot->members == 1) {
        knot->w = most.w;
        knot->h = most.h;
    } else if (knot->members == 2 && !layout->stacked) {
        knot->w = 2 * most.w + layout->gap_pair;
        knot->h = most.h + 2 * layout->arc;
    } else if (knot->members == 2) {
        knot->w = most.w + 2 * (layout->arc + layout->gap_x * 0.35F);
        knot->h = 2 * most.h + layout->gap_y * 1.4F;
    } else if (knot->members <= RING_MOST) {
        float left, right, top, bottom;
        ring_extent(knot->members, &left, &right, &top, &bottom);
        knot->w = (right - left) * (most.w + layout->gap_x) + most.w;
        knot->h = (bottom - top) * (most.h + layout->gap_y) + most.h;
    } else {
        uint32_t columns = rows_of(knot), rows = (knot->members + columns - 1) / columns;
        knot->w = (float)columns * (most.w + layout->gap_x);
        knot->h = (float)rows * (most.h + layout->gap_y);
    }
}

static void put(struct layout *layout, const struct layout_knot *knot, uint32_t member, float centre_x,
                float centre_y) {
    uint32_t object = layout->members[knot->first_member + member];
    layout->x[object] = centre_x - layout->sizes[object].w / 2;
    layout->y[object] = centre_y - layout->sizes[object].h / 2;
}

void layout_knot_place(struct layout *layout, const struct layout_knot *knot, float x, float y) {
    struct layout_size most = largest(layout, knot);
    float middle_x = x + knot->w / 2, middle_y = y + knot->h / 2;
    if (knot->members == 1) {
        put(layout, knot, 0, middle_x, middle_y);
    } else if (knot->members == 2 && !layout->stacked) {
        put(layout, knot, 0, x + most.w / 2, middle_y);
        put(layout, knot, 1, x + knot->w - most.w / 2, middle_y);
    } else if (knot->members == 2) {
        put(layout, knot, 0, middle_x, y + most.h / 2);
        put(layout, knot, 1, middle_x, y + knot->h - most.h / 2);
    } else if (knot->members <= RING_MOST) {
        float radius = ring_radius(knot->members), left, right, top, bottom;
        ring_extent(knot->members, &left, &right, &top, &bottom);
        for (uint32_t i = 0; i < knot->members; i++) {
            float angle = ring_angle(knot->members, i);
            put(layout, knot, i, x + most.w / 2 + (cosine(angle) * radius - left) * (most.w + layout->gap_x),
                y + most.h / 2 + (sine(angle) * radius - top) * (most.h + layout->gap_y));
        }
    } else {
        uint32_t columns = rows_of(knot);
        for (uint32_t i = 0; i < knot->members; i++) {
            uint32_t row = i / columns, column = row % 2 ? columns - 1 - i % columns : i % columns;
            put(layout, knot, i, x + ((float)column + 0.5F) * (most.w + layout->gap_x),
                y + ((float)row + 0.5F) * (most.h + layout->gap_y));
        }
    }
}
