/* An MP4, made by the ffmpeg program from pictures that are written into a pipe.
 * For: export. Not for: choosing frames (film.h), giving the file its name (draft.h).
 * The program is found on PATH; it is no library of ours, and a machine without it has GIF.
 * Life: encoder_begin, encoder_frame any number of times, encoder_end or encoder_abandon. */
#ifndef OUTPUT_ENCODER_H
#define OUTPUT_ENCODER_H
#include "fault.h"
#include "raster.h"

struct encoder;
/* Starts ffmpeg, which writes to `file`. NULL, with a fault about `path` that says what to do, when there is none. */
struct encoder *encoder_begin(const char *file, const char *path, int width, int height, int rate,
                              struct faults *faults);
/* The next frame. False when ffmpeg takes no more: encoder_end tells why. */
bool encoder_frame(struct encoder *encoder, const struct raster *raster);
/* Waits until the file is whole. False, with ffmpeg's own words as a fault. Frees it. */
bool encoder_end(struct encoder *encoder, const char *path, struct faults *faults);
void encoder_abandon(struct encoder *encoder); /* NULL is fine */
#endif
