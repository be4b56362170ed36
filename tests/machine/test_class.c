#include "small_heap.h"

static void let_go(struct small_heap *small, object_id class_object) {
    heap_decref(&small->heap, class_object);
    heap_check(&small->heap);
}

/* How many objects a dropped class is: measured, see GC.md "class_cycle_types" and, for slots, the interpreters. */
static void test_a_class_is_garbage(void **state) {
    (void)state;
    static const struct {
        const char *version;
        int plain, derived, two_slots, no_slots;
    } cases[] = {{"3.6", 6, 9, 6, 3},  {"3.10", 6, 9, 6, 3},  {"3.11", 6, 9, 6, 3},
                 {"3.13", 6, 9, 6, 3}, {"3.14", 6, 10, 6, 4}, {"3.15", 4, 8, 6, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct small_heap small;
        small_begin(&small, cases[i].version, i & 1);
        small_collect(&small);
        let_go(&small, small_class(&small, "A", small.object, "", true, NULL));
        assert_int_equal(small_collect(&small), cases[i].plain);
        object_id a = small_class(&small, "A", small.object, "", true, NULL);
        let_go(&small, small_class(&small, "B", a, "", false, NULL));
        let_go(&small, a);
        assert_int_equal(small_collect(&small), cases[i].derived);
        let_go(&small, small_class(&small, "S", small.object, "x y", false, NULL));
        assert_int_equal(small_collect(&small), cases[i].two_slots);
        let_go(&small, small_class(&small, "S", small.object, "", false, NULL));
        assert_int_equal(small_collect(&small), cases[i].no_slots);
        small_end(&small);
    }
}

/* sys.getrefcount(A) less the argument: the name, the mro, two getsets; of a base, 3 for each child and 1 for a
 * grandchild. */
static void test_references_to_a_class(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.13", false);
    struct heap *heap = &small.heap;
    object_id a = small_class(&small, "A", small.object, "", true, NULL);
    assert_int_equal(heap->refcount[a], 4);
    object_id b = small_class(&small, "B", a, "", false, NULL);
    assert_int_equal(heap->refcount[a], 7);
    object_id c = small_class(&small, "C", b, "", false, NULL), instance = instance_new(heap, a);
    assert_int_equal(heap->refcount[a], 9);
    assert_true(class_is_subclass(heap, c, a) && !class_is_subclass(heap, a, c));
    heap_decref(heap, instance);
    assert_int_equal(heap->refcount[a], 8);
    heap_decref(heap, c);
    heap_decref(heap, b);
    heap_decref(heap, a);
    small_collect(&small);
    small_end(&small);
}

static void test_lookup(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", true);
    struct heap *heap = &small.heap;
    object_id a = small_class(&small, "A", small.object, "m b", true, "f");
    object_id b = small_class(&small, "B", a, "z a", false, "g"), where = 0;
    assert_int_not_equal(class_lookup(heap, b, word(&small, "f"), &where), VALUE_NULL);
    assert_int_equal(where, a);
    assert_int_equal(class_lookup(heap, a, word(&small, "g"), NULL), VALUE_NULL);
    const struct class_info *info = class_of(heap, b);
    assert_int_equal(info->slot_count, 4);
    const char *order[] = {"a", "z", "b", "m"};
    for (int i = 0; i < 4; i++)
        assert_int_equal(info->slots[i], word(&small, order[i]));
    assert_true(info->has_dict && !info->has_finalizer);
    dict_set_name(heap, heap_words(heap, a)[CLASS_DICT], word(&small, "__del__"), value_of_small(1));
    class_attributes_changed(heap, a);
    assert_true(class_of(heap, a)->has_finalizer && class_of(heap, b)->has_finalizer);
    assert_true(class_of(heap, small.token)->has_finalizer);
    dict_delete_name(heap, heap_words(heap, a)[CLASS_DICT], word(&small, "__del__"));
    class_attributes_changed(heap, a);
    assert_false(class_of(heap, a)->has_finalizer || class_of(heap, b)->has_finalizer);
    heap_decref(heap, b);
    heap_decref(heap, a);
    small_collect(&small);
    size_t classes = heap->class_count;
    heap_decref(heap, small_class(&small, "C", small.object, "", true, NULL)); /* takes a number that is free again */
    assert_int_equal(heap->class_count, classes);
    small_collect(&small);
    small_end(&small);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_class_is_garbage),
                                       cmocka_unit_test(test_references_to_a_class), cmocka_unit_test(test_lookup)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
