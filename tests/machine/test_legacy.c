/* The collector before PEP 442 (2.7): what has __del__ is kept in gc.garbage, what it reaches is kept with it. Expectations
 * are what 2.7.18 printed for the same heaps. */
#include "fixture.h"
#include "steps.h"

static void begin(struct fixture *f, bool traced) {
    fixture_begin(f, "2.7", traced);
    f->heap.garbage = list_new(&f->heap, 0, NULL);
}

static void end(struct fixture *f) {
    object_id garbage = f->heap.garbage;
    f->heap.garbage = 0;
    drop(f, garbage);
    fixture_end(f);
}

static void link(struct fixture *f, object_id a, object_id b) {
    point(f, a, b);
    point(f, b, a);
}

static void a_cycle_with_finalizers_is_kept(void **state) {
    (void)state;
    for (int traced = 0; traced < 2; traced++) {
        struct fixture f;
        begin(&f, traced);
        object_id a = make(&f, f.loud, "a"), b = make(&f, f.loud, "b");
        link(&f, a, b);
        drop(&f, a);
        drop(&f, b);
        assert_int_equal(collect(&f, 2), 2);
        assert_int_equal(f.heap.stats[2].uncollectable, 2);
        assert_int_equal(sequence_length(&f.heap, f.heap.garbage), 2);
        assert_int_equal(collect(&f, 2), 0); /* gc.garbage holds them */
        list_clear(&f.heap, f.heap.garbage);
        assert_int_equal(collect(&f, 2), 2); /* found again */
        assert_int_equal(sequence_length(&f.heap, f.heap.garbage), 2);
        expect_log(&f, "");
        end(&f);
    }
}

/* a has __del__ and refers to the cycle p, q, which nothing else holds: only a is put into gc.garbage, all three stay. */
static void what_a_finalizer_reaches_is_kept_too(void **state) {
    (void)state;
    for (int traced = 0; traced < 2; traced++) {
        struct fixture f;
        begin(&f, traced);
        uint32_t live = f.heap.live;
        object_id a = make(&f, f.loud, "a"), p = make(&f, f.node, "p"), q = make(&f, f.node, "q"),
                  x = make(&f, f.node, "x");
        point(&f, a, a);
        point_b(&f, a, p);
        link(&f, p, q);
        point(&f, x, x);
        object_id watcher = watch(&f, p, "callback");
        drop(&f, a);
        drop(&f, p);
        drop(&f, q);
        drop(&f, x);
        assert_int_equal(collect(&f, 2), 4); /* x is collected, three are not */
        assert_int_equal(f.heap.stats[2].collected, 1);
        assert_int_equal(f.heap.live, live + 4);
        assert_int_equal(sequence_length(&f.heap, f.heap.garbage), 1);
        assert_int_equal(weakref_target(&f.heap, watcher), p);
        expect_log(&f, "");
        drop(&f, watcher);
        end(&f);
    }
}

static void a_finalizer_that_hangs_off_a_cycle_is_called(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, true);
    object_id p = make(&f, f.node, "p"), x = make(&f, f.loud, "x");
    point(&f, p, p);
    heap_incref(&f.heap, x);
    instance_set(&f.heap, p, f.b, x);
    drop(&f, x);
    drop(&f, p);
    /* x is set aside, but p, which it does not lead back to, is cleared: then x dies by its count */
    assert_int_equal(collect(&f, 2), 1);
    assert_int_equal(f.heap.stats[2].uncollectable, 0);
    assert_int_equal(sequence_length(&f.heap, f.heap.garbage), 0);
    expect_log(&f, "del x; ");
    end(&f);
}

static void resurrect(struct fixture *f, object_id object) {
    heap_incref(&f->heap, object);
    f->saved = object;
}

static void finalizers_run_at_every_death_after_the_callbacks(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, true);
    object_id x = make(&f, f.loud, "x"), watcher = watch(&f, x, "callback");
    f.on_finalize = resurrect;
    drop(&f, x);
    assert_int_equal(f.saved, x);
    expect_log(&f, "callback(None); del x; ");
    f.on_finalize = NULL;
    drop(&f, x);
    expect_log(&f, "del x; ");
    drop(&f, watcher);
    end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cycle_with_finalizers_is_kept),
        cmocka_unit_test(what_a_finalizer_reaches_is_kept_too),
        cmocka_unit_test(a_finalizer_that_hangs_off_a_cycle_is_called),
        cmocka_unit_test(finalizers_run_at_every_death_after_the_callbacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
