/* A line of Python in colours, over as many rows as it takes.
 * For: the program panel. Not for: which line is where, or lit. Every character of the line is in some row: what is too
 * wide goes on below, indented, broken at a space or after a comma or bracket where there is one. */
#ifndef SCENE_CODE_LINE_H
#define SCENE_CODE_LINE_H
#include "pen.h"

/* The place that lines have: pixels. */
struct code_place {
    float room, row;    /* width, and height of a row */
    float size;         /* of the text */
    float space;        /* width of a space at a line's begin: narrower where lines are deep and the room is small */
};

/* How many rows the line takes; at least 1. O(length of the line). */
int code_line_rows(const struct pen *pen, const struct code_place *place, const char *line, size_t length);
/* Draws at most `most` rows, the middle of the first one at `middle`. */
void code_line_draw(struct pen *pen, const struct code_place *place, float x, float middle, const char *line,
                    size_t length, int most);
#endif
