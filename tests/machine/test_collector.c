/* The classic collector: what is found, in which order, who survives where, when it runs. Expectations are what real
 * interpreters printed for the same heaps. */
#include "fixture.h"
#include "steps.h"

/* Three in a ring, made in the order of `names`, each pointing at the next; nobody else holds them. */
static void ring(struct fixture *f, object_id class_object, const char *const names[3]) {
    object_id nodes[3];
    for (int i = 0; i < 3; i++)
        nodes[i] = make(f, class_object, names[i]);
    for (int i = 0; i < 3; i++)
        point(f, nodes[i], nodes[(i + 1) % 3]);
    for (int i = 0; i < 3; i++)
        drop(f, nodes[i]);
}

static void cycles_are_found_and_freed(void **state) {
    (void)state;
    for (size_t row = 0; row < profile_count; row++)
        for (int traced = 0; traced < 2; traced++) {
            struct fixture f;
            fixture_begin(&f, profiles[row].name, traced);
            uint32_t live = f.heap.live;
            ring(&f, f.node, (const char *const[]){"x", "y", "z"});
            object_id held = make(&f, f.node, "held"), self = make(&f, f.node, "self");
            point(&f, held, held);
            point(&f, self, self);
            drop(&f, self);
            assert_int_equal(collect(&f, 2), 4);
            assert_int_equal(f.heap.live, live + 1);
            assert_int_equal(collect(&f, 2), 0);
            drop(&f, held);
            /* old garbage is not seen by a young run, where there are generations */
            bool sees_all = profiles[row].collector == COLLECTOR_FREE_THREADED;
            assert_int_equal(collect(&f, 0), sees_all);
            assert_int_equal(collect(&f, 2), !sees_all);
            assert_int_equal(f.heap.live, live);
            fixture_end(&f);
        }
}

static void finalizers_run_in_the_order_of_the_list(void **state) {
    (void)state;
    for (size_t row = 0; row < profile_count; row++) {
        struct fixture f;
        if (profiles[row].collector == COLLECTOR_FREE_THREADED)
            continue; /* has no list: see test_free_threaded.c */
        fixture_begin(&f, profiles[row].name, true);
        ring(&f, f.loud, (const char *const[]){"x", "y", "z"});
        assert_int_equal(collect(&f, 2), 3);
        expect_log(&f, profiles[row].has_finalized_flag ? "del x; del y; del z; " : "");
        fixture_end(&f);
    }
}

/* Survivors that were rescued stand behind those that rescued them; a later death shows it: c a b. */
static void survivors_are_reordered(void **state) {
    (void)state;
    for (int traced = 0; traced < 2; traced++) {
        struct fixture f;
        fixture_begin(&f, "3.14", traced);
        object_id a = make(&f, f.loud, "a"), b = make(&f, f.loud, "b"), c = make(&f, f.loud, "c");
        point(&f, a, b);
        point(&f, b, c);
        point(&f, c, a);
        drop(&f, a);
        drop(&f, b);
        collect(&f, 2); /* c is held */
        object_id order[] = {c, a, b}, at = f.heap.next[LIST_OLD];
        for (int i = 0; i < 3; i++, at = f.heap.next[at])
            assert_int_equal(at, order[i]);
        drop(&f, c);
        assert_int_equal(collect(&f, 2), 3);
        expect_log(&f, "del c; del a; del b; ");
        fixture_end(&f);
    }
}

static void survivors_move_one_generation_above_the_one_collected(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.12", true);
    object_id x = make(&f, f.node, "x"), y = make(&f, f.node, "y");
    assert_int_equal(f.heap.list[x], LIST_YOUNG);
    collect(&f, 0);
    assert_int_equal(f.heap.list[x], LIST_MIDDLE);
    collect(&f, 0);
    assert_int_equal(f.heap.list[x], LIST_MIDDLE);
    drop(&f, y);
    y = make(&f, f.node, "y");
    collect(&f, 1);
    assert_int_equal(f.heap.list[x], LIST_OLD);
    assert_int_equal(f.heap.list[y], LIST_OLD); /* straight from young */
    drop(&f, x);
    drop(&f, y);
    fixture_end(&f);
}

