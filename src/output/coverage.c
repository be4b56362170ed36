#include "coverage.h"
#include "memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ONE = 256 }; /* fixed-point units a pixel */
/* A full cell sums to ONE * 2 * ONE: a height times twice a mean distance. */
enum { FULL_BITS = 17 };

/* The part of the surface at work: cells are counted from its left top. */
struct window {
    uint32_t *cells;
    uint64_t *touched;
    int left, top, right, bottom;
    size_t stride, words; /* of a row */
};

void coverage_destroy(struct coverage *coverage) {
    free(coverage->cells);
    free(coverage->touched);
    memset(coverage, 0, sizeof *coverage);
}

struct pixel_box pixel_box_meet(struct pixel_box a, struct pixel_box b) {
    struct pixel_box box = {a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top,
                            a.right < b.right ? a.right : b.right, a.bottom < b.bottom ? a.bottom : b.bottom};
    return box;
}

bool pixel_box_empty(struct pixel_box box) {
    return box.left >= box.right || box.top >= box.bottom;
}

struct pixel_box pixel_box_around(float left, float top, float right, float bottom) {
    return (struct pixel_box){(int)floorf(outline_clean(left)), (int)floorf(outline_clean(top)),
                              (int)ceilf(outline_clean(right)), (int)ceilf(outline_clean(bottom))};
}

/* To the nearest 1/256; by hand because lrintf is a call on plain x86-64. */
static int fixed(float value) {
    if (!(value > -2 * OUTLINE_LIMIT && value < 2 * OUTLINE_LIMIT)) /* a thick line's ink may pass the limit a little */
        return 0;
    return (int)((double)value * ONE + 1073741824.5) - 1073741824;
}

/* A slope with 32 bits after the point. Along an edge it is never used past the edge's end, so nothing overflows. */
static int64_t slope_of(int rise, int run) {
    return (int64_t)((double)rise / (double)run * 4294967296.0);
}

static int along(int64_t slope, int distance) {
    return (int)((slope * distance + 0x80000000) >> 32);
}

/* Marks a cell; the one after it, which takes what spills over, is marked by the sweep. */
static void touch(uint64_t *bits, size_t cell) {
    bits[cell >> 6] |= (uint64_t)1 << (cell & 63);
}

static void touch_all(uint64_t *bits, size_t first, size_t last) {
    uint64_t from = ~(uint64_t)0 << (first & 63), until = ~(uint64_t)0 >> (63 - (last & 63));
    size_t word = first >> 6, end = last >> 6;
    if (word == end) {
        bits[word] |= from & until;
        return;
    }
    bits[word++] |= from;
    while (word < end)
        bits[word++] = ~(uint64_t)0;
    bits[end] |= until;
}

/* One edge within one row: from xa to xb, rising by `height` (signed, at most ONE). */
static void edge_in_row(const struct window *window, int row, int xa, int xb, int height) {
    size_t line = (size_t)(row - window->top);
    uint32_t *cells = window->cells + line * window->stride;
    uint64_t *bits = window->touched + line * window->words;
    int first = xa >> 8, last = xb >> 8;
    if (first == last) {
        if (first >= window->right)
            return;
        if (first < window->left) {
            cells[0] += (uint32_t)(height * 2 * ONE);
            touch(bits, 0);
            return;
        }
        size_t cell = (size_t)(first - window->left);
        int right = (xa & 255) + (xb & 255);
        cells[cell] += (uint32_t)(height * (2 * ONE - right));
        cells[cell + 1] += (uint32_t)(height * right);
        touch(bits, cell);
        return;
    }
    if (xa > xb) { /* the area to the right is the same read backwards */
        int swapped = xa;
        xa = xb;
        xb = swapped;
        swapped = first;
        first = last;
        last = swapped;
    }
    if (first >= window->right)
        return;
    if (last < window->left) {
        cells[0] += (uint32_t)(height * 2 * ONE);
        touch(bits, 0);
        return;
    }
    int64_t slope = slope_of(height, xb - xa);
    int done = 0, x = xa;
    if (first < window->left) {
        first = window->left;
        x = first * ONE;
        done = along(slope, x - xa);
        cells[0] += (uint32_t)(done * 2 * ONE);
        touch(bits, 0);
    }
    int until = last < window->right ? last : window->right - 1;
    touch_all(bits, (size_t)(first - window->left), (size_t)(until - window->left));
    for (int at = first; at <= until; at++) {
        int next = at == last ? xb : (at + 1) * ONE;
        int reached = at == last ? height : along(slope, next - xa);
        size_t cell = (size_t)(at - window->left);
        int right = (x - at * ONE) + (next - at * ONE);
        cells[cell] += (uint32_t)((reached - done) * (2 * ONE - right));
        cells[cell + 1] += (uint32_t)((reached - done) * right);
        done = reached;
        x = next;
    }
}

