/* Which font files to use: fontconfig's part of fonts.h.
 * For: fonts.c. Not for: glyphs, SDL.
 * Life: font_finder_open, questions, font_finder_close. */
#ifndef OUTPUT_FONT_FINDER_H
#define OUTPUT_FONT_FINDER_H
#include "drawlist.h"

struct font_finder;

struct font_file {
    char *path, *family; /* memory_alloc'ed, the caller's; path NULL: nothing found */
    long index;          /* of the face within the file */
};

struct font_finder *font_finder_open(void);
void font_finder_close(struct font_finder *finder);
/* The font for a face, by our families first. */
struct font_file font_finder_face(struct font_finder *finder, enum font_face face);
/* A font that may have the code point, in the weight of the face; `rank` from 0, path NULL when there are no more.
 * Slow the first time (all fonts are sorted). */
struct font_file font_finder_for(struct font_finder *finder, enum font_face face, uint32_t codepoint, int rank);
#endif
