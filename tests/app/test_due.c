/* What the generations panel announces comes true: run by the engine under each collector, every automatic collection
 * is of the generation that was announced the moment before, and none starts that was not due. */
#include "due.h"
#include "run.h"
#include "timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* A heap that grows, one that doesn't, and one whose collector is off for a while. */
static const char growing[] = "import gc\n"
                              "gc.set_threshold(5, 2, 2)\n"
                              "class Node: pass\n"
                              "kept = []\n"
                              "for i in range(400):\n"
                              "    n = Node()\n"
                              "    kept.append(n)\n";
static const char garbage[] = "import gc\n"
                              "class Node: pass\n"
                              "def make():\n"
                              "    n = Node()\n"
                              "    n.me = n\n"
                              "gc.collect()\n"
                              "gc.set_threshold(7, 3, 2)\n"
                              "for i in range(300):\n"
                              "    make()\n"
                              "    if i == 100: gc.disable()\n"
                              "    if i == 150: gc.enable()\n"
                              "    if i == 200: gc.set_threshold(0)\n"
                              "    if i == 250: gc.set_threshold(3)\n";
static const char *const versions[] = {"2.7", "3.6", "3.11", "3.12", "3.13", "3.14.4", "3.14", "3.15", "3.14t"};

struct tried {
    int of[3], quarter;
};

static void check_record(const char *python, const struct trace *trace, struct tried *tried) {
    struct world world;
    world_init(&world, trace);
    for (size_t i = 0; i < trace->count; i++) {
        const struct event event = trace_event(trace, i);
        struct due due = due_of(&world);
        tried->quarter += due.full_waits && due.state == DUE_NOW;
        if (event.kind == EVENT_COLLECTION_BEGIN && !strcmp(trace_text(trace, event.label), "threshold")) {
            if (trace->header.generations == 3 && due.state != DUE_NOW)
                fail_msg("%s, event %zu: a run that was not due", python, i);
            if (due.generation != (int)event.slot)
                fail_msg("%s, event %zu: of generation %u, announced was %d", python, i, event.slot, due.generation);
            tried->of[event.slot]++;
        }
        if (due.state == DUE_LATER)
            assert_true(due.more > 0 && world.counts[0] + due.more > world.thresholds[0]);
        world_apply(&world, &event);
    }
    struct text words; /* at the end: some words, whatever the state */
    text_init(&words);
    due_narrate(&world, &words);
    assert_true(words.length > 10 && !strchr(words.data, '{'));
    text_clear(&words);
    due_narrate_briefly(&world, &words);
    assert_true(words.length > 3 && !strchr(words.data, '{'));
    text_destroy(&words);
    world_destroy(&world);
}

static void run(const char *python, const char *program, struct tried *tried) {
    struct scenario scenario;
    struct faults faults;
    struct trace trace;
    scenario_init(&scenario);
    faults_init(&faults);
    trace_init(&trace, TRACE_LIMIT, NULL, NULL);
    assert_true(scenario_parse(&scenario, "due.py", program, strlen(program), true, &faults));
    struct run_options options = {.python = python, .no_exit = true, .trace = &trace};
    assert_int_equal(run_scenario(&scenario, &options, &faults), RUN_DONE);
    check_record(python, &trace, tried);
    trace_destroy(&trace);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

static void automatic_runs_are_announced(void **state) {
    (void)state;
    for (size_t v = 0; v < sizeof versions / sizeof *versions; v++) {
        struct tried tried = {0};
        run(versions[v], growing, &tried);
        run(versions[v], garbage, &tried);
        if (!strcmp(versions[v], "3.14t")) /* its batches are larger than these programs: the words alone are tried */
            continue;
        assert_true(tried.of[1] > 0);
        if (strcmp(versions[v], "3.14.4") != 0) /* there every automatic run is an increment */
            assert_true(tried.of[0] > 10 && tried.of[2] > 0 && tried.quarter > 0);
    }
}

/* The quarter rule at its edge, on counts made by hand. */
static void the_quarter_rule_holds_a_full_run_back(void **state) {
    (void)state;
    struct trace trace;
    struct world world;
    trace_init(&trace, 10, NULL, NULL);
    trace.header.generations = 3;
    world_init(&world, &trace);
    world.thresholds[0] = 700, world.thresholds[1] = world.thresholds[2] = 10;
    world.counts[0] = 701, world.counts[1] = 11, world.counts[2] = 11;
    world.settings[SETTING_LONG_LIVED_TOTAL] = 103;
    world.settings[SETTING_LONG_LIVED_PENDING] = 24;
    struct due due = due_of(&world);
    assert_true(due.full_waits && due.generation == 1 && due.state == DUE_NOW);
    world.settings[SETTING_LONG_LIVED_PENDING] = 25; /* 103 / 4 */
    due = due_of(&world);
    assert_true(!due.full_waits && due.generation == 2);
    world.counts[0] = 700;
    due = due_of(&world);
    assert_true(due.state == DUE_LATER && due.more == 1 && due.generation == 2);
    world.settings[SETTING_ENABLED] = 0;
    assert_int_equal(due_of(&world).state, DUE_DISABLED);
    world.settings[SETTING_ENABLED] = 1;
    world.thresholds[0] = 0;
    assert_int_equal(due_of(&world).state, DUE_THRESHOLD_ZERO);
    world_destroy(&world);
    trace_destroy(&trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(automatic_runs_are_announced),
        cmocka_unit_test(the_quarter_rule_holds_a_full_run_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
