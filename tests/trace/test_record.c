/* What was emitted is what is read back: the record packs events, the sink sees them as they were. */
#include "trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { EVENTS = 20000 };

struct seen {
    struct event events[EVENTS];
    size_t count;
};

static void keep(void *context, const struct trace *trace, const struct event *event) {
    (void)trace;
    struct seen *seen = context;
    seen->events[seen->count++] = *event;
}

static uint64_t state;
static uint32_t dice(uint32_t sides) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % sides;
}

/* Mostly small, and as often around the bounds of a field of 6, 8, 10, 16, 32 bits. */
static uint32_t number(void) {
    static const int bits[] = {0, 6, 8, 9, 10, 11, 16, 31};
    return dice(3) ? dice(64) : (1u << bits[dice(8)]) - 2 + dice(4);
}

static int64_t wide(void) {
    return dice(20) ? (int64_t)number() : dice(2) ? -(int64_t)number() : (int64_t)number() << dice(30);
}

static struct event any_event(uint32_t near) {
    struct event event = {.kind = (uint8_t)dice(EVENT_KIND_COUNT), .role = (uint8_t)dice(ROLE_COUNT)};
    event.object = dice(4) ? near + dice(3000) : number();
    event.owner = dice(3) ? near + dice(1500) : number();
    event.slot = number();
    event.label = number();
    event.before = wide();
    event.after = wide();
    if (dice(5) == 0) {
        event.role2 = (uint8_t)dice(ROLE_COUNT);
        event.other = number();
        event.slot2 = number();
        event.label2 = number();
    }
    if (event.kind == EVENT_STATEMENT_BEGIN)
        event.line = 1 + dice(90);
    return event;
}

static void assert_same(const struct event *a, const struct event *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->role, b->role);
    assert_int_equal(a->role2, b->role2);
    assert_int_equal(a->depth, b->depth);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->object, b->object);
    assert_int_equal(a->owner, b->owner);
    assert_int_equal(a->other, b->other);
    assert_int_equal(a->slot, b->slot);
    assert_int_equal(a->slot2, b->slot2);
    assert_int_equal(a->label, b->label);
    assert_int_equal(a->label2, b->label2);
    assert_true(a->before == b->before && a->after == b->after);
}

/* All fields, spans that nest past what a depth can tell and ends without a begin included. */
static void what_is_read_is_what_was_emitted(void **unused) {
    (void)unused;
    static struct seen seen;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct trace record, stream;
        seen.count = 0;
        trace_init(&record, EVENTS, NULL, NULL);
        trace_init(&stream, 0, keep, &seen);
        state = seed;
        for (int i = 0; i < EVENTS; i++) {
            struct event event = any_event(seed % 2 ? 1000 : 100000 * seed);
            if (seed > 4 && i < EVENTS / 2 && (event_ends >> event.kind & 1))
                event.kind--; /* deeper and deeper */
            trace_emit(&record, event);
            trace_emit(&stream, event);
        }
        assert_int_equal(record.count, EVENTS);
        assert_int_equal(seen.count, EVENTS);
        assert_false(record.cut);
        for (size_t i = 0; i < EVENTS; i++) { /* in order, and here and there */
            struct event event = trace_event(&record, i);
            assert_same(&event, &seen.events[i]);
            size_t other = dice(EVENTS);
            event = trace_event(&record, other);
            assert_same(&event, &seen.events[other]);
        }
        trace_destroy(&record);
        trace_destroy(&stream);
    }
}

/* Reading while it is still being written, each last event as it comes; and no more than the limit is kept. */
static void a_record_is_read_while_it_grows(void **unused) {
    (void)unused;
    struct trace trace;
    trace_init(&trace, 1000, NULL, NULL);
    for (uint32_t i = 1; i <= 1500; i++) {
        trace_emit(&trace, (struct event){.kind = EVENT_OBJECT_FREE, .object = i, .before = i});
        assert_int_equal(trace.count, i < 1000 ? i : 1000);
        assert_int_equal(trace_event(&trace, trace.count - 1).object, trace.count);
    }
    assert_true(trace.cut);
    assert_int_equal(trace.total, 1500);
    trace_destroy(&trace);
}

static void a_rewritten_record_has_what_it_was_given(void **unused) {
    (void)unused;
    struct trace trace;
    struct event events[300];
    state = 9;
    trace_init(&trace, 1000, NULL, NULL);
    trace_emit(&trace, (struct event){.kind = EVENT_OBJECT_FREE, .object = 1});
    for (int i = 0; i < 300; i++) {
        events[i] = any_event(5);
        events[i].line = number();
        events[i].depth = (uint8_t)dice(256);
    }
    trace_rewrite(&trace, events, 300);
    assert_int_equal(trace.count, 300);
    for (size_t i = 0; i < 300; i++) {
        struct event event = trace_event(&trace, i);
        assert_same(&event, &events[i]);
    }
    trace_destroy(&trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_is_what_was_emitted),
        cmocka_unit_test(a_record_is_read_while_it_grows),
        cmocka_unit_test(a_rewritten_record_has_what_it_was_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
