/* A small heap with classes of slots, and hooks that write what happens into a log. For the machine's tests. */
#ifndef TESTS_MACHINE_FIXTURE_H
#define TESTS_MACHINE_FIXTURE_H
#include "collector.h"
#include "kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct heap heap;
    struct trace trace;
    object_id node, loud; /* classes with slots a, b, name; loud has __del__ */
    value a, b, name;
    struct text log; /* "del x; callback; start 0 (51, 0, 0); ..." */
    void (*on_finalize)(struct fixture *fixture, object_id object);
    void (*on_callback)(struct fixture *fixture, object_id weakref);
    object_id saved; /* for the hooks */
};

static inline const char *name_of(struct fixture *fixture, object_id object) {
    value name = instance_get(&fixture->heap, object, fixture->name);
    return name == VALUE_NULL ? "?" : atom_bytes(&fixture->heap, name, NULL);
}

static inline void hook_finalize(void *context, object_id object) {
    struct fixture *fixture = context;
    text_printf(&fixture->log, "del %s; ", name_of(fixture, object));
    if (fixture->on_finalize)
        fixture->on_finalize(fixture, object);
}

static inline void hook_callback(void *context, object_id weakref, value callback) {
    struct fixture *fixture = context;
    text_printf(&fixture->log, "%s(%s); ", atom_bytes(&fixture->heap, callback, NULL),
                weakref_target(&fixture->heap, weakref) ? "alive" : "None");
    if (fixture->on_callback)
        fixture->on_callback(fixture, weakref);
}

static inline void hook_gc_callbacks(void *context, bool start, int generation, int64_t collected,
                                     int64_t uncollectable, int64_t candidates) {
    struct fixture *fixture = context;
    const struct generation *counts = fixture->heap.generations;
    (void)candidates;
    text_printf(&fixture->log, "%s %d (%d, %d, %d) %d+%d; ", start ? "start" : "stop", generation, (int)counts[0].count,
                (int)counts[1].count, (int)counts[2].count, (int)collected, (int)uncollectable);
}

static inline void hook_debug_print(void *context, const char *line) {
    struct fixture *fixture = context;
    text_printf(&fixture->log, "%s\n", line);
}

static inline object_id make_class(struct fixture *fixture, const char *name, bool finalizer) {
    struct heap *heap = &fixture->heap;
    object_id base = heap->types[KIND_INSTANCE];
    value item = base;
    heap_incref(heap, item);
    object_id bases = tuple_new(heap, 1, &item), dict = dict_new(heap, 0);
    value slots[] = {fixture->a, fixture->b, fixture->name};
    object_id class_object =
        class_new(heap, atom_intern_text(heap, name), bases, &base, 1, dict, slots, 3, false, true);
    class_of(heap, class_object)->has_finalizer = finalizer;
    return class_object;
}

/* traced: with a trace that keeps everything. Thresholds and counts start at 0: no automatic runs unless asked for. */
static inline void fixture_begin(struct fixture *fixture, const char *version, bool traced) {
    *fixture = (struct fixture){0};
    struct heap *heap = &fixture->heap;
    struct heap_hooks hooks = {.context = fixture, .finalize = hook_finalize, .callback = hook_callback};
    text_init(&fixture->log);
    text_add(&fixture->log, "");
    trace_init(&fixture->trace, TRACE_LIMIT, NULL, NULL);
    heap_init(heap, profile_find(version), &hooks, traced ? &fixture->trace : NULL);
    heap->quiet = true;
    object_id object = class_new_static(heap, "object", 0, KIND_INSTANCE);
    class_new_static(heap, "type", object, KIND_CLASS);
    class_new_static(heap, "list", object, KIND_LIST);
    class_new_static(heap, "tuple", object, KIND_TUPLE);
    class_new_static(heap, "dict", object, KIND_DICT);
    class_new_static(heap, "set", object, KIND_SET);
    class_new_static(heap, "weakref", object, KIND_WEAKREF);
    class_new_static(heap, "member_descriptor", object, KIND_DESCRIPTOR);
    fixture->a = atom_intern_text(heap, "a");
    fixture->b = atom_intern_text(heap, "b");
    fixture->name = atom_intern_text(heap, "name");
    fixture->node = make_class(fixture, "Node", false);
    fixture->loud = make_class(fixture, "Loud", true);
    collector_set_threshold(heap, 0, 0);
    heap->collector->collect(heap, 2, "test");
    collector_freeze(heap);
    heap->quiet = false;
    heap_check(heap);
}

static inline void fixture_end(struct fixture *fixture) {
    heap_check(&fixture->heap);
    heap_destroy(&fixture->heap);
    trace_destroy(&fixture->trace);
    text_destroy(&fixture->log);
}

static inline object_id make(struct fixture *fixture, object_id class_object, const char *name) {
    object_id object = instance_new(&fixture->heap, class_object);
    instance_set(&fixture->heap, object, fixture->name, atom_intern_text(&fixture->heap, name));
    return object;
}

/* from.a = to, by another reference */
static inline void point(struct fixture *fixture, object_id from, object_id to) {
    heap_incref(&fixture->heap, to);
    instance_set(&fixture->heap, from, fixture->a, to);
}
static inline void point_b(struct fixture *fixture, object_id from, object_id to) {
    heap_incref(&fixture->heap, to);
    instance_set(&fixture->heap, from, fixture->b, to);
}

static inline void drop(struct fixture *fixture, object_id object) {
    heap_decref(&fixture->heap, object);
}

static inline int64_t collect(struct fixture *fixture, int generation) {
    return fixture->heap.collector->collect(&fixture->heap, generation, "gc.collect()");
}

static inline object_id watch(struct fixture *fixture, object_id object, const char *callback) {
    struct heap *heap = &fixture->heap;
    return weakref_new(heap, heap->types[KIND_WEAKREF], object,
                       callback ? atom_intern_text(heap, callback) : VALUE_NULL);
}

/* What the log says since the last call. */
static inline void expect_log(struct fixture *fixture, const char *expected) {
    assert_string_equal(fixture->log.data ? fixture->log.data : "", expected);
    text_clear(&fixture->log);
    text_add(&fixture->log, "");
}
#endif
