/* The 255 colours of a GIF, made from a theme: its colours, and ramps between those that meet in the picture.
 * For: gif.c, and tests that compare a decoded frame with the raster. Not for: dithering; a smoothed edge between two
 * colours of the theme lies on the ramp between them, so there is nothing to dither.
 * Life: palette_init, palette_nearest; a value, about 100 KB. */
#ifndef OUTPUT_PALETTE_H
#define OUTPUT_PALETTE_H
#include "theme.h"

enum { PALETTE_MOST = 255, PALETTE_CACHE = 1 << 14 };

struct palette {
    uint32_t colours[PALETTE_MOST]; /* 0xRRGGBB */
    int count;
    uint32_t asked[PALETTE_CACHE]; /* 0xRRGGBB + 1; 0: an empty cell */
    uint8_t answers[PALETTE_CACHE];
};

void palette_init(struct palette *palette, const struct theme *theme);
/* The index of the nearest colour; the high byte of `pixel` is not looked at. O(1) for a colour seen before. */
uint8_t palette_nearest(struct palette *palette, uint32_t pixel);
#endif
