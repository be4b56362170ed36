#include "draw_svg.h"
#include "svg_command.h"
#include "memory.h"
#include "outline.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void number(struct svg *svg, const char *name, double value) {
    text_printf(svg->out, " %s=\"", name);
    draw_number(svg->out, outline_clean((float)value));
    text_byte(svg->out, '"');
}

/* Finer than draw_number: along a border of fifty dashes a hundredth of a pixel adds up. */
static void precise(struct svg *svg, float value) {
    long long parts = llroundf(fmaxf(outline_clean(value), 0) * 10000);
    text_printf(svg->out, "%lld.%04lld", parts / 10000, parts % 10000);
}

/* An ink attribute with its opacity when it is not full; "none" for alpha 0. */
static void ink(struct svg *svg, const char *name, colour value) {
    unsigned alpha = value & 255;
    if (alpha == 0) {
        text_printf(svg->out, " %s=\"none\"", name);
        return;
    }
    text_printf(svg->out, " %s=\"#%06x\"", name, value >> 8);
    if (alpha < 255) {
        text_printf(svg->out, " %s-opacity=\"", name);
        draw_number(svg->out, alpha / 255.0);
        text_byte(svg->out, '"');
    }
}

static bool stroked(const struct draw *draw) {
    return (draw->stroke & 255) && draw->width > 0;
}

/* The colours of an element: as attributes, or as a class that a style sheet gives colours for each theme. `other` is
 * another class that it has. */
static void inks(struct svg *svg, const char *other, enum svg_ink fill, enum svg_ink edge) {
    if (!other && fill == SVG_NOTHING && edge == SVG_NOTHING)
        return;
    if (!svg->class_of) {
        if (other)
            text_printf(svg->out, " class=\"%s\"", other);
        if (fill != SVG_NOTHING)
            ink(svg, "fill", svg_ink_of(svg->draw, fill));
        if (edge != SVG_NOTHING)
            ink(svg, "stroke", svg_ink_of(svg->draw, edge));
        return;
    }
    text_add(svg->out, " class=\"");
    text_add(svg->out, other ? other : "");
    const char *gap = other ? " " : "";
    if (fill != SVG_NOTHING) {
        text_printf(svg->out, "%sf%d", gap, svg->class_of(svg->context, svg->draw, fill));
        gap = " ";
    }
    if (edge != SVG_NOTHING)
        text_printf(svg->out, "%ss%d", gap, svg->class_of(svg->context, svg->draw, edge));
    text_byte(svg->out, '"');
}

colour svg_ink_of(const struct draw *draw, enum svg_ink ink) {
    return ink == SVG_FILL ? draw->fill : ink == SVG_STROKE ? draw->stroke : ink == SVG_HATCH ? draw->hatch : 0;
}

static enum svg_ink edge_of(const struct draw *draw) {
    return stroked(draw) ? SVG_STROKE : SVG_NOTHING;
}

static void stroke(struct svg *svg, const struct draw *draw, float round_length) {
    if (!stroked(draw))
        return;
    number(svg, "stroke-width", draw->width);
    if (draw->dash > 0 && draw->gap > 0) {
        /* On a closed edge a whole number of dashes, as in outline_dashes. */
        float period = draw->dash + draw->gap, stretch = 1;
        if (round_length > 0 && period > 0)
            stretch = round_length / (fmaxf(roundf(round_length / period), 1) * period);
        text_add(svg->out, " stroke-dasharray=\"");
        precise(svg, draw->dash * stretch);
        text_byte(svg->out, ' ');
        precise(svg, draw->gap * stretch);
        text_byte(svg->out, '"');
    }
}

static void id(struct svg *svg, const struct draw *draw) {
    if (draw->id)
        text_printf(svg->out, " data-id=\"%u\"", draw->id);
}

static void box(struct svg *svg, const struct draw *draw) {
    float w = fmaxf(outline_clean(draw->w), 0), h = fmaxf(outline_clean(draw->h), 0);
    number(svg, "x", draw->x);
    number(svg, "y", draw->y);
    number(svg, "width", w);
    number(svg, "height", h);
    float radius = fminf(outline_clean(draw->radius), fminf(w, h) / 2);
    if (radius > 0)
        number(svg, "rx", radius);
}

/* What stands inside the pattern: lines at 45 degrees. */
static void hatch(struct svg *svg, const struct draw *draw) {
    float step = fminf(fmaxf(draw->hatch_step, 2), 4096);
    text_add(svg->out, " patternUnits=\"userSpaceOnUse\" patternTransform=\"translate(");
    draw_number(svg->out, outline_clean(draw->x));
    text_byte(svg->out, ' ');
    draw_number(svg->out, outline_clean(draw->y));
    text_add(svg->out, ") rotate(45)\"");
    /* The first line is half before the corner and half after it, so it stands at both ends of the tile. */
    number(svg, "width", step);
    number(svg, "height", step);
    text_byte(svg->out, '>');
    for (int i = 0; i < 2; i++) {
        text_add(svg->out, "<rect");
        number(svg, "x", i ? step * 0.875f : 0);
        number(svg, "width", step / 8);
        number(svg, "height", step);
        inks(svg, NULL, SVG_HATCH, SVG_NOTHING);
        text_add(svg->out, "/>");
    }
}

