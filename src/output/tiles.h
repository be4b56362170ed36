/* Which places of a surface differ between two drawlists.
 * For: the painter. Not for: pixels. The surface is cut into tiles; each keeps a hash of the commands that touch it, in
 * order, so a command that came, went, changed or was overtaken marks just the tiles it touches.
 * Life: zeroed, tiles_fit, (tiles_take, tiles_changes)*, tiles_destroy. */
#ifndef OUTPUT_TILES_H
#define OUTPUT_TILES_H
#include "coverage.h"

enum { TILE = 32, TILES_BOXES = 48 };

struct tiles {
    uint64_t *now, *before; /* hashes, row by row */
    int columns, rows;
};

/* Sizes the tiles for a surface; what was known is forgotten. */
void tiles_fit(struct tiles *tiles, int width, int height);
void tiles_destroy(struct tiles *tiles);

/* Takes the list whose commands have these bounds (within the surface) as the new one; the last one becomes the old. */
void tiles_take(struct tiles *tiles, const struct drawlist *list, const struct pixel_box *bounds);

/* Writes the boxes, within `surface`, in which the last two lists differ; returns how many, or -1 when they are so many
 * or so large that drawing all is quicker. */
int tiles_changes(const struct tiles *tiles, struct pixel_box surface, struct pixel_box boxes[TILES_BOXES]);
#endif
