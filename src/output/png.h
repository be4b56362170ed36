/* A raster as a PNG file.
 * For: screenshots, export. Not for: movies. */
#ifndef OUTPUT_PNG_H
#define OUTPUT_PNG_H
#include "fault.h"
#include "raster.h"
#include "text.h"

/* Appends the file's bytes; false and one fault (naming `path`) when SDL2_image can't. */
bool png_encode(const struct raster *raster, const char *path, struct text *out, struct faults *faults);
/* Writes the file whole or not at all. */
bool png_write(const struct raster *raster, const char *path, struct faults *faults);
#endif
