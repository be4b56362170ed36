#include "trace.h"

#include "memory.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

enum { STRING_BYTES_LEAST = 16 * 1024 * 1024, STRING_BYTES_EACH = 64 };

void trace_init(struct trace *trace, size_t limit, trace_sink *sink, void *sink_context) {
    *trace = (struct trace){.limit = limit, .sink = sink, .sink_context = sink_context};
    arena_init(&trace->arena);
    trace->record = limit ? record_create() : NULL;
    trace_string(trace, "", 0);
}

void trace_destroy(struct trace *trace) {
    arena_destroy(&trace->arena);
    record_free(trace->record);
    free(trace->strings);
    free(trace->string_index);
    free(trace->lines);
    *trace = (struct trace){0};
}

/* Statements set the line; whatever ends a span gives back the line that was current when it began. */
static void follow_line(struct trace *trace, struct event *event) {
    if (event_spans[event->kind] == SPAN_begin) {
        memory_reserve(&trace->lines, &trace->line_capacity, trace->line_count + 1, sizeof *trace->lines);
        trace->lines[trace->line_count++] = trace->line;
        if (event->kind == EVENT_STATEMENT_BEGIN)
            trace->line = event->line;
    }
    event->line = trace->line;
    if (event_spans[event->kind] == SPAN_end && trace->line_count)
        trace->line = trace->lines[--trace->line_count];
}

/* Until line and depth are again what the pack says, each event has to ask. */
static void keep(struct trace *trace, const struct event *event) {
    if (trace->count % RECORD_BLOCK == 0)
        trace->at = record_begin_block(trace->record, trace->at, &trace->pack);
    trace->at = pack_any(trace->at, &trace->pack, event);
    size_t end = (trace->count++ / RECORD_BLOCK + 1) * RECORD_BLOCK, most = trace->limit < end ? trace->limit : end;
    bool agrees = trace->pack.line == trace->line && trace->pack.depth == trace->depth;
    trace->room = agrees && !trace->sink ? most : 0;
}

void trace_emit_any(struct trace *trace, struct event event) {
    if (event_spans[event.kind] == SPAN_end && trace->depth)
        trace->depth--;
    event.depth = (uint8_t)(trace->depth < 255 ? trace->depth : 255);
    if (event_spans[event.kind] == SPAN_begin)
        trace->depth++;
    follow_line(trace, &event);
    trace->total++;
    if (trace->sink)
        trace->sink(trace->sink_context, trace, &event);
    if (trace->count < trace->limit) {
        keep(trace, &event);
    } else if (trace->limit) {
        trace->cut = true;
    }
}

void trace_rewrite(struct trace *trace, const struct event *events, size_t count) {
    record_free(trace->record);
    trace->record = record_create();
    trace->count = 0;
    trace->at = NULL;
    trace->pack = (struct pack){0};
    for (size_t i = 0; i < count; i++)
        keep(trace, &events[i]);
}

struct event trace_event(const struct trace *trace, size_t index) {
    return *record_look(trace->record, index, trace->count);
}

static uint32_t hash_of(const char *bytes, size_t length) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

static void grow_index(struct trace *trace) {
    size_t size = trace->string_index_size ? trace->string_index_size * 2 : 256;
    free(trace->string_index);
    trace->string_index = memory_alloc(size * sizeof *trace->string_index);
    trace->string_index_size = size;
    for (size_t i = 0; i < trace->string_count; i++) {
        size_t at = trace->strings[i].hash & (size - 1);
        while (trace->string_index[at])
            at = (at + 1) & (size - 1);
        trace->string_index[at] = (uint32_t)i + 1;
    }
}

uint32_t trace_string(struct trace *trace, const char *bytes, size_t length) {
    if ((trace->string_count + 1) * 2 > trace->string_index_size)
        grow_index(trace);
    uint32_t hash = hash_of(bytes, length);
    size_t mask = trace->string_index_size - 1, at = hash & mask;
    for (; trace->string_index[at]; at = (at + 1) & mask) {
        const struct trace_string *known = &trace->strings[trace->string_index[at] - 1];
        if (known->hash == hash && known->length == length && memcmp(known->bytes, bytes, length) == 0)
            return trace->string_index[at] - 1;
    }
    size_t room = trace->limit * STRING_BYTES_EACH;
    if (trace->arena.used + length > (room > STRING_BYTES_LEAST ? room : STRING_BYTES_LEAST))
        return strcmp(bytes, "…") == 0 ? 0 : trace_string(trace, "…", strlen("…"));
    memory_reserve(&trace->strings, &trace->string_capacity, trace->string_count + 1, sizeof *trace->strings);
    trace->strings[trace->string_count] =
        (struct trace_string){arena_text(&trace->arena, bytes, length), (uint32_t)length, hash};
    trace->string_index[at] = (uint32_t)++trace->string_count;
    return (uint32_t)trace->string_count - 1;
}

const char *trace_text(const struct trace *trace, uint32_t string) {
    return string < trace->string_count ? trace->strings[string].bytes : "";
}
