#include "world_parts.h"

#include "memory.h"

#include <stdlib.h>

static struct world_tally_cell *cell_of(const struct world_tally *tally, uint32_t key) {
    size_t mask = tally->size - 1, at = (key * 2654435761u >> 7) & mask;
    while (tally->cells[at].key && tally->cells[at].key != key)
        at = (at + 1) & mask;
    return &tally->cells[at];
}

static void grow(struct world_tally *tally) {
    struct world_tally old = *tally;
    tally->size = old.size ? old.size * 2 : 16;
    tally->cells = memory_alloc(tally->size * sizeof *tally->cells);
    for (size_t i = 0; i < old.size; i++)
        if (old.cells[i].key)
            *cell_of(tally, old.cells[i].key) = old.cells[i];
    free(old.cells);
}

uint32_t world_tally_add(struct world_tally *tally, uint32_t key, int by) {
    if ((tally->used + 1) * 2 > tally->size)
        grow(tally);
    struct world_tally_cell *cell = cell_of(tally, key);
    if (!cell->key) {
        cell->key = key;
        tally->used++;
    }
    cell->count += (uint32_t)by;
    return cell->count;
}
