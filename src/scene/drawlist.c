#include "drawlist.h"
#include "memory.h"
#include "text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void draw_init(struct drawlist *list) {
    memset(list, 0, sizeof *list);
}

void draw_destroy(struct drawlist *list) {
    free(list->items);
    free(list->points);
    free(list->texts);
    memset(list, 0, sizeof *list);
}

void draw_clear(struct drawlist *list, float width, float height, colour background) {
    list->count = list->point_count = list->text_count = 0;
    list->width = width;
    list->height = height;
    list->background = background;
}

static struct draw *append(struct drawlist *list, enum draw_kind kind, float x, float y) {
    memory_reserve(&list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct draw *draw = &list->items[list->count++];
    memset(draw, 0, sizeof *draw);
    draw->kind = kind;
    draw->x = x;
    draw->y = y;
    return draw;
}

struct draw *draw_rect(struct drawlist *list, float x, float y, float w, float h, float radius, colour fill) {
    struct draw *draw = append(list, DRAW_RECT, x, y);
    draw->w = w;
    draw->h = h;
    draw->radius = radius;
    draw->fill = fill;
    return draw;
}

struct draw *draw_circle(struct drawlist *list, float x, float y, float radius, colour fill) {
    struct draw *draw = append(list, DRAW_CIRCLE, x, y);
    draw->w = radius;
    draw->fill = fill;
    return draw;
}

struct draw *draw_path(struct drawlist *list, const struct draw_point *points, size_t count, bool curved, colour stroke,
                       float width) {
    memory_reserve(&list->points, &list->point_capacity, list->point_count + count + 1, sizeof *list->points);
    if (count)
        memcpy(list->points + list->point_count, points, count * sizeof *points);
    struct draw *draw = append(list, DRAW_PATH, 0, 0);
    draw->first = (uint32_t)list->point_count;
    draw->count = (uint32_t)count;
    draw->curved = curved;
    draw->stroke = stroke;
    draw->width = width;
    list->point_count += count;
    return draw;
}

struct draw *draw_text(struct drawlist *list, float x, float y, enum font_face face, float size, colour fill,
                       const char *text, size_t length) {
    memory_reserve(&list->texts, &list->text_capacity, list->text_count + length + 1, 1);
    if (length)
        memcpy(list->texts + list->text_count, text, length);
    struct draw *draw = append(list, DRAW_TEXT, x, y);
    draw->first = (uint32_t)list->text_count;
    draw->count = (uint32_t)length;
    draw->face = face;
    draw->size = size;
    draw->fill = fill;
    list->text_count += length;
    return draw;
}

void draw_clip(struct drawlist *list, float x, float y, float w, float h) {
    struct draw *draw = append(list, DRAW_CLIP, x, y);
    draw->w = w > 0 ? w : 0; /* an empty clip hides all; only draw_unclip lifts it */
    draw->h = h > 0 ? h : 0;
}

void draw_unclip(struct drawlist *list) {
    append(list, DRAW_CLIP, 0, 0)->w = -1;
}

/* By their bits, so that a NaN equals itself and no command counts as changed for ever. */
static bool same(float a, float b) {
    return memcmp(&a, &b, sizeof a) == 0;
}

static bool same_command(const struct drawlist *a, const struct draw *p, const struct drawlist *b,
                         const struct draw *q) {
    if (p->kind != q->kind || p->fill != q->fill || p->stroke != q->stroke || p->hatch != q->hatch ||
        p->curved != q->curved || p->closed != q->closed || p->count != q->count || p->face != q->face ||
        p->id != q->id)
        return false;
    if (!same(p->x, q->x) || !same(p->y, q->y) || !same(p->w, q->w) || !same(p->h, q->h) ||
        !same(p->radius, q->radius) || !same(p->width, q->width) || !same(p->dash, q->dash) || !same(p->gap, q->gap) ||
        !same(p->hatch_step, q->hatch_step) || !same(p->arrow, q->arrow) || !same(p->size, q->size))
        return false;
    if (p->count == 0)
        return true;
    if (p->kind == DRAW_PATH)
        return memcmp(a->points + p->first, b->points + q->first, p->count * sizeof *a->points) == 0;
    if (p->kind == DRAW_TEXT)
        return memcmp(a->texts + p->first, b->texts + q->first, p->count) == 0;
    return true;
}

bool draw_equal(const struct drawlist *a, const struct drawlist *b) {
    if (a->count != b->count || a->background != b->background || !same(a->width, b->width) ||
        !same(a->height, b->height))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same_command(a, &a->items[i], b, &b->items[i]))
            return false;
    return true;
}

