/* Records of small programs, made by hand: what a lesson may show, without an interpreter.
 * For: tests/scene. A builder keeps the counts, so that each record is one that a machine could have written. */
#ifndef TESTS_SHAPES_H
#define TESTS_SHAPES_H
#include "trace.h"

#include <stdio.h>
#include <string.h>

enum { SHAPES_OBJECTS = 6000, SHAPES_REFS = 30000 };

struct shapes {
    struct trace *trace;
    uint32_t objects, frames, serial, frame, line;
    int64_t count[SHAPES_OBJECTS];
    bool dead[SHAPES_OBJECTS];
    struct {
        uint8_t role;
        uint32_t owner, slot, label, target;
    } refs[SHAPES_REFS];
    size_t ref_count;
};

static inline uint32_t shapes_string(struct shapes *s, const char *text) {
    return trace_string(s->trace, text, strlen(text));
}

static inline void shapes_line(struct shapes *s, uint32_t line) {
    if (s->line)
        trace_emit(s->trace, (struct event){.kind = EVENT_STATEMENT_END, .owner = s->frame, .slot = 1});
    s->line = line;
    if (line)
        trace_emit(s->trace, (struct event){.kind = EVENT_STATEMENT_BEGIN, .line = line, .owner = s->frame, .slot = 1});
}

static inline uint32_t shapes_new_flags(struct shapes *s, const char *type, uint32_t flags) {
    uint32_t object = ++s->objects;
    s->count[object] = 1;
    trace_emit(
        s->trace,
        (struct event){
            .kind = EVENT_OBJECT_NEW, .object = object, .label = shapes_string(s, type), .slot = flags, .after = 48});
    if (!(flags & OBJECT_IS_ATOMLIKE))
        trace_emit(s->trace, (struct event){.kind = EVENT_LIST_MOVE, .object = object, .after = LIST_YOUNG});
    return object;
}

static inline uint32_t shapes_new(struct shapes *s, const char *type) {
    return shapes_new_flags(s, type, 0);
}

/* A temporary of `target` goes to a place. */
static inline void shapes_place(struct shapes *s, uint8_t role, uint32_t owner, uint32_t slot, const char *label,
                                uint32_t target) {
    uint32_t name = label ? shapes_string(s, label) : 0;
    trace_emit(s->trace, (struct event){.kind = EVENT_REF_MOVE,
                                        .object = target,
                                        .role = ROLE_TEMP,
                                        .role2 = role,
                                        .other = owner,
                                        .slot2 = slot,
                                        .label2 = name});
    s->refs[s->ref_count].role = role;
    s->refs[s->ref_count].owner = owner;
    s->refs[s->ref_count].slot = slot;
    s->refs[s->ref_count].label = name;
    s->refs[s->ref_count++].target = target;
}

static inline void shapes_temporary(struct shapes *s, uint32_t object) {
    trace_emit(s->trace, (struct event){.kind = EVENT_REF_ADD,
                                        .object = object,
                                        .role = ROLE_TEMP,
                                        .before = s->count[object],
                                        .after = s->count[object] + 1});
    s->count[object]++;
}

/* owner refers to target as `label` (".partner", or an index when label is NULL). */
static inline void shapes_refer(struct shapes *s, uint32_t owner, const char *label, uint32_t index, uint32_t target) {
    uint8_t role = label ? ROLE_ATTR : ROLE_ITEM;
    uint32_t name = label ? shapes_string(s, label) : 0, slot = label ? ++s->serial : index;
    trace_emit(s->trace, (struct event){.kind = EVENT_REF_ADD,
                                        .object = target,
                                        .role = role,
                                        .owner = owner,
                                        .slot = slot,
                                        .label = name,
                                        .before = s->count[target],
                                        .after = s->count[target] + 1});
    s->count[target]++;
    s->refs[s->ref_count].role = role;
    s->refs[s->ref_count].owner = owner;
    s->refs[s->ref_count].slot = slot;
    s->refs[s->ref_count].label = name;
    s->refs[s->ref_count++].target = target;
}

