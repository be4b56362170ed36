#include "random_heap.h"
#include "timeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct fixture {
    struct trace trace;
    struct timeline timeline;
    struct faults faults;
    struct text text;
};

static void two_nodes(struct fixture *f, const struct scenario *scenario) {
    *f = (struct fixture){0};
    trace_init(&f->trace, 1000, NULL, NULL);
    emit_two_node_cycle(&f->trace);
    timeline_init(&f->timeline, &f->trace, scenario);
    faults_init(&f->faults);
}

static void done(struct fixture *f) {
    timeline_destroy(&f->timeline);
    trace_destroy(&f->trace);
    faults_destroy(&f->faults);
    text_destroy(&f->text);
}

static uint64_t where(struct fixture *f, const char *words) {
    uint64_t position = 12345;
    assert_true(timeline_where(&f->timeline, words, &position, &f->faults));
    return position;
}

static void each_line_rests_once_after_it_ran(void **state) {
    (void)state;
    struct fixture f;
    two_nodes(&f, NULL);
    static const uint32_t lines[] = {3, 7, 8, 9, 10, 11, 12, 13};
    uint64_t position = 0;
    for (size_t i = 0; i < 8; i++) {
        position = timeline_next(&f.timeline, position, STEP_LINE, true);
        assert_int_equal(trace_event(&f.trace, position - 1).kind, EVENT_STATEMENT_END);
        assert_int_equal(trace_event(&f.trace, position - 1).line, lines[i]);
    }
    position = timeline_next(&f.timeline, position, STEP_LINE, true);
    assert_int_equal(position, f.trace.count);
    assert_int_equal(timeline_next(&f.timeline, position, STEP_LINE, true), position);
    assert_int_equal(timeline_next(&f.timeline, 0, STEP_LINE, false), 0);
    done(&f);
}

static void temporaries_are_no_steps_of_their_own(void **state) {
    (void)state;
    struct fixture f;
    two_nodes(&f, NULL);
    uint64_t before = where(&f, "line:8"), after = where(&f, "line:9"), first;
    assert_int_equal(timeline_next(&f.timeline, before, STEP_EVENT, true), after); /* one step: the attribute */
    timeline_step_events(&f.timeline, after, &first);
    assert_int_equal(first, before);
    const struct event event = timeline_main_event(&f.timeline, after);
    assert_int_equal(event.kind, EVENT_REF_ADD);
    assert_int_equal(event.role, ROLE_ATTR);
    assert_int_equal(timeline_main_event(&f.timeline, 0).kind, EVENT_NONE);
    assert_int_equal(timeline_rest(&f.timeline, after - 1), before);
    done(&f);
}

/* No step tells of an object that has no box: classes, functions, their dicts, the globals. */
static void what_has_no_box_makes_no_step(void **state) {
    (void)state;
    struct trace trace;
    struct timeline timeline;
    trace_init(&trace, 1000, NULL, NULL);
    uint32_t dict = trace_string(&trace, "dict", 4);
    for (uint32_t i = 1; i <= 2; i++)
        trace_emit(&trace, (struct event){.kind = EVENT_OBJECT_NEW,
                                          .object = i,
                                          .label = dict,
                                          .slot = i == 1 ? OBJECT_IS_NAMESPACE : OBJECT_IS_DEFINITION});
    trace_emit(
        &trace,
        (struct event){
            .kind = EVENT_REF_MOVE, .object = 1, .role = ROLE_TEMP, .role2 = ROLE_FIELD, .other = 2, .slot2 = 1});
    trace_emit(&trace, (struct event){.kind = EVENT_GC_REFS_SET, .object = 1, .after = 1});
    trace_emit(&trace, (struct event){.kind = EVENT_GC_REFS_DECREF, .object = 1, .owner = 2, .before = 1});
    timeline_init(&timeline, &trace, NULL);
    for (size_t i = 0; i < trace.count; i++)
        assert_false(timeline.is_main[i]);
    timeline_destroy(&timeline);
    trace_destroy(&trace);
}

static void rests_of_every_size_are_rests_of_events(void **state) {
    (void)state;
    struct fixture f;
    two_nodes(&f, NULL);
    for (int size = 0; size < STEP_SIZES; size++)
        for (size_t i = 0; i < f.timeline.rests[size].count; i++)
            assert_int_equal(timeline_rest(&f.timeline, f.timeline.rests[size].positions[i]),
                             f.timeline.rests[size].positions[i]);
    /* four phases, their begins and ends, the collection's, seven statements outside of it, start and end */
    assert_int_equal(f.timeline.rests[STEP_PHASE].count, 8 + 2 + 8 + 2);
    assert_int_equal(f.timeline.rests[STEP_COLLECTION].count, 4);
    assert_int_equal(f.timeline.rests[STEP_STOP].count, 2);
    done(&f);
}

static void stops_and_notes_are_the_authors(void **state) {
    (void)state;
    struct line_note notes[] = {{.line = 9, .last_line = 9, .times = 1, .say = "Two."},
                                {.line = 11, .last_line = 11, .times = 1, .stop = true},
                                {.line = 12, .last_line = 12, .times = 1, .stop = true, .say_before = "Now."},
                                {.line = 13, .last_line = 13, .times = 2, .stop = true}};
    struct scenario scenario = {.notes = notes, .note_count = 4};
    struct fixture f;
    bool has_run;
    two_nodes(&f, &scenario);
    uint64_t first = timeline_next(&f.timeline, 0, STEP_STOP, true);
    assert_int_equal(first, where(&f, "line:11"));
    assert_int_equal(timeline_next(&f.timeline, first, STEP_STOP, true), where(&f, "line:12"));
    assert_int_equal(f.timeline.rests[STEP_STOP].count, 4); /* line 13 ran once only */
    assert_string_equal(timeline_note(&f.timeline, where(&f, "line:9"), &has_run)->say, "Two.");
    assert_true(has_run);
    assert_ptr_equal(timeline_note(&f.timeline, where(&f, "line:9") - 3, &has_run), &notes[0]);
    assert_false(has_run);
    assert_ptr_equal(timeline_note(&f.timeline, where(&f, "line:11"), &has_run), &notes[2]); /* about to run */
    assert_false(has_run);
    assert_null(timeline_note(&f.timeline, 0, &has_run));
    done(&f);
}

