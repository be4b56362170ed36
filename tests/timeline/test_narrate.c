#include "narrate.h"
#include "words.h"
#include "traces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void collect(void *context, const char *bytes, size_t length) {
    text_append(context, bytes, length);
}

struct fixture {
    struct trace trace;
    struct timeline timeline;
    struct text text;
};

static void two_nodes(struct fixture *f, const struct scenario *scenario) {
    *f = (struct fixture){0};
    trace_init(&f->trace, 1000, NULL, NULL);
    emit_two_node_cycle(&f->trace);
    timeline_init(&f->timeline, &f->trace, scenario);
}

static void done(struct fixture *f) {
    timeline_destroy(&f->timeline);
    trace_destroy(&f->trace);
    text_destroy(&f->text);
}

static void a_lesson_is_told_line_by_line(void **state) {
    (void)state;
    struct line_note notes[] = {{.line = 9, .last_line = 9, .times = 1, .say = "Two references now."}};
    struct scenario scenario = {.notes = notes, .note_count = 1, .summary = "Counting alone is not enough."};
    struct fixture f;
    two_nodes(&f, &scenario);
    narrate_record(&f.timeline, STEP_LINE, collect, &f.text);
    assert_string_equal(
        f.text.data,
        "Two Nodes\nCounting alone is not enough.\n\n"
        "Line 3: class Node:\n  Node is defined.\n"
        "Line 7: n1 = Node()\n  Node #1 is made. n1 now names Node #1: its refcount is 1.\n"
        "Line 8: n2 = Node()\n  Node #2 is made. n2 now names Node #2: its refcount is 1.\n"
        "Line 9: n1.partner = n2\n"
        "  .partner of Node #1 now refers to Node #2: the refcount of Node #2 rises from 1 to 2.\n"
        "  Two references now.\n"
        "Line 10: n2.partner = n1\n"
        "  .partner of Node #2 now refers to Node #1: the refcount of Node #1 rises from 1 to 2.\n"
        "Line 11: del n1\n"
        "  The name n1 is gone: the refcount of Node #1 falls from 2 to 1. It lives on: .partner of Node #2 still "
        "refers "
        "to it.\n"
        "Line 12: del n2\n"
        "  The name n2 is gone: the refcount of Node #2 falls from 2 to 1. It lives on: .partner of Node #1 still "
        "refers "
        "to it.\n"
        "Line 13: print(gc.collect())\n"
        "  The collector runs on generation old (2) (reason: gc.collect()): 2 collected. Freed: Node #2, Node #1. The "
        "program prints \"2\".\n");
    done(&f);
}

static void the_collector_is_told_step_by_step(void **state) {
    (void)state;
    static const char *const told[] = {
        "The collector begins with generation old (2); reason: gc.collect().\n",
        "2 objects move from young (0) to old (2).\n",
        "update_refs: For every object being examined, copy its refcount into gc_refs",
        "Node #1 is one of the objects being examined. Its gc_refs, the collector's working copy of the refcount, "
        "starts "
        "at 1.\n",
        "subtract_refs follows .partner of Node #1 to Node #2. That reference comes from inside what is being "
        "examined, "
        "so it is subtracted from the copy: 1 → 0.\n",
        "subtract_refs follows .partner of Node #2 to Node #1.", /* though the phase ends with this step */
        "gc_refs of Node #2 is 0: so far, no reference from outside is known. It is set aside as tentatively",
        "The collector clears Node #1: it lets go of everything that it refers to.\n",
        ".partner of Node #1 no longer refers to Node #2: the refcount of Node #2 falls from 1 to 0.\n",
        "No reference to Node #2 is left, so it dies at once.\n",
        "The memory of Node #2 is given back.\n",
        "The collection is over: 2 collected.\n",
        "The program has come to its end.\n",
    };
    struct fixture f;
    two_nodes(&f, NULL);
    narrate_record(&f.timeline, STEP_EVENT, collect, &f.text);
    const char *at = f.text.data;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const char *found = strstr(at, told[i]);
        if (!found)
            fail_msg("not told, or too early: %s\n%s", told[i], f.text.data);
        at = found + 1;
    }
    done(&f);
}

