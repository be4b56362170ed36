#include "../timeline/traces.h"
#include "trace_jsonl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool collect(void *context, const char *bytes, size_t length) {
    text_append(context, bytes, length);
    return true;
}

static bool refuse_after_two(void *context, const char *bytes, size_t length) {
    (void)bytes;
    (void)length;
    return ++*(int *)context < 3;
}

/* The line of `text` that begins with `start`. */
static void assert_line(const struct text *text, const char *line) {
    const char *found = strstr(text->data, line);
    if (!found)
        fail_msg("not in the trace: %s\n%s", line, text->data);
    assert_true(found == text->data || found[-1] == '\n');
    assert_int_equal(found[strlen(line)], '\n');
}

static void each_event_is_a_line_in_words(void **state) {
    (void)state;
    struct text text = {0};
    struct trace_jsonl writer;
    struct trace trace;
    trace_jsonl_init(&writer, collect, &text);
    trace_init(&trace, 0, trace_jsonl_sink, &writer);
    emit_two_node_cycle(&trace);
    trace_jsonl_finish(&writer, &trace);
    assert_int_equal(strncmp(text.data,
                             "{\"format\":\"heapscope-trace\",\"version\":1,\"python\":\"3.14.10\",\"collector\":"
                             "\"classic\",\"generations\":3,\"thresholds\":[2000,10,10],\"phases\":[\"update_refs\",",
                             100),
                     0);
    assert_line(&text, "{\"n\":52,\"line\":13,\"event\":\"gc_refs_decref\",\"object\":\"Node #2\",\"before\":1,\"after\":0,"
                       "\"holder\":{\"role\":\"attribute\",\"owner\":\"Node #1\",\"label\":\"partner\",\"slot\":0}}");
    assert_line(&text, "{\"n\":11,\"line\":7,\"event\":\"object_new\",\"object\":\"Node #1\",\"number\":3,\"type\":"
                       "\"Node\",\"size\":48}");
    assert_line(&text, "{\"n\":78,\"line\":13,\"event\":\"output\",\"stream\":\"stdout\",\"text\":\"2\\n\"}");
    size_t lines = 0;
    for (const char *at = text.data; (at = strchr(at, '\n')); at++)
        lines++;
    assert_int_equal(lines, trace.total + 1);
    trace_destroy(&trace);
    trace_jsonl_destroy(&writer);
    text_destroy(&text);
}

static void a_closed_pipe_ends_the_writing(void **state) {
    (void)state;
    int written = 0;
    struct trace_jsonl writer;
    struct trace trace;
    trace_jsonl_init(&writer, refuse_after_two, &written);
    trace_init(&trace, 0, trace_jsonl_sink, &writer);
    emit_two_node_cycle(&trace);
    assert_int_equal(written, 3);
    assert_true(writer.failed);
    trace_destroy(&trace);
    trace_jsonl_destroy(&writer);
}

static void an_empty_run_has_a_header(void **state) {
    (void)state;
    struct text text = {0};
    struct trace_jsonl writer;
    struct trace trace;
    trace_jsonl_init(&writer, collect, &text);
    trace_init(&trace, 0, trace_jsonl_sink, &writer);
    trace.header.python = "3.8";
    trace_jsonl_finish(&writer, &trace);
    assert_non_null(strstr(text.data, "\"python\":\"3.8\""));
    trace_destroy(&trace);
    trace_jsonl_destroy(&writer);
    text_destroy(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_event_is_a_line_in_words),
        cmocka_unit_test(a_closed_pipe_ends_the_writing),
        cmocka_unit_test(an_empty_run_has_a_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
