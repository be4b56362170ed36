/* A heap with the built-in classes and nothing else, for tests of the kinds of object. Hooks compare and hash by
 * identity and say what died. */
#ifndef TESTS_MACHINE_SMALL_HEAP_H
#define TESTS_MACHINE_SMALL_HEAP_H
#include "collector.h"
#include "kinds.h"
#include "verbs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct small_heap {
    struct heap heap;
    struct trace trace;
    struct text log;
    object_id object, token; /* token: a class with slot "name" and __del__ */
    int equal_calls;
};

static inline value word(struct small_heap *small, const char *text) {
    return atom_intern_text(&small->heap, text);
}

static inline void small_finalize(void *context, object_id object) {
    struct small_heap *small = context;
    value name = instance_get(&small->heap, object, word(small, "name"));
    text_printf(&small->log, "%s ", name ? atom_bytes(&small->heap, name, NULL) : "?");
}
static inline int small_equal(void *context, value a, value b) {
    ((struct small_heap *)context)->equal_calls++;
    return a == b;
}
static inline bool small_hash(void *context, value v, int64_t *hash) {
    (void)context;
    (void)v;
    *hash = 7;
    return true;
}
static inline void small_callback(void *context, object_id weakref, value callback) {
    (void)context;
    (void)weakref;
    (void)callback;
}
static inline void small_gc_callbacks(void *context, bool start, int generation, int64_t collected,
                                      int64_t uncollectable, int64_t candidates) {
    (void)context;
    (void)start;
    (void)generation;
    (void)collected;
    (void)uncollectable;
    (void)candidates;
}
static inline void small_print(void *context, const char *line) {
    (void)context;
    (void)line;
}

/* class NAME(base): own_dict and the slots given, "" none; methods: names put into its dict. */
static inline object_id small_class(struct small_heap *small, const char *name, object_id base, const char *slots,
                                    bool own_dict, const char *method) {
    struct heap *heap = &small->heap;
    value item = base, names[8];
    uint32_t count = 0;
    for (const char *at = slots; *at; at += strcspn(at, " "), at += *at == ' ')
        names[count++] = atom_intern(heap, at, strcspn(at, " "));
    heap_incref(heap, item);
    object_id bases = tuple_new(heap, 1, &item), dict = dict_new(heap, 0), rest[16];
    dict_set_name(heap, dict, word(small, "__module__"), word(small, "__main__"));
    if (method)
        dict_set_name(heap, dict, word(small, method), value_of_small(1));
    uint32_t rest_count = 0;
    for (object_id at = base; at; at = heap_words(heap, at)[CLASS_BASE])
        rest[rest_count++] = at;
    return class_new(heap, word(small, name), bases, rest, rest_count, dict, names, count, own_dict, own_dict);
}

static inline void small_begin(struct small_heap *small, const char *version, bool traced) {
    *small = (struct small_heap){0};
    struct heap_hooks hooks = {.context = small,
                               .finalize = small_finalize,
                               .callback = small_callback,
                               .gc_callbacks = small_gc_callbacks,
                               .debug_print = small_print,
                               .equal = small_equal,
                               .hash = small_hash};
    text_init(&small->log);
    text_add(&small->log, "");
    trace_init(&small->trace, TRACE_LIMIT, NULL, NULL);
    struct heap *heap = &small->heap;
    heap_init(heap, profile_find(version), &hooks, traced ? &small->trace : NULL);
    object_id object = small->object = class_new_static(heap, "object", 0, KIND_INSTANCE);
    class_new_static(heap, "type", object, KIND_CLASS);
    class_new_static(heap, "tuple", object, KIND_TUPLE);
    class_new_static(heap, "list", object, KIND_LIST);
    class_new_static(heap, "dict", object, KIND_DICT);
    class_new_static(heap, "set", object, KIND_SET);
    class_new_static(heap, "frozenset", object, KIND_FROZENSET);
    class_new_static(heap, "member_descriptor", object, KIND_DESCRIPTOR);
    class_new_static(heap, "builtin_function_or_method", object, KIND_BUILTIN);
    small->token = small_class(small, "Token", object, "name", false, "__del__");
    collector_set_enabled(heap, false);
}

static inline void small_end(struct small_heap *small) {
    struct heap *heap = &small->heap;
    heap_decref(heap, small->token);
    heap_check(heap);
    heap_destroy(heap);
    trace_destroy(&small->trace);
    text_destroy(&small->log);
}

/* A thing that says its name when it dies. Owned. */
static inline object_id token(struct small_heap *small, const char *name) {
    object_id object = instance_new(&small->heap, small->token);
    instance_set(&small->heap, object, word(small, "name"), word(small, name));
    return object;
}

static inline void expect(struct small_heap *small, const char *log) {
    assert_string_equal(small->log.data, log);
    text_clear(&small->log);
    text_add(&small->log, "");
    heap_check(&small->heap);
}

static inline int64_t small_collect(struct small_heap *small) {
    return small->heap.collector->collect(&small->heap, 2, "gc.collect()");
}
#endif
