/* An animated GIF, frame by frame, through giflib.
 * For: export. Not for: choosing frames (film.h), files (the bytes go to a function).
 * A frame holds the smallest box round what differs from the frame before, and what is equal within that box is
 * transparent; a frame that differs in nothing lengthens the one before. It loops for ever.
 * Life: gif_begin, gif_frame any number of times, gif_end (or gif_abandon). */
#ifndef OUTPUT_GIF_H
#define OUTPUT_GIF_H
#include "palette.h"
#include "raster.h"

struct gif;
/* Takes the next bytes; false when they can't be kept. */
typedef bool gif_sink(void *context, const char *bytes, size_t length);

/* NULL when giflib can't begin. `palette` is used, and must be there, until the end. */
struct gif *gif_begin(int width, int height, struct palette *palette, gif_sink *sink, void *context);
/* `changed`: where the raster may differ from the frame before. `hundredths`: how long it stands, in 1/100 s. False:
 * the sink, or giflib, would not go on. */
bool gif_frame(struct gif *gif, const struct raster *raster, struct pixel_box changed, int hundredths);
/* Writes what is left and frees it. False as above. */
bool gif_end(struct gif *gif);
void gif_abandon(struct gif *gif); /* NULL is fine */
#endif