/* As the engine does it: the old one is taken out, the new one put in, the old one dropped. */
static void a_name_that_changes_its_object_is_one_step(void **state) {
    (void)state;
    struct fixture f = {0};
    trace_init(&f.trace, 1000, NULL, NULL);
    struct trace *trace = &f.trace;
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_NEW,
                                     .object = GLOBALS,
                                     .label = name_of(trace, "dict"),
                                     .slot = OBJECT_IS_NAMESPACE | OBJECT_IS_DEFINITION});
    begin_line(trace, 1);
    for (uint32_t object = 2; object <= 3; object++) {
        trace_emit(trace, (struct event){.kind = EVENT_OBJECT_NEW, .object = object, .label = name_of(trace, "list")});
        if (object == 3)
            trace_emit(trace, (struct event){.kind = EVENT_REF_MOVE,
                                             .object = 2,
                                             .role = ROLE_VALUE,
                                             .owner = GLOBALS,
                                             .slot = 1,
                                             .label = name_of(trace, "a"),
                                             .role2 = ROLE_TEMP});
        bind_name(trace, object, 1, "a");
    }
    drop_temporary(trace, 2, 1);
    trace_emit(trace, (struct event){.kind = EVENT_DEALLOC_BEGIN, .object = 2});
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_FREE, .object = 2});
    trace_emit(trace, (struct event){.kind = EVENT_DEALLOC_END, .object = 2});
    end_line(trace);
    timeline_init(&f.timeline, &f.trace, NULL);
    narrate_record(&f.timeline, STEP_LINE, collect, &f.text);
    assert_string_equal(f.text.data,
                        "Line 1: \n  list #1 is made. a now names list #1: its refcount is 1. list #2 is "
                        "made. a now names list #2: its refcount is 1. a no longer names list #1: the "
                        "refcount of list #1 falls from 1 to 0. No reference to list #1 is left, so it dies "
                        "at once.\n");
    done(&f);
}

static void every_classic_phase_has_a_rule(void **state) {
    (void)state;
    struct fixture f;
    two_nodes(&f, NULL);
    for (int phase = 0; phase < f.trace.header.phase_count; phase++) {
        assert_true(strlen(narrate_rule(&f.trace, phase)) > 20);
        assert_true(strlen(narrate_phase(&f.trace, phase)) > 5);
    }
    f.trace.header.phases[0] = "gc_list_merge (younger)";
    assert_true(strlen(narrate_rule(&f.trace, 0)) > 20);
    f.trace.header.phases[0] = "a_phase_of_the_future";
    assert_string_equal(narrate_rule(&f.trace, 0), "");
    assert_string_equal(narrate_rule(&f.trace, -1), "");
    assert_string_equal(narrate_rule(&f.trace, 99), "");
    assert_string_equal(narrate_generation(&f.trace, 0), "young (0)");
    f.trace.header.generations = 2;
    assert_string_equal(narrate_generation(&f.trace, 1), "old (1)");
    done(&f);
}

static void it_can_be_told_in_chinese(void **state) {
    (void)state;
    struct fixture f;
    uint64_t position;
    two_nodes(&f, NULL);
    assert_true(words_choose("zh"));
    struct faults faults;
    faults_init(&faults);
    assert_true(timeline_where(&f.timeline, "line:11", &position, &faults));
    narrate_step(&f.timeline, position, &f.text);
    words_choose("en");
    assert_string_equal(f.text.data,
                        "名字 n1 没有了：Node #1 的 refcount 从 2 降到 1。它还活着：Node #2 的 .partner 仍然引用它。");
    faults_destroy(&faults);
    done(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_is_told_line_by_line),
        cmocka_unit_test(the_collector_is_told_step_by_step),
        cmocka_unit_test(a_name_that_changes_its_object_is_one_step),
        cmocka_unit_test(every_classic_phase_has_a_rule),
        cmocka_unit_test(it_can_be_told_in_chinese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
