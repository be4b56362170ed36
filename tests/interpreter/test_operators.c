/* Programs about operators, run as every version, against what real CPythons printed: see operators/README.md. */
#include "file.h"
#include "run.h"
#include "versions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void keep(void *context, int stream, const char *bytes, size_t length) {
    if (stream == 1)
        text_append(context, bytes, length);
}

/* The file as it is from this version on; false, and `out` as it was: nothing changed with it. */
static bool read_expected(const char *name, const char *version, struct text *out) {
    char path[512];
    snprintf(path, sizeof path, "%s/operators/%s.%s.txt", TEST_DATA, name, version);
    FILE *there = fopen(path, "rb");
    if (!there)
        return false;
    fclose(there);
    struct faults faults;
    faults_init(&faults);
    text_clear(out);
    assert_true(file_read(path, 1 << 24, out, &faults));
    faults_destroy(&faults);
    return true;
}

static void tell_difference(const char *name, const char *version, const struct text *expected, const struct text *got) {
    int line = 1;
    size_t at = 0, begin = 0;
    for (; at < expected->length && at < got->length && expected->data[at] == got->data[at]; at++)
        if (expected->data[at] == '\n') {
            line++;
            begin = at + 1;
        }
    print_error("%s as %s, line %d\nexpected: %.*s\nprinted:  %.*s\n", name, version, line, (int)strcspn(expected->data + begin, "\n"),
                expected->data + begin, (int)strcspn(got->data + begin, "\n"), got->data + begin);
}

static bool agrees(const char *name, const char *version, const struct text *expected) {
    struct faults faults;
    struct scenario scenario;
    struct text printed;
    faults_init(&faults);
    scenario_init(&scenario);
    text_init(&printed);
    char path[512];
    snprintf(path, sizeof path, "%s/operators/%s.py", TEST_DATA, name);
    assert_true(scenario_load(&scenario, path, &faults));
    struct run_options options = {.python = version, .write = keep, .write_context = &printed};
    enum run_status status = run_scenario(&scenario, &options, &faults);
    bool same = printed.length == expected->length && printed.data && memcmp(printed.data, expected->data, printed.length) == 0;
    if (faults.count)
        print_error("%s as %s: line %d: %s\n", name, version, faults.items[0].line, faults.items[0].message);
    if (!same && printed.data)
        tell_difference(name, version, expected, &printed);
    scenario_destroy(&scenario);
    faults_destroy(&faults);
    text_destroy(&printed);
    return same && status == RUN_DONE;
}

static void run_all(void **state) {
    const char *name = *state;
    struct text expected;
    int differing = 0, files = 0;
    text_init(&expected);
    for (size_t i = 0; i < versions_count(); i++) {
        const char *version = version_at(i).name;
        if (strcmp(version, "3.14.4") == 0 || strchr(version, 't'))
            continue; /* no interpreter of it was there to ask; it has the words of 3.14, or of 3.13 */
        files += read_expected(name, version, &expected);
        if (expected.data && !agrees(name, version, &expected))
            differing++;
    }
    text_destroy(&expected);
    assert_true(files > 0);
    assert_int_equal(differing, 0);
}

int main(void) {
#define PROGRAM(name) {#name, run_all, NULL, NULL, (void *)#name}
    const struct CMUnitTest tests[] = {
        PROGRAM(assignments), PROGRAM(builtin_kinds), PROGRAM(format_specs), PROGRAM(numbers), PROGRAM(percent), PROGRAM(set_order), PROGRAM(special_methods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
