/* Keeps a raster up to date with a drawlist, drawn whole or only where it changed.
 * For: the window, PNG, movies. Not for: deciding anything; what is drawn stands in the drawlist.
 * Redrawing what changed gives the same bytes as drawing all: each command is held to its bounds, coverage does not
 * depend on the clip, and the surface's tiles each remember a hash of the commands that touch them.
 * Life: painter_init, painter_draw or painter_update any number of times, painter_destroy. */
#ifndef OUTPUT_PAINTER_H
#define OUTPUT_PAINTER_H
#include "fonts.h"
#include "raster.h"
#include "tiles.h"

struct painter {
    struct raster raster; /* read it; the painter alone writes it */
    struct fonts *fonts;  /* not owned; NULL: text is left out */
    struct outline outline;
    struct polyline line;
    struct draw_point *control; /* scratch: a path that is cut for its arrow head */
    size_t control_capacity;
    struct pixel_box *bounds; /* of each command of the list being drawn, within its clip */
    size_t bounds_capacity;
    struct tiles tiles;
    colour background;
    bool drawn;                            /* the raster holds what the tiles tell of */
    struct pixel_box changed[TILES_BOXES]; /* by the last call: what the raster's reader must fetch again */
    size_t changed_count;
};

void painter_init(struct painter *painter, struct fonts *fonts);
void painter_destroy(struct painter *painter);

/* Draws the whole list; the raster takes the list's size (rounded up, 1..RASTER_MOST). */
void painter_draw(struct painter *painter, const struct drawlist *list);

/* Draws what differs from the list drawn before, or all if most does. `changed` says where; nothing when equal. */
void painter_update(struct painter *painter, const struct drawlist *list);
#endif
