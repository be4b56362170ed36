/* The dots per inch among an X desktop's resources. */
#include "desktop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_number_is_found(void **state) {
    (void)state;
    assert_true(desktop_xft_dpi("Xft.dpi:\t144\n") == 144);
    assert_true(desktop_xft_dpi("*color: red\nXft.antialias: 1\nXft.dpi: 192\nXcursor.size: 24") == 192);
}

static void what_makes_no_sense_is_none(void **state) {
    (void)state;
    static const char *const others[] = {"", "\n\n", "Xft.dpi", "Xft.dpi:", "Xft.dpi: many", "Xft.dpi: -96",
                                         "Xft.dpi: 1e30", "Xft.dpi: nan", "OtherXft.dpi: 96", "aXft.dpi: 96\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(desktop_xft_dpi(others[i]) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_number_is_found),
                                       cmocka_unit_test(what_makes_no_sense_is_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
