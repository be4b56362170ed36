/* Deaths by reference counting: order, once-only finalizers, the trashcan, any depth. */
#include "fixture.h"

static object_id list_of_one(struct fixture *fixture, object_id item) {
    value items[] = {item};
    return list_new(&fixture->heap, 1, items);
}

static void children_die_after_the_parent_depth_first(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", false);
    object_id parent = make(&f, f.loud, "parent"), first = make(&f, f.loud, "first"),
              second = make(&f, f.loud, "second"), grandchild = make(&f, f.loud, "grandchild");
    point(&f, first, grandchild);
    point(&f, parent, first);
    point_b(&f, parent, second);
    drop(&f, grandchild);
    drop(&f, first);
    drop(&f, second);
    expect_log(&f, "");
    drop(&f, parent);
    expect_log(&f, "del parent; del first; del grandchild; del second; ");
    fixture_end(&f);
}

static void lists_and_tuples_die_last_item_first(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", false);
    value items[] = {make(&f, f.loud, "a"), make(&f, f.loud, "b"), make(&f, f.loud, "c")};
    drop(&f, list_new(&f.heap, 3, items));
    expect_log(&f, "del c; del b; del a; ");
    value others[] = {make(&f, f.loud, "a"), make(&f, f.loud, "b"), make(&f, f.loud, "c")};
    drop(&f, tuple_new(&f.heap, 3, others));
    expect_log(&f, "del c; del b; del a; ");
    fixture_end(&f);
}

static void dicts_die_key_before_value_in_order(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    object_id dict = dict_new(&f.heap, 0);
    dict_set(&f.heap, dict, f.a, make(&f, f.loud, "1"));
    dict_set(&f.heap, dict, f.b, make(&f, f.loud, "2"));
    drop(&f, dict);
    expect_log(&f, "del 1; del 2; ");
    fixture_end(&f);
}

static void save(struct fixture *f, object_id object) {
    heap_incref(&f->heap, object);
    f->saved = object;
}

static void a_finalizer_runs_once(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    f.on_finalize = save;
    object_id object = make(&f, f.loud, "x");
    collect(&f, 2);
    assert_int_equal(f.heap.list[object], LIST_OLD);
    drop(&f, object);
    expect_log(&f, "del x; ");
    assert_int_equal(f.heap.refcount[object], 1);
    assert_int_equal(f.heap.list[object], LIST_YOUNG); /* resurrected by refcount: young again */
    assert_true(f.heap.bits[object] & BIT_FINALIZED);
    heap_check(&f.heap);
    drop(&f, object);
    expect_log(&f, "");
    assert_int_equal(f.heap.kind[object], KIND_NONE);
    fixture_end(&f);
}

static void callbacks_come_after_the_finalizer_newest_first(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    object_id object = make(&f, f.loud, "x");
    object_id one = watch(&f, object, "one"), two = watch(&f, object, "two"), plain = watch(&f, object, NULL),
              same = watch(&f, object, NULL);
    assert_int_equal(plain, same);
    assert_int_equal(weakref_count(&f.heap, object), 3);
    drop(&f, object);
    expect_log(&f, "del x; two(None); one(None); ");
    assert_int_equal(weakref_target(&f.heap, plain), 0);
    assert_int_equal(weakref_callback(&f.heap, one), VALUE_NULL); /* used up */
    drop(&f, one);
    drop(&f, two);
    drop(&f, plain);
    drop(&f, same);
    fixture_end(&f);
}

static void a_dropped_weak_reference_never_calls_back(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", false);
    object_id object = make(&f, f.node, "x");
    object_id one = watch(&f, object, "one"), two = watch(&f, object, "two"), three = watch(&f, object, "three");
    drop(&f, two);
    drop(&f, object);
    expect_log(&f, "three(None); one(None); ");
    drop(&f, one);
    drop(&f, three);
    fixture_end(&f);
}

/* As conformance/deep_nests_are_freed_late_or_in_order: row = [first, nest, last]. */
static void bury(struct fixture *f, int depth) {
    object_id nest = list_of_one(f, make(f, f->loud, "deep"));
    for (int i = 0; i < depth; i++)
        nest = list_of_one(f, nest);
    value items[] = {make(f, f->loud, "first"), nest, make(f, f->loud, "last")};
    drop(f, list_new(&f->heap, 3, items));
}

