#include "keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static enum intent character(uint32_t c, bool ctrl) {
    return key_intent((struct key){KEY_CHARACTER, c, false, ctrl, false});
}

static enum intent named(enum key_name name, bool shift, bool ctrl) {
    return key_intent((struct key){name, 0, shift, ctrl, false});
}

static void the_keys_of_the_help(void **state) {
    (void)state;
    assert_int_equal(named(KEY_SPACE, false, false), INTENT_STEP);
    assert_int_equal(named(KEY_RIGHT, false, false), INTENT_STEP);
    assert_int_equal(named(KEY_LEFT, false, false), INTENT_BACK);
    assert_int_equal(named(KEY_BACKSPACE, false, false), INTENT_RETURN);
    assert_int_equal(named(KEY_RIGHT, true, false), INTENT_LINE_FORWARD);
    assert_int_equal(named(KEY_LEFT, true, false), INTENT_LINE_BACK);
    assert_int_equal(named(KEY_PAGE_DOWN, false, false), INTENT_STOP_FORWARD);
    assert_int_equal(named(KEY_PAGE_UP, false, false), INTENT_STOP_BACK);
    assert_int_equal(named(KEY_DOWN, true, false), INTENT_OVER);
    assert_int_equal(named(KEY_UP, true, false), INTENT_OVER_BACK);
    assert_int_equal(character('e', false), INTENT_OUT);
    assert_int_equal(character('w', false), INTENT_OUT_BACK);
    assert_int_equal(character('b', false), INTENT_BIRTH);
    assert_int_equal(character('d', false), INTENT_DEATH);
    assert_int_equal(character('c', false), INTENT_COMPARE);
    assert_int_equal(character(',', false), INTENT_SLOWER);
    assert_int_equal(character('.', false), INTENT_FASTER);
    assert_int_equal(character('m', false), INTENT_MOTION);
    assert_int_equal(named(KEY_HOME, false, false), INTENT_START);
    assert_int_equal(named(KEY_END, false, false), INTENT_END);
    assert_int_equal(named(KEY_ENTER, false, false), INTENT_PLAY);
    assert_int_equal(named(KEY_F11, false, false), INTENT_FULLSCREEN);
    assert_int_equal(named(KEY_DOWN, false, false), INTENT_SELECT_NEXT);
    assert_int_equal(named(KEY_UP, false, false), INTENT_SELECT_PREVIOUS);
    assert_int_equal(named(KEY_DOWN, false, true), INTENT_ZOOM_OUT);
    assert_int_equal(named(KEY_UP, false, true), INTENT_ZOOM_IN);
    assert_int_equal(named(KEY_TAB, false, false), INTENT_FOCUS_NEXT);
    assert_int_equal(named(KEY_TAB, true, false), INTENT_FOCUS_PREVIOUS);
    assert_int_equal(character('o', true), INTENT_LESSONS);
    assert_int_equal(character('s', true), INTENT_SAVE);
    assert_int_equal(character('l', false), INTENT_LANGUAGE);
    assert_int_equal(character('m', false), INTENT_MOTION);
    assert_int_equal(named(KEY_TAB, false, true), INTENT_NEXT_TAB);
    assert_int_equal(character('v', false), INTENT_NEXT_TAB);
    assert_int_equal(named(KEY_ESCAPE, false, false), INTENT_ESCAPE);
    assert_int_equal(character('f', false), INTENT_FIT);
    assert_int_equal(character('t', false), INTENT_THEME);
    assert_int_equal(character('s', false), INTENT_STEP_SIZE);
    assert_int_equal(character('g', false), INTENT_COLLECT);
    assert_int_equal(character('r', false), INTENT_REPLAY);
    assert_int_equal(character('q', false), INTENT_QUIT);
    assert_int_equal(character('q', true), INTENT_QUIT);
}

static void what_a_layout_makes_hard_has_another_key(void **state) {
    (void)state;
    assert_int_equal(character('[', false), INTENT_COLLECTION_BACK);
    assert_int_equal(named(KEY_LEFT, false, true), INTENT_COLLECTION_BACK);
    assert_int_equal(character(']', false), INTENT_COLLECTION_FORWARD);
    assert_int_equal(named(KEY_RIGHT, false, true), INTENT_COLLECTION_FORWARD);
    assert_int_equal(character('?', false), INTENT_HELP);
    assert_int_equal(named(KEY_F1, false, false), INTENT_HELP);
    assert_int_equal(character('i', false), INTENT_DIFFERS);
}

