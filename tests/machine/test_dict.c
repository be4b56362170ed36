#include "small_heap.h"

static void check_order(struct small_heap *small, object_id dict, const char *expected) {
    struct text text;
    text_init(&text);
    text_add(&text, "");
    uint32_t position = 0;
    value key, v;
    while (dict_next(&small->heap, dict, &position, &key, &v)) {
        atom_str(&small->heap, key, &text);
        text_byte(&text, ' ');
    }
    assert_string_equal(text.data, expected);
    text_destroy(&text);
}

static void test_order_and_serials(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", true);
    struct heap *heap = &small.heap;
    object_id dict = dict_new(heap, 0);
    for (int i = 0; i < 30; i++)
        assert_int_equal(dict_set(heap, dict, value_of_small(i % 10), value_of_small(i)), i >= 10);
    check_order(&small, dict, "0 1 2 3 4 5 6 7 8 9 ");
    for (int i = 0; i < 10; i += 2)
        assert_int_equal(dict_delete(heap, dict, value_of_small(i)), 1);
    assert_int_equal(dict_delete(heap, dict, value_of_small(4)), 0);
    dict_set_name(heap, dict, word(&small, "x"), value_of_small(1));
    dict_set(heap, dict, value_of_small(4), VALUE_NONE);
    check_order(&small, dict, "1 3 5 7 9 x 4 ");
    assert_int_equal(dict_length(heap, dict), 7);
    value found = 0, real = atom_float(heap, 3.0), text = atom_text(heap, "x", 1), key, v;
    assert_int_equal(dict_get(heap, dict, real, &found), 1); /* 3 == 3.0 */
    assert_int_equal(value_small(found), 23);
    assert_int_equal(dict_get(heap, dict, text, &found), 1);
    assert_true(dict_last(heap, dict, &key, &v) && value_small(key) == 4);
    assert_int_equal(dict_take(heap, dict, value_of_small(4), &v), 1);
    assert_true(dict_last(heap, dict, &key, &v) && key == word(&small, "x"));
    assert_int_equal(dict_get_name(heap, dict, word(&small, "y")), VALUE_NULL);
    heap_decref(heap, real);
    /* serial numbers go on through clear */
    value serial = heap_words(heap, dict)[DICT_SERIAL];
    dict_clear(heap, dict);
    assert_int_equal(dict_length(heap, dict), 0);
    dict_set(heap, dict, VALUE_NONE, VALUE_NONE);
    assert_int_equal(value_small(heap_words(heap, dict)[DICT_STRIDE + DICT_SERIAL]),
                     (value_small(serial) & 0xFFFFFF) + 1);
    heap_decref(heap, dict);
    small_end(&small);
}

static void test_orders_of_death(void **state) {
    (void)state;
    for (int traced = 0; traced < 2; traced++) {
        struct small_heap small;
        small_begin(&small, "3.13", traced);
        struct heap *heap = &small.heap;
        object_id dict = dict_new(heap, 0);
        assert_false(heap->bits[dict] & BIT_TRACKED);
        for (int i = 0; i < 4; i++) {
            char name[16];
            snprintf(name, sizeof name, "k%d", i);
            object_id key = token(&small, name);
            snprintf(name, sizeof name, "v%d", i);
            dict_set(heap, dict, key, token(&small, name));
            heap_decref(heap, key);
        }
        assert_true(heap->bits[dict] & BIT_TRACKED);
        value first = heap_words(heap, dict)[DICT_STRIDE + DICT_KEY];
        dict_set(heap, dict, first, token(&small, "V0"));
        expect(&small, "v0 ");
        dict_delete(heap, dict, heap_words(heap, dict)[2 * DICT_STRIDE + DICT_KEY]);
        expect(&small, "k1 v1 ");
        dict_set_name(heap, dict, word(&small, "t"), token(&small, "t"));
        dict_delete_name(heap, dict, word(&small, "t"));
        expect(&small, "t ");
        heap_decref(heap, dict);
        expect(&small, "k0 V0 k2 v2 k3 v3 ");
        dict = dict_new(heap, 0);
        dict_set_name(heap, dict, word(&small, "p"), token(&small, "p"));
        dict_set_name(heap, dict, word(&small, "q"), token(&small, "q"));
        dict_clear(heap, dict);
        expect(&small, "p q ");
        heap_decref(heap, dict);
        small_end(&small);
    }
}

/* Against a plain array, through many sizes; every count equals what refers to it (heap_check). */
static void test_random(void **state) {
    (void)state;
    for (unsigned seed = 1; seed <= 4; seed++) {
        struct small_heap small;
        small_begin(&small, seed & 1 ? "3.14" : "3.6", seed == 4);
        struct heap *heap = &small.heap;
        object_id dict = dict_new(heap, 0), object = token(&small, "o");
        enum { KEYS = 300 };
        int model[KEYS], order[KEYS * 64], orders = 0, live = 0;
        memset(model, -1, sizeof model);
        uint32_t random = seed;
        for (int i = 0; i < 6000; i++) {
            random = random * 1664525u + 1013904223u;
            int key = (int)(random >> 8) % (i < 3000 ? KEYS : 20), what = (int)(random >> 24) % 5;
            value k = value_of_small(key * 16), v;
            if (what < 3) {
                heap_incref(heap, object);
                assert_int_equal(dict_set(heap, dict, k, object), model[key] >= 0);
                if (model[key] < 0) {
                    live++;
                    order[model[key] = orders++] = key;
                }
            } else if (what == 3) {
                assert_int_equal(dict_delete(heap, dict, k), model[key] >= 0);
                live -= model[key] >= 0;
                model[key] = -1;
            } else {
                assert_int_equal(dict_get(heap, dict, k, &v), model[key] >= 0);
            }
            assert_int_equal(dict_length(heap, dict), live);
            assert_int_equal(heap->refcount[object], live + 1);
            if (i % 1000 == 999)
                heap_check(heap);
        }
        uint32_t position = 0;
        value key, v;
        for (int i = 0; i < orders; i++) {
            if (model[order[i]] != i)
                continue;
            assert_true(dict_next(heap, dict, &position, &key, &v));
            assert_int_equal(value_small(key), order[i] * 16);
        }
        assert_false(dict_next(heap, dict, &position, &key, &v));
        heap_decref(heap, dict);
        heap_decref(heap, object);
        expect(&small, "o ");
        small_end(&small);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order_and_serials), cmocka_unit_test(test_orders_of_death),
                                       cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
