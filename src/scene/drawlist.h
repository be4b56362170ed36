/* A drawing as data: what the scene makes and an output drains.
 * For: panels, objects, references, words. Not for: pixels, fonts, SDL; nothing is decided after a drawlist is made.
 * Units are pixels of the surface (floats, origin top left, y down). Colours are 0xRRGGBBAA. Later commands cover
 * earlier ones. The commands, their points and their texts live in the drawlist until draw_clear().
 * Life: draw_init, (draw_clear, draw_... )*, draw_destroy. */
#ifndef SCENE_DRAWLIST_H
#define SCENE_DRAWLIST_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t colour;

enum font_face { FONT_SANS, FONT_SANS_BOLD, FONT_MONO, FONT_MONO_BOLD, FONT_FACES };

/* Text is measured through this, so that layout and its tests need no font. */
struct text_metrics {
    void *context;
    /* The width in pixels of `length` bytes of UTF-8 at `size` pixels (em height). */
    float (*width)(void *context, enum font_face face, float size, const char *text, size_t length);
    /* Height above and below the base line for `size`, both positive, and the line's height. */
    void (*line)(void *context, enum font_face face, float size, float *ascent, float *descent, float *height);
};
/* Fake metrics for goldens: every code point is 0.5 em wide (0.6 in a mono face, 1 em from U+2E80 up), ascent 0.8,
 * descent 0.2, line 1.25. */
extern const struct text_metrics text_metrics_fake;

enum draw_kind {
    DRAW_RECT,    /* x y w h, radius; filled with `fill`, stroked with `stroke` of `width`, dashed, hatched */
    DRAW_CIRCLE,  /* x y: centre; w: radius */
    DRAW_PATH,    /* points: a polyline, or cubic Béziers (1 + 3n points) when `curved`; closed paths may be filled */
    DRAW_TEXT,    /* x, y: left end of the base line; text, face, size, fill */
    DRAW_CLIP,    /* x y w h: from here on nothing is drawn outside; w < 0 lifts it */
    DRAW_KIND_COUNT
};

struct draw_point {
    float x, y;
};

/* A box: left top, width, height. */
struct rect {
    float x, y, w, h;
};

struct draw {
    enum draw_kind kind;
    float x, y, w, h;
    float radius;
    colour fill, stroke;   /* alpha 0: none */
    float width;           /* of the stroke */
    float dash, gap;       /* 0: solid */
    colour hatch;          /* alpha 0: none; 45° lines inside a RECT, `hatch_step` apart, 1/4 of that wide */
    float hatch_step;
    bool curved, closed;
    float arrow;           /* PATH: length of the head at the end, 0 none; drawn in `stroke`, the line stops at its base */
    uint32_t first, count; /* PATH: points[first .. first+count) ; TEXT: bytes texts[first .. first+count) */
    enum font_face face;
    float size;
    uint32_t id;           /* what it stands for, for hit tests and the HTML player: 0 nothing, else scene's own number */
};

struct drawlist {
    struct draw *items;
    size_t count, capacity;
    struct draw_point *points;
    size_t point_count, point_capacity;
    char *texts;
    size_t text_count, text_capacity;
    float width, height;   /* of the surface */
    colour background;
};

void draw_init(struct drawlist *list);
void draw_destroy(struct drawlist *list);
void draw_clear(struct drawlist *list, float width, float height, colour background);

/* Each appends one command and returns it for the fields not given; the pointer is good until the next append. */
struct draw *draw_rect(struct drawlist *list, float x, float y, float w, float h, float radius, colour fill);
struct draw *draw_circle(struct drawlist *list, float x, float y, float radius, colour fill);
struct draw *draw_path(struct drawlist *list, const struct draw_point *points, size_t count, bool curved, colour stroke, float width);
struct draw *draw_text(struct drawlist *list, float x, float y, enum font_face face, float size, colour fill, const char *text, size_t length);
void draw_clip(struct drawlist *list, float x, float y, float w, float h);
void draw_unclip(struct drawlist *list);

/* Equal command by command: then the pixels are equal too. O(count). */
bool draw_equal(const struct drawlist *a, const struct drawlist *b);

/* Writes the list as text, a command a line, for goldens. */
struct text;
void draw_dump(const struct drawlist *list, struct text *out);

/* Appends a number as the dump and the SVG write it: at most two decimals, a point in every locale, "0" for NaN,
 * held within +-1e9. */
void draw_number(struct text *out, double value);
#endif
