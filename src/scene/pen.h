/* What every part of the picture draws with: a list, a theme, a way to measure words, a size.
 * For: words that fit their place (cut with "…", wrapped), boxes. Not for: what is said or where.
 * Words are placed by the middle of their row, so that sizes can be mixed in a row. All lengths are pixels.
 * Life: a value, made anew for each drawing. */
#ifndef SCENE_PEN_H
#define SCENE_PEN_H
#include "theme.h"

struct pen {
    struct drawlist *list;
    const struct text_metrics *metrics;
    const struct theme *theme;
    float em;   /* pixels of the body text */
    float fade; /* alpha of all that is drawn: 1 */
};

/* A row of wrapped words: bytes first .. first+count of the text. */
struct pen_row {
    size_t first, count;
};

float pen_width(const struct pen *pen, enum font_face face, float size, const char *text, size_t length);

/* Draws on one row and returns the width drawn. */
float pen_put(struct pen *pen, float x, float middle, enum font_face face, float size, colour ink, const char *text,
              size_t length);
float pen_words(struct pen *pen, float x, float middle, enum font_face face, float size, colour ink, const char *text);
/* The same at the place's right end, in its middle; and cut with "…" where it is wider than `room`. */
float pen_words_right(struct pen *pen, float right, float middle, enum font_face face, float size, colour ink,
                      const char *text);
float pen_words_centred(struct pen *pen, float centre, float middle, enum font_face face, float size, colour ink,
                        const char *text);
float pen_words_within(struct pen *pen, float x, float middle, float room, enum font_face face, float size, colour ink,
                       const char *text);
/* How many bytes of the text fit into `room`; leaves space for "…" when not all do. O(length of what fits). */
size_t pen_fitting(const struct pen *pen, enum font_face face, float size, float room, const char *text, size_t length);

/* Breaks a text into rows no wider than `room`: at spaces, between CJK characters, inside a word only where that is
 * wider than a row. Newlines break. Returns how many there are; at most `most` are written. */
size_t pen_wrap(const struct pen *pen, enum font_face face, float size, float room, const char *text, size_t length,
                struct pen_row *rows, size_t most);

/* Boxes. `stroke` alpha 0: no border. */
struct draw *pen_box(struct pen *pen, struct rect box, float radius, colour fill, colour stroke, float width);
struct draw *pen_line(struct pen *pen, float x0, float y0, float x1, float y1, colour stroke, float width);
struct draw *pen_curve(struct pen *pen, const struct draw_point *points, size_t count, colour stroke, float width,
                       float head);

bool rect_meets(struct rect a, struct rect b, float gap); /* nearer to each other than gap */
bool rect_holds(struct rect box, float x, float y);
struct rect rect_inset(struct rect box, float by);
#endif
