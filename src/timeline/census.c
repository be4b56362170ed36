#include "census.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

void census_init(struct census *census) {
    *census = (struct census){0};
}

void census_destroy(struct census *census) {
    free(census->types.rows);
    free(census->lines.rows);
    *census = (struct census){0};
}

static void add_row(struct census_table *table, uint32_t key, int64_t bytes) {
    memory_reserve(&table->rows, &table->capacity, table->count + 1, sizeof *table->rows);
    table->rows[table->count++] = (struct census_row){key, 1, bytes};
}

static int compare_keys(const void *a, const void *b) {
    uint32_t left = ((const struct census_row *)a)->key, right = ((const struct census_row *)b)->key;
    return left < right ? -1 : left > right;
}

/* A row for each object becomes a row for each key. */
static void gather(struct census_table *table) {
    if (!table->count)
        return;
    qsort(table->rows, table->count, sizeof *table->rows, compare_keys);
    size_t last = 0;
    for (size_t i = 1; i < table->count; i++) {
        if (table->rows[i].key == table->rows[last].key) {
            table->rows[last].count += table->rows[i].count;
            table->rows[last].bytes += table->rows[i].bytes;
        } else {
            table->rows[++last] = table->rows[i];
        }
    }
    table->count = last + 1;
}

void census_take(struct census *census, const struct world *world) {
    const uint8_t left_out = OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL;
    census->position = world->position;
    census->objects = census->bytes = 0;
    census->types.count = census->lines.count = 0;
    for (uint32_t n = 1; n <= world->object_count; n++) {
        const struct world_object *object = &world->objects[n];
        if (!object->birth || !object->alive || object->flags & left_out)
            continue;
        add_row(&census->types, object->type, object->size);
        add_row(&census->lines, object->birth_line, object->size);
        census->objects++;
        census->bytes += object->size;
    }
    gather(&census->types);
    gather(&census->lines);
}

/* Growth
 * ------------------------------------------------------------------------------------------------------------- */

static int descending(int64_t a, int64_t b) {
    return a > b ? -1 : a < b;
}

static int compare_growth(const void *a, const void *b) {
    const struct growth_row *left = a, *right = b;
    int order = descending(left->bytes_grew, right->bytes_grew);
    order = order ? order : descending(left->count_grew, right->count_grew);
    order = order ? order : descending(left->bytes, right->bytes);
    order = order ? order : descending(left->count, right->count);
    return order ? order : left->key < right->key ? -1 : left->key > right->key;
}

size_t census_growth(const struct census_table *from, const struct census_table *to, struct growth_row *rows,
                     size_t room) {
    size_t before = 0, before_count = from ? from->count : 0, found = 0;
    struct growth_row *all = memory_alloc((before_count + to->count + 1) * sizeof *all);
    for (size_t after = 0; after < to->count || before < before_count;) {
        const struct census_row none = {0}, *old = &none, *new = &none;
        bool has_old = before < before_count, has_new = after < to->count;
        if (has_old && (!has_new || from->rows[before].key <= to->rows[after].key))
            old = &from->rows[before];
        if (has_new && (!has_old || to->rows[after].key <= from->rows[before].key))
            new = &to->rows[after];
        before += old != &none;
        after += new != &none;
        all[found++] = (struct growth_row){new == &none ? old->key : new->key, new->count, new->bytes,
                                           new->count - old->count, new->bytes - old->bytes};
    }
    qsort(all, found, sizeof *all, compare_growth);
    if (room && rows)
        memcpy(rows, all, (found < room ? found : room) * sizeof *all);
    free(all);
    return found;
}