static inline void shapes_value(struct shapes *s, uint8_t role, uint32_t owner, const char *label, uint32_t slot,
                                const char *value) {
    trace_emit(s->trace, (struct event){.kind = EVENT_VALUE_SET,
                                        .role = role,
                                        .owner = owner,
                                        .slot = slot,
                                        .label = label ? shapes_string(s, label) : 0,
                                        .after = shapes_string(s, value)});
}

static inline void shapes_die(struct shapes *s, uint32_t object);

static inline void shapes_unref(struct shapes *s, size_t i) {
    uint32_t target = s->refs[i].target;
    trace_emit(s->trace, (struct event){.kind = EVENT_REF_DROP,
                                        .object = target,
                                        .role = s->refs[i].role,
                                        .owner = s->refs[i].owner,
                                        .slot = s->refs[i].slot,
                                        .label = s->refs[i].label,
                                        .before = s->count[target],
                                        .after = s->count[target] - 1});
    s->refs[i] = s->refs[--s->ref_count];
    if (!--s->count[target])
        shapes_die(s, target);
}

static inline void shapes_die(struct shapes *s, uint32_t object) {
    trace_emit(s->trace, (struct event){.kind = EVENT_DEALLOC_BEGIN, .object = object});
    trace_emit(s->trace, (struct event){.kind = EVENT_LIST_MOVE, .object = object, .before = LIST_YOUNG, .owner = 0});
    for (size_t i = s->ref_count; i-- > 0;)
        if (i < s->ref_count && s->refs[i].role != ROLE_LOCAL && s->refs[i].owner == object)
            shapes_unref(s, i);
    trace_emit(s->trace, (struct event){.kind = EVENT_OBJECT_FREE, .object = object, .before = 48});
    trace_emit(s->trace, (struct event){.kind = EVENT_DEALLOC_END, .object = object});
    s->dead[object] = true;
}

/* The reference owner.label (or name) goes. */
static inline void shapes_drop(struct shapes *s, uint32_t owner, const char *label) {
    for (size_t i = 0; i < s->ref_count; i++)
        if (s->refs[i].owner == owner && s->refs[i].label == shapes_string(s, label)) {
            shapes_unref(s, i);
            return;
        }
}

/* A new object with a global name. Object 1 is the globals. */
static inline uint32_t shapes_named(struct shapes *s, uint32_t line, const char *type, const char *name) {
    shapes_line(s, line);
    uint32_t object = shapes_new(s, type);
    shapes_place(s, ROLE_VALUE, 1, ++s->serial, name, object);
    return object;
}

static inline uint32_t shapes_call(struct shapes *s, const char *function) {
    uint32_t caller = s->frame;
    s->frame = ++s->frames;
    trace_emit(s->trace,
               (struct event){
                   .kind = EVENT_CALL_BEGIN, .owner = s->frame, .label = shapes_string(s, function), .other = caller});
    return caller;
}

static inline void shapes_return(struct shapes *s, uint32_t caller) {
    for (size_t i = s->ref_count; i-- > 0;)
        if (i < s->ref_count && s->refs[i].role == ROLE_LOCAL && s->refs[i].owner == s->frame)
            shapes_unref(s, i);
    trace_emit(s->trace, (struct event){.kind = EVENT_CALL_END, .owner = s->frame});
    s->frame = caller;
}

