/* Bytes were printed by sys.getsizeof of each CPython; columns: 2.7 is not a profile yet. */
#include "small_heap.h"

enum { VERSIONS = 7 };
static const char *const versions[VERSIONS] = {"3.6", "3.8", "3.9", "3.10", "3.11", "3.13", "3.14"};

static void test_lists(void **state) {
    (void)state;
    /* empty; [None] * 3; [1, 2, 3] (constants); the same + append; 5 appended; popped to nothing; 130 appended; l[5:]
     * dropped from 20 of a range; l[1:1] = 9 more */
    static const int bytes[VERSIONS][8] = {
        {72, 96, 96, 136, 136, 72, 1256, 128},  {56, 80, 80, 112, 120, 56, 1240, 112},
        {56, 80, 120, 120, 120, 56, 1240, 120}, {56, 80, 88, 88, 120, 56, 1240, 120},
        {56, 80, 88, 88, 120, 56, 1240, 120},   {56, 80, 88, 88, 120, 56, 1240, 120},
        {56, 80, 88, 88, 120, 56, 1240, 312}};
    for (int i = 0; i < VERSIONS; i++) {
        struct small_heap small;
        small_begin(&small, versions[i], i & 1);
        struct heap *heap = &small.heap;
        value three[] = {value_of_small(1), value_of_small(2), value_of_small(3)};
        object_id list = list_new(heap, 0, NULL), exact = list_new(heap, 3, three), literal;
        if (i < 2) {
            literal = list_new(heap, 3, three); /* BUILD_LIST; from 3.9 on LIST_EXTEND */
        } else {
            literal = list_new(heap, 0, NULL);
            list_extend(heap, literal, 3, three);
        }
        assert_int_equal(object_size(heap, list), bytes[i][0]);
        assert_int_equal(object_size(heap, exact), bytes[i][1]);
        assert_int_equal(object_size(heap, literal), bytes[i][2]);
        list_append(heap, literal, VALUE_NONE);
        if (i) /* not measured for 3.6 */
            assert_int_equal(object_size(heap, literal), bytes[i][3]);
        for (int n = 0; n < 130; n++) {
            list_append(heap, list, VALUE_NONE);
            if (n == 4)
                assert_int_equal(object_size(heap, list), bytes[i][4]);
        }
        assert_int_equal(object_size(heap, list), bytes[i][6]);
        while (sequence_length(heap, list))
            list_take(heap, list, sequence_length(heap, list) - 1);
        assert_int_equal(object_size(heap, list), bytes[i][5]);
        heap_decref(heap, list);
        heap_decref(heap, exact);
        heap_decref(heap, literal);
        small_end(&small);
    }
}

/* Room of a list that is popped from: lengths at which it changes, and the bytes. */
static void test_shrinking(void **state) {
    (void)state;
    static const struct {
        const char *version;
        int steps[9][2];
    } cases[] = {
        {"3.8", {{73, 760}, {43, 488}, {26, 336}, {16, 248}, {11, 200}, {8, 152}, {5, 120}, {3, 104}, {2, 96}}},
        {"3.9", {{73, 760}, {43, 472}, {25, 312}, {15, 216}, {9, 184}, {7, 152}, {5, 120}, {1, 88}, {0, 56}}},
        {"3.14", {{73, 760}, {43, 472}, {25, 312}, {0, 56}}}};
    for (int i = 0; i < 3; i++) {
        struct small_heap small;
        small_begin(&small, cases[i].version, false);
        struct heap *heap = &small.heap;
        object_id list = list_new(heap, 0, NULL);
        for (int n = 0; n < 130; n++)
            list_append(heap, list, VALUE_NONE);
        int64_t size = object_size(heap, list);
        int step = 0;
        for (int n = 129; n >= 0 && step < 9; n--) {
            list_take(heap, list, (uint32_t)n);
            if (object_size(heap, list) == size)
                continue;
            size = object_size(heap, list);
            assert_int_equal(n, cases[i].steps[step][0]);
            assert_int_equal(size, cases[i].steps[step++][1]);
        }
        heap_decref(heap, list);
        small_end(&small);
    }
}

