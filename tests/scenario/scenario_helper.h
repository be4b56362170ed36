/* What the tests of this room share: JSON that is easy to read in C, and all faults as one text. */
#ifndef TESTS_SCENARIO_HELPER_H
#define TESTS_SCENARIO_HELPER_H
#include "scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Parses `json`, in which ' stands for ", as the file t.json. What faults_write makes of the faults must be `expected`
 * ("" for a good file). The scenario is the caller's to destroy. */
static inline void parse_quoted(struct scenario *scenario, const char *json, const char *expected) {
    struct faults faults;
    struct text out;
    faults_init(&faults);
    text_init(&out);
    text_add(&out, "");
    size_t length = strlen(json);
    char *bytes = malloc(length); /* exactly as long, so that reading past it is seen */
    for (size_t i = 0; i < length; i++)
        bytes[i] = json[i] == '\'' ? '"' : json[i];
    scenario_init(scenario);
    bool good = scenario_parse(scenario, "t.json", bytes, length, false, &faults);
    free(bytes);
    faults_write(&faults, &out, false);
    assert_string_equal(out.data, expected);
    assert_int_equal(good, *expected == 0);
    text_destroy(&out);
    faults_destroy(&faults);
}

struct bad_file {
    const char *json, *expected;
};

static inline void check_bad_files(const struct bad_file *files, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct scenario scenario;
        parse_quoted(&scenario, files[i].json, files[i].expected);
        assert_false(scenario.has_program || scenario.has_heap);
        scenario_destroy(&scenario);
    }
}
#endif
