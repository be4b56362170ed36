/* The free-threaded collector of 3.13t and 3.14t: a walk in the allocator's order, a worklist that holds what it lists,
 * counts that are kept by the thread, objects whose counts are deferred. */
#include "fixture.h"
#include "heap_walk.h"
#include "steps.h"

static const char *const versions[] = {"3.13t", "3.14t"};
#define EACH_VERSION(f)                                                                                                \
    for (int each = 0; each < 4; each++)                                                                               \
        for (bool once = (fixture_begin(&(f), versions[each / 2], each % 2), true); once;                              \
             fixture_end(&(f)), once = false)

/* What is pushed last is popped first. */
static void the_worklist_turns_the_walk_round(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        object_id x = make(&f, f.loud, "x"), y = make(&f, f.loud, "y"), z = make(&f, f.loud, "z");
        point(&f, x, y);
        point(&f, y, z);
        point(&f, z, x);
        drop(&f, x);
        drop(&f, y);
        drop(&f, z);
        assert_int_equal(collect(&f, 0), 3);
        expect_log(&f, "del z; del y; del x; ");
    }
}

/* Small blocks come before large ones whatever was made first, and those with a pre-header at the very end. */
static void the_walk_goes_by_size(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        value items[12];
        for (int i = 0; i < 12; i++) {
            items[i] = f.heap.types[KIND_LIST];
            heap_incref(&f.heap, items[i]);
        }
        object_id node = make(&f, f.node, "pre-header"), held[3];
        heap_incref(&f.heap, node);
        items[0] = node;
        held[0] = tuple_new(&f.heap, 12, items); /* 18 words */
        held[1] = dict_new(&f.heap, 0);          /* 8 words */
        held[2] = list_new(&f.heap, 0, NULL);    /* 7 words: the same class */
        dict_set_name(&f.heap, held[1], f.a, held[2]);
        struct heap_walk walk;
        heap_walk_begin(&f.heap, &walk, LIST_YOUNG);
        object_id expected[] = {held[1], held[2], held[0], node};
        assert_int_equal(walk.count, 4);
        bool list_first = f.heap.number[held[2]] < f.heap.number[held[1]];
        assert_false(list_first);
        for (int i = 0; i < 4; i++)
            assert_int_equal(walk.objects[i], expected[i]);
        heap_walk_end(&walk);
        drop(&f, node);
        drop(&f, held[0]);
        drop(&f, held[1]);
    }
}

/* Breaking the cycle in a finalizer frees nothing: the worklist holds all, so all are counted. */
static void break_cycle(struct fixture *fixture, object_id object) {
    instance_set(&fixture->heap, object, fixture->a, VALUE_NONE);
    assert_int_equal(fixture->heap.refcount[object], 1); /* the worklist's */
}

static void what_finalizers_break_is_counted(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        f.on_finalize = break_cycle;
        object_id x = make(&f, f.loud, "x"), watch_x = watch(&f, x, NULL);
        point(&f, x, x);
        drop(&f, x);
        assert_int_equal(collect(&f, 1), 1);
        assert_int_equal(weakref_target(&f.heap, watch_x), 0);
        assert_int_equal(f.heap.stats[1].collected, 1);
        drop(&f, watch_x);
    }
}

static void callbacks_run_last_queued_first(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        object_id x = make(&f, f.node, "x");
        point(&f, x, x);
        object_id first = watch(&f, x, "first"), second = watch(&f, x, "second");
        drop(&f, x);
        assert_int_equal(collect(&f, 2), 1);
        expect_log(&f, "first(None); second(None); "); /* queued newest first */
        drop(&f, first);
        drop(&f, second);
    }
}

/* A function's count may be 0: it lives on until a collection finds it. */
static void a_deferred_object_waits_for_a_collection(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        object_id held = make(&f, f.loud, "held");
        static const char *const names[] = {"held"};
        value field = held;
        f.heap.birth_flags |= OBJECT_IS_DEFERRED;
        object_id function = fields_new(&f.heap, KIND_FUNCTION, 0, 1, &field, names, true, true);
        drop(&f, function);
        assert_int_equal(f.heap.kind[function], KIND_FUNCTION);
        assert_int_equal(f.heap.refcount[function], 0);
        expect_log(&f, "");
        heap_check(&f.heap);
        assert_int_equal(collect(&f, 0), 2);
        expect_log(&f, "del held; ");
        assert_int_equal(f.heap.kind[function], KIND_NONE);
    }
}

