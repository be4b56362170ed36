/* A drawlist as a stand-alone SVG file.
 * For: export, the lesson page. Not for: pixels.
 * The picture is the raster's: the same arrow heads, dashes, hatch and order; fonts are named by family, since glyphs
 * are not embedded. Each command with an id carries it as data-id. */
#ifndef OUTPUT_DRAW_SVG_H
#define OUTPUT_DRAW_SVG_H
#include "drawlist.h"
#include "text.h"

/* Appends the file's text. `metrics` may be NULL; given, each text says how wide it was laid out (textLength), so that
 * a reader who lacks the font still sees it fit. Invalid UTF-8 and characters that XML forbids become U+FFFD. */
void draw_svg(const struct drawlist *list, const struct text_metrics *metrics, struct text *out);
#endif
