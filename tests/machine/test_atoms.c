/* Expectations were printed by CPython 3.14. */
#include "small_heap.h"

#include <locale.h>
#include <math.h>

static void check_repr(struct small_heap *small, value v, const char *expected) {
    struct text text;
    text_init(&text);
    text_add(&text, "");
    atom_repr(&small->heap, v, &text);
    assert_string_equal(text.data, expected);
    text_destroy(&text);
    heap_decref(&small->heap, v);
}

static void test_float_repr(void **state) {
    (void)state;
    static const struct {
        double number;
        const char *repr;
    } cases[] = {{1.0, "1.0"},
                 {0.1, "0.1"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {-0.0, "-0.0"},
                 {1e16, "1e+16"},
                 {1e15, "1000000000000000.0"},
                 {123456789012345678.0, "1.2345678901234568e+17"},
                 {1e-5, "1e-05"},
                 {0.0001, "0.0001"},
                 {1.5e-7, "1.5e-07"},
                 {1e22, "1e+22"},
                 {1e100, "1e+100"},
                 {5e-324, "5e-324"},
                 {1.7976931348623157e308, "1.7976931348623157e+308"},
                 {0x1p-44, "5.684341886080802e-14"},
                 {9007199254740993.0, "9007199254740992.0"},
                 {0x1p60, "1.152921504606847e+18"},
                 {3.14159, "3.14159"},
                 {-2.5, "-2.5"},
                 {100.0, "100.0"},
                 {123.456, "123.456"},
                 {9.5, "9.5"},
                 {0.00123, "0.00123"},
                 {9999999999999998.0, "9999999999999998.0"},
                 {2.2250738585072014e-308, "2.2250738585072014e-308"}};
    struct small_heap small;
    small_begin(&small, "3.14", false);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_repr(&small, atom_float(&small.heap, cases[i].number), cases[i].repr);
    check_repr(&small, atom_float(&small.heap, INFINITY), "inf");
    check_repr(&small, atom_float(&small.heap, -INFINITY), "-inf");
    check_repr(&small, atom_float(&small.heap, NAN), "nan");
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") || setlocale(LC_NUMERIC, "C.UTF-8"))
        check_repr(&small, atom_float(&small.heap, 1.25), "1.25");
    setlocale(LC_NUMERIC, "C");
    small_end(&small);
}

static void test_text_repr(void **state) {
    (void)state;
    static const struct {
        const char *text, *repr;
    } cases[] = {{"abc", "'abc'"},
                 {"it's", "\"it's\""},
                 {"\"", "'\"'"},
                 {"'\"", "'\\'\"'"},
                 {"\n\t\r\\", "'\\n\\t\\r\\\\'"},
                 {"\x01\x1f\x7f", "'\\x01\\x1f\\x7f'"},
                 {"é", "'é'"},
                 {"\u00a0", "'\\xa0'"},
                 {"\u00ad", "'\\xad'"},
                 {"\u200b", "'\\u200b'"},
                 {"\u2028", "'\\u2028'"},
                 {"😀", "'😀'"},
                 {"\U000E0001", "'\\U000e0001'"},
                 {"", "''"},
                 {"中文", "'中文'"},
                 {"\ufeff", "'\\ufeff'"}};
    struct small_heap small;
    small_begin(&small, "3.14", false);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_repr(&small, atom_text(&small.heap, cases[i].text, strlen(cases[i].text)), cases[i].repr);
    check_repr(&small, VALUE_NONE, "None");
    check_repr(&small, VALUE_TRUE, "True");
    check_repr(&small, atom_int(&small.heap, INT64_MIN), "-9223372036854775808");
    check_repr(&small, atom_int(&small.heap, -7), "-7");
    small_end(&small);
}

static void test_hash(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", false);
    struct heap *heap = &small.heap;
    static const struct {
        int64_t number, hash;
    } integers[] = {{0, 0},
                    {1, 1},
                    {-1, -2},
                    {-2, -2},
                    {2305843009213693951, 0},
                    {2305843009213693952, 1},
                    {INT64_MAX, 3},
                    {INT64_MIN, -4},
                    {-2305843009213693952, -2},
                    {123456789012345, 123456789012345}};
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        value v = atom_int(heap, integers[i].number);
        assert_int_equal(atom_hash(heap, v), integers[i].hash);
        heap_decref(heap, v);
    }
    static const struct {
        double number;
        int64_t hash;
    } reals[] = {{0.5, 1152921504606846976},
                 {-0.5, -1152921504606846976},
                 {1.0, 1},
                 {-1.0, -2},
                 {1e100, 1822893315824342674},
                 {3.14, 322818021289917443},
                 {1e-300, 482449582752280463},
                 {INFINITY, 314159},
                 {-INFINITY, -314159},
                 {5e-324, 16777216},
                 {0.1, 230584300921369408}};
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        value v = atom_float(heap, reals[i].number);
        assert_int_equal(atom_hash(heap, v), reals[i].hash);
        heap_decref(heap, v);
    }
    small_end(&small);
}

static void test_equal_and_intern(void **state) {
    (void)state;
    struct small_heap small;
    small_begin(&small, "3.14", false);
    struct heap *heap = &small.heap;
    value one = atom_float(heap, 1.0), great = atom_int(heap, 9007199254740993),
          real = atom_float(heap, 9007199254740992.0);
    value nan = atom_float(heap, NAN), text = atom_text(heap, "hello", 5), end = atom_float(heap, 0x1p63);
    value most = atom_int(heap, INT64_MAX);
    assert_true(atom_equal(heap, one, value_of_small(1)) && atom_equal(heap, VALUE_TRUE, one));
    assert_true(atom_equal(heap, VALUE_FALSE, value_of_small(0)));
    assert_false(atom_equal(heap, great, real));
    assert_false(atom_equal(heap, most, end));
    assert_false(atom_equal(heap, nan, nan));
    assert_true(atom_equal(heap, text, word(&small, "hello")));
    assert_false(atom_equal(heap, text, word(&small, "hellp")));
    assert_false(atom_equal(heap, VALUE_NONE, VALUE_FALSE));
    assert_int_equal(atom_interned(heap, text), word(&small, "hello"));
    assert_int_not_equal(text, word(&small, "hello"));
    assert_int_equal(atom_hash(heap, text), atom_hash(heap, word(&small, "hello")));
    size_t count = heap->atoms.count;
    for (int i = 0; i < 1000; i++) { /* numbers of dead atoms are used again */
        value v = atom_int(heap, (int64_t)i << 40);
        heap_decref(heap, v);
    }
    assert_true(heap->atoms.count <= count + 1);
    value values[] = {one, great, real, nan, text, end, most};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        heap_decref(heap, values[i]);
    for (int i = 0; i < 3000; i++) {
        char name[16];
        snprintf(name, sizeof name, "name%d", i);
        value v = word(&small, name);
        assert_int_equal(word(&small, name), v);
        heap_decref(heap, v);
        assert_string_equal(atom_bytes(heap, v, NULL), name);
    }
    small_end(&small);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_float_repr), cmocka_unit_test(test_text_repr),
                                       cmocka_unit_test(test_hash), cmocka_unit_test(test_equal_and_intern)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