static void deep_nests_are_put_off_until_3_12(void **state) {
    (void)state;
    /* measured on the real ones: the deepest nest that goes in plain order */
    static const struct {
        const char *version;
        int plain_most;
    } measured[] = {{"3.6", 46}, {"3.7", 46}, {"3.8", 47}, {"3.12", 47}, {"3.13", 0}, {"3.15", 0}};
    for (size_t i = 0; i < sizeof measured / sizeof *measured; i++) {
        struct fixture f;
        fixture_begin(&f, measured[i].version, false);
        int most = measured[i].plain_most;
        bury(&f, most ? most : 10000);
        expect_log(&f, "del last; del deep; del first; ");
        if (most) {
            bury(&f, most + 1);
            expect_log(&f, "del last; del first; del deep; ");
            bury(&f, 200);
            expect_log(&f, "del last; del first; del deep; ");
        }
        fixture_end(&f);
    }
}

static object_id chain(struct fixture *f, int links) {
    object_id head = make(f, f->loud, "end");
    for (int i = 0; i < links; i++) {
        object_id link = instance_new(&f->heap, f->node);
        instance_set(&f->heap, link, f->a, head);
        head = link;
    }
    return head;
}

static void chains_of_instances_lagged_behind_until_3_7(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.7", true);
    drop(&f, chain(&f, 20));
    expect_log(&f, "del end; ");
    drop(&f, chain(&f, 200));
    expect_log(&f, "");
    heap_check(&f.heap);
    drop(&f, list_of_one(&f, VALUE_NONE));
    expect_log(&f, "del end; ");
    fixture_end(&f);
    fixture_begin(&f, "3.8", true);
    drop(&f, chain(&f, 200));
    expect_log(&f, "del end; ");
    fixture_end(&f);
}

static void a_list_100000_deep_dies(void **state) {
    (void)state;
    static const char *const versions[] = {"3.6", "3.12", "3.14"};
    for (size_t i = 0; i < 3; i++) {
        struct fixture f;
        fixture_begin(&f, versions[i], false);
        uint32_t live = f.heap.live;
        object_id nest = list_of_one(&f, make(&f, f.loud, "bottom"));
        for (int n = 0; n < 100000; n++)
            nest = list_of_one(&f, nest);
        drop(&f, nest);
        expect_log(&f, "del bottom; ");
        assert_int_equal(f.heap.live, live);
        fixture_end(&f);
    }
}

static void an_id_is_used_again_at_once(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", false);
    object_id first = make(&f, f.node, "x");
    uint64_t address = heap_address(&f.heap, first);
    uint32_t number = heap_number(&f.heap, first);
    drop(&f, first);
    object_id second = make(&f, f.node, "y");
    assert_true(heap_address(&f.heap, second) == address);
    assert_true(heap_number(&f.heap, second) != number);
    drop(&f, second);
    fixture_end(&f);
}

/* Every event's count is the count before plus or minus one, and nobody holds what was freed. */
static void the_trace_tells_counts_and_ends(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", true);
    size_t from = f.trace.count;
    object_id parent = make(&f, f.loud, "parent"), child = make(&f, f.node, "child");
    uint32_t parent_number = heap_number(&f.heap, parent), child_number = heap_number(&f.heap, child);
    point(&f, parent, child);
    drop(&f, child);
    drop(&f, parent);
    int64_t counts[2] = {1, 1};
    int frees = 0, spans = 0;
    for (size_t i = from; i < f.trace.count; i++) {
        const struct event event = trace_event(&f.trace, i);
        int which = event.object == parent_number ? 0 : event.object == child_number ? 1 : -1;
        spans += event_spans[event.kind] == SPAN_begin ? 1 : event_spans[event.kind] == SPAN_end ? -1 : 0;
        if (which < 0 ||
            (event.kind != EVENT_REF_ADD && event.kind != EVENT_REF_DROP && event.kind != EVENT_OBJECT_FREE))
            continue;
        if (event.kind == EVENT_OBJECT_FREE) {
            assert_int_equal(counts[which], 0);
            frees++;
            continue;
        }
        assert_int_equal(event.before, counts[which]);
        counts[which] = event.after;
    }
    assert_int_equal(frees, 2);
    assert_int_equal(spans, 0);
    fixture_end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(children_die_after_the_parent_depth_first),
        cmocka_unit_test(lists_and_tuples_die_last_item_first),
        cmocka_unit_test(dicts_die_key_before_value_in_order),
        cmocka_unit_test(a_finalizer_runs_once),
        cmocka_unit_test(callbacks_come_after_the_finalizer_newest_first),
        cmocka_unit_test(a_dropped_weak_reference_never_calls_back),
        cmocka_unit_test(deep_nests_are_put_off_until_3_12),
        cmocka_unit_test(chains_of_instances_lagged_behind_until_3_7),
        cmocka_unit_test(a_list_100000_deep_dies),
        cmocka_unit_test(an_id_is_used_again_at_once),
        cmocka_unit_test(the_trace_tells_counts_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
