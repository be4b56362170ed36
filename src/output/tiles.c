#include "tiles.h"
#include "memory.h"
#include <stdlib.h>
#include <string.h>

void tiles_destroy(struct tiles *tiles) {
    free(tiles->now);
    free(tiles->before);
    memset(tiles, 0, sizeof *tiles);
}

void tiles_fit(struct tiles *tiles, int width, int height) {
    tiles_destroy(tiles);
    tiles->columns = (width + TILE - 1) / TILE;
    tiles->rows = (height + TILE - 1) / TILE;
    size_t count = (size_t)tiles->columns * (size_t)tiles->rows;
    tiles->now = memory_alloc(count * sizeof *tiles->now);
    tiles->before = memory_alloc(count * sizeof *tiles->before);
}

static uint64_t mixed(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t mixed_bytes(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    for (; length >= 8; at += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = mixed(hash, word);
    }
    uint64_t rest = length;
    for (size_t i = 0; i < length; i++)
        rest = rest << 8 | at[i];
    return mixed(hash, rest);
}

static uint64_t command_hash(const struct drawlist *list, const struct draw *draw, struct pixel_box bounds) {
    const float numbers[] = {draw->x,    draw->y,   draw->w,          draw->h,     draw->radius, draw->width,
                             draw->dash, draw->gap, draw->hatch_step, draw->arrow, draw->size,   0};
    const uint32_t rest[] = {
        (uint32_t)draw->kind,  draw->fill,           draw->stroke,           draw->hatch,
        draw->curved,          draw->closed,         (uint32_t)draw->face,   draw->count,
        (uint32_t)bounds.left, (uint32_t)bounds.top, (uint32_t)bounds.right, (uint32_t)bounds.bottom};
    uint64_t hash = mixed_bytes(mixed_bytes(1, numbers, sizeof numbers), rest, sizeof rest);
    if (draw->kind == DRAW_PATH && draw->count)
        hash = mixed_bytes(hash, list->points + draw->first, draw->count * sizeof *list->points);
    if (draw->kind == DRAW_TEXT && draw->count)
        hash = mixed_bytes(hash, list->texts + draw->first, draw->count);
    return hash;
}

void tiles_take(struct tiles *tiles, const struct drawlist *list, const struct pixel_box *bounds) {
    uint64_t *fresh = tiles->before;
    tiles->before = tiles->now;
    tiles->now = fresh;
    memset(fresh, 0, (size_t)tiles->columns * (size_t)tiles->rows * sizeof *fresh);
    for (size_t i = 0; i < list->count; i++) {
        struct pixel_box box = bounds[i];
        if (pixel_box_empty(box))
            continue;
        uint64_t hash = command_hash(list, &list->items[i], box);
        for (int row = box.top / TILE; row <= (box.bottom - 1) / TILE; row++)
            for (int column = box.left / TILE; column <= (box.right - 1) / TILE; column++) {
                uint64_t *tile = &fresh[row * tiles->columns + column];
                *tile = mixed(*tile, hash);
            }
    }
}

/* Adds a run of changed tiles, to the box above it when that spans the same columns. False when there is no room. */
static bool add_run(struct pixel_box *boxes, int *count, struct pixel_box run) {
    for (int i = *count; i-- > 0;) {
        if (boxes[i].left == run.left && boxes[i].right == run.right && boxes[i].bottom == run.top) {
            boxes[i].bottom = run.bottom;
            return true;
        }
    }
    if (*count == TILES_BOXES)
        return false;
    boxes[(*count)++] = run;
    return true;
}

int tiles_changes(const struct tiles *tiles, struct pixel_box surface, struct pixel_box boxes[TILES_BOXES]) {
    int count = 0, differ = 0, columns = tiles->columns;
    for (int row = 0; row < tiles->rows; row++) {
        const uint64_t *now = tiles->now + row * columns, *before = tiles->before + row * columns;
        for (int column = 0; column < columns; column++) {
            int start = column;
            while (column < columns && now[column] != before[column])
                column++;
            if (column == start)
                continue;
            differ += column - start;
            struct pixel_box run = {start * TILE, row * TILE, column * TILE, (row + 1) * TILE};
            if (!add_run(boxes, &count, pixel_box_meet(run, surface)))
                return -1;
        }
    }
    return differ * 4 < columns * tiles->rows * 3 ? count : -1;
}
