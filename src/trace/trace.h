/* A trace: what happened in a run, in order.
 * For: writing it down (machine, interpreter) and reading it back (timeline, the JSON Lines writer).
 * Not for: understanding it; that is timeline's.
 * Three modes. Off is a null pointer: nothing is emitted. A streaming trace hands each event to a function and forgets
 * it. A recording one keeps all up to `limit` events, then says where it was cut; the run goes on.
 * Life: trace_init, header filled by the interpreter, trace_emit, (reading), trace_destroy. */
#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H
#include "arena.h"
#include "event.h"
#include "pack.h"
#include "text.h"

struct trace;
typedef void trace_sink(void *context, const struct trace *trace, const struct event *event);

enum { TRACE_PHASES = 16, TRACE_NOTES = 12, TRACE_LIMIT = 4 * 1000 * 1000 /* events kept unless told otherwise */ };

/* What is true of the whole run. Texts live in the trace's arena. */
struct trace_header {
    const char *python;            /* "3.14.10" */
    const char *collector;         /* "classic", ... */
    int generations;               /* that a person sees: 3, 2, or 1: there are none */
    int batch;                     /* allocations that a thread counts for itself first; 0: none */
    int64_t thresholds[3];         /* at the start */
    const char *phases[TRACE_PHASES]; /* CPython's function names in order, each a phase of the collector */
    int phase_count;
    const char *notes[TRACE_NOTES]; /* why another Python may print something else: paragraphs, in the language chosen */
    int note_count;
    const char *title;             /* of the scenario */
    const char *source;            /* the program */
    size_t source_length;
    bool borrows_locals;           /* 3.14 on: a local is passed without a reference of its own */
    bool waits_for_memory;         /* an automatic run waits until the process has grown by a tenth, too */
    bool collects_in_allocation;   /* to 3.11: an automatic run starts inside the allocation, else at the eval breaker */
};

struct trace {
    struct trace_header header;
    struct arena arena;
    size_t count, limit;           /* recording: how many events are kept, and may be: trace_event */
    size_t room;                   /* count may grow to this without asking: recording, block and limit allow it */
    uint8_t *at;                   /* where the next one is packed */
    struct pack pack;
    struct trace_record *record;   /* what is packed: record.c */
    uint64_t total;                /* emitted, kept or not */
    bool cut;                      /* more than limit happened: what is kept is the beginning */
    trace_sink *sink;              /* streaming, if not NULL */
    void *sink_context;
    struct trace_string {
        const char *bytes;         /* 0-terminated */
        uint32_t length, hash;
    } *strings;                    /* strings[0] is "" */
    size_t string_count, string_capacity;
    uint32_t *string_index;        /* open addressing, a power of two */
    size_t string_index_size;
    uint32_t depth, line;          /* of the moment, kept by trace_emit */
    uint32_t *lines;               /* lines of the open statements and calls, to go back to */
    size_t line_count, line_capacity;
};

/* limit: events to keep; 0 with a sink. The sink is called from trace_emit, with the event numbered trace->total. */
void trace_init(struct trace *trace, size_t limit, trace_sink *sink, void *sink_context);
void trace_destroy(struct trace *trace);

/* Writes one event down; fills in depth and line. Amortised O(1). */
void trace_emit_any(struct trace *trace, struct event event);
static inline __attribute__((always_inline)) bool trace_is_plain(struct trace *trace, const struct event *event) {
    if (trace->count >= trace->room)
        return false;
    if (event_begins >> event->kind & 1)
        return event->kind != EVENT_STATEMENT_BEGIN && trace->line_count < trace->line_capacity;
    if (event_ends >> event->kind & 1)
        return trace->depth && trace->line_count && trace->lines[trace->line_count - 1] == trace->line;
    return true;
}
static inline __attribute__((always_inline)) void trace_emit(struct trace *trace, struct event event) {
    if (!trace_is_plain(trace, &event)) {
        trace_emit_any(trace, event);
        return;
    }
    trace->at = pack_event(trace->at, &trace->pack, event);
    trace->total++;
    trace->count++;
    if (event_begins >> event.kind & 1) {
        trace->lines[trace->line_count++] = trace->line;
        trace->depth++;
        trace->pack.depth++;
    } else if (event_ends >> event.kind & 1) {
        trace->line_count--;
        trace->depth--;
        trace->pack.depth--;
    }
}

/* The event of that index, which must be below count. Amortised O(1) for one near to those asked for lately, else it
 * unpacks a block. */
struct event trace_event(const struct trace *trace, size_t index);
/* These events instead of those recorded, with the lines and depths that they have: for tests, what no run writes. */
void trace_rewrite(struct trace *trace, const struct event *events, size_t count);

/* The number of a string, made if need be; equal strings have one number. Past the memory limit (64 bytes an event kept,
 * 16 MB at least) a new string becomes "…". */
uint32_t trace_string(struct trace *trace, const char *bytes, size_t length);
const char *trace_text(const struct trace *trace, uint32_t string);
#endif
