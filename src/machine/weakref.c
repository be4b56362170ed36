/* Weak references. Source: Objects/weakrefobject.c.
 * Words of one: a key (of a weakref.KeyedRef), its callback, then what bit 31 hides from the collector: whom it refers to, and its neighbours in the
 * list of those that refer to the same object. That list: the shared plain one, the shared proxy, then the others
 * newest first. */
#include "dealloc.h"
#include "kinds.h"
#include "memory.h"

#include <stdlib.h>

enum weakref_word {
    WEAKREF_KEY,
    WEAKREF_CALLBACK,
    WEAKREF_TARGET,
    WEAKREF_NEXT,
    WEAKREF_PREVIOUS,
    WEAKREF_HASH,
    WEAKREF_HASH_HIGH,
    WEAKREF_HASH_TOP,
    WEAKREF_WORDS
};
static const char *const weakref_names[WEAKREF_WORDS] = {"key", "__callback__", "", "", "", "", "", ""};

static object_id hidden(const struct heap *heap, object_id weakref, enum weakref_word word) {
    return heap->words[heap->block[weakref] + word] & ~VALUE_ATOM;
}
static void hide(struct heap *heap, object_id weakref, enum weakref_word word, object_id object) {
    heap->words[heap->block[weakref] + word] = object | VALUE_ATOM;
}

static void set_target(struct heap *heap, object_id weakref, object_id target) {
    object_id before = hidden(heap, weakref, WEAKREF_TARGET);
    hide(heap, weakref, WEAKREF_TARGET, target);
    if (heap->trace)
        heap_emit(heap, EVENT_WEAKREF_SET, weakref,
                  (struct event){.before = heap_number(heap, before), .after = heap_number(heap, target)});
}

/* Static types only share; a class of the program that extends weakref.ref never does. Source: weakref___new___impl. */
static bool shares(const struct heap *heap, object_id type, value callback) {
    return callback == VALUE_NULL && !(type && heap->kind[type] == KIND_CLASS && !(heap->bits[type] & BIT_STATIC));
}

static void link_after(struct heap *heap, object_id weakref, object_id target, object_id previous) {
    object_id next = previous ? hidden(heap, previous, WEAKREF_NEXT) : heap->weakrefs[target];
    hide(heap, weakref, WEAKREF_PREVIOUS, previous);
    hide(heap, weakref, WEAKREF_NEXT, next);
    if (previous)
        hide(heap, previous, WEAKREF_NEXT, weakref);
    else
        heap->weakrefs[target] = weakref;
    if (next)
        hide(heap, next, WEAKREF_PREVIOUS, weakref);
    heap->bits[target] |= BIT_HAS_WEAKREFS;
}

object_id weakref_new(struct heap *heap, object_id type, object_id object, value callback) {
    if (callback == VALUE_NONE)
        callback = VALUE_NULL;
    bool shared = shares(heap, type, callback);
    if (shared) {
        for (object_id at = heap->weakrefs[object]; at; at = hidden(heap, at, WEAKREF_NEXT))
            if (heap->type[at] == type && weakref_callback(heap, at) == VALUE_NULL && heap->refcount[at] > 0) {
                heap_incref(heap, at);
                return at;
            }
    }
    object_id weakref = heap_new(heap, KIND_WEAKREF, type, WEAKREF_WORDS, true);
    heap->aux[weakref] = kinds_names(heap, weakref_names);
    for (enum weakref_word word = WEAKREF_TARGET; word < WEAKREF_WORDS; word++)
        hide(heap, weakref, word, 0);
    if (callback != VALUE_NULL) {
        heap->words[heap->block[weakref] + WEAKREF_CALLBACK] = callback;
        heap_place(heap, callback,
                   place_at(ROLE_FIELD, weakref, WEAKREF_CALLBACK, atom_intern_text(heap, "__callback__")));
    }
    /* at the head when shared, else behind the shared ones: newest first among the others */
    object_id previous = 0;
    for (object_id at = heap->weakrefs[object]; !shared && at; at = hidden(heap, at, WEAKREF_NEXT)) {
        if (!shares(heap, heap->type[at], weakref_callback(heap, at)))
            break;
        previous = at;
    }
    link_after(heap, weakref, object, previous);
    set_target(heap, weakref, object);
    heap_track(heap, weakref);
    return weakref;
}

object_id weakref_target(const struct heap *heap, object_id weakref) {
    object_id target = hidden(heap, weakref, WEAKREF_TARGET);
    return target && !heap_is_dead(heap, target) ? target : 0;
}

value weakref_callback(struct heap *heap, object_id weakref) {
    return heap->words[heap->block[weakref] + WEAKREF_CALLBACK];
}

value weakref_key(const struct heap *heap, object_id weakref) {
    return heap->words[heap->block[weakref] + WEAKREF_KEY];
}

void weakref_set_key(struct heap *heap, object_id weakref, value key) {
    field_set(heap, weakref, WEAKREF_KEY, key);
}

