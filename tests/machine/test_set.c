#include "small_heap.h"

static uint32_t checksum(struct small_heap *small, object_id set, uint32_t sum) {
    uint32_t position = 0;
    value v;
    while (set_next(&small->heap, set, &position, &v))
        sum = sum * 31 + (uint32_t)atom_integer(&small->heap, v) + 7;
    return sum;
}

/* The same operations in CPython 3.9, and in 3.7, 3.8, 3.10 to 3.15; the order after each of them summed up:
 *   x = (x * 1664525 + 1013904223) & 0xffffffff; k = ((x >> 8) % keys) * factor; w = (x >> 24) % 8
 *   w < 5: s.add(k)   w < 7: s.discard(k)   else: s.pop()    for v in s: sum = (sum * 31 + v + 7) & 0xffffffff
 * at last the same sum over set(s), and over {1, 2, 3} | s. */
static void test_order(void **state) {
    (void)state;
    static const struct {
        uint32_t seed, keys;
        int64_t factor;
        uint32_t sums[2]; /* 3.9, the others */
    } cases[] = {
        {1, 20, 1, {2547126715u, 2729408816u}},      {2, 100, 8, {1327384890u, 3823544817u}},
        {3, 300, 64, {595633417u, 1569125865u}},     {4, 50, -1, {3565372843u, 2371314424u}},
        {5, 40, 1 << 20, {102333986u, 4235661534u}}, {6, 1000, 2305843009213693952 / 1000, {817410975u, 3457297612u}}};
    static const char *const versions[] = {"3.9", "3.7", "3.8", "3.10", "3.14"};
    for (size_t run = 0; run < 30; run++) {
        size_t i = run / 5, version = run % 5;
        struct small_heap small;
        small_begin(&small, versions[version], run == 9);
        struct heap *heap = &small.heap;
        object_id set = set_new(heap, false);
        uint32_t x = cases[i].seed, sum = 0;
        for (int step = 0; step < 500; step++) {
            x = x * 1664525u + 1013904223u;
            value v = atom_int(heap, (int64_t)((x >> 8) % cases[i].keys) * cases[i].factor);
            uint32_t what = (x >> 24) % 8;
            if (what < 5)
                set_add(heap, set, v);
            else if (what < 7)
                set_discard(heap, set, v);
            else
                heap_decref(heap, set_pop(heap, set));
            heap_decref(heap, v);
            sum = checksum(&small, set, sum);
        }
        object_id copy = set_new(heap, false), both = set_new(heap, false);
        set_merge(heap, copy, set);
        sum = checksum(&small, copy, sum);
        for (int n = 1; n <= 3; n++)
            set_add(heap, both, value_of_small(n));
        set_merge(heap, both, set);
        sum = checksum(&small, both, sum);
        assert_int_equal(sum, cases[i].sums[version != 0]);
        heap_check(heap);
        heap_decref(heap, set);
        heap_decref(heap, copy);
        heap_decref(heap, both);
        small_end(&small);
    }
}

static void test_membership(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", true);
    struct heap *heap = &small.heap;
    object_id set = set_new(heap, false), one = token(&small, "one"), two = token(&small, "two");
    value real = atom_float(heap, 2.0);
    assert_int_equal(set_add(heap, set, one), 1);
    assert_int_equal(set_add(heap, set, one), 0);
    assert_int_equal(set_add(heap, set, value_of_small(2)), 1);
    assert_int_equal(set_contains(heap, set, real), 1);
    assert_int_equal(set_contains(heap, set, two), 0);
    assert_int_equal(set_discard(heap, set, real), 1);
    assert_int_equal(set_discard(heap, set, real), 0);
    assert_int_equal(set_length(heap, set), 1);
    assert_int_equal(set_contains(heap, set, set), -1); /* unhashable */
    heap_decref(heap, one);
    expect(&small, "");
    set_discard(heap, set, one);
    expect(&small, "one ");
    set_add(heap, set, two);
    heap_decref(heap, two);
    set_clear(heap, set);
    expect(&small, "two ");
    assert_int_equal(set_pop(heap, set), VALUE_NULL);
    heap_decref(heap, set);
    heap_decref(heap, real);
    small_end(&small);
}

static void test_frozensets_tracked(void **state) {
    (void)state;
    for (int newer = 0; newer < 2; newer++) {
        struct small_heap small;
        small_begin(&small, newer ? "3.15" : "3.14", false);
        struct heap *heap = &small.heap;
        object_id atoms = set_new(heap, true), objects = set_new(heap, true), one = token(&small, "one");
        set_add(heap, atoms, VALUE_NONE);
        set_add(heap, objects, one);
        frozenset_finish(heap, atoms);
        frozenset_finish(heap, objects);
        assert_int_equal((heap->bits[atoms] & BIT_TRACKED) != 0, !newer);
        assert_true(heap->bits[objects] & BIT_TRACKED);
        heap_decref(heap, atoms);
        heap_decref(heap, one);
        heap_decref(heap, objects);
        expect(&small, "one ");
        small_end(&small);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order), cmocka_unit_test(test_membership),
                                       cmocka_unit_test(test_frozensets_tracked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
