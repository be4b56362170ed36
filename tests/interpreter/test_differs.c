/* The note on other Pythons: it is made from the profile, and speaks of what that version does. */
#include "differs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void note(const char *version, struct text *out) {
    text_init(out);
    text_add(out, "");
    const struct profile *profile = profile_find(version);
    assert_non_null(profile);
    for (int i = 0; differs_write(profile, i, out); i++)
        text_add(out, "\n");
}

static bool says(const char *version, const char *words) {
    struct text out;
    note(version, &out);
    bool found = strstr(out.data, words) != NULL;
    text_destroy(&out);
    return found;
}

static void each_version_has_a_whole_note(void **state) {
    (void)state;
    for (size_t i = 0; i < profile_count; i++) {
        struct text out;
        note(profiles[i].name, &out);
        assert_true(out.length > 800);
        assert_null(strchr(out.data, '{')); /* every place is filled */
        assert_non_null(strstr(out.data, profiles[i].release));
        text_destroy(&out);
        assert_false(differs_write(&profiles[i], DIFFERS_MOST, &out));
        assert_false(differs_write(&profiles[i], -1, &out));
    }
}

static void it_speaks_of_the_version(void **state) {
    (void)state;
    assert_true(says("3.14", "3221225472") && !says("3.13", "3221225472") && says("3.13", "4294967295"));
    assert_true(says("3.10", "over 700") && says("3.13", "over 2000"));
    assert_true(says("3.15", "1024") && says("3.14", "256"));
    assert_true(says("3.14", "lends its reference") && !says("3.13", "lends its reference"));
    assert_true(says("3.14t", "memory") && says("3.13t", "wait for a collection") && !says("3.14", "wait for a collection"));
    assert_true(says("3.10", "a dict, an object of its own") && !says("3.11", "a dict, an object of its own"));
    assert_true(says("3.13", "makes a new dict") && says("3.12", "fills one dict"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_version_has_a_whole_note),
        cmocka_unit_test(it_speaks_of_the_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