/* A class whose only name is gone lives as long as its instances do. */
static void instances_keep_their_class(void **state) {
    (void)state;
    for (int traced = 0; traced < 2; traced++) {
        struct fixture f;
        fixture_begin(&f, "3.14", traced);
        object_id class_object = make_class(&f, "Local", false), one = make(&f, class_object, "one"),
                  two = make(&f, class_object, "two");
        drop(&f, class_object);
        /* step by step: in a whole run the second look would save what the first one missed */
        step_update_refs(&f.heap, LIST_YOUNG);
        step_subtract_refs(&f.heap, LIST_YOUNG);
        step_move_unreachable(&f.heap, LIST_YOUNG, LIST_UNREACHABLE);
        assert_int_equal(f.heap.list_length[LIST_UNREACHABLE], 0);
        assert_int_equal(collect(&f, 2), 0);
        assert_int_equal(f.heap.kind[class_object], KIND_CLASS);
        drop(&f, one);
        assert_int_equal(collect(&f, 2), 0);
        drop(&f, two);
        assert_true(collect(&f, 2) > 1); /* the class, its mro, its dict, ... */
        assert_int_equal(f.heap.kind[class_object], KIND_NONE);
        fixture_end(&f);
    }
}

static void save(struct fixture *f, object_id object) {
    if (strcmp(name_of(f, object), "r") != 0)
        return;
    heap_incref(&f->heap, object);
    f->saved = object;
}

/* r saves itself; m hangs in a cycle beside it, reach is reached by r. */
static void resurrection(void **state) {
    (void)state;
    static const struct {
        const char *version;
        int64_t first;
        bool m_survives;
        int64_t next;
    } measured[] = {
        {"3.6", 3, true, 1}, {"3.7", 0, true, 1}, {"3.8", 0, true, 1}, {"3.9", 1, false, 0}, {"3.14", 1, false, 0}};
    for (size_t i = 0; i < sizeof measured / sizeof *measured; i++)
        for (int traced = 0; traced < 2; traced++) {
            struct fixture f;
            fixture_begin(&f, measured[i].version, traced);
            uint32_t live = f.heap.live;
            f.on_finalize = save;
            object_id m = make(&f, f.node, "m"), r = make(&f, f.loud, "r"), reach = make(&f, f.node, "reach");
            point(&f, m, m);
            point(&f, r, r);
            point_b(&f, r, reach);
            point(&f, reach, r);
            drop(&f, m);
            drop(&f, r);
            drop(&f, reach);
            assert_int_equal(collect(&f, 0), measured[i].first);
            assert_int_equal(f.heap.live, live + 2 + measured[i].m_survives);
            assert_int_equal(f.heap.list[r], LIST_MIDDLE);
            assert_int_equal(f.heap.list[reach], LIST_MIDDLE);
            assert_int_equal(collect(&f, 2), measured[i].next);
            expect_log(&f, "del r; ");
            drop(&f, f.saved);
            assert_int_equal(collect(&f, 2), 2); /* once more, without __del__ */
            expect_log(&f, "");
            assert_int_equal(f.heap.live, live);
            fixture_end(&f);
        }
}

static void break_the_cycle(struct fixture *f, object_id object) {
    instance_delete(&f->heap, object, f->a);
}

static void what_finalizers_free_is_not_counted(void **state) {
    (void)state;
    static const char *const versions[] = {"3.6", "3.7", "3.14"};
    for (int i = 0; i < 3; i++) {
        struct fixture f;
        fixture_begin(&f, versions[i], true);
        uint32_t live = f.heap.live;
        f.on_finalize = break_the_cycle;
        ring(&f, f.loud, (const char *const[]){"x", "y", "z"});
        assert_int_equal(collect(&f, 2), i == 0 ? 3 : 0);
        assert_int_equal(f.heap.live, live);
        fixture_end(&f);
    }
}

static void collect_again(struct fixture *f, object_id object) {
    (void)object;
    text_printf(&f->log, "%d; ", (int)collect(f, 2));
}

