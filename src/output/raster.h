/* A surface of pixels and the few ways to put colour on it.
 * For: draw_raster (which drains a drawlist), fonts (glyphs), tests. Not for: commands, files, windows.
 * Pixels are 0xFFRRGGBB, always opaque; a translucent background lies on white. Colours are 0xRRGGBBAA, straight.
 * Nothing is ever written outside of the clip, which lies within the surface.
 * Life: raster_init, drawing, raster_resize, raster_destroy. */
#ifndef OUTPUT_RASTER_H
#define OUTPUT_RASTER_H
#include "coverage.h"

enum { RASTER_MOST = 8192 }; /* pixels a side */

struct raster {
    uint32_t *pixels;
    int width, height, stride; /* pixels */
    struct pixel_box clip;
    struct coverage coverage; /* scratch */
};

void raster_init(struct raster *raster, int width, int height); /* white; sides held within 1..RASTER_MOST */
void raster_resize(struct raster *raster, int width, int height);
void raster_destroy(struct raster *raster);

void raster_clip(struct raster *raster, struct pixel_box clip); /* met with the surface */
void raster_unclip(struct raster *raster);

/* Fills the clip. */
void raster_clear(struct raster *raster, colour background);
/* Whole pixels: no edge to smooth. */
void raster_fill_box(struct raster *raster, struct pixel_box box, colour fill);
void raster_fill(struct raster *raster, const struct outline *outline, colour fill);

/* Lines at 45 degrees (rising to the right), `step` pixels apart, a quarter of that wide, through the outline; one runs
 * through the point given, so that the hatch moves with its shape. */
struct hatch {
    colour ink;
    float step, x, y;
};
void raster_hatch(struct raster *raster, const struct outline *outline, const struct hatch *hatch);

/* Blends `ink` through a mask of coverage, its left top at x, y. */
void raster_mask(struct raster *raster, int x, int y, const uint8_t *mask, int width, int height, colour ink);
#endif
