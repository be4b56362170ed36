/* The inspector's answers about every object of random heaps, against slow ones. */
#include "graph.h"
#include "inquiry.h"
#include "random_heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

enum { MOST = 400 };

static bool lives(const struct world *world, uint32_t n) {
    const struct world_object *object = world_object(world, n);
    return object && object->alive;
}

/* leads[a][b]: from a one comes to b along at least one reference; not through namespaces, as in graph_cycles. */
static void close_slowly(const struct world *world, bool leads[MOST][MOST]) {
    memset(leads, 0, MOST * sizeof *leads);
    for (uint32_t r = 1; r <= world->ref_count; r++) {
        const struct world_ref *ref = world_ref(world, r);
        if (ref && ref->target && !role_is_of_frame(ref->role) && lives(world, ref->owner) && lives(world, ref->target) &&
            !(world->objects[ref->owner].flags & OBJECT_IS_NAMESPACE))
            leads[ref->owner][ref->target] = true;
    }
    for (uint32_t k = 1; k <= world->object_count; k++)
        for (uint32_t a = 1; a <= world->object_count; a++)
            for (uint32_t b = 1; leads[a][k] && b <= world->object_count; b++)
                leads[a][b] |= leads[k][b];
}

/* Does something that lives, and is not of the cycle of n, refer to a member of it? */
static bool cycle_is_held(const struct world *world, bool leads[MOST][MOST], uint32_t n) {
    for (uint32_t r = 1; r <= world->ref_count; r++) {
        const struct world_ref *ref = world_ref(world, r);
        if (!ref || !ref->target || role_is_of_frame(ref->role) || !(leads[n][ref->target] && leads[ref->target][n]))
            continue;
        if (!(leads[n][ref->owner] && leads[ref->owner][n]))
            return true;
    }
    return false;
}

static void check_object(const struct world *world, const struct inquiry *inquiry, const bool *reachable,
                         bool leads[MOST][MOST], uint32_t n, int *cases) {
    const struct world_object *object = &world->objects[n];
    uint32_t in_cycle = 0, weak = 0;
    for (uint32_t m = 1; m <= world->object_count; m++) {
        bool both = lives(world, m) && leads[n][m] && leads[m][n];
        assert_int_equal(inquiry->in_cycle[m], both);
        in_cycle += both;
        weak += lives(world, m) && world->objects[m].weak_target == n;
    }
    assert_int_equal(inquiry->cycle_count, in_cycle);
    assert_int_equal(inquiry->weak_count, weak);
    bool held[MOST];
    uint32_t count = 0;
    int64_t bytes = 0;
    graph_keeps_alive(world, n, held);
    for (uint32_t m = 1; m <= world->object_count; m++) {
        assert_int_equal(inquiry->held[m], reachable[n] && held[m]);
        bool seen = inquiry->held[m] &&
                    !(world->objects[m].flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
        count += seen && m != n;
        bytes += seen ? world->objects[m].size : 0;
    }
    assert_int_equal(inquiry->held_count, count);
    assert_int_equal(inquiry->held_bytes, bytes);
    enum inquiry_case expected = object->dying || !object->refcount ? CASE_FALLING
                                 : reachable[n] ? (inquiry->chain_count ? CASE_NAMED : CASE_HELD)
                                 : !in_cycle    ? CASE_HUNG_ON_GARBAGE
                                 : cycle_is_held(world, leads, n) ? CASE_CYCLE_AND_GARBAGE
                                                                  : CASE_OWN_CYCLE;
    assert_int_equal(inquiry->situation, expected);
    cases[expected]++;
    for (size_t i = 0; i < inquiry->chain_count; i++) { /* it hangs together, and ends here */
        const struct world_ref *ref = world_ref(world, inquiry->chain[i]);
        assert_int_equal(ref->target,
                         i + 1 < inquiry->chain_count ? world_ref(world, inquiry->chain[i + 1])->owner : n);
    }
}

static void answers_as_a_slow_search_does(void **state) {
    (void)state;
    static bool leads[MOST][MOST];
    int cases[CASE_FALLING + 1] = {0};
    struct inquiry inquiry;
    inquiry_init(&inquiry);
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct trace trace;
        struct world world;
        bool reachable[MOST];
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 600);
        world_init(&world, &trace);
        for (size_t events = 150; events <= 600; events += 150) {
            while (world.position < events)
                world_apply_at(&world, &trace, world.position);
            assert_true(world.object_count < MOST);
            graph_reachable(&world, reachable);
            close_slowly(&world, leads);
            for (uint32_t n = 1; n <= world.object_count; n++) {
                inquiry_make(&inquiry, &world, n, reachable);
                if (lives(&world, n))
                    check_object(&world, &inquiry, reachable, leads, n, cases);
                else
                    assert_true(inquiry.situation == CASE_NONE && !inquiry.chain_count && !inquiry.held_count);
            }
            inquiry_make(&inquiry, &world, world.object_count + 7, reachable); /* never born */
            assert_int_equal(inquiry.situation, CASE_NONE);
        }
        world_destroy(&world);
        trace_destroy(&trace);
    }
    for (int i = CASE_NAMED; i <= CASE_FALLING; i++)
        if (!cases[i] && i != CASE_CYCLE_AND_GARBAGE) /* too rare: by hand below */
            fail_msg("the random heaps never show case %d", i);
    inquiry_destroy(&inquiry);
}