static void a_collection_inside_a_collection_does_nothing(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    f.on_finalize = collect_again;
    object_id x = make(&f, f.loud, "x");
    point(&f, x, x);
    drop(&f, x);
    assert_int_equal(collect(&f, 2), 1);
    expect_log(&f, "del x; 0; ");
    ring(&f, f.node, (const char *const[]){"x", "y", "z"});
    drop(&f, make(&f, f.loud, "y")); /* under reference counting it does run */
    expect_log(&f, "del y; 3; ");
    fixture_end(&f);
}

/* x1 and so on die in the order in which the cycle is cleared. */
static void clearing_follows_the_list(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    object_id nodes[3];
    static const char *const before[] = {"a1", "b1", "c1"}, *const after[] = {"a2", "b2", "c2"};
    for (int i = 0; i < 3; i++)
        nodes[i] = instance_new(&f.heap, f.node);
    for (int i = 0; i < 3; i++) { /* a: a list of (token, next, token) */
        value items[] = {make(&f, f.loud, after[i]), nodes[(i + 1) % 3], make(&f, f.loud, before[i])};
        heap_incref(&f.heap, items[1]);
        instance_set(&f.heap, nodes[i], f.a, list_new(&f.heap, 3, items));
    }
    for (int i = 0; i < 3; i++)
        drop(&f, nodes[i]);
    assert_int_equal(collect(&f, 2), 12);
    expect_log(&f, "del a2; del a1; del b2; del b1; del c2; del c1; ");
    fixture_end(&f);
}

static void saveall_keeps_trash(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    f.heap.garbage = list_new(&f.heap, 0, NULL);
    collector_set_debug(&f.heap, GC_DEBUG_SAVEALL);
    object_id x = make(&f, f.loud, "x");
    point(&f, x, x);
    drop(&f, x);
    assert_int_equal(collect(&f, 2), 1);
    expect_log(&f, "del x; ");
    assert_int_equal(sequence_length(&f.heap, f.heap.garbage), 1);
    assert_int_equal(sequence_item(&f.heap, f.heap.garbage, 0), x);
    assert_int_equal(instance_get(&f.heap, x, f.a), x); /* whole */
    assert_int_equal(collect(&f, 2), 0);
    collector_set_debug(&f.heap, 0);
    list_clear(&f.heap, f.heap.garbage);
    assert_int_equal(collect(&f, 2), 1);
    drop(&f, f.heap.garbage);
    fixture_end(&f);
}

static void untracking(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.13", true);
    value atoms[] = {value_of_small(1), value_of_small(2)};
    object_id tuple = tuple_new(&f.heap, 2, atoms), dict = dict_new(&f.heap, 0), inner = list_new(&f.heap, 0, NULL);
    value nest[] = {tuple};
    object_id outer = tuple_new(&f.heap, 1, nest);
    dict_set(&f.heap, dict, value_of_small(1), inner);
    assert_true(f.heap.bits[tuple] & f.heap.bits[outer] & f.heap.bits[dict] & BIT_TRACKED);
    drop(&f, dict_get_name(&f.heap, dict, f.a)); /* nothing there: no harm */
    dict_delete(&f.heap, dict, value_of_small(1));
    collect(&f, 0);
    assert_false(f.heap.bits[tuple] & BIT_TRACKED);
    collect(&f, 1);
    assert_false(f.heap.bits[outer] & BIT_TRACKED);
    assert_true(f.heap.bits[dict] & BIT_TRACKED); /* only a full collection looks at dicts */
    collect(&f, 2);
    assert_false(f.heap.bits[dict] & BIT_TRACKED);
    drop(&f, dict);
    drop(&f, outer);
    fixture_end(&f);
}

/* --- When
 * ---------------------------------------------------------------------------------------------------------------- */

