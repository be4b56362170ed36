#include "painter.h"
#include "memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void painter_init(struct painter *painter, struct fonts *fonts) {
    memset(painter, 0, sizeof *painter);
    painter->fonts = fonts;
    raster_init(&painter->raster, 1, 1);
    outline_init(&painter->outline);
}

void painter_destroy(struct painter *painter) {
    raster_destroy(&painter->raster);
    outline_destroy(&painter->outline);
    polyline_destroy(&painter->line);
    free(painter->control);
    free(painter->bounds);
    tiles_destroy(&painter->tiles);
    memset(painter, 0, sizeof *painter);
}

static bool visible(colour value) {
    return (value & 255) != 0;
}

static bool stroked(const struct draw *draw) {
    return visible(draw->stroke) && draw->width > 0;
}

static void fill(struct painter *painter, colour value) {
    raster_fill(&painter->raster, &painter->outline, value);
}

static bool whole_number(float value) {
    return fabsf(value) < OUTLINE_LIMIT && value == floorf(value);
}

/* Panels and lines of code: boxes whose edges are pixel edges. */
static bool whole_box(const struct draw *draw, struct pixel_box *box) {
    if (draw->radius != 0 || !whole_number(draw->x) || !whole_number(draw->y) || !whole_number(draw->w) ||
        !whole_number(draw->h) || draw->w < 0 || draw->h < 0)
        return false;
    *box = pixel_box_around(draw->x, draw->y, draw->x + draw->w, draw->y + draw->h);
    return true;
}

static void paint_rect(struct painter *painter, const struct draw *draw) {
    struct outline *outline = &painter->outline;
    struct pixel_box box;
    if (visible(draw->fill) && !visible(draw->hatch) && whole_box(draw, &box)) {
        raster_fill_box(&painter->raster, box, draw->fill);
    } else if (visible(draw->fill) || visible(draw->hatch)) {
        outline_clear(outline);
        outline_box(outline, draw->x, draw->y, draw->w, draw->h, draw->radius);
        fill(painter, draw->fill);
        struct hatch hatch = {draw->hatch, draw->hatch_step, draw->x, draw->y};
        raster_hatch(&painter->raster, outline, &hatch);
    }
    if (!stroked(draw))
        return;
    outline_clear(outline);
    if (draw->dash > 0) {
        polyline_box(&painter->line, draw->x, draw->y, draw->w, draw->h, draw->radius);
        outline_dashes(outline, &painter->line, draw->width, draw->dash, draw->gap);
    } else {
        outline_box_band(outline, draw->x, draw->y, draw->w, draw->h, draw->radius, draw->width / 2);
    }
    fill(painter, draw->stroke);
}

static void paint_circle(struct painter *painter, const struct draw *draw) {
    struct outline *outline = &painter->outline;
    if (visible(draw->fill)) {
        outline_clear(outline);
        outline_circle(outline, draw->x, draw->y, draw->w);
        fill(painter, draw->fill);
    }
    if (!stroked(draw))
        return;
    outline_clear(outline);
    if (draw->dash > 0) {
        polyline_circle(&painter->line, draw->x, draw->y, draw->w);
        outline_dashes(outline, &painter->line, draw->width, draw->dash, draw->gap);
    } else {
        outline_circle_band(outline, draw->x, draw->y, draw->w, draw->width / 2);
    }
    fill(painter, draw->stroke);
}

static void paint_path(struct painter *painter, const struct drawlist *list, const struct draw *draw) {
    struct outline *outline = &painter->outline;
    const struct draw_point *points = list->points + draw->first;
    size_t count = draw->count;
    if (count == 0)
        return;
    if (draw->closed && visible(draw->fill)) {
        polyline_path(&painter->line, points, count, draw->curved, true);
        outline_clear(outline);
        outline_polygon(outline, &painter->line);
        fill(painter, draw->fill);
    }
    if (!stroked(draw))
        return;
    bool headed = draw->arrow > 0 && !draw->closed;
    struct arrow_head head;
    if (headed) {
        memory_reserve(&painter->control, &painter->control_capacity, count, sizeof *points);
        memcpy(painter->control, points, count * sizeof *points);
        points = painter->control;
        count = arrow_cut(painter->control, count, draw->curved, draw->arrow, &head);
    }
    polyline_path(&painter->line, points, count, draw->curved, draw->closed);
    outline_clear(outline);
    if (draw->dash > 0)
        outline_dashes(outline, &painter->line, draw->width, draw->dash, draw->gap);
    else
        outline_stroke(outline, &painter->line, draw->width);
    if (headed)
        outline_arrow(outline, &head); /* with the line in one fill, so that a translucent arrow shows no overlap */
    fill(painter, draw->stroke);
}

static void paint(struct painter *painter, const struct drawlist *list, const struct draw *draw) {
    switch (draw->kind) {
    case DRAW_RECT:
        paint_rect(painter, draw);
        break;
    case DRAW_CIRCLE:
        paint_circle(painter, draw);
        break;
    case DRAW_PATH:
        paint_path(painter, list, draw);
        break;
    case DRAW_TEXT:
        if (painter->fonts && visible(draw->fill))
            fonts_draw(painter->fonts, &painter->raster, draw->x, draw->y, draw->face, draw->size, draw->fill,
                       list->texts + draw->first, draw->count);
        break;
    case DRAW_CLIP: /* already in the bounds */
    case DRAW_KIND_COUNT:
        break;
    }
}

