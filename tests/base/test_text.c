#include "fault.h"
#include "words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void words_are_filled_in(void **state) {
    (void)state;
    struct text text;
    text_init(&text);
    text_words(&text, "{object}: {before} to {after}, {unknown}", "object", "Node #1", "before", "2", "after", "1", NULL);
    assert_string_equal(text.data, "Node #1: 2 to 1, {unknown}");
    text_destroy(&text);
}

/* Where a value meets Chinese words: a gap beside Latin, none beside Chinese, whatever the sentence was written for. */
static void a_value_keeps_its_distance(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"{a}可达", "Node #2 的 .next", "Node #2 的 .next 可达"},
        {"{a}可达", "名字 n", "名字 n 可达"},
        {"{a} 可达", "程序之外", "程序之外可达"},
        {"它是{a}：好", "list #1", "它是 list #1：好"},
        {"它是{a}。", ".next", "它是 .next。"},
        {"到{a}时", "回收器", "到回收器时"},
        {"从 {a} 到", "年轻代 (0)", "从年轻代 (0) 到"},
        {"（{a}）", "3", "（3）"},
        {"a {a} b", "n", "a n b"},
        {"The {a}.", "名字", "The 名字."},
        {"{a} is", "名字", "名字 is"},
        {"是 {a}", "", "是 "},
        {"{a}", "是", "是"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text;
        text_init(&text);
        text_add(&text, "前 "); /* what was there before is left alone */
        text_words(&text, cases[i][0], "a", cases[i][1], NULL);
        assert_string_equal(text.data + strlen("前 "), cases[i][2]);
        text_destroy(&text);
    }
}

static void the_nearest_word_is_offered(void **state) {
    (void)state;
    const char *known[] = {"title", "summary", "program"};
    assert_string_equal(text_nearest("progam", known, 3), "program");
    assert_null(text_nearest("zebra", known, 3));
    const char *brief[] = {"at", "run"};
    assert_null(text_nearest("bad", brief, 2));
    assert_string_equal(text_nearest("runn", brief, 2), "run");
}

static void invalid_utf8_is_found(void **state) {
    (void)state;
    size_t bad = 0;
    assert_true(utf8_valid("h\xC3\xA9", 3, &bad));
    assert_false(utf8_valid("ab\xC0\xAF", 4, &bad));
    assert_int_equal(bad, 2);
    assert_false(utf8_valid("\xED\xA0\x80", 3, &bad)); /* a surrogate */
}

static void faults_come_in_order_with_a_caret(void **state) {
    (void)state;
    struct faults faults;
    struct text out;
    faults_init(&faults);
    text_init(&out);
    fault_add(&faults, "a.py", 2, 3, "x = ?", 5, "not Python: %c", '?');
    fault_add(&faults, "a.py", 1, 1, NULL, 0, "first");
    faults_write(&faults, &out, true);
    assert_string_equal(out.data, "a.py:1:1: first\na.py:2:3: not Python: ?\n    x = ?\n      ^\n");
    text_destroy(&out);
    faults_destroy(&faults);
}

/* Of a line that fills screens, what stands around the caret; of a blank one, nothing. */
static void an_excerpt_fits_a_screen(void **state) {
    (void)state;
    enum { LENGTH = 100000, COLUMN = 50001 };
    char *line = malloc(LENGTH);
    memset(line, '(', LENGTH);
    line[COLUMN - 1] = '?';
    struct faults faults;
    struct text out;
    faults_init(&faults);
    text_init(&out);
    fault_add(&faults, "a.py", 1, COLUMN, line, LENGTH, "no");
    fault_add(&faults, "a.py", 2, 1, "  ", 2, "blank");
    fault_add(&faults, "a.json", 3, 88, "y = (", 5, "in JSON");
    fault_caret(&faults, 5);
    faults_write(&faults, &out, true);
    const char *mark = strchr(out.data, '?'), *caret = strchr(out.data, '^');
    assert_true(out.length < 500);
    const char *excerpt = strchr(out.data, '\n') + 1, *below = strchr(excerpt, '\n') + 1;
    assert_int_equal(mark - excerpt, caret - below);
    assert_string_equal(strchr(below, '\n') + 1, "a.py:2:1: blank\na.json:3:88: in JSON\n    y = (\n        ^\n");
    text_destroy(&out);
    faults_destroy(&faults);
    free(line);
}

static void every_key_has_words(void **state) {
    (void)state;
    assert_false(words_choose("xx"));
    for (int i = 0; i < STR_COUNT; i++)
        assert_true(strlen(words((enum string_key)i)) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_filled_in),
        cmocka_unit_test(a_value_keeps_its_distance),      cmocka_unit_test(the_nearest_word_is_offered),
        cmocka_unit_test(invalid_utf8_is_found),    cmocka_unit_test(faults_come_in_order_with_a_caret),
        cmocka_unit_test(every_key_has_words),      cmocka_unit_test(an_excerpt_fits_a_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
