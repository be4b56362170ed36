/* An object's box: how large it must be for all that it ever holds, and its drawing.
 * For: the layout (sizes) and the heap panel (drawing). Not for: where it stands. */
#ifndef SCENE_BOX_H
#define SCENE_BOX_H
#include "plan.h"

enum { BOX_MARKS = 2 };

/* Width and height in units (the em inside objects). */
void box_size(const struct past_object *past, enum detail detail, float *width, float *height);

/* What a box says at a moment; all texts are the caller's. */
struct box {
    struct rect at;
    enum shape shape;
    const char *title, *generation; /* generation: "young (0)" or what stands in its place */
    const char *marks[BOX_MARKS];   /* the weightiest first; NULL: none */
    const char *stub;               /* "line 9 ×1"; "" for none */
    const char *lines[PAST_LINES + 1];
    int line_count;
    const char *cells[PAST_CELLS + 1];
    int cell_count;
    int64_t refcount, gc_refs;
    bool unknown_count; /* a question is open: "?" */
    bool examined, garbage, untracked, selected;
    bool count_now, gc_refs_now, new_now; /* this is what the step is about: the accent */
    bool stub_now;
    float gc_refs_fade;    /* 0..1: the badge appears */
    float count_pop, gc_refs_pop; /* 0..1: the number swells, having changed */
    int generation_colour; /* 0..2, -1: none */
};

void box_draw(struct pen *pen, const struct box *box, enum detail detail, float unit);
/* The rectangle of the count, of the gc_refs badge: where a travelling badge arrives. */
struct rect box_count_place(struct rect at, enum detail detail, float unit);
struct rect box_gc_refs_place(struct rect at, enum detail detail, float unit);
#endif