/* Keys at which a growing dict or set changes its size. */
static void test_growing(void **state) {
    (void)state;
    static const struct {
        int numbers[9][2], names[9][2], sets[5][2];
    } cases[VERSIONS] = {
        {{{0, 248}, {6, 376}, {11, 656}, {22, 1192}, {43, 2288}, {86, 4712}, {171, 9328}, {342, 18536}, {-1}},
         {{0, 248}, {6, 376}, {11, 656}, {22, 1192}, {43, 2288}, {86, 4712}, {171, 9328}, {342, 18536}, {-1}},
         {{0, 232}, {5, 744}, {21, 2280}, {85, 8424}, {341, 33000}}},
        {{{0, 64}, {1, 232}, {6, 360}, {11, 640}, {22, 1176}, {43, 2272}, {86, 4696}, {171, 9312}, {342, 18520}},
         {{0, 64}, {1, 232}, {6, 360}, {11, 640}, {22, 1176}, {43, 2272}, {86, 4696}, {171, 9312}, {342, 18520}},
         {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}}},
        {{{0, 64}, {1, 232}, {6, 360}, {11, 640}, {22, 1176}, {43, 2272}, {86, 4696}, {171, 9312}, {342, 18520}},
         {{0, 64}, {1, 232}, {6, 360}, {11, 640}, {22, 1176}, {43, 2272}, {86, 4696}, {171, 9312}, {342, 18520}},
         {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}}},
        {{{0, 64}, {1, 232}, {6, 360}, {11, 640}, {22, 1176}, {43, 2272}, {86, 4696}, {171, 9312}, {342, 18520}},
         {{0, 64}, {1, 232}, {6, 360}, {11, 640}, {22, 1176}, {43, 2272}, {86, 4696}, {171, 9312}, {342, 18520}},
         {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}}},
        {{{0, 64}, {1, 224}, {6, 352}, {11, 632}, {22, 1168}, {43, 2264}, {86, 4688}, {171, 9304}, {342, 18512}},
         {{0, 64}, {1, 184}, {6, 272}, {11, 464}, {22, 832}, {43, 1584}, {86, 3328}, {171, 6576}, {342, 13056}},
         {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}}},
        {{{0, 64}, {1, 224}, {6, 352}, {11, 632}, {22, 1168}, {43, 2264}, {86, 4688}, {171, 9304}, {342, 18512}},
         {{0, 64}, {1, 184}, {6, 272}, {11, 464}, {22, 832}, {43, 1584}, {86, 3328}, {171, 6576}, {342, 13056}},
         {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}}},
        {{{0, 64}, {1, 224}, {6, 352}, {11, 632}, {22, 1168}, {43, 2264}, {86, 4688}, {171, 9304}, {342, 18512}},
         {{0, 64}, {1, 184}, {6, 272}, {11, 464}, {22, 832}, {43, 1584}, {86, 3328}, {171, 6576}, {342, 13056}},
         {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}}}};
    for (int i = 0; i < VERSIONS; i++) {
        struct small_heap small;
        small_begin(&small, versions[i], false);
        struct heap *heap = &small.heap;
        object_id numbers = dict_new(heap, 0), names = dict_new(heap, 0), set = set_new(heap, false);
        int at[3] = {-1, -1, -1};
        for (int n = 0; n < 400; n++) {
            at[0] += at[0] < 8 && n == cases[i].numbers[at[0] + 1][0];
            at[1] += at[1] < 8 && n == cases[i].names[at[1] + 1][0];
            at[2] += at[2] < 4 && n == cases[i].sets[at[2] + 1][0];
            assert_int_equal(object_size(heap, numbers), cases[i].numbers[at[0]][1]);
            assert_int_equal(object_size(heap, names), cases[i].names[at[1]][1]);
            assert_int_equal(object_size(heap, set), cases[i].sets[at[2]][1]);
            char name[16];
            snprintf(name, sizeof name, "k%d", n);
            dict_set(heap, numbers, value_of_small(n), VALUE_NONE);
            dict_set_name(heap, names, word(&small, name), VALUE_NONE);
            set_add(heap, set, value_of_small(n));
        }
        heap_decref(heap, numbers);
        heap_decref(heap, names);
        heap_decref(heap, set);
        small_end(&small);
    }
}

/* cleared; {'a': 1} and a number; one in and out; 6 in and out; 6 others in */
static void test_dict_history(void **state) {
    (void)state;
    static const int bytes[VERSIONS][5] = {{80, 248, 248, 376, 376}, {64, 232, 232, 360, 360}, {64, 232, 232, 360, 360},
                                           {64, 232, 232, 360, 360}, {64, 352, 184, 352, 352}, {64, 224, 184, 352, 352},
                                           {64, 224, 184, 352, 352}};
    for (int i = 0; i < VERSIONS; i++) {
        struct small_heap small;
        small_begin(&small, versions[i], true);
        struct heap *heap = &small.heap;
        object_id dict = dict_new(heap, 0);
        dict_set(heap, dict, value_of_small(1), VALUE_NONE);
        dict_clear(heap, dict);
        assert_int_equal(object_size(heap, dict), bytes[i][0]);
        dict_set_name(heap, dict, word(&small, "a"), VALUE_NONE);
        dict_set(heap, dict, value_of_small(1), VALUE_NONE);
        assert_int_equal(object_size(heap, dict), bytes[i][1]);
        dict_clear(heap, dict);
        dict_set_name(heap, dict, word(&small, "a"), VALUE_NONE);
        dict_delete_name(heap, dict, word(&small, "a"));
        assert_int_equal(object_size(heap, dict), bytes[i][2]);
        dict_clear(heap, dict);
        for (int n = 0; n < 6; n++)
            dict_set(heap, dict, value_of_small(n), VALUE_NONE);
        for (int n = 0; n < 6; n++)
            dict_delete(heap, dict, value_of_small(n));
        assert_int_equal(object_size(heap, dict), bytes[i][3]);
        for (int n = 0; n < 6; n++)
            dict_set(heap, dict, value_of_small(n + 10), VALUE_NONE);
        assert_int_equal(object_size(heap, dict), bytes[i][4]);
        heap_decref(heap, dict);
        small_end(&small);
    }
}

