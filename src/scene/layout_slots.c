/* Parts into the canvas, column after column as names stand beside them; a place is free again when all that was in it
 * is dead. And the plain grid for records too large for that. */
#include "layout_parts.h"

#include "memory.h"

#include <math.h>
#include <stdlib.h>

enum { COLUMNS_MOST = 64 };

struct column_list {
    float at[COLUMNS_MOST];
    size_t count;
};

static void add_column(struct column_list *columns, float x) {
    size_t i = columns->count;
    if (i == COLUMNS_MOST)
        return;
    while (i > 0 && columns->at[i - 1] > x)
        i--;
    if (i > 0 && columns->at[i - 1] > x - 0.01F)
        return;
    for (size_t j = columns->count++; j > i; j--)
        columns->at[j] = columns->at[j - 1];
    columns->at[i] = x;
}

/* The highest y at which the part fits at x among those still there; more than h when there is none. */
static float drop_to(const struct layout *layout, const uint32_t *there, size_t count, const struct layout_part *part,
                     float x, float h) {
    float y = 0;
    for (size_t again = 0; again <= count && y + part->h <= h; again++) {
        float below = y;
        for (size_t i = 0; i < count; i++) {
            const struct layout_part *other = &layout->parts[there[i]];
            if (x < other->x + other->w + layout->gap_x * 0.6F && other->x < x + part->w + layout->gap_x * 0.6F &&
                y < other->y + other->h + layout->gap_y && other->y < y + part->h + layout->gap_y)
                below = fmaxf(below, other->y + other->h + layout->gap_y);
        }
        if (below <= y)
            return y;
        y = below + 0.001F;
    }
    return h + 1;
}

bool layout_pack(struct layout *layout, float w, float h) {
    struct column_list columns = {.at = {0}, .count = 1};
    uint32_t *there = memory_alloc((layout->part_count + 1) * sizeof *there);
    size_t count = 0;
    bool fits = true;
    for (size_t p = 0; p < layout->part_count && fits; p++) {
        struct layout_part *part = &layout->parts[p];
        size_t kept = 0;
        for (size_t i = 0; i < count; i++)
            if (layout->parts[there[i]].end > part->start)
                there[kept++] = there[i];
        count = kept;
        fits = false;
        for (size_t c = 0; c < columns.count && !fits; c++) {
            float y = columns.at[c] + part->w <= w ? drop_to(layout, there, count, part, columns.at[c], h) : h + 1;
            if (y + part->h <= h) {
                part->x = columns.at[c];
                part->y = y;
                fits = true;
            }
        }
        add_column(&columns, part->x + part->w + layout->gap_x * 0.6F + 0.001F);
        there[count++] = (uint32_t)p;
    }
    free(there);
    return fits;
}

struct ending {
    uint64_t at;
    uint32_t object;
};

static int by_end(const void *a, const void *b) {
    const struct ending *first = a, *second = b;
    return first->at < second->at ? -1 : first->at > second->at;
}

static struct ending *endings_of(const struct history *history) {
    struct ending *endings = memory_alloc((history->object_count + 1) * sizeof *endings);
    for (size_t i = 0; i < history->object_count; i++)
        endings[i] = (struct ending){history->objects[i].death, (uint32_t)i};
    qsort(endings, history->object_count, sizeof *endings, by_end);
    return endings;
}

size_t layout_most_alive(const struct history *history) {
    struct ending *endings = endings_of(history);
    size_t most = 0, ended = 0;
    for (size_t i = 0; i < history->object_count; i++) { /* in the order of birth */
        while (ended < history->object_count && endings[ended].at <= history->objects[i].birth)
            ended++;
        most = i + 1 - ended > most ? i + 1 - ended : most;
    }
    free(endings);
    return most;
}

void layout_grid_slots(const struct history *history, uint32_t *slots) {
    /* The last slot that became free is the first to be taken: neighbours in time stay neighbours in place. */
    struct ending *endings = endings_of(history);
    uint32_t *spare = memory_alloc((history->object_count + 1) * sizeof *spare), fresh = 0;
    size_t spares = 0, ended = 0;
    for (size_t i = 0; i < history->object_count; i++) {
        while (ended < history->object_count && endings[ended].at <= history->objects[i].birth)
            spare[spares++] = slots[endings[ended++].object];
        slots[i] = spares ? spare[--spares] : fresh++;
    }
    free(spare);
    free(endings);
}
