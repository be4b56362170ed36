/* Orders and counts were printed by CPython 3.10, 3.11, 3.13.0, 3.13.18, 3.14.10. */
#include "small_heap.h"

static void set(struct small_heap *small, object_id object, const char *name) {
    assert_true(instance_set(&small->heap, object, word(small, name), token(small, name)));
}

static void set_all(struct small_heap *small, object_id object, const char *names) {
    for (const char *at = names; *at; at++) {
        char name[2] = {*at, 0};
        set(small, object, name);
    }
}

static void check_names(struct small_heap *small, object_id object, const char *expected) {
    struct text text;
    text_init(&text);
    text_add(&text, "");
    uint32_t position = 0;
    value name, v;
    while (instance_next(&small->heap, object, &position, &name, &v)) {
        atom_str(&small->heap, name, &text);
        assert_int_equal(instance_get(&small->heap, object, name), v);
    }
    assert_string_equal(text.data, expected);
    text_destroy(&text);
}

static int64_t let_go(struct small_heap *small, object_id class_object) {
    heap_decref(&small->heap, class_object);
    int64_t collected = small_collect(small);
    text_clear(&small->log);
    text_add(&small->log, "");
    return collected;
}

/* a.c, a.a, a.b; then another with b, a, c; then one with c deleted and set again */
static void test_orders(void **state) {
    (void)state;
    static const char *const versions[] = {"3.10", "3.11", "3.13.0", "3.13", "3.14"};
    for (int i = 0; i < 10; i++) {
        struct small_heap small;
        small_begin(&small, versions[i / 2], i & 1);
        struct heap *heap = &small.heap;
        bool own_dict = i < 2;
        object_id a = small_class(&small, "A", small.object, "", true, NULL), object = instance_new(heap, a);
        set_all(&small, object, "cab");
        heap_decref(heap, object);
        expect(&small, "c a b ");
        object = instance_new(heap, a);
        set_all(&small, object, "bac");
        check_names(&small, object, "bac");
        heap_decref(heap, object);
        expect(&small, own_dict ? "b a c " : "c a b ");
        object = instance_new(heap, a);
        set_all(&small, object, "bac");
        assert_int_not_equal(instance_dict(heap, object), 0); /* __dict__ is made; the order of dying stays */
        check_names(&small, object, "bac");
        heap_check(heap);
        heap_decref(heap, object);
        expect(&small, own_dict ? "b a c " : "c a b ");
        object = instance_new(heap, a);
        set_all(&small, object, "ca");
        assert_true(instance_delete(heap, object, word(&small, "c")));
        assert_false(instance_delete(heap, object, word(&small, "c")));
        assert_int_equal(instance_get(heap, object, word(&small, "c")), VALUE_NULL);
        set(&small, object, "c");
        check_names(&small, object, "ac");
        set(&small, object, "a");
        heap_decref(heap, object);
        expect(&small, own_dict ? "c a a c " : "c a c a ");
        let_go(&small, a);
        small_end(&small);
    }
}

