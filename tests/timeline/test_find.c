/* Queries of the find field on the two-Node cycle, and nonsense. */
#include "find.h"
#include "graph.h"
#include "random_heap.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { BOTH = 1 << FIRST | 1 << SECOND, ROOM = 8 };

struct hand {
    struct trace trace;
    struct world world;
};

static void begin_at(struct hand *hand, uint32_t line) {
    trace_init(&hand->trace, 10000, NULL, NULL);
    emit_two_node_cycle(&hand->trace);
    world_init(&hand->world, &hand->trace);
    while (hand->world.position < hand->trace.count) {
        const struct event event = trace_event(&hand->trace, hand->world.position);
        world_apply(&hand->world, &event);
        if (event.kind == EVENT_STATEMENT_END && event.line == line)
            break;
    }
}

static void finish(struct hand *hand) {
    world_destroy(&hand->world);
    trace_destroy(&hand->trace);
}

/* The objects found as bits. */
static unsigned found_by(const struct hand *hand, const char *query) {
    bool matched[ROOM], reachable[ROOM];
    struct find find;
    assert_true(hand->world.object_count < ROOM);
    graph_reachable(&hand->world, reachable);
    if (!find_parse(&find, query))
        return ~0u;
    uint32_t count = find_matches(&hand->world, &find, reachable, matched), bits = 0;
    for (uint32_t n = 0; n <= hand->world.object_count; n++)
        if (matched[n]) {
            bits |= 1u << n;
            count--;
        }
    assert_int_equal(count, 0);
    return bits;
}

static void finds_by_what_one_types(void **state) {
    (void)state;
    struct hand hand;
    begin_at(&hand, 9); /* n1.partner = n2 */
    static const struct {
        const char *query;
        unsigned found;
    } rows[] = {{"Node", BOTH},
                {"node", BOTH},
                {"No", BOTH},
                {"ode", 0},
                {"Node #2", 1 << SECOND},
                {"Node#2", 1 << SECOND},
                {"#1", 1 << FIRST},
                {"n1", 1 << FIRST},
                {"  n2  ", 1 << SECOND},
                {"n", BOTH},
                {"N1", 0},
                {".partner", 1 << FIRST},
                {".part", 0},
                {".", 0},
                {"refcount>1", 1 << SECOND},
                {"refcount > 1", 1 << SECOND},
                {"refcount=1", 1 << FIRST},
                {"count<=2", BOTH},
                {"refcount!=2", 1 << FIRST},
                {"line=8", 1 << SECOND},
                {"id<2 Node", 1 << FIRST},
                {"generation=0", BOTH},
                {"young", BOTH},
                {"old", 0},
                {"garbage", 0},
                {"Node refcount>1 young", 1 << SECOND},
                {"gc_refs=0", 0},
                {"", 0},
                {"   ", 0},
                {"globals", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (found_by(&hand, rows[i].query) != rows[i].found)
            fail_msg("\"%s\" finds %x, not %x", rows[i].query, found_by(&hand, rows[i].query), rows[i].found);
    finish(&hand);
    begin_at(&hand, 12); /* both names are deleted */
    assert_int_equal(found_by(&hand, "garbage"), BOTH);
    assert_int_equal(found_by(&hand, "n1"), 0);
    finish(&hand);
}

static void says_what_is_wrong(void **state) {
    (void)state;
    static const struct {
        const char *query, *bad;
        enum find_fault fault;
    } rows[] = {{"refcount>", "refcount>", FIND_NEEDS_NUMBER},
                {"Node refcount>x", "refcount>", FIND_NEEDS_NUMBER},
                {"#", "#", FIND_NEEDS_NUMBER},
                {"#x", "#x", FIND_NEEDS_NUMBER},
                {"weight>2", "weight", FIND_UNKNOWN_FIELD},
                {">2", "", FIND_UNKNOWN_FIELD},
                {"a b c d e f g h i", "i", FIND_TOO_LONG}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct find find;
        assert_false(find_parse(&find, rows[i].query));
        assert_int_equal(find.fault, rows[i].fault);
        assert_string_equal(find.bad, rows[i].bad);
        assert_int_equal(find.count, 0);
    }
}

/* Whatever is typed, parsing ends, and matching stays within the world. */
static void survives_anything(void **state) {
    (void)state;
    struct trace trace;
    struct world world;
    struct random_heap heap = {.state = 4711};
    static bool matched[2000], reachable[2000];
    trace_init(&trace, 1 << 20, NULL, NULL);
    random_heap(&trace, 5, 800);
    world_init(&world, &trace);
    while (world.position < 800)
        world_apply_at(&world, &trace, world.position);
    assert_true(world.object_count < 2000);
    graph_reachable(&world, reachable);
    static const char bytes[] = "aN#.<>=!0129-  \t\xc3\xa9\xff_cgr";
    for (int i = 0; i < 20000; i++) {
        char query[200];
        size_t length = pick(&heap, sizeof query - 1);
        for (size_t j = 0; j < length; j++)
            query[j] = bytes[pick(&heap, sizeof bytes - 1)];
        query[length] = 0;
        struct find find;
        bool good = find_parse(&find, query);
        assert_true(good == (find.fault == FIND_GOOD) && (good || !find.count) && find.count <= FIND_TERMS);
        uint32_t found = i % 50 ? 0 : find_matches(&world, &find, reachable, matched);
        assert_true(found <= world.object_count);
    }
    world_destroy(&world);
    trace_destroy(&trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_by_what_one_types),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(survives_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
