/* Weak references under the collector. */
#include "fixture.h"

static object_id self_cycle(struct fixture *f, object_id class_object, const char *name) {
    object_id object = make(f, class_object, name);
    point(f, object, object);
    return object;
}

static void callbacks_run_before_any_finalizer(void **state) {
    (void)state;
    static const char *const versions[] = {"3.6", "3.8", "3.14", "3.15"};
    for (int v = 0; v < 4; v++) {
        struct fixture f;
        fixture_begin(&f, versions[v], true);
        object_id a = make(&f, f.loud, "a"), b = make(&f, f.loud, "b");
        point(&f, a, b);
        point(&f, b, a);
        object_id refs[] = {watch(&f, a, "cba1"), watch(&f, a, "cba2"), watch(&f, b, "cbb1")};
        drop(&f, a);
        drop(&f, b);
        assert_int_equal(collect(&f, 0), 2);
        expect_log(&f, "cba2(None); cba1(None); cbb1(None); del a; del b; ");
        for (int i = 0; i < 3; i++) {
            assert_int_equal(weakref_target(&f.heap, refs[i]), 0);
            assert_int_equal(f.heap.list[refs[i]], LIST_MIDDLE);
            drop(&f, refs[i]);
        }
        fixture_end(&f);
    }
}

static void tell_plain(struct fixture *f, object_id object) {
    (void)object;
    text_printf(&f->log, "plain %s; ", weakref_target(&f->heap, f->saved) ? "alive" : "None");
}

static void plain_ones_outlive_finalizers_from_3_15_on(void **state) {
    (void)state;
    for (int alive = 0; alive < 2; alive++) {
        struct fixture f;
        fixture_begin(&f, alive ? "3.15" : "3.14", true);
        f.on_finalize = f.on_callback = tell_plain;
        object_id x = self_cycle(&f, f.loud, "x"), called = watch(&f, x, "cb");
        f.saved = watch(&f, x, NULL);
        drop(&f, x);
        assert_int_equal(collect(&f, 2), 1);
        expect_log(&f,
                   alive ? "cb(None); plain alive; del x; plain alive; " : "cb(None); plain None; del x; plain None; ");
        assert_int_equal(weakref_target(&f.heap, f.saved), 0);
        drop(&f, called);
        drop(&f, f.saved);
        fixture_end(&f);
    }
}

static void trash_does_not_call_back(void **state) {
    (void)state;
    static const char *const versions[] = {"3.9", "3.14", "3.15"};
    for (int v = 0; v < 3; v++) {
        struct fixture f;
        fixture_begin(&f, versions[v], true);
        object_id x = self_cycle(&f, f.node, "x"), y = make(&f, f.node, "outside");
        object_id to_trash = watch(&f, x, "no"), to_outside = watch(&f, y, "neither");
        instance_set(&f.heap, x, f.b, to_trash);
        instance_set(&f.heap, x, f.name, to_outside);
        drop(&f, x);
        assert_int_equal(collect(&f, 2), 3);
        drop(&f, y);
        expect_log(&f, "");
        fixture_end(&f);
    }
}

static void drop_weakref(struct fixture *f, object_id weakref) {
    drop(f, weakref);
}

/* A weak reference freed by its own callback counts as collected. */
static void a_callback_that_frees_its_reference_counts(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    f.on_callback = drop_weakref;
    object_id x = self_cycle(&f, f.node, "x");
    watch(&f, x, "cb"); /* its only reference is dropped by the callback */
    drop(&f, x);
    assert_int_equal(collect(&f, 2), 2);
    expect_log(&f, "cb(None); ");
    fixture_end(&f);
}

static void make_weakref(struct fixture *f, object_id object) {
    f->saved = watch(f, object, "never");
}

static void those_made_in_finalizers_are_cleared_silently_from_3_14_on(void **state) {
    (void)state;
    for (int silent = 0; silent < 2; silent++) {
        struct fixture f;
        fixture_begin(&f, silent ? "3.14" : "3.12", true);
        f.on_finalize = make_weakref;
        object_id x = self_cycle(&f, f.loud, "x");
        drop(&f, x);
        collect(&f, 2);
        expect_log(&f, silent ? "del x; " : "del x; never(None); ");
        drop(&f, f.saved);
        fixture_end(&f);
    }
}

static void an_old_one_is_cleared_with_young_trash(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.12", true);
    object_id x = self_cycle(&f, f.node, "x");
    object_id weakref = watch(&f, x, "cb");
    heap_untrack(&f.heap, x); /* keep x young while the weak reference ages */
    collect(&f, 2);
    heap_track(&f.heap, x);
    assert_int_equal(f.heap.list[weakref], LIST_OLD);
    drop(&f, x);
    assert_int_equal(collect(&f, 0), 1);
    expect_log(&f, "cb(None); ");
    assert_int_equal(f.heap.list[weakref], LIST_MIDDLE); /* handle_weakrefs moves it to the older generation */
    drop(&f, weakref);
    fixture_end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(callbacks_run_before_any_finalizer),
        cmocka_unit_test(plain_ones_outlive_finalizers_from_3_15_on),
        cmocka_unit_test(trash_does_not_call_back),
        cmocka_unit_test(a_callback_that_frees_its_reference_counts),
        cmocka_unit_test(those_made_in_finalizers_are_cleared_silently_from_3_14_on),
        cmocka_unit_test(an_old_one_is_cleared_with_young_trash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