static void test_instances(void **state) {
    (void)state;
    /* object(); plain; slots (); one; two; with __weakref__; list, dict, set subclass; slot and __dict__ */
    static const int bytes[VERSIONS][10] = {
        {16, 64, 16, 56, 64, 64, 88, 264, 240, 64}, {16, 48, 32, 40, 48, 48, 72, 248, 224, 48},
        {16, 48, 32, 40, 48, 48, 72, 248, 224, 48}, {16, 48, 32, 40, 48, 48, 72, 80, 224, 48},
        {16, 56, 32, 40, 48, 48, 80, 88, 232, 56},  {16, 48, 32, 40, 48, 56, 72, 80, 232, 56},
        {16, 48, 32, 40, 48, 56, 72, 80, 232, 56}};
    for (int i = 0; i < VERSIONS; i++) {
        struct small_heap small;
        small_begin(&small, versions[i], false);
        struct heap *heap = &small.heap;
        class_of(heap, heap->types[KIND_SET])->has_weakref = true; /* sets have it themselves */
        value base = small.object;
        object_id weak = class_new(heap, word(&small, "W"), tuple_new(heap, 1, &base), &small.object, 1,
                                   dict_new(heap, 0), (value[]){word(&small, "a")}, 1, false, true);
        object_id mixed = class_new(heap, word(&small, "M"), tuple_new(heap, 1, &base), &small.object, 1,
                                    dict_new(heap, 0), (value[]){word(&small, "a")}, 1, true, false);
        object_id classes[] = {small.object,
                               small_class(&small, "P", small.object, "", true, NULL),
                               small_class(&small, "S0", small.object, "", false, NULL),
                               small_class(&small, "S1", small.object, "a", false, NULL),
                               small_class(&small, "S2", small.object, "a b", false, NULL),
                               weak,
                               small_class(&small, "L", heap->types[KIND_LIST], "", true, NULL),
                               small_class(&small, "D", heap->types[KIND_DICT], "", true, NULL),
                               small_class(&small, "T", heap->types[KIND_SET], "", true, NULL),
                               mixed};
        for (int j = 0; j < 10; j++) {
            object_id object = instance_new(heap, classes[j]);
            if (j != 7 || i == 0 || i > 2) /* 3.8 and 3.9 gave dict subclasses a table at birth */
                assert_int_equal(object_size(heap, object), bytes[i][j]);
            heap_decref(heap, object);
            if (j)
                heap_decref(heap, classes[j]);
        }
        small_collect(&small);
        small_end(&small);
    }
}

static void check_atom(struct heap *heap, value v, int64_t bytes) {
    assert_int_equal(atom_size(heap, v), bytes);
    heap_decref(heap, v);
}

static void test_plain_values(void **state) {
    (void)state;
    static const struct {
        int64_t number;
        int older, newer; /* to 3.11; 3.12 on */
    } integers[] = {{0, 24, 28},       {1, 28, 28},         {-1, 28, 28},        {1 << 29, 28, 28},
                    {1 << 30, 32, 32}, {1ll << 59, 32, 32}, {1ll << 60, 36, 36}, {INT64_MAX, 36, 36}};
    static const struct {
        const char *text;
        int older, newer;
    } texts[] = {{"", 49, 41},  {"a", 50, 42},  {"ab", 51, 43},         {"aé", 75, 59},
                 {"Ā", 76, 60}, {"Āa", 78, 62}, {"\U00010000", 80, 64}, {"\U00010000a", 84, 68}};
    for (int newer = 0; newer < 2; newer++) {
        struct small_heap small;
        small_begin(&small, newer ? "3.12" : "3.11", false);
        struct heap *heap = &small.heap;
        for (size_t i = 0; i < 8; i++) {
            check_atom(heap, atom_int(heap, integers[i].number), newer ? integers[i].newer : integers[i].older);
            check_atom(heap, atom_text(heap, texts[i].text, strlen(texts[i].text)),
                       newer ? texts[i].newer : texts[i].older);
        }
        check_atom(heap, atom_float(heap, 1.5), 24);
        check_atom(heap, VALUE_NONE, 16);
        check_atom(heap, VALUE_TRUE, 28);
        check_atom(heap, VALUE_FALSE, newer ? 28 : 24);
        value three[] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
        object_id tuple = tuple_new(heap, 3, three);
        assert_int_equal(object_size(heap, tuple), 64);
        heap_decref(heap, tuple);
        small_end(&small);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lists),     cmocka_unit_test(test_shrinking),
                                       cmocka_unit_test(test_growing),   cmocka_unit_test(test_dict_history),
                                       cmocka_unit_test(test_instances), cmocka_unit_test(test_plain_values)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
