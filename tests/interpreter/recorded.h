/* Runs the programs of this folder and compares what they print with what each real CPython printed: programs/NAME.py,
 * expected/VERSION/NAME.txt (record.sh makes them). The heap's invariants are checked after each statement.
 * For: tests whose expectations are such records. */
#ifndef TEST_RECORDED_H
#define TEST_RECORDED_H
#include "file.h"
#include "run.h"
#include "text.h"
#include "versions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void gather(void *context, int stream, const char *bytes, size_t length) {
    if (stream == 1)
        text_append(context, bytes, length);
}

static void fail_with(const struct faults *faults, const char *name, const char *version) {
    for (int i = 0; i < (int)faults->count; i++)
        print_error("%s under %s: line %d: %s\n", name, version, faults->items[i].line, faults->items[i].message);
    fail();
}

/* What `name` prints as `version`. With a trace too: recording must not change anything. */
static void run_program(const char *name, const char *version, bool traced, struct text *out) {
    char path[1024];
    bool endless = strcmp(name, "endless") == 0; /* too many objects to look at all of them each time */
    snprintf(path, sizeof path, TEST_DATA "/programs/%s.py", name);
    struct faults faults;
    struct scenario scenario;
    struct trace trace;
    faults_init(&faults);
    scenario_init(&scenario);
    trace_init(&trace, TRACE_LIMIT, NULL, NULL);
    if (!scenario_load(&scenario, path, &faults))
        fail_with(&faults, name, version);
    struct run_options options = {.python = version, .write = gather, .write_context = out, .check = !endless, .trace = traced ? &trace : NULL};
    if (run_scenario(&scenario, &options, &faults) != RUN_DONE)
        fail_with(&faults, name, version);
    trace_destroy(&trace);
    scenario_destroy(&scenario);
    faults_destroy(&faults);
}

/* The first line that differs, for the message. */
static void compare(const char *name, const char *version, const char *printed, const char *expected) {
    for (int line = 1; *printed || *expected; line++) {
        size_t a = strcspn(printed, "\n"), b = strcspn(expected, "\n");
        if (a != b || memcmp(printed, expected, a) != 0) {
            print_error("%s under %s, line %d of the output:\n  CPython: %.*s\n  here:    %.*s\n", name, version, line, (int)b, expected, (int)a, printed);
            fail();
        }
        printed += a + (printed[a] != 0);
        expected += b + (expected[b] != 0);
    }
}

static void check(const char *name) {
    static const char *const versions[] = {"3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"};
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        char path[1024];
        struct text expected, printed;
        struct faults faults;
        faults_init(&faults);
        text_init(&expected);
        text_init(&printed);
        snprintf(path, sizeof path, TEST_DATA "/expected/%s/%s.txt", versions[i], name);
        if (!file_read(path, 1 << 20, &expected, &faults))
            fail_with(&faults, name, versions[i]);
        run_program(name, versions[i], i % 2 == 1, &printed);
        compare(name, versions[i], printed.data ? printed.data : "", expected.data);
        text_destroy(&expected);
        text_destroy(&printed);
        faults_destroy(&faults);
    }
}
#endif