static void rect(struct svg *svg, const struct draw *draw) {
    text_add(svg->out, "<rect");
    box(svg, draw);
    bool hatched = (draw->hatch & 255) && draw->hatch_step > 0;
    float w = fmaxf(outline_clean(draw->w), 0), h = fmaxf(outline_clean(draw->h), 0);
    float radius = fmaxf(fminf(outline_clean(draw->radius), fminf(w, h) / 2), 0);
    float length = 2 * (w + h) - 1.7168147f * radius; /* 8 - 2 pi */
    inks(svg, NULL, SVG_FILL, hatched ? SVG_NOTHING : edge_of(draw));
    if (!hatched)
        stroke(svg, draw, length);
    id(svg, draw);
    text_add(svg->out, "/>\n");
    if (!hatched)
        return;
    struct text pattern, *out = svg->out;
    text_init(&pattern);
    svg->out = &pattern;
    hatch(svg, draw);
    svg->out = out;
    int name = svg->define(svg->context, "pattern", pattern.data);
    text_destroy(&pattern);
    text_add(svg->out, "<rect");
    box(svg, draw);
    inks(svg, NULL, SVG_NOTHING, edge_of(draw));
    text_printf(svg->out, " fill=\"url(#pattern%d)\"", name);
    stroke(svg, draw, length);
    text_add(svg->out, "/>\n");
}

static void circle(struct svg *svg, const struct draw *draw) {
    float radius = fmaxf(outline_clean(draw->w), 0);
    text_add(svg->out, "<circle");
    number(svg, "cx", draw->x);
    number(svg, "cy", draw->y);
    number(svg, "r", radius);
    inks(svg, NULL, SVG_FILL, edge_of(draw));
    stroke(svg, draw, 6.2831853f * radius);
    id(svg, draw);
    text_add(svg->out, "/>\n");
}

static void place(struct svg *svg, char letter, struct draw_point point) {
    text_byte(svg->out, letter);
    draw_number(svg->out, outline_clean(point.x));
    text_byte(svg->out, ' ');
    draw_number(svg->out, outline_clean(point.y));
}

static void path_data(struct svg *svg, const struct draw_point *points, size_t count, bool curved, bool closed) {
    text_add(svg->out, " d=\"");
    place(svg, 'M', points[0]);
    for (size_t i = 1; i < count; i++) {
        if (curved && count - i < 3 && (i - 1) % 3 == 0)
            break; /* left over after the last whole Bézier */
        place(svg, !curved ? 'L' : (i - 1) % 3 == 0 ? 'C' : ' ', points[i]);
    }
    text_add(svg->out, closed ? "Z\"" : "\"");
}

static float path_length(const struct draw_point *points, size_t count, bool curved) {
    struct polyline line = {0};
    polyline_path(&line, points, count, curved, true);
    float length = 0;
    for (size_t i = 0; i < line.count; i++) {
        struct draw_point a = line.points[i], b = line.points[(i + 1) % line.count];
        length += hypotf(b.x - a.x, b.y - a.y);
    }
    polyline_destroy(&line);
    return length;
}

static void path(struct svg *svg, const struct draw *draw) {
    size_t count = draw->count;
    if (count == 0)
        return;
    struct draw_point *points = memory_alloc(count * sizeof *points);
    memcpy(points, svg->list->points + draw->first, count * sizeof *points);
    bool headed = draw->arrow > 0 && !draw->closed && stroked(draw);
    struct arrow_head head;
    if (headed)
        count = arrow_cut(points, count, draw->curved, draw->arrow, &head);
    text_add(svg->out, headed ? "<g" : "");
    if (headed) {
        id(svg, draw);
        text_byte(svg->out, '>');
    }
    if (count > 1) {
        text_add(svg->out, "<path");
        path_data(svg, points, count, draw->curved, draw->closed);
        if (!draw->closed)
            text_add(svg->out, " fill=\"none\"");
        inks(svg, NULL, draw->closed ? SVG_FILL : SVG_NOTHING, edge_of(draw));
        float dashed = draw->closed && draw->dash > 0 ? path_length(points, count, draw->curved) : 0;
        stroke(svg, draw, dashed);
        if (stroked(draw))
            text_add(svg->out, " stroke-miterlimit=\"1.45\"");
        if (!headed)
            id(svg, draw);
        text_add(svg->out, "/>");
    }
    if (headed) {
        text_add(svg->out, "<path");
        path_data(svg, head.points, 4, false, true);
        inks(svg, NULL, SVG_STROKE, SVG_NOTHING);
        text_add(svg->out, "/></g>");
    }
    text_byte(svg->out, '\n');
    free(points);
}

