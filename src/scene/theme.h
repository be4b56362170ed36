/* Colours by what they say.
 * For: everything that is drawn. Not for: choosing a theme (app) or lengths (those are in ems, where they are used).
 * The palette of states is Okabe and Ito's, darkened on light ground until a line has a contrast of 3:1 and
 * words 4.5:1; theme_contrast and the pairs below let a test hold it to that. `accent` means "now" and nothing else.
 * Life: constants. */
#ifndef SCENE_THEME_H
#define SCENE_THEME_H
#include "scene.h"

struct theme {
    colour ground;                  /* behind the panels */
    colour panel, edge;             /* a panel and its border */
    colour inset;                   /* a quiet box inside a panel: names, the rule, gauges */
    colour ink, soft;               /* words; lesser words */
    colour line;                    /* references, outlines, axes */
    colour accent, on_accent;       /* what is happening now; words on it */
    colour accent_soft;             /* a wash of it, under ink */
    colour now_row;                 /* the current line's row, under ink and code */
    colour strong, on_strong;       /* the button that matters */
    colour generation[3];           /* young, middle, old */
    colour examined;                /* border of what the collector looks at now: dashed */
    colour untracked;               /* border of what the collector doesn't know */
    colour dead_fill, hatch;        /* garbage that nobody has freed */
    colour warning, on_warning;     /* the banner */
    colour focus;                   /* the ring round what the keyboard would press */
    colour keyword, string, number; /* of code */
    colour shade;                   /* over everything, under help */
};

const struct theme *theme_named(enum theme_name name);

/* WCAG's contrast of two opaque colours, 1 to 21. */
float theme_contrast(colour a, colour b);

/* Every pair that stands together: the test's list. */
struct theme_pair {
    const char *what;
    colour front, back;
    bool is_text; /* 4.5:1, else 3:1 */
};
size_t theme_pairs(const struct theme *theme, struct theme_pair *pairs, size_t room);

/* The colour with its alpha times `alpha` (0..1). */
colour theme_faded(colour ink, float alpha);
#endif
