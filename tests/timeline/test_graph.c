#include "graph.h"
#include "random_heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 400 };

static void world_after(struct trace *trace, struct world *world, size_t events) {
    world_init(world, trace);
    while (world->position < events)
        world_apply_at(world, trace, world->position);
}

static bool lives(const struct world *world, uint32_t n) {
    const struct world_object *object = world_object(world, n);
    return object && object->alive;
}

static bool held_by_none(const struct world *world, uint32_t n) {
    const struct world_object *object = world_object(world, n);
    return object->temporaries > (object->list == LIST_UNREACHABLE) || object->outside;
}

/* The slow way: rounds over all records until nothing is added. distance[n]: references from a root, 0 not reached. */
static void reach_slowly(const struct world *world, uint32_t without, size_t *distance) {
    memset(distance, 0, MOST * sizeof *distance);
    for (uint32_t n = 1; n <= world->object_count; n++)
        if (n != without && lives(world, n) && held_by_none(world, n))
            distance[n] = 1;
    for (bool more = true; more;) {
        more = false;
        for (uint32_t r = 1; r <= world->ref_count; r++) {
            const struct world_ref *ref = world_ref(world, r);
            if (!ref || !ref->target || ref->target == without || !lives(world, ref->target))
                continue;
            size_t from = role_is_of_frame(ref->role) ? 1 : distance[ref->owner];
            if (from && (!distance[ref->target] || distance[ref->target] > from + 1)) {
                distance[ref->target] = from + 1;
                more = true;
            }
        }
    }
}

static void for_random_worlds(void (*check)(const struct world *world)) {
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct trace trace;
        struct world world;
        trace_init(&trace, 1 << 20, NULL, NULL);
        random_heap(&trace, seed, 700);
        for (size_t events = 100; events <= 700; events += 150) {
            world_after(&trace, &world, events);
            assert_true(world.object_count < MOST);
            check(&world);
            world_destroy(&world);
        }
        trace_destroy(&trace);
    }
}

static void check_reachable(const struct world *world) {
    bool reachable[MOST];
    size_t distance[MOST];
    graph_reachable(world, reachable);
    reach_slowly(world, 0, distance);
    for (uint32_t n = 1; n <= world->object_count; n++)
        assert_int_equal(reachable[n], distance[n] > 0);
}

static void check_why_alive(const struct world *world) {
    uint32_t chain[MOST];
    size_t distance[MOST];
    reach_slowly(world, 0, distance);
    for (uint32_t n = 1; n <= world->object_count; n++) {
        if (!lives(world, n))
            continue;
        size_t length = graph_why_alive(world, n, chain, MOST);
        if (!length) /* out of reach, or nothing but a temporary or the outside leads to it */
            assert_true(distance[n] <= 1);
        else if (distance[n] > 1)
            assert_int_equal(length, distance[n] - 1);
        for (size_t i = 0; i < length; i++) {
            const struct world_ref *ref = world_ref(world, chain[i]);
            assert_int_equal(ref->target, i + 1 < length ? world_ref(world, chain[i + 1])->owner : n);
            if (i == 0 && !role_is_of_frame(ref->role))
                assert_true(held_by_none(world, ref->owner));
        }
    }
}

static void check_keeps_alive(const struct world *world) {
    bool held[MOST];
    size_t with[MOST], without[MOST];
    reach_slowly(world, 0, with);
    for (uint32_t n = 1; n <= world->object_count; n += 3) {
        uint32_t found = graph_keeps_alive(world, n, held), expected = 0;
        if (!lives(world, n)) {
            assert_int_equal(found, 0);
            continue;
        }
        reach_slowly(world, n, without);
        for (uint32_t m = 1; m <= world->object_count; m++) {
            bool is_held = m == n || (with[n] && with[m] && !without[m]);
            assert_int_equal(held[m], is_held);
            expected += is_held;
        }
        assert_int_equal(found, expected);
    }
}

static void check_cycles(const struct world *world) {
    static bool leads[MOST][MOST];
    uint32_t component[MOST];
    uint32_t components = graph_cycles(world, component);
    memset(leads, 0, sizeof leads);
    for (uint32_t r = 1; r <= world->ref_count; r++) {
        const struct world_ref *ref = world_ref(world, r);
        if (ref && ref->target && !role_is_of_frame(ref->role))
            leads[ref->owner][ref->target] = lives(world, ref->owner) && lives(world, ref->target);
    }
    for (uint32_t k = 1; k <= world->object_count; k++)
        for (uint32_t i = 1; i <= world->object_count; i++)
            for (uint32_t j = 1; leads[i][k] && j <= world->object_count; j++)
                leads[i][j] |= leads[k][j];
    uint32_t greatest = 0;
    for (uint32_t i = 1; i <= world->object_count; i++) {
        assert_int_equal(component[i] != 0, leads[i][i]);
        greatest = component[i] > greatest ? component[i] : greatest;
        for (uint32_t j = 1; j <= world->object_count; j++)
            if (component[i] && component[j])
                assert_int_equal(component[i] == component[j], leads[i][j] && leads[j][i]);
    }
    assert_int_equal(components, greatest);
}

static void reachable_is_what_roots_lead_to(void **state) {
    (void)state;
    for_random_worlds(check_reachable);
}

static void the_chain_to_a_name_is_shortest(void **state) {
    (void)state;
    for_random_worlds(check_why_alive);
}

static void what_it_alone_keeps_is_found(void **state) {
    (void)state;
    for_random_worlds(check_keeps_alive);
}

static void cycles_are_what_leads_back(void **state) {
    (void)state;
    for_random_worlds(check_cycles);
}

/* A chain of a hundred thousand: no stack of C is used for it. */
static void depth_is_no_matter(void **state) {
    (void)state;
    enum { LENGTH = 100000 };
    struct trace trace;
    struct world world;
    uint32_t *component = calloc(LENGTH + 2, sizeof *component), last;
    bool *reachable = calloc(LENGTH + 2, sizeof *reachable);
    assert_non_null(component);
    assert_non_null(reachable);
    trace_init(&trace, 10 * LENGTH, NULL, NULL);
    uint32_t type = name_of(&trace, "Node");
    for (uint32_t n = 1; n <= LENGTH; n++)
        trace_emit(&trace, (struct event){.kind = EVENT_OBJECT_NEW, .object = n, .label = type});
    for (uint32_t n = 1; n <= LENGTH; n++)
        trace_emit(
            &trace,
            (struct event){
                .kind = EVENT_REF_MOVE, .object = n % LENGTH + 1, .role = ROLE_TEMP, .role2 = ROLE_ATTR, .other = n});
    world_after(&trace, &world, trace.count);
    assert_int_equal(graph_cycles(&world, component), 1);
    assert_int_equal(component[LENGTH], 1);
    graph_reachable(&world, reachable);
    assert_false(reachable[1]);
    assert_int_equal(graph_why_alive(&world, 5, &last, 1), 0);
    world_destroy(&world);
    trace_destroy(&trace);
    free(component);
    free(reachable);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reachable_is_what_roots_lead_to),
        cmocka_unit_test(the_chain_to_a_name_is_shortest),
        cmocka_unit_test(what_it_alone_keeps_is_found),
        cmocka_unit_test(cycles_are_what_leads_back),
        cmocka_unit_test(depth_is_no_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
