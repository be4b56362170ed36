/* Counts by type and line, and growth, against a slow count of the same world. */
#include "census.h"
#include "random_heap.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool is_counted(const struct world_object *object) {
    return object && object->alive && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

static void count_slowly(const struct world *world, bool by_type, uint32_t key, int64_t *count, int64_t *bytes) {
    *count = *bytes = 0;
    for (uint32_t n = 1; n <= world->object_count; n++) {
        const struct world_object *object = world_object(world, n);
        if (is_counted(object) && (by_type ? object->type : object->birth_line) == key) {
            ++*count;
            *bytes += object->size;
        }
    }
}

static void check_table(const struct world *world, const struct census_table *table, bool by_type) {
    for (size_t i = 0; i < table->count; i++) {
        int64_t count, bytes;
        count_slowly(world, by_type, table->rows[i].key, &count, &bytes);
        assert_int_equal(table->rows[i].count, count);
        assert_int_equal(table->rows[i].bytes, bytes);
        if (i)
            assert_true(table->rows[i - 1].key < table->rows[i].key);
    }
    for (uint32_t n = 1; n <= world->object_count; n++) { /* no key is missing */
        const struct world_object *object = world_object(world, n);
        bool found = !is_counted(object);
        for (size_t i = 0; i < table->count; i++)
            found |= object && table->rows[i].key == (by_type ? object->type : object->birth_line);
        assert_true(found);
    }
}

static int64_t of_key(const struct census_table *table, uint32_t key, bool bytes) {
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].key == key)
            return bytes ? table->rows[i].bytes : table->rows[i].count;
    return 0;
}

static void check_growth(const struct census_table *from, const struct census_table *to) {
    enum { ROOM = 400 };
    struct growth_row rows[ROOM];
    size_t count = census_growth(from, to, rows, ROOM);
    assert_true(count <= ROOM && count >= to->count);
    int64_t sum = 0, expected = 0;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].count, of_key(to, rows[i].key, false));
        assert_int_equal(rows[i].bytes, of_key(to, rows[i].key, true));
        assert_int_equal(rows[i].count_grew, rows[i].count - (from ? of_key(from, rows[i].key, false) : 0));
        assert_int_equal(rows[i].bytes_grew, rows[i].bytes - (from ? of_key(from, rows[i].key, true) : 0));
        if (i)
            assert_true(rows[i - 1].bytes_grew >= rows[i].bytes_grew);
        sum += rows[i].bytes_grew;
    }
    for (size_t i = 0; i < to->count; i++)
        expected += to->rows[i].bytes;
    for (size_t i = 0; from && i < from->count; i++)
        expected -= from->rows[i].bytes;
    assert_int_equal(sum, expected);
    struct growth_row first;
    assert_int_equal(census_growth(from, to, &first, 1), count); /* fewer rows asked for, as many told of */
    if (count)
        assert_memory_equal(&first, &rows[0], sizeof first);
}

static void counts_as_a_slow_count_does(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 25; seed++) {
        struct trace trace;
        struct world world;
        struct census now, then;
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 900);
        world_init(&world, &trace);
        census_init(&now), census_init(&then);
        for (size_t events = 0; events <= 900 && events <= trace.count; events += 90) {
            while (world.position < events)
                world_apply_at(&world, &trace, world.position);
            census_take(&now, &world);
            assert_int_equal(now.position, events);
            assert_int_equal(now.objects, world.live);
            assert_int_equal(now.bytes, world.live_bytes);
            check_table(&world, &now.types, true);
            check_table(&world, &now.lines, false);
            check_growth(&then.types, &now.types);
            check_growth(&then.lines, &now.lines);
            check_growth(&now.types, &then.types); /* what shrank */
            check_growth(NULL, &now.lines);
            if (events % 270 == 0)
                census_take(&then, &world);
        }
        census_destroy(&now), census_destroy(&then);
        world_destroy(&world);
        trace_destroy(&trace);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_as_a_slow_count_does)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