static void edge(const struct window *window, int x0, int y0, int x1, int y1) {
    if (y0 == y1)
        return;
    int sign = 1;
    if (y0 > y1) {
        int swapped = x0;
        x0 = x1;
        x1 = swapped;
        swapped = y0;
        y0 = y1;
        y1 = swapped;
        sign = -1;
    }
    int row = y0 >> 8, last = (y1 - 1) >> 8;
    if (row >= window->bottom || last < window->top)
        return;
    if (row < window->top)
        row = window->top;
    if (last >= window->bottom)
        last = window->bottom - 1;
    /* Upright edges, and edges within a row, need no slope: that saves most divisions. */
    int64_t slope = x0 == x1 || y0 >> 8 == (y1 - 1) >> 8 ? 0 : slope_of(x1 - x0, y1 - y0);
    /* Each row's ends come from the edge's own ends, not from the row before: else they would depend on the clip. */
    int y = row * ONE > y0 ? row * ONE : y0;
    int x = y == y0 ? x0 : x0 + along(slope, y - y0);
    for (; row <= last; row++) {
        int below = (row + 1) * ONE;
        int next_y = below < y1 ? below : y1;
        int next_x = next_y == y1 ? x1 : x0 + along(slope, next_y - y0);
        edge_in_row(window, row, x, next_x, (next_y - y) * sign);
        y = next_y;
        x = next_x;
    }
}

/* Sums are kept unsigned because thousands of contours on top of each other may overflow them: that must be defined. */
static unsigned level(uint32_t sum) {
    uint32_t size = sum >> 31 ? 0u - sum : sum, full = 1u << FULL_BITS;
    size = size < full ? size : full;
    return (size * 255u + full / 2) >> FULL_BITS;
}

static int lowest_bit(uint64_t word) {
    return __builtin_ctzll(word);
}

/* Spans on their way to the sink. */
struct batch {
    struct coverage_span spans[COVERAGE_SPANS];
    size_t count;
    coverage_sink *sink;
    void *context;
};

static void flush(struct batch *batch, size_t count) {
    if (count)
        batch->sink(batch->context, batch->spans, count);
    batch->count = 0;
}

/* Turns one row's cells into spans and leaves them 0. */
static void sweep_row(const struct window *window, int y, struct batch *batch) {
    size_t line = (size_t)(y - window->top);
    uint32_t *cells = window->cells + line * window->stride;
    uint64_t *bits = window->touched + line * window->words;
    int width = window->right - window->left, x = 0;
    size_t count = batch->count;
    uint32_t sum = 0;
    unsigned now = 0;
    uint64_t carried = 0;
    for (size_t word = 0; word < window->words; word++) {
        uint64_t left = bits[word] | bits[word] << 1 | carried;
        carried = bits[word] >> 63;
        bits[word] = 0;
        while (left) {
            int at = (int)(word << 6) + lowest_bit(left);
            left &= left - 1;
            if (count == COVERAGE_SPANS) {
                flush(batch, count);
                count = 0;
            }
            /* Written whether or not there is ink, and counted if there is: whether there is can't be predicted. */
            batch->spans[count] = (struct coverage_span){window->left + x, y, at - x, now};
            count += (now != 0) & (at > x);
            sum += cells[at];
            cells[at] = 0;
            x = at;
            now = level(sum);
        }
    }
    if (now && x < width) {
        if (count == COVERAGE_SPANS) {
            flush(batch, count);
            count = 0;
        }
        batch->spans[count++] = (struct coverage_span){window->left + x, y, width - x, now};
    }
    batch->count = count;
}

static struct pixel_box bounds(const struct outline *outline) {
    float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < outline->count; i++) {
        struct draw_point p = outline->points[i];
        left = p.x < left ? p.x : left;
        right = p.x > right ? p.x : right;
        top = p.y < top ? p.y : top;
        bottom = p.y > bottom ? p.y : bottom;
    }
    /* One more all round: a point a hair before a whole pixel is rounded up to it. */
    struct pixel_box box = pixel_box_around(left, top, right, bottom);
    return (struct pixel_box){box.left - 1, box.top - 1, box.right + 1, box.bottom + 1};
}

static void reserve_zeroed(struct coverage *coverage, size_t cells, size_t words) {
    if (cells > coverage->cell_capacity) {
        free(coverage->cells);
        coverage->cells = memory_alloc(cells * sizeof *coverage->cells);
        coverage->cell_capacity = cells;
    }
    if (words > coverage->touched_capacity) {
        free(coverage->touched);
        coverage->touched = memory_alloc(words * sizeof *coverage->touched);
        coverage->touched_capacity = words;
    }
}

void coverage_spans(struct coverage *coverage, const struct outline *outline, struct pixel_box clip,
                    coverage_sink *sink, void *context) {
    if (outline->count == 0)
        return;
    struct pixel_box box = pixel_box_meet(bounds(outline), clip);
    if (pixel_box_empty(box))
        return;
    struct window window = {.left = box.left, .top = box.top, .right = box.right, .bottom = box.bottom};
    window.stride = (size_t)(box.right - box.left) + 1; /* the cell past the end takes what spills over */
    window.words = (window.stride + 63) / 64;
    size_t rows = (size_t)(box.bottom - box.top);
    reserve_zeroed(coverage, rows * window.stride, rows * window.words);
    window.cells = coverage->cells;
    window.touched = coverage->touched;
    size_t start = 0;
    for (size_t i = 0; i < outline->contours; i++) {
        size_t end = outline->ends[i];
        if (end > start) {
            struct draw_point p = outline->points[end - 1];
            int x = fixed(p.x), y = fixed(p.y);
            for (size_t k = start; k < end; k++) {
                p = outline->points[k];
                int next_x = fixed(p.x), next_y = fixed(p.y);
                edge(&window, x, y, next_x, next_y);
                x = next_x;
                y = next_y;
            }
        }
        start = end;
    }
    struct batch batch;
    batch.count = 0;
    batch.sink = sink;
    batch.context = context;
    for (int y = box.top; y < box.bottom; y++)
        sweep_row(&window, y, &batch);
    flush(&batch, batch.count);
}