object_id weakref_next(const struct heap *heap, object_id weakref) {
    return hidden(heap, weakref, WEAKREF_NEXT);
}

enum { HASH_KNOWN = 4 };

bool weakref_hash(const struct heap *heap, object_id weakref, int64_t *hash) {
    uint64_t low = hidden(heap, weakref, WEAKREF_HASH), high = hidden(heap, weakref, WEAKREF_HASH_HIGH);
    uint64_t top = hidden(heap, weakref, WEAKREF_HASH_TOP);
    *hash = (int64_t)(top << 62 | high << 31 | low);
    return top & HASH_KNOWN;
}

void weakref_hash_set(struct heap *heap, object_id weakref, int64_t hash) {
    uint64_t bits = (uint64_t)hash;
    hide(heap, weakref, WEAKREF_HASH, (uint32_t)bits & 0x7FFFFFFFu);
    hide(heap, weakref, WEAKREF_HASH_HIGH, (uint32_t)(bits >> 31) & 0x7FFFFFFFu);
    hide(heap, weakref, WEAKREF_HASH_TOP, (uint32_t)(bits >> 62) | HASH_KNOWN);
}

uint32_t weakref_count(const struct heap *heap, object_id object) {
    uint32_t count = 0;
    for (object_id at = heap->weakrefs[object]; at; at = hidden(heap, at, WEAKREF_NEXT))
        count++;
    return count;
}

void weakref_clear(struct heap *heap, object_id weakref) {
    object_id target = hidden(heap, weakref, WEAKREF_TARGET);
    if (!target)
        return;
    object_id next = hidden(heap, weakref, WEAKREF_NEXT), previous = hidden(heap, weakref, WEAKREF_PREVIOUS);
    if (previous)
        hide(heap, previous, WEAKREF_NEXT, next);
    else
        heap->weakrefs[target] = next;
    if (next)
        hide(heap, next, WEAKREF_PREVIOUS, previous);
    hide(heap, weakref, WEAKREF_NEXT, 0);
    hide(heap, weakref, WEAKREF_PREVIOUS, 0);
    if (!heap->weakrefs[target])
        heap->bits[target] &= (uint8_t)~BIT_HAS_WEAKREFS;
    set_target(heap, weakref, 0);
}

void dealloc_call_callback(struct heap *heap, object_id weakref, value callback) {
    struct event event = {.other = value_is_object(callback) ? heap_number(heap, callback) : 0};
    if (heap->trace)
        heap_emit(heap, EVENT_CALLBACK_BEGIN, weakref, event);
    heap->python_calls++;
    heap->hooks.callback(heap->hooks.context, weakref, callback);
    if (heap->trace)
        heap_emit(heap, EVENT_CALLBACK_END, weakref, event);
}

/* Takes the callback out: owned by the caller then. */
static value take_callback(struct heap *heap, object_id weakref) {
    value callback = heap->words[heap->block[weakref] + WEAKREF_CALLBACK];
    heap->words[heap->block[weakref] + WEAKREF_CALLBACK] = VALUE_NULL;
    heap_take(heap, callback, place_at(ROLE_FIELD, weakref, WEAKREF_CALLBACK, atom_intern_text(heap, "__callback__")));
    return callback;
}

void weakref_clear_all(struct heap *heap, object_id object) {
    while (heap->weakrefs[object] && weakref_callback(heap, heap->weakrefs[object]) == VALUE_NULL)
        weakref_clear(heap, heap->weakrefs[object]);
    uint32_t count = weakref_count(heap, object), kept = 0;
    if (!count)
        return;
    /* CPython's tuple of pairs: each reference and its callback are held until all were called */
    struct pair {
        object_id weakref;
        value callback;
    } *pairs = memory_alloc(count * sizeof *pairs);
    for (object_id at; (at = heap->weakrefs[object]) != 0;) {
        bool alive = heap->refcount[at] > 0;
        value callback = weakref_callback(heap, at);
        if (callback != VALUE_NULL && alive) {
            heap_incref(heap, at);
            pairs[kept++] = (struct pair){at, take_callback(heap, at)};
        }
        weakref_clear(heap, at);
    }
    for (uint32_t i = 0; i < kept; i++)
        dealloc_call_callback(heap, pairs[i].weakref, pairs[i].callback);
    for (uint32_t i = kept; i-- > 0;) {
        heap_decref(heap, pairs[i].callback);
        heap_decref(heap, pairs[i].weakref);
    }
    free(pairs);
}

bool weakref_possible(struct heap *heap, object_id object) {
    static const uint32_t kinds = KIND_BIT(KIND_SET) | KIND_BIT(KIND_FROZENSET) | KIND_BIT(KIND_CLASS) |
                                  KIND_BIT(KIND_FUNCTION) | KIND_BIT(KIND_BUILTIN) | KIND_BIT(KIND_METHOD) |
                                  KIND_BIT(KIND_MODULE) | KIND_BIT(KIND_GENERATOR);
    object_id type = heap->type[object];
    return kind_in(heap, object, kinds) || (type && heap->classes[heap->aux[type]].has_weakref);
}