/* 1 list, garbage, refers to 2; 2 and 3 refer to each other; 3 refers to 4. */
static void garbage_in_all_its_situations(void **state) {
    (void)state;
    static const uint32_t refs[][2] = {{1, 2}, {2, 3}, {3, 2}, {3, 4}};
    struct trace trace;
    struct world world;
    struct inquiry inquiry;
    bool reachable[5];
    int64_t counts[5] = {0, 1, 1, 1, 1};
    trace_init(&trace, 100, NULL, NULL);
    for (uint32_t n = 1; n <= 4; n++)
        trace_emit(&trace, (struct event){.kind = EVENT_OBJECT_NEW, .object = n, .after = 64});
    for (uint32_t i = 0; i < 4; i++, counts[refs[i - 1][1]]++)
        trace_emit(&trace, (struct event){.kind = EVENT_REF_ADD, .role = ROLE_ITEM, .owner = refs[i][0], .slot = i,
                                          .object = refs[i][1], .before = counts[refs[i][1]],
                                          .after = counts[refs[i][1]] + 1});
    for (uint32_t n = 2; n <= 4; n++)
        drop_temporary(&trace, n, counts[n]);
    world_init(&world, &trace);
    inquiry_init(&inquiry);
    while (world.position < trace.count)
        world_apply_at(&world, &trace, world.position);
    graph_reachable(&world, reachable);
    inquiry_make(&inquiry, &world, 1, reachable);
    assert_int_equal(inquiry.situation, CASE_HELD); /* it has its temporary still, and nothing else */
    inquiry_make(&inquiry, &world, 2, reachable);
    assert_int_equal(inquiry.situation, CASE_NAMED);
    assert_int_equal(inquiry.chain_count, 1);
    world.objects[1].temporaries = 0;
    graph_reachable(&world, reachable);
    static const enum inquiry_case expected[] = {CASE_HUNG_ON_GARBAGE, CASE_CYCLE_AND_GARBAGE, CASE_CYCLE_AND_GARBAGE,
                                                 CASE_HUNG_ON_GARBAGE};
    for (uint32_t n = 1; n <= 4; n++) {
        inquiry_make(&inquiry, &world, n, reachable);
        assert_int_equal(inquiry.situation, expected[n - 1]);
        assert_int_equal(inquiry.cycle_count, n == 2 || n == 3 ? 2 : 0);
    }
    inquiry_destroy(&inquiry);
    world_destroy(&world);
    trace_destroy(&trace);
}

/* A chain of 10,000 lists from one name, and the last asked about: no recursion, and quick. */
static void a_deep_heap_is_no_matter(void **state) {
    (void)state;
    enum { DEEP = 10000 };
    struct trace trace;
    struct world world;
    struct inquiry inquiry;
    trace_init(&trace, 1 << 20, NULL, NULL);
    for (uint32_t n = 1; n <= DEEP; n++) {
        trace_emit(&trace, (struct event){.kind = EVENT_OBJECT_NEW, .object = n, .after = 64});
        if (n > 1)
            trace_emit(&trace, (struct event){.kind = EVENT_REF_MOVE, .object = n, .role = ROLE_TEMP,
                                              .role2 = ROLE_ITEM, .other = n - 1});
    }
    world_init(&world, &trace);
    while (world.position < trace.count)
        world_apply_at(&world, &trace, world.position);
    bool *reachable = calloc(DEEP + 1, sizeof *reachable);
    graph_reachable(&world, reachable);
    inquiry_init(&inquiry);
    clock_t begin = clock();
    inquiry_make(&inquiry, &world, DEEP, reachable);
    double milliseconds = 1000.0 * (double)(clock() - begin) / CLOCKS_PER_SEC;
    printf("an inquiry into 10,000 objects: %.2f ms\n", milliseconds);
    assert_int_equal(inquiry.chain_count, DEEP - 1);
    assert_int_equal(inquiry.held_count, 0);
    assert_true(milliseconds < 250); /* a few, in fact; sanitizers and a busy machine are slower */
    inquiry_make(&inquiry, &world, 2, reachable);
    assert_int_equal(inquiry.held_count, DEEP - 2);
    assert_int_equal(inquiry.held_bytes, 64 * (DEEP - 1));
    inquiry_destroy(&inquiry);
    free(reachable);
    world_destroy(&world);
    trace_destroy(&trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_as_a_slow_search_does),
        cmocka_unit_test(garbage_in_all_its_situations),
        cmocka_unit_test(a_deep_heap_is_no_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
