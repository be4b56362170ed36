/* One command of a drawlist as an SVG element.
 * For: draw_svg (a picture by itself) and the lesson page (elements that many steps share). Not for: clips, which the
 * two treat in their own ways. */
#ifndef OUTPUT_SVG_COMMAND_H
#define OUTPUT_SVG_COMMAND_H
#include "drawlist.h"
#include "text.h"

enum svg_ink { SVG_NOTHING, SVG_FILL, SVG_STROKE, SVG_HATCH };

struct svg {
    struct text *out;
    const struct drawlist *list;        /* that the commands are of */
    const struct text_metrics *metrics; /* NULL: texts don't say how wide they were laid out */
    void *context;                      /* of the two functions below */
    /* Keeps an element that others refer to, such as a pattern; `inside` is what follows its id attribute, up to its
     * end tag. Returns the number that its id ends in: element and number are the id. */
    int (*define)(void *context, const char *element, const char *inside);
    /* The number of the class that has this ink in each theme; the class of a fill is f and it, of a stroke s and it.
     * NULL: colours are written as they are. */
    int (*class_of)(void *context, const struct draw *draw, enum svg_ink ink);
    const struct draw *draw; /* being written */
};

/* Appends the element and a newline; nothing for a clip and for what can't be seen. */
void svg_command(struct svg *svg, const struct draw *draw);
colour svg_ink_of(const struct draw *draw, enum svg_ink ink);
#endif
