/* Methods of containers and texts, and the module weakref, print what each real CPython printed: see recorded.h. */
#include "recorded.h"

static void containers_behave(void **state) { (void)state; check("method_containers"); }
static void texts_behave(void **state) { (void)state; check("method_texts"); }
static void misuse_is_told(void **state) { (void)state; check("method_errors"); }
static void weak_things_behave(void **state) { (void)state; check("weak_things"); }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(containers_behave),
        cmocka_unit_test(texts_behave),
        cmocka_unit_test(misuse_is_told),
        cmocka_unit_test(weak_things_behave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