static void the_threshold_is_strict_and_the_moment_differs(void **state) {
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct fixture f;
        object_id kept[6];
        fixture_begin(&f, late ? "3.12" : "3.11", true);
        f.heap.hooks.gc_callbacks = hook_gc_callbacks;
        collector_set_threshold(&f.heap, 0, 5);
        for (int i = 0; i < 5; i++)
            kept[i] = instance_new(&f.heap, f.node);
        assert_false(f.heap.pending);
        expect_log(&f, "");
        kept[5] = instance_new(&f.heap, f.node);
        /* the newborn is counted; up to 3.11 it is not yet tracked */
        if (!late)
            expect_log(&f, "start 0 (6, 0, 0) 0+0; stop 0 (0, 1, 0) 0+0; ");
        assert_int_equal(f.heap.list[kept[5]], LIST_YOUNG);
        heap_run_pending(&f.heap);
        if (late) {
            expect_log(&f, "start 0 (6, 0, 0) 0+0; stop 0 (0, 1, 0) 0+0; ");
            assert_int_equal(f.heap.list[kept[5]], LIST_MIDDLE);
        }
        expect_log(&f, "");
        for (int i = 0; i < 6; i++)
            drop(&f, kept[i]);
        assert_int_equal(f.heap.generations[0].count, 0); /* floor */
        fixture_end(&f);
    }
}

static int run_generations[700];
static int run_count;

static void note_run(void *context, bool start, int generation, int64_t collected, int64_t uncollectable,
                     int64_t candidates) {
    (void)context, (void)collected, (void)uncollectable, (void)candidates;
    if (start && run_count < 700)
        run_generations[run_count++] = generation;
}

/* A growing heap, thresholds (100, 4, 3): the 645 runs that every classic CPython makes, full ones where it makes them.
 */
static void a_quarter_must_be_new_for_a_full_run(void **state) {
    (void)state;
    static const int full[] = {24, 49, 74, 99, 130, 167, 210, 265, 338, 429, 538};
    static const char *const versions[] = {"3.8", "3.11", "3.12", "3.14"};
    enum { OBJECTS = 101 * 645 };
    for (int v = 0; v < 4; v++) {
        struct fixture f;
        fixture_begin(&f, versions[v], false);
        f.heap.long_lived_total = f.heap.long_lived_pending = 0;
        f.heap.hooks.gc_callbacks = note_run;
        f.heap.generations[0].count = f.heap.generations[1].count = f.heap.generations[2].count = 0;
        collector_set_threshold(&f.heap, 0, 100);
        collector_set_threshold(&f.heap, 1, 4);
        collector_set_threshold(&f.heap, 2, 3);
        run_count = 0;
        for (int i = 0; i < OBJECTS; i++) {
            instance_new(&f.heap, f.node); /* held as a temporary for good */
            heap_run_pending(&f.heap);
        }
        assert_int_equal(run_count, 645);
        int seen = 0;
        for (int i = 0; i < run_count; i++) {
            if (run_generations[i] != 2)
                continue;
            assert_true(seen < 11);
            assert_int_equal(i, full[seen++]);
        }
        assert_int_equal(seen, 11);
        fixture_end(&f);
    }
}

static void the_middle_runs_after_one_more_than_its_threshold(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", false);
    f.heap.long_lived_total = 1000000; /* frozen: no full run */
    f.heap.hooks.gc_callbacks = note_run;
    collector_set_threshold(&f.heap, 0, 20);
    collector_set_threshold(&f.heap, 1, 3);
    f.heap.generations[1].count = f.heap.generations[2].count = 0;
    run_count = 0;
    char runs[32] = "";
    while (run_count < 15) {
        instance_new(&f.heap, f.node);
        heap_run_pending(&f.heap);
    }
    for (int i = 0; i < 15; i++)
        runs[i] = (char)('0' + run_generations[i]);
    assert_string_equal(runs, "000010000100001");
    fixture_end(&f);
}

static void free_lists_move_no_count(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    collect(&f, 2);
    int64_t start = f.heap.generations[0].count;
    object_id one = list_new(&f.heap, 0, NULL), two = list_new(&f.heap, 0, NULL);
    assert_int_equal(f.heap.generations[0].count, start + 2);
    drop(&f, one);
    drop(&f, two);
    assert_int_equal(f.heap.generations[0].count, start + 2);
    one = list_new(&f.heap, 0, NULL);
    assert_int_equal(f.heap.generations[0].count, start + 2);
    drop(&f, one);
    collect(&f, 2); /* empties the free lists */
    one = list_new(&f.heap, 0, NULL);
    assert_int_equal(f.heap.generations[0].count, 1);
    drop(&f, one);
    object_id instance = instance_new(&f.heap, f.node);
    assert_int_equal(f.heap.generations[0].count, 2);
    drop(&f, instance);
    assert_int_equal(f.heap.generations[0].count, 1);
    fixture_end(&f);
}

