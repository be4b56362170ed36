/* Programs about built-ins, iterators and generators print what each real CPython printed: see recorded.h. */
#include "recorded.h"

static void generators_behave(void **state) { (void)state; check("generators"); }
static void iterators_behave(void **state) { (void)state; check("iteration"); }
static void classes_behave(void **state) { (void)state; check("classes"); }
static void wrong_arguments_are_told(void **state) { (void)state; check("wrong_arguments"); }
static void endless_things_end(void **state) { (void)state; check("endless"); }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generators_behave), cmocka_unit_test(iterators_behave),   cmocka_unit_test(classes_behave),
        cmocka_unit_test(wrong_arguments_are_told), cmocka_unit_test(endless_things_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