void draw_number(struct text *out, double value) {
    if (isnan(value))
        value = 0;
    value = fmin(fmax(value, -1e9), 1e9);
    long long hundredths = llround(value * 100);
    if (hundredths < 0) {
        text_byte(out, '-');
        hundredths = -hundredths;
    }
    text_printf(out, "%lld", hundredths / 100);
    int rest = (int)(hundredths % 100);
    if (rest)
        text_printf(out, rest % 10 ? ".%02d" : ".%d", rest % 10 ? rest : rest / 10);
}

static void dump_number(struct text *out, const char *name, double value) {
    text_printf(out, " %s=", name);
    draw_number(out, value);
}

static void dump_place(struct text *out, const struct draw *draw) {
    text_byte(out, ' ');
    draw_number(out, draw->x);
    text_byte(out, ',');
    draw_number(out, draw->y);
}

static void dump_box(struct text *out, const struct draw *draw) {
    dump_place(out, draw);
    text_byte(out, ' ');
    draw_number(out, draw->w);
    text_byte(out, 'x');
    draw_number(out, draw->h);
}

static void dump_ink(struct text *out, const struct draw *draw) {
    if (draw->radius != 0)
        dump_number(out, "radius", draw->radius);
    if (draw->fill)
        text_printf(out, " fill=%08x", draw->fill);
    if (draw->stroke) {
        text_printf(out, " stroke=%08x", draw->stroke);
        dump_number(out, "width", draw->width);
    }
    if (draw->dash != 0 || draw->gap != 0) {
        dump_number(out, "dash", draw->dash);
        dump_number(out, "gap", draw->gap);
    }
    if (draw->hatch) {
        text_printf(out, " hatch=%08x", draw->hatch);
        dump_number(out, "step", draw->hatch_step);
    }
    if (draw->arrow != 0)
        dump_number(out, "arrow", draw->arrow);
    if (draw->id)
        text_printf(out, " id=%u", draw->id);
}

static void dump_points(struct text *out, const struct drawlist *list, const struct draw *draw) {
    for (uint32_t i = 0; i < draw->count; i++) {
        text_byte(out, ' ');
        draw_number(out, list->points[draw->first + i].x);
        text_byte(out, ',');
        draw_number(out, list->points[draw->first + i].y);
    }
}

static void dump_text(struct text *out, const struct drawlist *list, const struct draw *draw) {
    static const char *const faces[FONT_FACES] = {"sans", "sans-bold", "mono", "mono-bold"};
    dump_place(out, draw);
    text_printf(out, " %s", (unsigned)draw->face < FONT_FACES ? faces[draw->face] : "?");
    dump_number(out, "size", draw->size);
    dump_ink(out, draw);
    text_add(out, " \"");
    if (draw->count)
        text_json(out, list->texts + draw->first, draw->count);
    text_byte(out, '"');
}

void draw_dump(const struct drawlist *list, struct text *out) {
    text_add(out, "surface ");
    draw_number(out, list->width);
    text_byte(out, 'x');
    draw_number(out, list->height);
    text_printf(out, " background=%08x\n", list->background);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw *draw = &list->items[i];
        switch (draw->kind) {
        case DRAW_RECT:
            text_add(out, "rect");
            dump_box(out, draw);
            dump_ink(out, draw);
            break;
        case DRAW_CIRCLE:
            text_add(out, "circle");
            dump_place(out, draw);
            dump_number(out, "r", draw->w);
            dump_ink(out, draw);
            break;
        case DRAW_PATH:
            text_printf(out, "%s%s", draw->closed ? "closed " : "", draw->curved ? "curve" : "line");
            dump_points(out, list, draw);
            dump_ink(out, draw);
            break;
        case DRAW_TEXT:
            text_add(out, "text");
            dump_text(out, list, draw);
            break;
        case DRAW_CLIP:
            text_add(out, draw->w < 0 ? "unclip" : "clip");
            if (draw->w >= 0)
                dump_box(out, draw);
            break;
        case DRAW_KIND_COUNT:
            break;
        }
        text_byte(out, '\n');
    }
}

static float fake_width(void *context, enum font_face face, float size, const char *text, size_t length) {
    (void)context;
    float narrow = face == FONT_MONO || face == FONT_MONO_BOLD ? 0.6f : 0.5f;
    float ems = 0;
    for (const char *at = text, *end = text + length; at < end;)
        ems += utf8_next(&at, end) >= 0x2E80 ? 1.0f : narrow;
    return ems * size;
}

static void fake_line(void *context, enum font_face face, float size, float *ascent, float *descent, float *height) {
    (void)context, (void)face;
    *ascent = 0.8f * size;
    *descent = 0.2f * size;
    *height = 1.25f * size;
}

const struct text_metrics text_metrics_fake = {NULL, fake_width, fake_line};
