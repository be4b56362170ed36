#include "theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void contrast_is_the_webs(void **state) {
    (void)state;
    assert_float_equal(theme_contrast(0x000000FF, 0xFFFFFFFF), 21, 0.01);
    assert_float_equal(theme_contrast(0x777777FF, 0xFFFFFFFF), 4.48, 0.01);
}

static void every_pair_can_be_read(void **state) {
    (void)state;
    for (enum theme_name name = THEME_LIGHT; name <= THEME_DARK; name++) {
        struct theme_pair pairs[64];
        size_t count = theme_pairs(theme_named(name), pairs, 64);
        assert_in_range(count, 20, 64);
        for (size_t i = 0; i < count; i++) {
            float contrast = theme_contrast(pairs[i].front, pairs[i].back);
            if (contrast < (pairs[i].is_text ? 4.5F : 3.0F))
                fail_msg("%s, %s: %.2f", name == THEME_DARK ? "dark" : "light", pairs[i].what, (double)contrast);
        }
    }
}

static void fading_keeps_the_colour(void **state) {
    (void)state;
    assert_int_equal(theme_faded(0x11223380, 0.5F), 0x11223340);
    assert_int_equal(theme_faded(0x112233FF, 2), 0x112233FF);
    assert_int_equal(theme_faded(0x112233FF, -1), 0x11223300);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_the_webs),
        cmocka_unit_test(every_pair_can_be_read),
        cmocka_unit_test(fading_keeps_the_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