/* Which hold a dict object: measured with gc.get_referents. */
static void test_where_values_stand(void **state) {
    (void)state;
    static const struct {
        const char *version;
        bool plain, slots, list, tuple;
    } cases[] = {{"3.10", true, true, true, true},   {"3.11", false, false, true, true},
                 {"3.12", false, false, true, true}, {"3.13.0", false, true, true, true},
                 {"3.13", false, true, true, true},  {"3.14", false, false, false, true},
                 {"3.15", false, false, false, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct small_heap small;
        small_begin(&small, cases[i].version, true);
        struct heap *heap = &small.heap;
        object_id classes[] = {small_class(&small, "A", small.object, "", true, NULL),
                               small_class(&small, "S", small.object, "s", true, NULL),
                               small_class(&small, "L", heap->types[KIND_LIST], "", true, NULL),
                               small_class(&small, "T", heap->types[KIND_TUPLE], "", true, NULL)};
        bool dicts[] = {cases[i].plain, cases[i].slots, cases[i].list, cases[i].tuple};
        for (int j = 0; j < 4; j++) {
            object_id object = j == 3 ? instance_new_tuple(heap, classes[j], 0, NULL) : instance_new(heap, classes[j]);
            uint32_t before = heap->live;
            assert_true(instance_set(heap, object, word(&small, "x"), VALUE_NONE));
            assert_int_equal(heap->live - before, dicts[j]);
            assert_int_equal(instance_get(heap, object, word(&small, "x")), VALUE_NONE);
            set(&small, object, "y");
            if (j == 1)
                set(&small, object, "s");
            heap_check(heap);
            heap_decref(heap, object);
            expect(&small, j == 1 ? "s y " : "y ");
        }
        for (int j = 0; j < 4; j++)
            let_go(&small, classes[j]);
        small_end(&small);
    }
}

static void test_slots_only(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", true);
    struct heap *heap = &small.heap;
    object_id s = small_class(&small, "S", small.object, "b a", false, NULL), object = instance_new(heap, s);
    set_all(&small, object, "ba");
    assert_false(instance_set(heap, object, word(&small, "x"), token(&small, "x")));
    expect(&small, "x ");
    assert_int_equal(instance_dict(heap, object), 0);
    set(&small, object, "a");
    expect(&small, "a ");
    heap_decref(heap, object);
    expect(&small, "a b ");
    let_go(&small, s);
    small_end(&small);
}

/* 29 names fit into a first instance, 30 do not; of instances with a new name each, 15 do. Measured on 3.11 to 3.15. */
static void test_room_for_shared_names(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct small_heap small;
        small_begin(&small, i == 0 ? "3.11" : i == 1 ? "3.13.0" : "3.15", i == 2);
        struct heap *heap = &small.heap;
        object_id a = small_class(&small, "A", small.object, "", true, NULL), object = instance_new(heap, a);
        char name[16];
        for (int n = 0; n < 40; n++) {
            uint32_t before = heap->live;
            snprintf(name, sizeof name, "a%d", n);
            instance_set(heap, object, word(&small, name), value_of_small(n));
            assert_int_equal(heap->live - before, n == 29);
        }
        assert_int_equal(dict_length(heap, instance_dict(heap, object)), 40);
        uint32_t position = 0;
        value key, v;
        for (int n = 0; instance_next(heap, object, &position, &key, &v); n++)
            assert_int_equal(value_small(v), n);
        heap_check(heap);
        heap_decref(heap, object);
        let_go(&small, a);
        a = small_class(&small, "B", small.object, "", true, NULL);
        object_id kept[34];
        for (int n = 0; n < 34; n++) {
            kept[n] = instance_new(heap, a);
            uint32_t before = heap->live;
            snprintf(name, sizeof name, "b%d", n);
            instance_set(heap, kept[n], word(&small, name), VALUE_NONE);
            assert_int_equal(heap->live - before, n >= 15);
        }
        for (int n = 0; n < 34; n++)
            heap_decref(heap, kept[n]);
        let_go(&small, a);
        small_end(&small);
    }
}

/* What collect() returns for two of a class that refer to each other: GC.md, section 5. */
static void test_cycles(void **state) {
    (void)state;
    static const struct {
        const char *version;
        int plain, touched, many;
    } cases[] = {{"3.10", 4, 4, 4}, {"3.11", 2, 4, 3}, {"3.13.0", 2, 2, 3},
                 {"3.13", 2, 4, 3}, {"3.14", 2, 4, 3}, {"3.15", 2, 4, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int expected[] = {cases[i].plain, cases[i].touched, cases[i].many};
        for (int what = 0; what < 3; what++) {
            struct small_heap small;
            small_begin(&small, cases[i].version, true);
            struct heap *heap = &small.heap;
            object_id node = small_class(&small, "Node", small.object, "", true, NULL);
            object_id a = instance_new(heap, node), b = instance_new(heap, node);
            instance_set(heap, a, word(&small, "o"), b);
            heap_incref(heap, a);
            instance_set(heap, b, word(&small, "o"), a);
            if (what == 1) {
                instance_dict(heap, a);
                instance_dict(heap, b);
            }
            for (int n = 0; what == 2 && n < 40; n++) {
                char name[16];
                snprintf(name, sizeof name, "a%d", n);
                instance_set(heap, a, word(&small, name), value_of_small(n));
            }
            small_collect(&small);
            heap_check(heap);
            heap_decref(heap, a);
            assert_int_equal(small_collect(&small), expected[what]);
            let_go(&small, node);
            small_end(&small);
        }
    }
}

static void test_replaced_dict(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct small_heap small;
        small_begin(&small, i == 0 ? "3.10" : i == 1 ? "3.13.0" : "3.14", true);
        struct heap *heap = &small.heap;
        object_id a = small_class(&small, "A", small.object, "", true, NULL), object = instance_new(heap, a);
        set_all(&small, object, "xy");
        object_id dict = dict_new(heap, 0);
        dict_set_name(heap, dict, word(&small, "z"), token(&small, "z"));
        instance_set_dict(heap, object, dict);
        expect(&small, "x y ");
        check_names(&small, object, "z");
        set(&small, object, "y");
        check_names(&small, object, "zy");
        dict = instance_dict(heap, object);
        heap_incref(heap, dict); /* outlives the instance */
        heap_decref(heap, object);
        expect(&small, "");
        assert_int_equal(dict_length(heap, dict), 2);
        heap_decref(heap, dict);
        expect(&small, "z y ");
        let_go(&small, a);
        small_end(&small);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_orders),     cmocka_unit_test(test_where_values_stand),
                                       cmocka_unit_test(test_slots_only), cmocka_unit_test(test_room_for_shared_names),
                                       cmocka_unit_test(test_cycles),     cmocka_unit_test(test_replaced_dict)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
