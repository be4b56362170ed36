/* Traces for the tests of timeline: one written by hand, and any number made at random.
 * For: tests/timeline only. The random ones come from a small model of a heap that knows nothing of world.c. */
#ifndef TESTS_TRACES_H
#define TESTS_TRACES_H
#include "trace.h"
#include <stdlib.h>
#include <string.h>

static inline uint32_t name_of(struct trace *trace, const char *text) {
    return trace_string(trace, text, strlen(text));
}

/* Hand-made: two Nodes that refer to each other, both names deleted, one full collection.
 *  7 n1 = Node()   8 n2 = Node()   9 n1.partner = n2   10 n2.partner = n1   11 del n1   12 del n2   13 gc.collect()
 * Objects: 1 globals, 2 class Node, 3 and 4 the Nodes. */
enum { GLOBALS = 1, NODE = 2, FIRST = 3, SECOND = 4 };

static inline void begin_line(struct trace *trace, uint32_t line) {
    trace_emit(trace, (struct event){.kind = EVENT_STATEMENT_BEGIN, .line = line, .owner = 1, .slot = 1});
}

static inline void end_line(struct trace *trace) {
    trace_emit(trace, (struct event){.kind = EVENT_STATEMENT_END, .owner = 1, .slot = 1});
}

static inline void add_temporary(struct trace *trace, uint32_t object, int64_t count) {
    trace_emit(trace,
               (struct event){
                   .kind = EVENT_REF_ADD, .object = object, .role = ROLE_TEMP, .before = count, .after = count + 1});
}

static inline void drop_temporary(struct trace *trace, uint32_t object, int64_t count) {
    trace_emit(trace,
               (struct event){
                   .kind = EVENT_REF_DROP, .object = object, .role = ROLE_TEMP, .before = count, .after = count - 1});
}

static inline void bind_name(struct trace *trace, uint32_t object, uint32_t slot, const char *name) {
    trace_emit(trace, (struct event){.kind = EVENT_REF_MOVE,
                                     .object = object,
                                     .role = ROLE_TEMP,
                                     .role2 = ROLE_VALUE,
                                     .other = GLOBALS,
                                     .slot2 = slot,
                                     .label2 = name_of(trace, name)});
}

static inline void make_node(struct trace *trace, uint32_t line, uint32_t object, const char *name) {
    begin_line(trace, line);
    trace_emit(trace, (struct event){.kind = EVENT_COUNT_SET, .slot = 0, .before = object - 3, .after = object - 2});
    trace_emit(trace, (struct event){
                          .kind = EVENT_OBJECT_NEW, .object = object, .label = name_of(trace, "Node"), .after = 48});
    trace_emit(trace, (struct event){.kind = EVENT_REF_ADD,
                                     .object = NODE,
                                     .role = ROLE_TYPE,
                                     .owner = object,
                                     .before = object - 2,
                                     .after = object - 1});
    trace_emit(trace, (struct event){.kind = EVENT_LIST_MOVE, .object = object, .after = LIST_YOUNG});
    bind_name(trace, object, object, name);
    end_line(trace);
}

static inline void set_partner(struct trace *trace, uint32_t line, uint32_t owner, uint32_t object) {
    begin_line(trace, line);
    add_temporary(trace, object, 1);
    add_temporary(trace, owner, owner == FIRST ? 1 : 2);
    trace_emit(trace, (struct event){.kind = EVENT_REF_ADD,
                                     .object = object,
                                     .role = ROLE_ATTR,
                                     .owner = owner,
                                     .label = name_of(trace, "partner"),
                                     .before = 2,
                                     .after = 3});
    drop_temporary(trace, owner, owner == FIRST ? 2 : 3);
    drop_temporary(trace, object, 3);
    end_line(trace);
}

static inline void delete_name(struct trace *trace, uint32_t line, uint32_t object, const char *name) {
    begin_line(trace, line);
    trace_emit(trace, (struct event){.kind = EVENT_REF_DROP,
                                     .object = object,
                                     .role = ROLE_VALUE,
                                     .owner = GLOBALS,
                                     .slot = object,
                                     .label = name_of(trace, name),
                                     .before = 2,
                                     .after = 1});
    end_line(trace);
}

static inline void begin_phase(struct trace *trace, uint32_t phase) {
    trace_emit(
        trace,
        (struct event){.kind = EVENT_PHASE_BEGIN, .slot = phase, .label = name_of(trace, trace->header.phases[phase])});
}

static inline void end_phase(struct trace *trace, uint32_t phase) {
    trace_emit(
        trace,
        (struct event){.kind = EVENT_PHASE_END, .slot = phase, .label = name_of(trace, trace->header.phases[phase])});
}

static inline void subtract(struct trace *trace, uint32_t owner, uint32_t object) {
    trace_emit(trace, (struct event){.kind = EVENT_GC_REFS_DECREF,
                                     .object = object,
                                     .role = ROLE_ATTR,
                                     .owner = owner,
                                     .label = name_of(trace, "partner"),
                                     .before = 1,
                                     .after = 0});
}

/* The object's partner reference goes, then what it leads to dies if nothing holds it any more. */
static inline void drop_partner(struct trace *trace, uint32_t owner, uint32_t object, int64_t before) {
    trace_emit(trace, (struct event){.kind = EVENT_REF_DROP,
                                     .object = object,
                                     .role = ROLE_ATTR,
                                     .owner = owner,
                                     .label = name_of(trace, "partner"),
                                     .before = before,
                                     .after = before - 1});
}

