/* Where rows of words end: at spaces, beside Chinese characters, and never so that punctuation stands on the wrong side. */
#include "pen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 10 };

/* The rows of `text` in a room of `ems`, joined by '|'. */
static const char *wrapped(const char *text, float ems) {
    static char out[512];
    const struct pen pen = {.metrics = &text_metrics_fake, .em = SIZE};
    struct pen_row rows[32];
    size_t length = 0, count = pen_wrap(&pen, FONT_SANS, SIZE, ems * SIZE, text, strlen(text), rows, 32);
    for (size_t i = 0; i < count; i++) {
        if (i)
            out[length++] = '|';
        memcpy(out + length, text + rows[i].first, rows[i].count);
        length += rows[i].count;
    }
    out[length] = 0;
    return out;
}

static void words_part_at_spaces(void **state) {
    (void)state;
    assert_string_equal(wrapped("one two three", 1000), "one two three");
    assert_string_equal(wrapped("one two\nthree", 1000), "one two|three");
    float seven = text_metrics_fake.width(NULL, FONT_SANS, SIZE, "one two", 7) / SIZE;
    assert_string_equal(wrapped("one two three", seven + 0.01f), "one two|three");
    assert_string_equal(wrapped("one (two) three", seven + 0.01f), "one|(two)|three");
}

static void numbers_stay_with_chinese_words(void **state) {
    (void)state;
    assert_string_equal(wrapped("引用从一升到 2。", 6.5f), "引用从一升|到 2。");
    assert_string_equal(wrapped("列表的第 0 项", 5), "列表的|第 0 项");
    assert_string_equal(wrapped("都在年轻代 (0)", 5.5f), "都在年轻|代 (0)");
    assert_string_equal(wrapped("line 22 and (2)", 4), "line 22|and (2)"); /* not in English */
    assert_string_equal(wrapped("line 22", 2.5f), "line|22");
    assert_string_equal(wrapped("of Node #2", 4.2f), "of|Node #2");
}

static void no_character_is_left_alone(void **state) {
    (void)state;
    assert_string_equal(wrapped("三个都被释放。", 5), "三个都被|释放。");
    assert_string_equal(wrapped("三个都被释放。", 5.5f), "三个都被|释放。");
    assert_string_equal(wrapped("三个\n都", 5), "三个|都");
    assert_string_equal(wrapped("三个都被放\n都", 4), "三个都|被放|都");
    assert_string_equal(wrapped("三个", 1), "三|个");
}

/* For each width there is: no row begins with what closes, none ends with what opens, and nothing is lost. */
static void chinese_punctuation_keeps_its_side(void **state) {
    (void)state;
    static const char text[] = "它返回 0（即“没有垃圾”）：回收器看到，指向这两个 Node 的引用都来自它们自己。", *const closes[] = {"，", "。", "：", "）", "”", NULL};
    float widest = text_metrics_fake.width(NULL, FONT_SANS, SIZE, text, strlen(text)) / SIZE;
    float least = text_metrics_fake.width(NULL, FONT_SANS, SIZE, "垃圾”）：", strlen("垃圾”）：")) / SIZE + 0.1f;
    for (float ems = least; ems < widest; ems += 0.25f) {
        const char *rows = wrapped(text, ems);
        size_t characters = 0;
        for (const char *at = rows; *at; at++) {
            characters += *at != '|' && *at != ' ';
            if (*at != '|')
                continue;
            for (int i = 0; closes[i]; i++)
                if (strncmp(at + 1, closes[i], strlen(closes[i])) == 0)
                    fail_msg("%.2f: %s", (double)ems, rows);
            if (at - rows >= 3 && (strncmp(at - 3, "（", 3) == 0 || strncmp(at - 3, "“", 3) == 0))
                fail_msg("%.2f: %s", (double)ems, rows);
        }
        size_t all = 0;
        for (const char *at = text; *at; at++)
            all += *at != ' ';
        assert_int_equal(characters, all);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_part_at_spaces),
                                       cmocka_unit_test(numbers_stay_with_chinese_words),
                                       cmocka_unit_test(no_character_is_left_alone),
                                       cmocka_unit_test(chinese_punctuation_keeps_its_side)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
