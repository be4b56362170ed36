/* Expectations were printed by CPython 3.14. */
#include "small_heap.h"

static int64_t hash(struct small_heap *small, value v) {
    int64_t result = 0;
    object_id unhashable;
    assert_true(value_hash(&small->heap, v, &result, &unhashable));
    return result;
}

static value tuple(struct small_heap *small, uint32_t count, value a, value b, value c) {
    value items[] = {a, b, c};
    return tuple_new(&small->heap, count, items);
}

static value number(int n) {
    return value_of_small(n);
}

static void test_tuples(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", false);
    struct heap *heap = &small.heap;
    value tuples[] = {tuple(&small, 0, 0, 0, 0), tuple(&small, 1, number(1), 0, 0),
                      tuple(&small, 3, number(1), number(2), number(3)),
                      tuple(&small, 2, number(1), tuple(&small, 2, number(2), number(3), 0), 0),
                      tuple(&small, 2, number(-1), atom_float(heap, 1.5), 0)};
    int64_t hashes[] = {5740354900026072187, -6644214454873602895, 529344067295497451, 7267574591690527098,
                        -5416598767104581207};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(hash(&small, tuples[i]), hashes[i]);
        for (int j = 0; j < 5; j++)
            assert_int_equal(value_equal_key(heap, tuples[i], tuples[j]), i == j);
    }
    value same = tuple(&small, 2, atom_float(heap, 1.0), tuple(&small, 2, number(2), atom_float(heap, 3.0), 0), 0);
    assert_int_equal(hash(&small, same), hashes[3]);
    assert_int_equal(value_equal_key(heap, same, tuples[3]), 1);
    assert_int_equal(small.equal_calls, 0);
    heap_decref(heap, same);
    for (int i = 0; i < 5; i++)
        heap_decref(heap, tuples[i]);
    small_end(&small);
}

static void test_frozensets(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", false);
    struct heap *heap = &small.heap;
    object_id empty = set_new(heap, true), three = set_new(heap, true), odd = set_new(heap, true),
              one = set_new(heap, true);
    value great = atom_int(heap, 1000000000000000000);
    for (int i = 3; i >= 1; i--)
        set_add(heap, three, number(i));
    set_add(heap, odd, number(0));
    set_add(heap, odd, number(-1));
    set_add(heap, odd, great);
    set_add(heap, one, number(1));
    assert_int_equal(hash(&small, empty), 133146708735736);
    assert_int_equal(hash(&small, three), -272375401224217160);
    assert_int_equal(hash(&small, odd), -7261537058571414466);
    value both = tuple(&small, 2, one, tuple(&small, 0, 0, 0, 0), 0);
    assert_int_equal(hash(&small, both), -7972042519582656969);
    heap_decref(heap, both);
    heap_decref(heap, empty);
    heap_decref(heap, three);
    heap_decref(heap, odd);
    heap_decref(heap, great);
    small_end(&small);
}

static void test_what_is_unhashable(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", false);
    struct heap *heap = &small.heap;
    int64_t result;
    object_id unhashable, list = list_new(heap, 0, NULL);
    assert_false(value_hash(heap, list, &result, &unhashable));
    assert_int_equal(unhashable, heap->types[KIND_LIST]);
    value deep = tuple(&small, 1, tuple(&small, 1, list, 0, 0), 0, 0);
    assert_false(value_hash(heap, deep, &result, &unhashable));
    assert_int_equal(unhashable, heap->types[KIND_LIST]);
    heap_decref(heap, deep);
    object_id equal = small_class(&small, "Equal", small.object, "", true, "__eq__");
    object_id hashed = small_class(&small, "Hashed", equal, "", true, "__hash__");
    object_id a = instance_new(heap, equal), b = instance_new(heap, hashed), c = token(&small, "c");
    assert_false(value_hash(heap, a, &result, &unhashable));
    assert_int_equal(unhashable, equal);
    assert_int_equal(hash(&small, b), 7);
    assert_int_equal(hash(&small, c), (int64_t)(heap_address(heap, c) >> 4));
    assert_int_equal(value_equal_key(heap, a, number(1)), 0);
    assert_int_equal(small.equal_calls, 1);
    assert_int_equal(value_equal_key(heap, a, a), 1);
    assert_int_equal(value_equal_key(heap, c, number(1)), 0);
    assert_int_equal(small.equal_calls, 1);
    heap_decref(heap, a);
    heap_decref(heap, b);
    heap_decref(heap, c);
    heap_decref(heap, hashed);
    heap_decref(heap, equal);
    small_collect(&small);
    small_end(&small);
}

/* Depth is no matter; a tuple that holds one tuple twice, many times over, is a limit, not a hang. */
static void test_depth(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", false);
    struct heap *heap = &small.heap;
    value a = tuple(&small, 0, 0, 0, 0), b = a;
    for (int i = 0; i < 200000; i++) {
        a = tuple(&small, 1, a, 0, 0);
        b = tuple(&small, 1, b, 0, 0);
    }
    assert_int_equal(hash(&small, a), hash(&small, b));
    assert_int_equal(value_equal_key(heap, a, b), 1);
    heap_decref(heap, a);
    heap_decref(heap, b);
    value wide = tuple(&small, 1, number(1), 0, 0);
    for (int i = 0; i < 40; i++) {
        heap_incref(heap, wide);
        wide = tuple(&small, 2, wide, wide, 0);
    }
    int64_t result;
    object_id unhashable;
    assert_false(value_hash(heap, wide, &result, &unhashable));
    assert_true(heap->limit_hit);
    heap_decref(heap, wide);
    small_end(&small);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tuples), cmocka_unit_test(test_frozensets),
                                       cmocka_unit_test(test_what_is_unhashable), cmocka_unit_test(test_depth)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