static void where_names_a_moment_or_says_what_is_possible(void **state) {
    (void)state;
    struct fixture f;
    uint64_t position;
    two_nodes(&f, NULL);
    assert_int_equal(where(&f, "end"), f.trace.count);
    assert_int_equal(where(&f, "start"), 0);
    assert_int_equal(where(&f, "event:41"), 41);
    assert_int_equal(where(&f, "line:13#1"), where(&f, "line:13"));
    static const char *const bad[] = {"line:13#2", "line:2", "event:999", "lime:2", "", "line:", "line:7x", "event:-1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(timeline_where(&f.timeline, bad[i], &position, &f.faults));
    assert_int_equal(f.faults.count, 8);
    assert_non_null(strstr(f.faults.items[0].message, "line 13 ran once"));
    assert_non_null(strstr(f.faults.items[1].message, "3, 7-13"));
    assert_non_null(strstr(f.faults.items[2].message, "event:80"));
    done(&f);
}

static void the_curve_shows_garbage_until_it_is_freed(void **state) {
    (void)state;
    struct fixture f;
    two_nodes(&f, NULL);
    uint64_t garbage_from = where(&f, "line:12");
    uint32_t live = 9, garbage = 9, most = 0;
    for (size_t i = 0; i < f.timeline.curve_count; i++) {
        const struct curve_point *point = &f.timeline.curve[i];
        live = point->live;
        garbage = point->garbage;
        most = garbage > most ? garbage : most;
        if (point->position < garbage_from)
            assert_int_equal(garbage, 0);
        if (point->position == garbage_from)
            assert_int_equal(garbage, 2);
    }
    assert_int_equal(most, 2);
    assert_int_equal(live, 0);
    assert_int_equal(garbage, 0);
    assert_int_equal(f.timeline.life_count, 4);
    assert_true(f.timeline.lives[FIRST].death > f.timeline.lives[SECOND].death);
    assert_int_equal(f.timeline.lives[NODE].death, 0);
    done(&f);
}

static void marks_tell_lines_collections_and_output(void **state) {
    (void)state;
    struct fixture f;
    size_t counts[5] = {0};
    two_nodes(&f, NULL);
    for (size_t i = 0; i < f.timeline.mark_count; i++) {
        const struct mark *mark = &f.timeline.marks[i];
        counts[mark->kind]++;
        if (i)
            assert_true(mark->position >= f.timeline.marks[i - 1].position);
        if (mark->kind == MARK_COLLECTION) {
            assert_int_equal(mark->generation, 2);
            assert_int_equal(trace_event(&f.trace, mark->end - 1).kind, EVENT_COLLECTION_END);
        }
    }
    assert_int_equal(counts[MARK_LINE], 8);
    assert_int_equal(counts[MARK_COLLECTION], 1);
    assert_int_equal(counts[MARK_OUTPUT], 1);
    timeline_output(&f.timeline, where(&f, "line:12"), &f.text);
    assert_int_equal(f.text.length, 0);
    timeline_output(&f.timeline, where(&f, "end"), &f.text);
    assert_string_equal(f.text.data, "2\n");
    done(&f);
}

static void seeking_equals_replaying(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct trace trace;
        struct timeline timeline;
        struct world replay;
        struct random_heap *dice = calloc(1, sizeof *dice);
        assert_non_null(dice);
        dice->state = seed;
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 30000);
        timeline_init(&timeline, &trace, NULL);
        assert_true(timeline.keyframe_count > 1);
        for (int i = 0; i < 25; i++) {
            uint64_t position = i == 0 ? 0 : i == 1 ? trace.count : pick(dice, (uint32_t)trace.count);
            timeline_seek(&timeline, position);
            assert_int_equal(timeline.position, position);
            world_init(&replay, &trace);
            while (replay.position < position)
                world_apply_at(&replay, &trace, replay.position);
            assert_true(world_equal(&replay, &timeline.world));
            world_destroy(&replay);
        }
        timeline_destroy(&timeline);
        trace_destroy(&trace);
        free(dice);
    }
}

static void a_spoilt_record_can_be_looked_at(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct trace trace;
        struct timeline timeline;
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 400);
        random_spoil(&trace, seed);
        timeline_init(&timeline, &trace, NULL);
        for (uint64_t p = trace.count; p; p = timeline_next(&timeline, p, STEP_EVENT, false)) {
            timeline_seek(&timeline, p);
            assert_int_not_equal(timeline_main(&timeline, p), 0);
        }
        timeline_destroy(&timeline);
        trace_destroy(&trace);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_rests_once_after_it_ran),
        cmocka_unit_test(temporaries_are_no_steps_of_their_own),
        cmocka_unit_test(what_has_no_box_makes_no_step),
        cmocka_unit_test(rests_of_every_size_are_rests_of_events),
        cmocka_unit_test(stops_and_notes_are_the_authors),
        cmocka_unit_test(where_names_a_moment_or_says_what_is_possible),
        cmocka_unit_test(the_curve_shows_garbage_until_it_is_freed),
        cmocka_unit_test(marks_tell_lines_collections_and_output),
        cmocka_unit_test(seeking_equals_replaying),
        cmocka_unit_test(a_spoilt_record_can_be_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
