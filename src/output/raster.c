#include "raster.h"
#include "memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int side(int length) {
    return length < 1 ? 1 : length > RASTER_MOST ? RASTER_MOST : length;
}

void raster_init(struct raster *raster, int width, int height) {
    memset(raster, 0, sizeof *raster);
    raster_resize(raster, width, height);
}

void raster_resize(struct raster *raster, int width, int height) {
    free(raster->pixels);
    raster->width = raster->stride = side(width);
    raster->height = side(height);
    raster->pixels = memory_alloc((size_t)raster->stride * (size_t)raster->height * sizeof *raster->pixels);
    raster_unclip(raster);
    raster_clear(raster, 0xFFFFFFFF);
}

void raster_destroy(struct raster *raster) {
    free(raster->pixels);
    coverage_destroy(&raster->coverage);
    memset(raster, 0, sizeof *raster);
}

static struct pixel_box whole(const struct raster *raster) {
    return (struct pixel_box){0, 0, raster->width, raster->height};
}

void raster_clip(struct raster *raster, struct pixel_box clip) {
    raster->clip = pixel_box_meet(clip, whole(raster));
}

void raster_unclip(struct raster *raster) {
    raster->clip = whole(raster);
}

/* A colour ready to be blended: its channels in place, and how much of it, 0..255. */
struct ink {
    uint32_t pixel, alpha;
};

static struct ink ink_of(colour value) {
    return (struct ink){0xFF000000u | value >> 8, value & 255};
}

/* n / 255, rounded, for n in 0..255*255 */
static uint32_t by_255(uint32_t n) {
    n += 128;
    return (n + (n >> 8)) >> 8;
}

/* Two channels at a time; `alpha` runs to 256 so that full covers and none leaves the pixel as it is. */
static uint32_t blended(uint32_t below, uint32_t above, uint32_t alpha) {
    uint32_t much = alpha + (alpha >> 7), rest = 256 - much;
    uint32_t red_blue = ((below & 0xFF00FF) * rest + (above & 0xFF00FF) * much + 0x800080) >> 8 & 0xFF00FF;
    uint32_t green = ((below & 0xFF00) * rest + (above & 0xFF00) * much + 0x8000) >> 8 & 0xFF00;
    return 0xFF000000u | red_blue | green;
}

static void ink_span(uint32_t *pixels, int length, uint32_t pixel, uint32_t alpha) {
    if (alpha >= 255) {
        for (int i = 0; i < length; i++)
            pixels[i] = pixel;
        return;
    }
    for (int i = 0; i < length; i++)
        pixels[i] = blended(pixels[i], pixel, alpha);
}

void raster_fill_box(struct raster *raster, struct pixel_box box, colour fill) {
    box = pixel_box_meet(box, raster->clip);
    struct ink ink = ink_of(fill);
    if (pixel_box_empty(box) || ink.alpha == 0)
        return;
    for (int y = box.top; y < box.bottom; y++)
        ink_span(raster->pixels + (size_t)y * (size_t)raster->stride + box.left, box.right - box.left, ink.pixel,
                 ink.alpha);
}

void raster_clear(struct raster *raster, colour background) {
    struct ink ink = ink_of(background);
    colour opaque = blended(0xFFFFFFFF, ink.pixel, ink.alpha) << 8 | 255;
    raster_fill_box(raster, raster->clip, opaque);
}

struct fill {
    const struct raster *raster;
    struct ink ink;
};

enum { AHEAD = 16 }; /* spans: a thin line touches a new cache line in every row, so each is asked for early */

static void fill_spans(void *context, const struct coverage_span *spans, size_t count) {
    const struct fill *fill = context;
    uint32_t *pixels = fill->raster->pixels, pixel = fill->ink.pixel;
    size_t stride = (size_t)fill->raster->stride;
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            __builtin_prefetch(pixels + (size_t)spans[i + AHEAD].y * stride + spans[i + AHEAD].x, 1);
        uint32_t alpha = fill->ink.alpha == 255 ? spans[i].coverage : by_255(spans[i].coverage * fill->ink.alpha);
        uint32_t *at = pixels + (size_t)spans[i].y * stride + spans[i].x;
        if (spans[i].length == 1)
            *at = blended(*at, pixel, alpha);
        else
            ink_span(at, spans[i].length, pixel, alpha);
    }
}

