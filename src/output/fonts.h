/* The fonts of the machine: found by fontconfig, measured without hinting, drawn from a cache of glyphs.
 * For: the window, PNG, movie (text_metrics for the scene, glyphs for the painter). Not for: layout, line breaking.
 * Sans: Inter, then DejaVu Sans, then whatever fontconfig offers; mono: JetBrains Mono, DejaVu Sans Mono, likewise. A
 * character that a face lacks comes from the first other font that has it. Needs no video; same input, same pixels.
 * Widths grow in exact proportion to the size. Glyphs stand on whole pixel rows (crisp base lines) and on quarters of a
 * pixel across (even spacing). No kerning, no shaping of scripts that need it.
 * Life: fonts_open, fonts_metrics, fonts_draw, fonts_close. Not for two threads at once. */
#ifndef OUTPUT_FONTS_H
#define OUTPUT_FONTS_H
#include "fault.h"
#include "raster.h"

struct fonts;

enum { FONTS_LARGEST = 400 }; /* pixels: larger text is drawn at this size */

/* NULL, and one fault that names the packages to install, when the machine has no font at all. Tens of milliseconds. */
struct fonts *fonts_open(struct faults *faults);
void fonts_close(struct fonts *fonts); /* NULL is fine */

/* Good until fonts_close. */
struct text_metrics fonts_metrics(struct fonts *fonts);

/* Draws `length` bytes of UTF-8 with the base line's left end at x, y. Control characters take no room; a tab is a
 * space. Any floats may be passed. */
void fonts_draw(struct fonts *fonts, struct raster *raster, float x, float y, enum font_face face, float size,
                colour ink, const char *text, size_t length);

/* The family that was found for a face, such as "Inter". */
const char *fonts_family(const struct fonts *fonts, enum font_face face);
/* The family that draws a character in a face, or NULL when no font has it (a box is drawn then). */
const char *fonts_family_of(struct fonts *fonts, enum font_face face, uint32_t codepoint);
/* The first character since fonts_open that no font here has, 0 for none: it was measured or drawn as a box. */
uint32_t fonts_missing(const struct fonts *fonts);
/* The Debian package of a font for the script that a character belongs to. */
const char *fonts_package(uint32_t codepoint);
#endif
