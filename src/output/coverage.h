/* How much of each pixel an outline covers, exactly, row by row.
 * For: the raster's fills. Not for: colours. Works in 1/256 pixel and whole numbers throughout, so that what a pixel
 * gets depends on the outline alone and never on where the clip lies: partial redraws rest on that.
 * The area under each edge is summed into the cells it touches; a running sum along the row is then the coverage. Only
 * touched cells (a bit each) are visited: what lies between two of them is a span of even coverage.
 * Life: zeroed, coverage_spans any number of times, coverage_destroy. */
#ifndef OUTPUT_COVERAGE_H
#define OUTPUT_COVERAGE_H
#include "outline.h"

struct coverage {
    uint32_t *cells;   /* all 0 between two calls, so that nothing need be cleared; sums of signed areas */
    uint64_t *touched; /* a bit a cell, all 0 between two calls */
    size_t cell_capacity, touched_capacity;
};

/* Whole pixels, right and bottom excluded. */
struct pixel_box {
    int left, top, right, bottom;
};

/* Pixels [x, x + length) of row y, coverage 1..255. */
struct coverage_span {
    int x, y, length;
    unsigned coverage;
};
enum { COVERAGE_SPANS = 512 };
/* Called with some hundred spans at a time, top to bottom, left to right. */
typedef void coverage_sink(void *context, const struct coverage_span *spans, size_t count);

/* Fills by the nonzero rule (overlaps of contours that wind the same way unite). Only pixels within `clip` are
 * reported. Cost: the edges' rows within the clip, plus the spans. */
void coverage_spans(struct coverage *coverage, const struct outline *outline, struct pixel_box clip,
                    coverage_sink *sink, void *context);
void coverage_destroy(struct coverage *coverage);

struct pixel_box pixel_box_meet(struct pixel_box a, struct pixel_box b);
bool pixel_box_empty(struct pixel_box box);
/* The pixels that a rectangle of floats touches; any floats may be passed. */
struct pixel_box pixel_box_around(float left, float top, float right, float bottom);
#endif