static inline void begin_death(struct trace *trace, uint32_t object) {
    trace_emit(trace, (struct event){.kind = EVENT_DEALLOC_BEGIN, .object = object});
    trace_emit(trace, (struct event){.kind = EVENT_LIST_MOVE,
                                     .object = object,
                                     .before = LIST_UNREACHABLE,
                                     .owner = object == SECOND ? FIRST : 0});
}

static inline void end_death(struct trace *trace, uint32_t object, int64_t class_count) {
    trace_emit(trace, (struct event){.kind = EVENT_REF_DROP,
                                     .object = NODE,
                                     .role = ROLE_TYPE,
                                     .owner = object,
                                     .before = class_count,
                                     .after = class_count - 1});
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_FREE, .object = object, .before = 48});
    trace_emit(trace, (struct event){.kind = EVENT_DEALLOC_END, .object = object});
}

static inline void emit_collection(struct trace *trace) {
    trace_emit(trace,
               (struct event){.kind = EVENT_COLLECTION_BEGIN, .slot = 2, .label = name_of(trace, "gc.collect()")});
    trace_emit(trace, (struct event){.kind = EVENT_COUNT_SET, .slot = 0, .before = 2, .after = 0});
    trace_emit(
        trace,
        (struct event){.kind = EVENT_LIST_MERGE, .before = LIST_YOUNG, .after = LIST_OLD, .slot = 2, .object = FIRST});
    begin_phase(trace, 0);
    for (uint32_t object = FIRST; object <= SECOND; object++)
        trace_emit(trace, (struct event){.kind = EVENT_GC_REFS_SET, .object = object, .after = 1});
    end_phase(trace, 0);
    begin_phase(trace, 1);
    subtract(trace, FIRST, SECOND);
    subtract(trace, SECOND, FIRST);
    end_phase(trace, 1);
    begin_phase(trace, 2);
    for (uint32_t object = FIRST; object <= SECOND; object++)
        trace_emit(
            trace,
            (struct event){.kind = EVENT_LIST_MOVE, .object = object, .before = LIST_OLD, .after = LIST_UNREACHABLE});
    end_phase(trace, 2);
    begin_phase(trace, 3);
    add_temporary(trace, FIRST, 1);
    trace_emit(trace, (struct event){.kind = EVENT_TP_CLEAR_BEGIN, .object = FIRST});
    drop_partner(trace, FIRST, SECOND, 1);
    begin_death(trace, SECOND);
    drop_partner(trace, SECOND, FIRST, 2);
    end_death(trace, SECOND, 3);
    trace_emit(trace, (struct event){.kind = EVENT_TP_CLEAR_END, .object = FIRST});
    drop_temporary(trace, FIRST, 1);
    begin_death(trace, FIRST);
    end_death(trace, FIRST, 2);
    end_phase(trace, 3);
    trace_emit(trace, (struct event){.kind = EVENT_COLLECTION_END, .slot = 2, .after = 2});
}

static const char two_node_source[] =
    "import gc\n\nclass Node:\n    def __init__(self):\n        pass\n\nn1 = Node()\n"
    "n2 = Node()\nn1.partner = n2\nn2.partner = n1\ndel n1\ndel n2\nprint(gc.collect())\n";

/* The trace is to be initialised; for a recording or a streaming one. */
static inline void emit_two_node_cycle(struct trace *trace) {
    trace->header.python = "3.14.10";
    trace->header.collector = "classic";
    trace->header.generations = 3;
    trace->header.thresholds[0] = 2000;
    trace->header.thresholds[1] = trace->header.thresholds[2] = 10;
    static const char *const phases[] = {"update_refs", "subtract_refs", "move_unreachable", "delete_garbage"};
    for (int i = 0; i < 4; i++)
        trace->header.phases[i] = phases[i];
    trace->header.phase_count = 4;
    trace->header.title = "Two Nodes";
    trace->header.source = two_node_source;
    trace->header.source_length = sizeof two_node_source - 1;
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_NEW,
                                     .object = GLOBALS,
                                     .label = name_of(trace, "dict"),
                                     .slot = OBJECT_IS_NAMESPACE | OBJECT_IS_DEFINITION,
                                     .after = 232});
    trace_emit(trace,
               (struct event){.kind = EVENT_REF_MOVE, .object = GLOBALS, .role = ROLE_TEMP, .role2 = ROLE_OUTSIDE});
    trace_emit(
        trace,
        (struct event){.kind = EVENT_CALL_BEGIN, .owner = 1, .label = name_of(trace, "<module>"), .object = GLOBALS});
    begin_line(trace, 3);
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_NEW,
                                     .object = NODE,
                                     .label = name_of(trace, "type"),
                                     .slot = OBJECT_IS_DEFINITION,
                                     .after = 1072});
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_NAME, .object = NODE, .label = name_of(trace, "Node")});
    bind_name(trace, NODE, NODE, "Node");
    end_line(trace);
    make_node(trace, 7, FIRST, "n1");
    make_node(trace, 8, SECOND, "n2");
    set_partner(trace, 9, FIRST, SECOND);
    set_partner(trace, 10, SECOND, FIRST);
    delete_name(trace, 11, FIRST, "n1");
    delete_name(trace, 12, SECOND, "n2");
    begin_line(trace, 13);
    emit_collection(trace);
    trace_emit(trace, (struct event){.kind = EVENT_OUTPUT, .label = name_of(trace, "2\n")});
    end_line(trace);
    trace_emit(trace, (struct event){.kind = EVENT_CALL_END, .owner = 1});
}

#endif
