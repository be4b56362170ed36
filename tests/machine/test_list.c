#include "small_heap.h"

static object_id numbers(struct heap *heap, uint32_t count) {
    object_id list = list_new(heap, 0, NULL);
    for (uint32_t i = 0; i < count; i++)
        list_append(heap, list, value_of_small((int32_t)i));
    return list;
}

static void check_items(struct small_heap *small, object_id list, const char *expected) {
    struct text text;
    text_init(&text);
    text_add(&text, "");
    for (uint32_t i = 0; i < sequence_length(&small->heap, list); i++)
        text_printf(&text, "%d ", value_small(sequence_item(&small->heap, list, i)));
    assert_string_equal(text.data, expected);
    text_destroy(&text);
}

static void test_plain_items(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", true);
    struct heap *heap = &small.heap;
    object_id list = numbers(heap, 5);
    list_insert(heap, list, 2, value_of_small(9));
    check_items(&small, list, "0 1 9 2 3 4 ");
    assert_int_equal(value_small(list_take(heap, list, 0)), 0);
    check_items(&small, list, "1 9 2 3 4 ");
    list_set(heap, list, 4, value_of_small(7));
    value some[] = {value_of_small(5), value_of_small(6), value_of_small(8)};
    list_replace(heap, list, 1, 2, 3, some);
    check_items(&small, list, "1 5 6 8 2 3 7 ");
    list_replace(heap, list, 2, 6, 0, NULL);
    check_items(&small, list, "1 5 7 ");
    uint32_t order[] = {2, 0, 1};
    list_permute(heap, list, order);
    check_items(&small, list, "7 1 5 ");
    list_extend(heap, list, 3, some);
    check_items(&small, list, "7 1 5 5 6 8 ");
    list_replace(heap, list, 0, 6, 0, NULL);
    check_items(&small, list, "");
    heap_decref(heap, list);
    small_end(&small);
}

/* Last first; a replaced item dies when the new one is there already. */
static void test_orders_of_death(void **state) {
    (void)state;
    for (int traced = 0; traced < 2; traced++) {
        struct small_heap small;
        small_begin(&small, "3.14", traced);
        struct heap *heap = &small.heap;
        value items[] = {token(&small, "a"), token(&small, "b"), token(&small, "c"), token(&small, "d")};
        object_id list = list_new(heap, 4, items);
        list_set(heap, list, 1, token(&small, "B"));
        expect(&small, "b ");
        list_replace(heap, list, 1, 3, 0, NULL);
        expect(&small, "c B ");
        list_append(heap, list, token(&small, "e"));
        list_insert(heap, list, 0, token(&small, "z"));
        heap_decref(heap, list_take(heap, list, 1));
        expect(&small, "a ");
        list_clear(heap, list);
        expect(&small, "e d z ");
        list_append(heap, list, token(&small, "f"));
        list_append(heap, list, token(&small, "g"));
        heap_decref(heap, list);
        expect(&small, "g f ");
        value pair[] = {token(&small, "p"), token(&small, "q")};
        heap_decref(heap, tuple_new(heap, 2, pair));
        expect(&small, "q p ");
        small_end(&small);
    }
}

static void test_tuples_tracked(void **state) {
    (void)state;
    for (int newer = 0; newer < 2; newer++) {
        struct small_heap small;
        small_begin(&small, newer ? "3.14" : "3.13", false);
        struct heap *heap = &small.heap;
        value atom = value_of_small(1), list = list_new(heap, 0, NULL);
        object_id atoms = tuple_new(heap, 1, &atom), lists = tuple_new(heap, 1, &list);
        assert_int_equal((heap->bits[atoms] & BIT_TRACKED) != 0, !newer);
        assert_true(heap->bits[lists] & BIT_TRACKED);
        assert_int_equal(tuple_new(heap, 0, NULL), tuple_new(heap, 0, NULL));
        value nested = atoms; /* 3.14 looks at the item's type only */
        object_id outer = tuple_new(heap, 1, &nested);
        assert_true(heap->bits[outer] & BIT_TRACKED);
        heap_decref(heap, outer);
        heap_decref(heap, lists);
        small_end(&small);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_plain_items), cmocka_unit_test(test_orders_of_death),
                                       cmocka_unit_test(test_tuples_tracked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