static void frozen_objects_are_not_examined_but_die_by_refcount(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    uint32_t frozen = f.heap.list_length[LIST_PERMANENT];
    object_id x = make(&f, f.node, "x"), y = make(&f, f.loud, "y");
    point(&f, x, x);
    collector_freeze(&f.heap);
    drop(&f, x);
    assert_int_equal(f.heap.list_length[LIST_PERMANENT], frozen + 2);
    assert_int_equal(collect(&f, 2), 0);
    drop(&f, y);
    expect_log(&f, "del y; ");
    assert_int_equal(f.heap.list_length[LIST_PERMANENT], frozen + 1);
    collector_unfreeze(&f.heap);
    assert_int_equal(collect(&f, 1), 0);
    assert_int_equal(collect(&f, 2), 1);
    fixture_end(&f);
}

static void debug_flags_print(void **state) {
    (void)state;
    struct fixture f;
    char expected[512];
    fixture_begin(&f, "3.7", true);
    f.heap.hooks.debug_print = hook_debug_print;
    collector_unfreeze(&f.heap);
    collect(&f, 2);
    object_id x = make(&f, f.node, "x");
    point(&f, x, x);
    drop(&f, x);
    collector_set_debug(&f.heap, GC_DEBUG_STATS | GC_DEBUG_COLLECTABLE);
    uint32_t old = f.heap.list_length[LIST_OLD];
    collect(&f, 2);
    snprintf(expected, sizeof expected,
             "gc: collecting generation 2...\ngc: objects in each generation: 1 0 %u\n"
             "gc: objects in permanent generation: 0\ngc: collectable <Node 0x%llx>\n"
             "gc: done, 1 unreachable, 0 uncollectable, 0.0000s elapsed\n",
             old, (unsigned long long)heap_address(&f.heap, x));
    expect_log(&f, expected);
    collect(&f, 0);
    snprintf(expected, sizeof expected,
             "gc: collecting generation 0...\ngc: objects in each generation: 0 0 %u\n"
             "gc: objects in permanent generation: 0\ngc: done, 0.0000s elapsed\n",
             old);
    expect_log(&f, expected);
    fixture_end(&f);
}

static void stats_credit_the_generation_collected(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.15", true);
    struct gc_stats before = f.heap.stats[1];
    ring(&f, f.node, (const char *const[]){"x", "y", "z"});
    object_id kept = make(&f, f.node, "kept");
    collect(&f, 1);
    assert_int_equal(f.heap.stats[1].collections, before.collections + 1);
    assert_int_equal(f.heap.stats[1].collected, before.collected + 3);
    assert_int_equal(f.heap.stats[1].candidates, before.candidates + 4);
    assert_int_equal(f.heap.stats[0].collections, 0);
    drop(&f, kept);
    fixture_end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cycles_are_found_and_freed),
        cmocka_unit_test(finalizers_run_in_the_order_of_the_list),
        cmocka_unit_test(survivors_are_reordered),
        cmocka_unit_test(survivors_move_one_generation_above_the_one_collected),
        cmocka_unit_test(instances_keep_their_class),
        cmocka_unit_test(resurrection),
        cmocka_unit_test(what_finalizers_free_is_not_counted),
        cmocka_unit_test(a_collection_inside_a_collection_does_nothing),
        cmocka_unit_test(clearing_follows_the_list),
        cmocka_unit_test(saveall_keeps_trash),
        cmocka_unit_test(untracking),
        cmocka_unit_test(the_threshold_is_strict_and_the_moment_differs),
        cmocka_unit_test(a_quarter_must_be_new_for_a_full_run),
        cmocka_unit_test(the_middle_runs_after_one_more_than_its_threshold),
        cmocka_unit_test(free_lists_move_no_count),
        cmocka_unit_test(frozen_objects_are_not_examined_but_die_by_refcount),
        cmocka_unit_test(debug_flags_print),
        cmocka_unit_test(stats_credit_the_generation_collected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