/* How far ink may reach past the edge or the points: the longest mitre, an arrow's barbs, and a pixel for smoothing. */
static float reach(const struct draw *draw) {
    float margin = 1;
    if (stroked(draw))
        margin += fmaxf(outline_clean(draw->width) * 0.75f, outline_clean(draw->arrow) * 1.1f);
    return margin;
}

static struct pixel_box box_around(float left, float top, float right, float bottom, float margin) {
    return pixel_box_around(outline_clean(left) - margin, outline_clean(top) - margin, outline_clean(right) + margin,
                            outline_clean(bottom) + margin);
}

static struct pixel_box path_box(const struct drawlist *list, const struct draw *draw) {
    float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (uint32_t i = 0; i < draw->count; i++) {
        float x = outline_clean(list->points[draw->first + i].x), y = outline_clean(list->points[draw->first + i].y);
        left = fminf(left, x);
        right = fmaxf(right, x);
        top = fminf(top, y);
        bottom = fmaxf(bottom, y);
    }
    return box_around(left, top, right, bottom, reach(draw));
}

static struct pixel_box text_box(const struct painter *painter, const struct drawlist *list, const struct draw *draw) {
    if (!painter->fonts)
        return (struct pixel_box){0, 0, 0, 0};
    struct text_metrics metrics = fonts_metrics(painter->fonts);
    float size = fminf(fmaxf(outline_clean(draw->size), 0), FONTS_LARGEST);
    float width = metrics.width(metrics.context, draw->face, size, list->texts + draw->first, draw->count);
    float x = outline_clean(draw->x), y = outline_clean(draw->y);
    return box_around(x - size / 2, y - size * 1.5f, x + width + size / 2, y + size * 0.75f, 2);
}

static struct pixel_box ink_box(const struct painter *painter, const struct drawlist *list, const struct draw *draw) {
    float x = outline_clean(draw->x), y = outline_clean(draw->y);
    float w = fmaxf(outline_clean(draw->w), 0), h = fmaxf(outline_clean(draw->h), 0);
    switch (draw->kind) {
    case DRAW_RECT:
        return box_around(x, y, x + w, y + h, reach(draw));
    case DRAW_CIRCLE:
        return box_around(x - w, y - w, x + w, y + w, reach(draw));
    case DRAW_PATH:
        return draw->count ? path_box(list, draw) : (struct pixel_box){0, 0, 0, 0};
    case DRAW_TEXT:
        return text_box(painter, list, draw);
    case DRAW_CLIP:
    case DRAW_KIND_COUNT:
        break;
    }
    return (struct pixel_box){0, 0, 0, 0};
}

static void find_bounds(struct painter *painter, const struct drawlist *list) {
    memory_reserve(&painter->bounds, &painter->bounds_capacity, list->count, sizeof *painter->bounds);
    struct pixel_box whole = {0, 0, painter->raster.width, painter->raster.height}, clip = whole;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw *draw = &list->items[i];
        if (draw->kind == DRAW_CLIP) {
            float x = outline_clean(draw->x), y = outline_clean(draw->y);
            struct pixel_box box = {(int)floorf(x + 0.5f), (int)floorf(y + 0.5f),
                                    (int)floorf(outline_clean(x + draw->w) + 0.5f),
                                    (int)floorf(outline_clean(y + draw->h) + 0.5f)};
            clip = draw->w < 0 ? whole : pixel_box_meet(box, whole);
        }
        painter->bounds[i] = pixel_box_meet(ink_box(painter, list, draw), clip);
    }
}

static void paint_box(struct painter *painter, const struct drawlist *list, struct pixel_box box) {
    struct raster *raster = &painter->raster;
    raster_clip(raster, box);
    raster_clear(raster, list->background);
    for (size_t i = 0; i < list->count; i++) {
        struct pixel_box ink = pixel_box_meet(painter->bounds[i], box);
        if (pixel_box_empty(ink))
            continue;
        raster_clip(raster, ink);
        paint(painter, list, &list->items[i]);
    }
    raster_unclip(raster);
}

static struct pixel_box surface(const struct painter *painter) {
    return (struct pixel_box){0, 0, painter->raster.width, painter->raster.height};
}

/* The raster takes the list's size; true when it had it already. */
static bool fit(struct painter *painter, const struct drawlist *list) {
    float w = fminf(fmaxf(ceilf(list->width), 1), RASTER_MOST), h = fminf(fmaxf(ceilf(list->height), 1), RASTER_MOST);
    int width = (int)w, height = (int)h; /* fmaxf took NaN away */
    if (painter->drawn && painter->raster.width == width && painter->raster.height == height)
        return true;
    raster_resize(&painter->raster, width, height);
    tiles_fit(&painter->tiles, width, height);
    return false;
}

static void draw_all(struct painter *painter, const struct drawlist *list) {
    paint_box(painter, list, surface(painter));
    painter->changed[0] = surface(painter);
    painter->changed_count = 1;
    painter->background = list->background;
    painter->drawn = true;
}

void painter_draw(struct painter *painter, const struct drawlist *list) {
    fit(painter, list);
    find_bounds(painter, list);
    tiles_take(&painter->tiles, list, painter->bounds);
    draw_all(painter, list);
}

void painter_update(struct painter *painter, const struct drawlist *list) {
    bool same_size = fit(painter, list);
    find_bounds(painter, list);
    tiles_take(&painter->tiles, list, painter->bounds);
    int count = same_size && painter->background == list->background
                    ? tiles_changes(&painter->tiles, surface(painter), painter->changed)
                    : -1;
    if (count < 0) {
        draw_all(painter, list);
        return;
    }
    painter->changed_count = (size_t)count;
    for (int i = 0; i < count; i++)
        paint_box(painter, list, painter->changed[i]);
}