static inline void shapes_begin(struct shapes *s, struct trace *trace, const char *source) {
    memset(s, 0, sizeof *s);
    s->trace = trace;
    trace->header.python = "3.14.10";
    trace->header.collector = "classic";
    trace->header.generations = 3;
    trace->header.thresholds[0] = 2000;
    trace->header.thresholds[1] = trace->header.thresholds[2] = 10;
    trace->header.title = "A hand-made record";
    trace->header.source = source;
    trace->header.source_length = strlen(source);
    static const char *const phases[] = {
        "update_refs",     "subtract_refs",    "move_unreachable",           "move_legacy_finalizers",
        "handle_weakrefs", "finalize_garbage", "handle_resurrected_objects", "delete_garbage"};
    for (int i = 0; i < 8; i++)
        trace->header.phases[i] = phases[i];
    trace->header.phase_count = 8;
    uint32_t globals = shapes_new_flags(s, "dict", OBJECT_IS_NAMESPACE | OBJECT_IS_DEFINITION);
    trace_emit(trace,
               (struct event){.kind = EVENT_REF_MOVE, .object = globals, .role = ROLE_TEMP, .role2 = ROLE_OUTSIDE});
    s->frame = ++s->frames;
    trace_emit(trace, (struct event){.kind = EVENT_CALL_BEGIN,
                                     .owner = s->frame,
                                     .label = shapes_string(s, "<module>"),
                                     .object = globals});
    shapes_line(s, 1);
    uint32_t node = shapes_new_flags(s, "type", OBJECT_IS_DEFINITION);
    trace_emit(trace, (struct event){.kind = EVENT_OBJECT_NAME, .object = node, .label = shapes_string(s, "Node")});
    shapes_place(s, ROLE_VALUE, 1, ++s->serial, "Node", node);
}

static inline void shapes_end(struct shapes *s) {
    shapes_line(s, 0);
}

/* The records -------------------------------------------------------------------------------------------------------
 */

static const char shapes_source[] =
    "import gc\n\nclass Node:\n    def __init__(self, name):\n        self.name = name\n\nroot = Node('root')\n"
    "left = Node('left')\nright = Node('right')\nroot.left = left\nroot.right = right\ndel left, right\n"
    "for i in range(3):\n    print(i)\n";

static inline void shape_chain(struct shapes *s, int length) {
    uint32_t last = shapes_named(s, 2, "Node", "head");
    shapes_value(s, ROLE_ATTR, last, "name", ++s->serial, "'head'");
    for (int i = 1; i < length; i++) {
        shapes_line(s, 3);
        uint32_t next = shapes_new(s, "Node");
        shapes_place(s, ROLE_ATTR, last, ++s->serial, "next", next);
        last = next;
    }
    shapes_line(s, 4);
    shapes_drop(s, 1, "head");
}

static inline void shape_tree(struct shapes *s) {
    uint32_t root = shapes_named(s, 2, "Node", "root");
    for (int i = 0; i < 2; i++) {
        shapes_line(s, 3 + (uint32_t)i);
        uint32_t child = shapes_new(s, "Node");
        shapes_value(s, ROLE_ATTR, child, "name", ++s->serial, i ? "'right'" : "'left'");
        shapes_place(s, ROLE_ATTR, root, ++s->serial, i ? "right" : "left", child);
        for (int j = 0; j < 2; j++) {
            uint32_t leaf = shapes_new(s, "Node");
            shapes_place(s, ROLE_ATTR, child, ++s->serial, j ? "right" : "left", leaf);
        }
    }
    shapes_line(s, 6);
    shapes_drop(s, 1, "root");
}

static inline void shape_ring(struct shapes *s, int length) {
    uint32_t members[64];
    for (int i = 0; i < length; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        members[i] = shapes_named(s, 2 + (uint32_t)i, "Node", name);
    }
    for (int i = 0; i < length; i++) {
        shapes_line(s, 20 + (uint32_t)i);
        shapes_refer(s, members[i], "next", 0, members[(i + 1) % length]);
    }
    for (int i = 0; i < length; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        shapes_line(s, 40 + (uint32_t)i);
        shapes_drop(s, 1, name);
    }
}

static inline void shape_parent(struct shapes *s) { /* parent, children in a list, children refer back */
    uint32_t parent = shapes_named(s, 2, "Parent", "parent");
    uint32_t list = shapes_new(s, "list");
    shapes_place(s, ROLE_ATTR, parent, ++s->serial, "children", list);
    for (int i = 0; i < 3; i++) {
        shapes_line(s, 4 + (uint32_t)i);
        uint32_t child = shapes_new(s, "Child");
        shapes_place(s, ROLE_ITEM, list, (uint32_t)i, NULL, child);
        shapes_refer(s, child, "parent", 0, parent);
    }
    shapes_line(s, 9);
    shapes_drop(s, 1, "parent");
}

