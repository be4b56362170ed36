/* A line being typed: UTF-8 stays whole, whatever is pressed. */
#include "entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void press(struct entry *entry, enum key_name name, bool ctrl) {
    assert_true(entry_key(entry, (struct key){name, 0, false, ctrl, false}));
}

static void typing_and_erasing(void **state) {
    (void)state;
    struct entry entry;
    entry_init(&entry);
    entry_insert(&entry, "weak");
    entry_insert(&entry, "引用");
    press(&entry, KEY_LEFT, false);
    entry_insert(&entry, "é");
    assert_string_equal(entry.text.data, "weak引é用");
    press(&entry, KEY_BACKSPACE, false);
    press(&entry, KEY_BACKSPACE, false);
    assert_string_equal(entry.text.data, "weak用");
    press(&entry, KEY_DELETE, false);
    assert_string_equal(entry.text.data, "weak");
    press(&entry, KEY_HOME, false);
    press(&entry, KEY_BACKSPACE, false); /* nothing there: nothing happens */
    press(&entry, KEY_DELETE, false);
    assert_string_equal(entry.text.data, "eak");
    press(&entry, KEY_END, false);
    press(&entry, KEY_DELETE, false);
    press(&entry, KEY_RIGHT, false);
    assert_int_equal(entry.caret, 3);
    entry_destroy(&entry);
}

static void words_and_all(void **state) {
    (void)state;
    struct entry entry;
    entry_init(&entry);
    entry_set(&entry, "/notes/ada/two-node.json");
    press(&entry, KEY_BACKSPACE, true);
    assert_string_equal(entry.text.data, "/notes/ada/two-node.");
    press(&entry, KEY_BACKSPACE, true);
    press(&entry, KEY_BACKSPACE, true);
    assert_string_equal(entry.text.data, "/notes/ada/");
    press(&entry, KEY_LEFT, true);
    assert_int_equal(entry.caret, 7);
    press(&entry, KEY_RIGHT, true);
    assert_int_equal(entry.caret, 11);
    assert_true(entry_key(&entry, (struct key){KEY_CHARACTER, 'u', false, true, false}));
    assert_string_equal(entry.text.data, "");
    assert_false(entry_key(&entry, (struct key){KEY_CHARACTER, 'x', false, false, false}));
    assert_false(entry_key(&entry, (struct key){.name = KEY_ENTER}));
    entry_destroy(&entry);
}

static void what_is_no_text_is_left_out(void **state) {
    (void)state;
    struct entry entry;
    entry_init(&entry);
    entry_insert(&entry, "a\n\tb\x7f\xff\xc3(c");
    assert_string_equal(entry.text.data, "ab(c");
    struct text flood;
    text_init(&flood);
    for (int i = 0; i < ENTRY_MOST; i++)
        text_add(&flood, "é");
    entry_insert(&entry, flood.data);
    assert_true(entry.text.length <= ENTRY_MOST);
    size_t bad;
    assert_true(utf8_valid(entry.text.data, entry.text.length, &bad));
    text_destroy(&flood);
    entry_destroy(&entry);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_and_erasing),
        cmocka_unit_test(words_and_all),
        cmocka_unit_test(what_is_no_text_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
