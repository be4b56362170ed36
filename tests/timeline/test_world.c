#include "random_heap.h"
#include "traces.h"
#include "world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void two_nodes(struct trace *trace) {
    trace_init(trace, 1000, NULL, NULL);
    emit_two_node_cycle(trace);
}

static void a_world_tells_what_a_hand_made_trace_says(void **state) {
    (void)state;
    struct trace trace;
    struct world world;
    two_nodes(&trace);
    world_init(&world, &trace);
    struct text name = {0};
    for (size_t i = 0; i < trace.count; i++) {
        world_apply_at(&world, &trace, i);
        for (uint32_t n = 1; n <= world.object_count; n++)
            if (world_object(&world, n) && world_object(&world, n)->alive)
                assert_int_equal(world_holders(&world, n), world_object(&world, n)->refcount);
        if (trace_event(&trace, i).kind == EVENT_STATEMENT_END && trace_event(&trace, i).line == 12)
            assert_int_equal(world.live, 2);
        if (trace_event(&trace, i).kind == EVENT_PHASE_END && trace_event(&trace, i).slot == 2) {
            assert_int_equal(world.list_length[LIST_UNREACHABLE], 2);
            assert_int_equal(world_object(&world, SECOND)->gc_refs, 0);
            assert_true(world_object(&world, SECOND)->examined);
        }
    }
    world_name(&world, SECOND, &name);
    assert_string_equal(name.data, "Node #2");
    text_clear(&name);
    world_name(&world, NODE, &name);
    assert_string_equal(name.data, "Node");
    assert_int_equal(world.live, 0);
    assert_int_equal(world.collected, 2);
    assert_int_equal(world.frame, 0);
    assert_null(world_object(&world, 99));
    assert_null(world_ref(&world, 0));
    text_destroy(&name);
    world_destroy(&world);
    trace_destroy(&trace);
}

/* Forward with a copy now and then, back with a comparison at each copy, forward again from each. */
static void check_both_ways(struct trace *trace, size_t spacing, bool with_partners) {
    struct world world, *copies = calloc(trace->count / spacing + 2, sizeof *copies);
    uint32_t *partners = with_partners ? world_match_spans(trace) : NULL;
    size_t copy_count = 0;
    assert_non_null(copies);
    world_init(&world, trace);
    world.partners = partners;
    for (size_t i = 0; i <= trace->count; i++) {
        if (i % spacing == 0)
            world_copy(&copies[copy_count++], &world);
        if (i < trace->count)
            world_apply_at(&world, trace, i);
    }
    for (size_t i = trace->count + 1; i--;) {
        if (i % spacing == 0) {
            assert_int_equal(world.position, i);
            assert_true(world_equal(&world, &copies[i / spacing]));
        }
        if (i)
            world_revert_at(&world, trace, i - 1);
    }
    for (size_t k = 0; k + 1 < copy_count; k++) {
        for (size_t i = k * spacing; i < (k + 1) * spacing; i++)
            world_apply_at(&copies[k], trace, i);
        assert_true(world_equal(&copies[k], &copies[k + 1]));
    }
    for (size_t k = 0; k < copy_count; k++)
        world_destroy(&copies[k]);
    world_destroy(&world);
    free(copies);
    free(partners);
}

static void every_event_is_undone_exactly(void **state) {
    (void)state;
    struct trace trace;
    two_nodes(&trace);
    check_both_ways(&trace, 1, true);
    check_both_ways(&trace, 1, false);
    trace_destroy(&trace);
    for (uint64_t seed = 1; seed <= 60; seed++) {
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, seed % 2 ? 400 : 3000);
        check_both_ways(&trace, seed % 2 ? 1 : 37, seed % 3);
        trace_destroy(&trace);
    }
}

static void random_heaps_use_every_kind_of_event(void **state) {
    (void)state;
    struct trace trace;
    size_t seen[EVENT_KIND_COUNT] = {0};
    trace_init(&trace, 1 << 20, NULL, NULL);
    random_heap(&trace, 7, 30000);
    for (size_t i = 0; i < trace.count; i++)
        seen[trace_event(&trace, i).kind]++;
    for (int kind = 1; kind < EVENT_KIND_COUNT; kind++)
        if (!seen[kind])
            fail_msg("no %s", event_names[kind]);
    trace_destroy(&trace);
}

static void counts_equal_holders_all_along(void **state) {
    (void)state;
    for (uint64_t seed = 100; seed < 110; seed++) {
        struct trace trace;
        struct world world;
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 2000);
        world_init(&world, &trace);
        for (size_t i = 0; i < trace.count; i++) {
            world_apply_at(&world, &trace, i);
            for (uint32_t n = 1; n <= world.object_count; n++)
                if (world_object(&world, n) && world_object(&world, n)->alive)
                    assert_int_equal(world_holders(&world, n), world_object(&world, n)->refcount);
        }
        world_destroy(&world);
        trace_destroy(&trace);
    }
}

/* Nothing holds of such a trace; the world must still neither crash nor hang, forward, back and forward again. */
static void a_spoilt_trace_does_no_harm(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct trace trace;
        struct world world, copy = {0};
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 300);
        random_spoil(&trace, seed);
        world_init(&world, &trace);
        for (int round = 0; round < 3; round++) {
            for (size_t i = 0; i < trace.count; i++)
                world_apply_at(&world, &trace, i);
            world_copy(&copy, &world);
            for (uint32_t n = 0; n < 300; n++)
                world_holders(&world, n);
            for (size_t i = trace.count; i--;)
                world_revert_at(&world, &trace, i);
        }
        world_destroy(&copy);
        world_destroy(&world);
        trace_destroy(&trace);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_world_tells_what_a_hand_made_trace_says),
        cmocka_unit_test(every_event_is_undone_exactly),
        cmocka_unit_test(random_heaps_use_every_kind_of_event),
        cmocka_unit_test(counts_equal_holders_all_along),
        cmocka_unit_test(a_spoilt_trace_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
