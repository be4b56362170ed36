/* Random drawlists for the tests of this folder: sane ones that resemble a scene, and wild ones with numbers that no
 * scene should ever make. */
#ifndef TESTS_OUTPUT_RANDOM_LIST_H
#define TESTS_OUTPUT_RANDOM_LIST_H
#include "drawlist.h"

#include <math.h>
#include <string.h>

static uint32_t random_next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static float random_number(uint32_t *seed, float low, float high) {
    return low + (high - low) * ((float)(random_next(seed) & 0xFFFF) / 65536.0f);
}

static float wild_number(uint32_t *seed, bool wild, float low, float high) {
    static const float odd[] = {NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 3e9f, -3e9f, 1e-30f, 0, -0.0f, 1e6f, -70000};
    if (wild && random_next(seed) % 3 == 0)
        return odd[random_next(seed) % (sizeof odd / sizeof *odd)];
    return random_number(seed, low, high);
}

static colour random_colour(uint32_t *seed) {
    colour value = random_next(seed) << 8;
    return value | (random_next(seed) % 3 == 0 ? random_next(seed) & 255 : 255);
}

static void random_ink(struct draw *draw, uint32_t *seed, bool wild) {
    if (random_next(seed) & 1) {
        draw->stroke = random_colour(seed);
        draw->width = wild_number(seed, wild, 0.5f, 6);
    }
    if (random_next(seed) % 3 == 0) {
        draw->dash = wild_number(seed, wild, 2, 9);
        draw->gap = wild_number(seed, wild, 2, 9);
    }
    if (random_next(seed) % 3 == 0) {
        draw->hatch = random_colour(seed);
        draw->hatch_step = wild_number(seed, wild, 3, 12);
    }
}

static void random_command(struct drawlist *list, uint32_t *seed, bool wild) {
    static const char *const texts[] = {
        "refcount", "gc_refs (copy)",  "1 \xE2\x86\x92 0", "\xE5\xBC\x95\xE7\x94\xA8", "bad \xFF\xC0 bytes\t\x01",
        "",         "\xF0\x9F\x98\x80"};
#define N(low, high) wild_number(seed, wild, (float)(low), (float)(high))
    float w = list->width, h = list->height;
    switch (random_next(seed) % 6) {
    case 0:
        random_ink(draw_rect(list, N(-20, w), N(-20, h), N(0, 120), N(0, 90), N(0, 20), random_colour(seed)), seed,
                   wild);
        break;
    case 1:
        random_ink(draw_circle(list, N(-20, w), N(-20, h), N(0, 40), random_colour(seed)), seed, wild);
        break;
    case 2:
    case 3: {
        struct draw_point points[12];
        size_t count = random_next(seed) % 12;
        float x = N(0, w), y = N(0, h);
        for (size_t i = 0; i < count; i++)
            points[i] = (struct draw_point){x + N(-60, 60), y + N(-60, 60)};
        struct draw *path = draw_path(list, points, count, random_next(seed) & 1, random_colour(seed), N(0.5, 5));
        float width = path->width;
        colour stroke = path->stroke;
        random_ink(path, seed, wild);
        path->stroke = stroke;
        path->width = width;
        path->closed = random_next(seed) % 4 == 0;
        path->fill = random_colour(seed);
        path->arrow = random_next(seed) & 1 ? N(4, 16) : 0;
        break;
    }
    case 4: {
        const char *text = texts[random_next(seed) % (sizeof texts / sizeof *texts)];
        draw_text(list, N(-20, w), N(0, h), (enum font_face)(random_next(seed) % FONT_FACES), N(6, 40),
                  random_colour(seed), text, strlen(text));
        break;
    }
    default:
        if (random_next(seed) & 1)
            draw_unclip(list);
        else
            draw_clip(list, N(-10, w / 2), N(-10, h / 2), N(0, w), N(0, h));
    }
#undef N
}
#endif