static void save(struct fixture *fixture, object_id object) {
    if (fixture->saved)
        return;
    heap_incref(&fixture->heap, object);
    fixture->saved = object;
}

static void resurrection_needs_a_reference_besides_the_worklists(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        object_id phoenix = make(&f, f.loud, "phoenix"), cargo = make(&f, f.node, "cargo"), other = make(&f, f.node, "other");
        point(&f, phoenix, cargo);
        point_b(&f, cargo, phoenix);
        point(&f, other, other);
        drop(&f, phoenix);
        drop(&f, cargo);
        drop(&f, other);
        f.on_finalize = save;
        assert_int_equal(collect(&f, 2), 1);
        assert_int_equal(f.heap.list[phoenix], LIST_YOUNG);
        assert_int_equal(f.heap.refcount[cargo], 1);
        f.on_finalize = NULL;
        drop(&f, f.saved);
        f.saved = 0;
        assert_int_equal(collect(&f, 2), 2);
    }
}

/* A thread keeps up to 512 to itself; the count may fall below 0. */
static void a_thread_counts_for_itself_first(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        object_id list = list_new(&f.heap, 0, NULL);
        collector_flush_count(&f.heap);
        collector_set_count(&f.heap, 0, 0);
        for (int i = 0; i < 511; i++)
            list_append(&f.heap, list, make(&f, f.node, "x"));
        assert_int_equal(f.heap.generations[0].count, 0);
        list_append(&f.heap, list, make(&f, f.node, "x"));
        assert_int_equal(f.heap.generations[0].count, 512);
        assert_int_equal(f.heap.free_threaded.local_count, 0);
        collect(&f, 0);
        list_clear(&f.heap, list);
        assert_int_equal(f.heap.generations[0].count, -512);
        collector_flush_count(&f.heap);
        assert_int_equal(f.heap.generations[0].count, -512);
        drop(&f, list);
    }
}

/* 3.13t: over the threshold, and over a quarter of what lives. 3.14t: only when memory grew besides. */
static void a_run_is_due_by_count_and_in_3_14t_by_memory(void **state) {
    (void)state;
    struct fixture f;
    EACH_VERSION(f) {
        bool waits = f.heap.profile->waits_for_memory;
        object_id list = list_new(&f.heap, 0, NULL);
        int made = 0;
        collector_set_threshold(&f.heap, 0, 2000);
        collector_set_threshold(&f.heap, 1, 10);
        collector_flush_count(&f.heap);
        collector_set_count(&f.heap, 0, 0);
        while (!f.heap.pending && made < 300000) {
            object_id x = make(&f, f.node, "x");
            list_append(&f.heap, list, x);
            made++;
        }
        assert_int_equal(made % 512, 0);
        if (waits) /* a tenth of what the process takes: 80 bytes each, unless 80,000 waited */
            assert_in_range(made, 10000, 85000);
        else
            assert_int_equal(made, 2048);
        assert_int_equal(f.heap.collector->due(&f.heap), 0);
        heap_run_pending(&f.heap);
        assert_int_equal(f.heap.long_lived_total, made + 1);
        assert_int_equal(f.heap.stats[0].collections, 1);
        drop(&f, list);
    }
}

static void a_t_names_the_free_threaded_build(void **state) {
    (void)state;
    assert_string_equal(profile_find("3.14t")->name, "3.14t");
    assert_string_equal(profile_find("3.14.0t")->name, "3.14t"); /* no patch of it behaves otherwise, as far as is known */
    assert_string_equal(profile_find("3.13.5t")->name, "3.13t");
    assert_string_equal(profile_find("3.13.5")->name, "3.13.0");
    static const char *const none[] = {"3.12t", "3.12.1t", "2.7t", "2.7.18t", "3.14tt", "3.14.4tt", "3.14.4x", "t", ""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(profile_find(none[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_t_names_the_free_threaded_build),
        cmocka_unit_test(the_worklist_turns_the_walk_round),
        cmocka_unit_test(the_walk_goes_by_size),
        cmocka_unit_test(what_finalizers_break_is_counted),
        cmocka_unit_test(callbacks_run_last_queued_first),
        cmocka_unit_test(a_deferred_object_waits_for_a_collection),
        cmocka_unit_test(resurrection_needs_a_reference_besides_the_worklists),
        cmocka_unit_test(a_thread_counts_for_itself_first),
        cmocka_unit_test(a_run_is_due_by_count_and_in_3_14t_by_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