static inline void shape_containers(struct shapes *s) {
    uint32_t list = shapes_named(s, 2, "list", "items");
    for (int i = 0; i < 5; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i * 10);
        shapes_line(s, 3);
        shapes_value(s, ROLE_ITEM, list, NULL, (uint32_t)i, number);
    }
    uint32_t dict = shapes_named(s, 4, "dict", "table");
    shapes_value(s, ROLE_VALUE, dict, "'one'", 1, "1");
    shapes_value(s, ROLE_VALUE, dict, "'name'", 2, "'a rather long text that has no room'");
    shapes_refer(s, list, NULL, 5, dict);
    shapes_refer(s, list, NULL, 6, dict);
    shapes_line(s, 5);
    uint32_t self = shapes_named(s, 6, "list", "loop");
    shapes_refer(s, self, NULL, 0, self);
    uint32_t weak = shapes_named(s, 7, "weakref", "w");
    trace_emit(s->trace, (struct event){.kind = EVENT_WEAKREF_SET, .object = weak, .after = dict});
    shapes_value(s, ROLE_VALUE, 1, "answer", ++s->serial, "42");
    shapes_line(s, 8);
    shapes_drop(s, 1, "loop");
    shapes_line(s, 9);
    shapes_drop(s, 1, "items");
}

static inline void shape_calls(struct shapes *s) {
    for (int i = 0; i < 3; i++) {
        shapes_line(s, 10);
        uint32_t made = shapes_new(s, "Node");
        uint32_t caller = shapes_call(s, "__init__");
        shapes_temporary(s, made);
        shapes_place(s, ROLE_LOCAL, s->frame, 0, "self", made);
        shapes_value(s, ROLE_LOCAL, s->frame, "name", 1, "'a'");
        shapes_value(s, ROLE_ATTR, made, "name", ++s->serial, "'a'");
        uint32_t inner = shapes_call(s, "helper");
        shapes_temporary(s, made);
        shapes_place(s, ROLE_LOCAL, s->frame, 0, "thing", made);
        shapes_return(s, inner);
        shapes_return(s, caller);
        char name[16];
        snprintf(name, sizeof name, "x%d", i);
        shapes_place(s, ROLE_VALUE, 1, ++s->serial, name, made);
    }
}

static inline void shape_many(struct shapes *s, int count) { /* pairs that nobody frees */
    for (int i = 0; i < count / 2; i++) {
        shapes_line(s, 2);
        uint32_t a = shapes_new(s, "Node"), b = shapes_new(s, "Node");
        shapes_place(s, ROLE_VALUE, 1, 1000000, "a", a);
        shapes_refer(s, a, "b", 0, b);
        shapes_place(s, ROLE_ATTR, b, ++s->serial, "a", b); /* keeps itself */
        shapes_drop(s, 1, "a");
    }
}

static inline void shape_loop(struct shapes *s, int count) { /* born and dead again, one after another */
    for (int i = 0; i < count; i++) {
        shapes_named(s, 2, "Node", "x");
        shapes_line(s, 3);
        shapes_drop(s, 1, "x");
    }
}

enum { SHAPE_COUNT = 12 };

static inline void shapes_make(struct trace *trace, int number) {
    static struct shapes s;
    shapes_begin(&s, trace, shapes_source);
    switch (number) {
    case 0:
        shape_chain(&s, 4);
        break;
    case 1:
        shape_chain(&s, 11);
        break;
    case 2:
        shape_tree(&s);
        break;
    case 3:
        shape_ring(&s, 3);
        break;
    case 4:
        shape_ring(&s, 6);
        break;
    case 5:
        shape_parent(&s);
        break;
    case 6:
        shape_containers(&s);
        break;
    case 7:
        shape_calls(&s);
        break;
    case 8:
        shape_many(&s, 60);
        break;
    case 9:
        shape_many(&s, 2000);
        break;
    case 10:
        shape_loop(&s, 300);
        break;
    default:
        shape_ring(&s, 4), shape_containers(&s), shape_tree(&s);
        break;
    }
    shapes_end(&s);
}
#endif
