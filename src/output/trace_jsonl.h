/* A trace as JSON Lines: a header line, then an object for each event, in words where the trace has numbers.
 * For: `heapscope trace`. Not for: reading back.
 * A sink: it forgets each event once it is written; memory grows with the number of objects and frames only (8 bytes an
 * object). Life: trace_jsonl_init, trace_init with trace_jsonl_sink and the writer, run, trace_jsonl_finish,
 * trace_jsonl_destroy. */
#ifndef OUTPUT_TRACE_JSONL_H
#define OUTPUT_TRACE_JSONL_H
#include "trace.h"

struct trace_jsonl {
    /* Where the lines go, each with its newline. False: nothing more can be written (a closed pipe). */
    bool (*write)(void *context, const char *bytes, size_t length);
    void *context;
    bool failed; /* write said so; nothing is written after that */
    bool has_header;
    struct text line;
    struct trace_jsonl_name {
        uint32_t string;  /* type, or the object's own name */
        uint8_t flags;    /* enum object_flag */
        uint32_t ordinal; /* of its type; 0: it has a name of its own; string and ordinal 0: never born */
    } * names;            /* by object number */
    size_t name_count, name_capacity;
    uint32_t *ordinals; /* by 4 * string number of the type + kind of object: how many were born */
    size_t ordinal_count, ordinal_capacity;
    uint32_t *functions; /* by frame number: string number of its function's name */
    size_t function_count, function_capacity;
};

void trace_jsonl_init(struct trace_jsonl *writer, bool (*write)(void *context, const char *bytes, size_t length),
                      void *context);
void trace_jsonl_destroy(struct trace_jsonl *writer);
/* A trace_sink; context is the writer. The header is written with the first event. */
void trace_jsonl_sink(void *context, const struct trace *trace, const struct event *event);
/* The header alone, if no event came: so that even an empty run gives a whole file. */
void trace_jsonl_finish(struct trace_jsonl *writer, const struct trace *trace);
#endif
