/* What the lesson page rests on: lists told by their differences, strings kept once, bytes made safe. */
#include "html_parts.h"
#include "memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LENGTH_MOST = 300, ROUNDS = 400 };

static uint32_t random_next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* As the page's script does it. */
static size_t apply(uint32_t *list, size_t count, const char *difference) {
    const char *at = difference + 1;
    while (*at != ']') {
        size_t place = strtoul(at, (char **)&at, 10), removed = strtoul(at + 1, (char **)&at, 10),
               added = strtoul(at + 1, (char **)&at, 10);
        assert_true(place + removed <= count);
        memmove(list + place + added, list + place + removed, (count - place - removed) * sizeof *list);
        for (size_t i = 0; i < added; i++)
            list[place + i] = (uint32_t)strtoul(at + 1, (char **)&at, 10);
        count += added;
        count -= removed;
        if (*at == ',')
            at++;
    }
    return count;
}

static void differences_make_the_next_list(void **state) {
    (void)state;
    struct html_list list = {0};
    struct text difference;
    text_init(&difference);
    uint32_t seed = 11, told[3 * LENGTH_MOST] = {0};
    size_t count = 0, numbers = 0, told_in_all = 0;
    for (int round = 0; round < ROUNDS; round++) {
        html_list_begin(&list);
        if (round % 40 == 39) { /* another list altogether */
            size_t length = random_next(&seed) % LENGTH_MOST;
            for (size_t i = 0; i < length; i++)
                html_list_add(&list, random_next(&seed) % 50);
        } else { /* a few items come, go, change */
            for (size_t i = 0; i < list.before_count; i++) {
                uint32_t what = random_next(&seed) % 60;
                if (what == 0 && list.count < LENGTH_MOST)
                    html_list_add(&list, 1000 + random_next(&seed) % 50);
                if (what != 1)
                    html_list_add(&list, what == 2 ? random_next(&seed) % 50 : list.before[i]);
            }
        }
        text_clear(&difference);
        html_list_difference(&list, &difference);
        count = apply(told, count, difference.data);
        assert_int_equal(count, list.count);
        assert_true(count == 0 || memcmp(told, list.items, count * sizeof *told) == 0);
        numbers += list.count;
        told_in_all += difference.length;
    }
    assert_true(told_in_all < numbers); /* less than a byte for each item: differences, not lists */
    html_list_destroy(&list);
    text_destroy(&difference);
}

static void equal_lists_differ_in_nothing(void **state) {
    (void)state;
    struct html_list list = {0};
    struct text difference;
    text_init(&difference);
    for (int round = 0; round < 2; round++) {
        html_list_begin(&list);
        for (uint32_t i = 0; i < 100; i++)
            html_list_add(&list, i % 7);
    }
    html_list_difference(&list, &difference);
    assert_string_equal(difference.data, "[]");
    html_list_destroy(&list);
    text_destroy(&difference);
}

static void a_dictionary_keeps_each_string_once(void **state) {
    (void)state;
    struct dictionary dictionary;
    dictionary_init(&dictionary);
    char string[32];
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 5000; i++) {
            snprintf(string, sizeof string, "string %u", (unsigned)(i * 7919));
            assert_int_equal(dictionary_number(&dictionary, string), i);
        }
    assert_int_equal(dictionary.count, 5000);
    assert_string_equal(dictionary_text(&dictionary, 0), "string 0");
    assert_string_equal(dictionary_text(&dictionary, 4999), string);
    assert_int_equal(dictionary_number(&dictionary, ""), 5000);
    dictionary_destroy(&dictionary);
}

static void bytes_are_made_safe_for_their_place(void **state) {
    (void)state;
    struct text out;
    text_init(&out);
    html_escape(&out, "<a href=\"x\">&\x01\xFF");
    assert_string_equal(out.data, "&lt;a href=&quot;x&quot;&gt;&amp;\xEF\xBF\xBD\xEF\xBF\xBD");
    text_clear(&out);
    html_json(&out, "</script>\"\\\n\xC3");
    assert_null(strchr(out.data, '<'));
    assert_string_equal(out.data, "\"\\u003c/script>\\\"\\\\\\n\xEF\xBF\xBD\"");
    text_destroy(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_make_the_next_list),
        cmocka_unit_test(equal_lists_differ_in_nothing),
        cmocka_unit_test(a_dictionary_keeps_each_string_once),
        cmocka_unit_test(bytes_are_made_safe_for_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