static void scaling_works_with_and_without_ctrl_and_shift(void **state) {
    (void)state;
    for (int ctrl = 0; ctrl < 2; ctrl++) {
        assert_int_equal(character('+', ctrl), INTENT_SCALE_UP);
        assert_int_equal(character('=', ctrl), INTENT_SCALE_UP);
        assert_int_equal(character('-', ctrl), INTENT_SCALE_DOWN);
        assert_int_equal(character('0', ctrl), INTENT_SCALE_RESET);
    }
}

static void capitals_and_full_width_forms_are_the_same_keys(void **state) {
    (void)state;
    assert_int_equal(character('T', false), INTENT_THEME);
    assert_int_equal(character(0xFF1F, false), INTENT_HELP); /* full-width question mark */
    assert_int_equal(character(0xFF34, false), INTENT_THEME);
    assert_int_equal(character(0x3010, false), INTENT_COLLECTION_BACK);
}

static void other_keys_mean_nothing(void **state) {
    (void)state;
    assert_int_equal(character('x', false), INTENT_NONE);
    assert_int_equal(character('t', true), INTENT_NONE);
    assert_int_equal(character(0, false), INTENT_NONE);
    assert_int_equal(named(KEY_RIGHT, true, true), INTENT_NONE);
}

static void while_something_is_asked_letters_choose_and_digits_count(void **state) {
    (void)state;
    static const struct {
        struct key key;
        enum intent intent;
    } keys[] = {
        {{KEY_CHARACTER, 'a', false, false}, INTENT_CHOOSE_A}, {{KEY_CHARACTER, 'D', false, false}, INTENT_CHOOSE_D},
        {{KEY_CHARACTER, 0xFF22, false, false}, INTENT_CHOOSE_B}, /* full-width B */
        {{KEY_CHARACTER, '0', false, false}, INTENT_DIGIT},    {{KEY_CHARACTER, '9', false, false}, INTENT_DIGIT_9},
        {{KEY_CHARACTER, '0', false, true}, INTENT_SCALE_RESET}, {{KEY_ENTER, 0, false, false}, INTENT_SUBMIT},
        {{KEY_BACKSPACE, 0, false, false}, INTENT_ERASE},      {{KEY_TAB, 0, false, false}, INTENT_SELECT_NEXT},
        {{KEY_TAB, 0, true, false}, INTENT_SELECT_PREVIOUS},   {{KEY_CHARACTER, 'h', false, false}, INTENT_HINT},
        {{KEY_CHARACTER, 'm', false, false}, INTENT_MODE},     {{KEY_SPACE, 0, false, false}, INTENT_STEP},
        {{KEY_PAGE_DOWN, 0, false, false}, INTENT_STOP_FORWARD}, {{KEY_CHARACTER, 't', false, false}, INTENT_THEME},
        {{KEY_ESCAPE, 0, false, false}, INTENT_ESCAPE},        {{KEY_CHARACTER, 'n', false, false}, INTENT_ASK},
    };
    assert_int_equal(character('p', false), INTENT_PREDICT);
    assert_int_equal(character('n', false), INTENT_ASK);
    assert_int_equal(character('j', false), INTENT_COLLECTOR);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_int_equal(key_intent_asked(keys[i].key), keys[i].intent);
}

static void the_help_tells_every_key(void **state) {
    (void)state;
    struct keys_help help;
    keys_help(&help);
    for (enum intent intent = INTENT_NONE + 1; intent < INTENT_COUNT; intent++)
        if (!keys_help_tells(intent) && (intent < INTENT_CHOOSE_A || intent > INTENT_HINT)) /* a question tells its own */
            fail_msg("intent %d stands in no row of the help", (int)intent);
    assert_true(help.count > 20);
    for (size_t i = 0; i < help.count; i++) {
        assert_true(help.rows[i].keys[0] && help.rows[i].does[0]); /* an intent without a key would leave it empty */
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(help.rows[i].keys, help.rows[j].keys);
    }
    assert_string_equal(help.rows[0].keys, "Space  →");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_keys_of_the_help),
        cmocka_unit_test(what_a_layout_makes_hard_has_another_key),
        cmocka_unit_test(scaling_works_with_and_without_ctrl_and_shift),
        cmocka_unit_test(capitals_and_full_width_forms_are_the_same_keys),
        cmocka_unit_test(other_keys_mean_nothing),
        cmocka_unit_test(the_help_tells_every_key),
        cmocka_unit_test(while_something_is_asked_letters_choose_and_digits_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