static void escaped(struct svg *svg, const char *bytes, size_t length) {
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c == '<')
            text_add(svg->out, "&lt;");
        else if (c == '>')
            text_add(svg->out, "&gt;");
        else if (c == '&')
            text_add(svg->out, "&amp;");
        else if (c == '\t')
            text_byte(svg->out, ' ');
        else if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
            text_codepoint(svg->out, c);
        else
            text_codepoint(svg->out, 0xFFFD);
    }
}

static void words(struct svg *svg, const struct draw *draw) {
    const char *bytes = svg->list->texts + draw->first;
    if (draw->count == 0 || !(draw->fill & 255) || !(draw->size > 0))
        return;
    bool mono = draw->face == FONT_MONO || draw->face == FONT_MONO_BOLD;
    bool bold = draw->face == FONT_SANS_BOLD || draw->face == FONT_MONO_BOLD;
    text_add(svg->out, "<text");
    number(svg, "x", draw->x);
    number(svg, "y", draw->y);
    number(svg, "font-size", draw->size);
    inks(svg, mono ? bold ? "m b" : "m" : bold ? "s b" : "s", SVG_FILL, SVG_NOTHING);
    if (svg->metrics) {
        number(svg, "textLength",
               svg->metrics->width(svg->metrics->context, draw->face, draw->size, bytes, draw->count));
        text_add(svg->out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    id(svg, draw);
    text_byte(svg->out, '>');
    escaped(svg, bytes, draw->count);
    text_add(svg->out, "</text>\n");
}

void svg_command(struct svg *svg, const struct draw *draw) {
    svg->draw = draw;
    switch (draw->kind) {
    case DRAW_RECT:
        rect(svg, draw);
        break;
    case DRAW_CIRCLE:
        circle(svg, draw);
        break;
    case DRAW_PATH:
        path(svg, draw);
        break;
    case DRAW_TEXT:
        words(svg, draw);
        break;
    case DRAW_CLIP:
    case DRAW_KIND_COUNT:
        break;
    }
}

/* A file of its own ------------------------------------------------------------------------------------------------ */

struct file {
    struct svg svg;
    struct text *out;
    int names;    /* clips and hatches so far: their ids */
    bool clipped; /* a <g clip-path> is open */
};

static int define(void *context, const char *element, const char *inside) {
    struct file *file = context;
    text_printf(file->out, "<%s id=\"%s%d\"%s</%s>\n", element, element, ++file->names, inside, element);
    return file->names;
}

static void clip(struct file *file, const struct draw *draw) {
    struct svg *svg = &file->svg;
    if (file->clipped)
        text_add(svg->out, "</g>\n");
    file->clipped = draw && draw->w >= 0;
    if (!file->clipped)
        return;
    int name = ++file->names;
    text_printf(svg->out, "<clipPath id=\"clip%d\"><rect", name);
    number(svg, "x", draw->x);
    number(svg, "y", draw->y);
    number(svg, "width", draw->w);
    number(svg, "height", draw->h);
    text_printf(svg->out, "/></clipPath>\n<g clip-path=\"url(#clip%d)\">\n", name);
}

void draw_svg(const struct drawlist *list, const struct text_metrics *metrics, struct text *out) {
    struct file file = {.svg = {.out = out, .list = list, .metrics = metrics, .define = define}, .out = out};
    file.svg.context = &file;
    struct svg *svg = &file.svg;
    float width = fmaxf(outline_clean(list->width), 1), height = fmaxf(outline_clean(list->height), 1);
    text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\"");
    number(svg, "width", width);
    number(svg, "height", height);
    text_add(out, " viewBox=\"0 0 ");
    draw_number(out, width);
    text_byte(out, ' ');
    draw_number(out, height);
    text_add(out, "\">\n<style>text{white-space:pre;font-variant-ligatures:none;font-kerning:none}"
                  ".s{font-family:Inter,'DejaVu Sans','Noto Sans CJK SC',sans-serif}"
                  ".m{font-family:'JetBrains Mono','DejaVu Sans Mono',monospace}.b{font-weight:700}</style>\n<rect");
    number(svg, "width", width);
    number(svg, "height", height);
    ink(svg, "fill", list->background);
    text_add(out, "/>\n");
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_CLIP)
            clip(&file, &list->items[i]);
        else
            svg_command(svg, &list->items[i]);
    }
    clip(&file, NULL);
    text_add(out, "</svg>\n");
}