void raster_fill(struct raster *raster, const struct outline *outline, colour fill) {
    struct fill context = {raster, ink_of(fill)};
    if (context.ink.alpha)
        coverage_spans(&raster->coverage, outline, raster->clip, fill_spans, &context);
}

enum { PHASES = 1024 }; /* of one hatch period: a sixteenth of a grey level at the steepest */

struct hatching {
    const struct raster *raster;
    struct ink ink;
    uint32_t origin, slant; /* phase at pixel 0,0 and its growth a pixel, 2^32 a period */
    uint8_t coverage[PHASES];
};

/* The share of a unit pixel that lies before a 45 degree edge `across` pixels past its middle. */
static double before_edge(double across) {
    double reach = 0.70710678118654752 - fabs(across); /* from the edge to the farther corner's near side */
    if (reach <= 0)
        return across > 0 ? 1 : 0;
    double corner = reach * reach; /* the triangle that the edge cuts off */
    return across > 0 ? 1 - corner : corner;
}

static void hatch_table(struct hatching *hatching, float step) {
    double half = step / 8;
    for (int i = 0; i < PHASES; i++) {
        double at = (i + 0.5) / PHASES * step, cover = 0;
        for (int line = -1; line <= 2; line++) /* a pixel of a narrow hatch meets more than one */
            cover += before_edge(line * (double)step + half - at) - before_edge(line * (double)step - half - at);
        hatching->coverage[i] = (uint8_t)(fmin(fmax(cover, 0), 1) * 255 + 0.5);
    }
}

static void hatch_spans(void *context, const struct coverage_span *spans, size_t count) {
    const struct hatching *hatching = context;
    for (size_t i = 0; i < count; i++) {
        uint32_t *row = hatching->raster->pixels + (size_t)spans[i].y * (size_t)hatching->raster->stride;
        int x = spans[i].x, y = spans[i].y, end = x + spans[i].length;
        uint32_t phase = hatching->origin + hatching->slant * ((uint32_t)x + (uint32_t)y);
        uint32_t most = by_255(spans[i].coverage * hatching->ink.alpha);
        for (; x < end; x++, phase += hatching->slant) {
            uint32_t cover = hatching->coverage[phase >> 22];
            if (cover)
                row[x] = blended(row[x], hatching->ink.pixel, by_255(cover * most));
        }
    }
}

void raster_hatch(struct raster *raster, const struct outline *outline, const struct hatch *hatch) {
    struct hatching hatching = {.raster = raster, .ink = ink_of(hatch->ink)};
    if (hatching.ink.alpha == 0 || !(hatch->step > 0))
        return;
    float step = fminf(fmaxf(hatch->step, 2), 4096); /* closer lines are an even grey */
    /* Distance across the lines is (x + y) / sqrt 2; pixel middles lie half a pixel on in both. */
    double period = 0.70710678118654752 / step;
    double start = (1 - (double)outline_clean(hatch->x) - (double)outline_clean(hatch->y)) * period;
    hatching.slant = (uint32_t)(period * 4294967296.0);
    hatching.origin = (uint32_t)((start - floor(start)) * 4294967295.0);
    hatch_table(&hatching, step);
    coverage_spans(&raster->coverage, outline, raster->clip, hatch_spans, &hatching);
}

void raster_mask(struct raster *raster, int x, int y, const uint8_t *mask, int width, int height, colour value) {
    struct ink ink = ink_of(value);
    struct pixel_box box = pixel_box_meet((struct pixel_box){x, y, x + width, y + height}, raster->clip);
    if (pixel_box_empty(box) || ink.alpha == 0)
        return;
    for (int row = box.top; row < box.bottom; row++) {
        const uint8_t *cover = mask + (size_t)(row - y) * (size_t)width + (box.left - x);
        uint32_t *pixels = raster->pixels + (size_t)row * (size_t)raster->stride + box.left;
        int length = box.right - box.left;
        for (int i = 0; i < length; i++) {
            if (cover[i] == 0)
                continue;
            uint32_t alpha = ink.alpha == 255 ? cover[i] : by_255(cover[i] * ink.alpha);
            pixels[i] = alpha == 255 ? ink.pixel : blended(pixels[i], ink.pixel, alpha);
        }
    }
}
