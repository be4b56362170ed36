#include "heap.h"

#include "collector.h"
#include "kinds.h"
#include "memory.h"
#include "store.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_CAPACITY = 1024,
    ADDRESS_STEP = 48 /* bytes between two ids: looks like small blocks of an allocator */
};
static const uint64_t object_addresses = 0x7f6a40000000u, atom_addresses = 0x55d0c0000000u;

static void grow_ids(struct heap *heap, uint32_t capacity) {
    uint32_t old = heap->capacity;
#define GROW(array)                                                                                                    \
    do {                                                                                                               \
        heap->array = memory_resize(heap->array, capacity * sizeof *heap->array);                                      \
        memset(heap->array + old, 0, (capacity - old) * sizeof *heap->array);                                          \
    } while (0)
    GROW(refcount);
    GROW(gc_refs);
    GROW(size_told);
    GROW(gc_refs_told);
    GROW(next);
    GROW(previous);
    GROW(bits);
    GROW(list);
    GROW(kind);
    GROW(block_class);
    GROW(block);
    GROW(used);
    GROW(type);
    GROW(aux);
    GROW(attributes);
    GROW(flags);
    GROW(bin);
    GROW(weakrefs);
    GROW(number);
#ifndef NDEBUG
    GROW(elsewhere);
#endif
#undef GROW
    heap->capacity = capacity;
}

static const struct collector *collector_of(const struct profile *profile) {
    static const struct collector *const collectors[] = {
        [COLLECTOR_CLASSIC] = &collector_classic,
        [COLLECTOR_LEGACY] = &collector_legacy,
        [COLLECTOR_INCREMENTAL] = &collector_incremental,
        [COLLECTOR_FREE_THREADED] = &collector_free_threaded,
    };
    return collectors[profile->collector];
}

void heap_init(struct heap *heap, const struct profile *profile, const struct heap_hooks *hooks, struct trace *trace) {
    *heap = (struct heap){.profile = profile, .trace = trace, .enabled = true, .live_limit = UINT32_MAX};
    if (hooks)
        heap->hooks = *hooks;
    grow_ids(heap, FIRST_CAPACITY);
    for (uint32_t list = 0; list < LIST_COUNT; list++)
        heap->next[list] = heap->previous[list] = list;
    heap->count = LIST_COUNT;
    memory_reserve(&heap->words, &heap->word_capacity, FIRST_CAPACITY, sizeof *heap->words);
    heap->words[0] = VALUE_NULL;
    heap->word_count = 1;
    atoms_init(&heap->atoms);
    for (int i = 0; i < 3; i++) {
        heap->generations[i].threshold = profile->thresholds[i];
        heap->generations[i].count = profile->start_counts[i];
    }
    if (profile->freelists_stay) {
        heap->freelist_list = profile->freelist_list - 2; /* measured: the program's own start takes two lists */
        heap->freelist_dict = profile->freelist_dict;
    }
    heap->collector = collector_of(profile);
}

void heap_destroy(struct heap *heap) {
    for (size_t i = 0; i < heap->class_count; i++)
        free(heap->classes[i].shared_keys);
    free(heap->classes);
    atoms_destroy(&heap->atoms);
    free(heap->refcount);
    free(heap->gc_refs);
    free(heap->size_told);
    free(heap->gc_refs_told);
    free(heap->next);
    free(heap->previous);
    free(heap->bits);
    free(heap->list);
    free(heap->kind);
    free(heap->block_class);
    free(heap->block);
    free(heap->used);
    free(heap->type);
    free(heap->aux);
    free(heap->attributes);
    free(heap->flags);
    free(heap->bin);
    free(heap->weakrefs);
    free(heap->number);
    free(heap->elsewhere);
    free(heap->words);
    free(heap->field_names);
    free(heap->deallocs);
    *heap = (struct heap){0};
}

static object_id take_id(struct heap *heap) {
    object_id object = heap->free_id;
    if (object) {
        heap->free_id = heap->next[object];
        return object;
    }
    if (heap->count == heap->capacity)
        grow_ids(heap, heap->capacity * 2);
    return heap->count++;
}

int64_t *heap_freelist(struct heap *heap, enum kind kind, uint32_t words, object_id type, int *most) {
    const struct profile *profile = heap->profile;
    switch (kind) {
    case KIND_LIST: *most = profile->freelist_list; return &heap->freelist_list;
    case KIND_DICT: *most = profile->freelist_dict; return &heap->freelist_dict;
    case KIND_METHOD: *most = profile->freelist_method; return &heap->freelist_method;
    case KIND_BUILTIN: *most = profile->freelist_method; return &heap->freelist_builtin;
    case KIND_FRAME: *most = profile->freelist_frame; return &heap->freelist_frame;
    case KIND_ITERATOR:
        *most = profile->freelist_iterator;
        for (int i = 0; i < 2; i++)
            if (type && type == heap->pooled_iterators[i])
                return &heap->freelist_iterator[i];
        return NULL;
    case KIND_TUPLE:
        *most = profile->freelist_tuple;
        return words && words <= (uint32_t)profile->freelist_tuple_longest ? &heap->freelist_tuple[words] : NULL;
    default: return NULL;
    }
}

/* Whether an allocation is served from a free list, which moves no count. Source: PyList_New, new_dict, PyTuple_New. */
static bool from_freelist(struct heap *heap, enum kind kind, uint32_t words, object_id type, bool exact) {
    int most;
    int64_t *entries = exact ? heap_freelist(heap, kind, words, type, &most) : NULL;
    if (!entries || *entries <= 0)
        return false;
    --*entries;
    return true;
}

void heap_count_new(struct heap *heap) {
    if (heap->collector->count) {
        heap->collector->count(heap, 1);
        return;
    }
    collector_set_count(heap, 0, heap->generations[0].count + 1);
    if (heap->generations[0].count <= heap->generations[0].threshold || !heap->enabled ||
        heap->generations[0].threshold == 0 || heap->collecting || heap->quiet)
        return;
    heap->pending = true;
    if (heap->profile->collects_in_allocation)
        heap_run_pending(heap);
}

void heap_passing_begin(struct heap *heap, enum kind kind, uint32_t words) {
    if (!heap->collector->counts_tracked && !from_freelist(heap, kind, words, 0, true))
        heap_count_new(heap);
}

void heap_passing_end(struct heap *heap, enum kind kind, uint32_t words) {
    heap_give_back(heap, kind, words, 0);
}

void heap_give_back(struct heap *heap, enum kind kind, uint32_t words, object_id type) {
    int most;
    int64_t *entries = heap_freelist(heap, kind, words, type, &most);
    if (heap->collector->counts_tracked)
        return;
    if (entries && *entries < most)
        ++*entries;
    else
        heap_count_gone(heap);
}

void heap_count_gone(struct heap *heap) {
    if (heap->collector->count)
        heap->collector->count(heap, -1);
    else if (heap->generations[0].count > 0)
        collector_set_count(heap, 0, heap->generations[0].count - 1);
}

static uint8_t birth_flags(const struct heap *heap, enum kind kind, object_id type) {
    uint32_t flags = heap->birth_flags & 0xFF;
    if (kind == KIND_CLASS || kind == KIND_BUILTIN || kind == KIND_MODULE)
        flags |= OBJECT_IS_DEFINITION;
    if (type && heap->kind[type] == KIND_CLASS && heap->classes[heap->aux[type]].has_finalizer)
        flags |= OBJECT_HAS_FINALIZER;
    if (kind == KIND_CLASS && heap->profile->defers_refcounts) /* functions: whoever makes one knows which */
        flags |= OBJECT_IS_DEFERRED;
    return (uint8_t)flags;
}

object_id heap_new(struct heap *heap, enum kind kind, object_id type, uint32_t words, bool gc) {
    object_id object = take_id(heap);
    bool is_static = heap->birth_flags & BIRTH_STATIC, by_type = heap->birth_flags & BIRTH_BY_TYPE;
    bool heap_type = type && !is_static && heap->kind[type] == KIND_CLASS && !(heap->bits[type] & BIT_STATIC);
    uint8_t block_class = 0;
    uint32_t block = store_take(heap, words, &block_class);
    heap->refcount[object] = 1;
    heap->gc_refs[object] = GC_REFS_IDLE;
    heap->gc_refs_told[object] = 0;
    heap->bits[object] = (uint8_t)((gc ? BIT_GC : 0) | (is_static ? BIT_STATIC : 0) | (heap_type ? BIT_HEAP_TYPE : 0));
    heap->list[object] = LIST_NONE;
    heap->kind[object] = (uint8_t)kind;
    heap->block_class[object] = block_class;
    heap->block[object] = block;
    heap->used[object] = words;
    heap->type[object] = type;
    heap->aux[object] = heap->attributes[object] = heap->weakrefs[object] = 0;
    heap->flags[object] = birth_flags(heap, kind, type);
    heap->bin[object] = 0;
    heap->birth_flags = 0;
#ifndef NDEBUG
    heap->elsewhere[object] = !is_static;
#endif
    heap->number[object] = is_static ? 0 : ++heap->numbers;
    heap->modifications++;
    heap->alive[kind]++;
    if (++heap->live > heap->live_limit)
        heap->limit_hit = true;
    if (is_static)
        return object;
    if (heap->trace)
        heap_emit_birth(heap, object);
    if (heap_type) /* before any collection: nobody but the caller is sure to hold the class */
        heap_incref_at(heap, type, place_at(ROLE_TYPE, object, 0, VALUE_NULL));
    if (gc && !heap->collector->counts_tracked && !from_freelist(heap, kind, words, type, !heap_type && !by_type))
        heap_count_new(heap);
    return object;
}

void heap_room(struct heap *heap, object_id object, uint32_t words) {
    uint32_t room = heap->block_class[object] ? store_room(heap->block_class[object]) : 0;
    if (words <= room)
        return;
    uint8_t block_class;
    uint32_t block = store_take(heap, words, &block_class);
    if (heap->used[object])
        memcpy(heap->words + block, heap->words + heap->block[object], heap->used[object] * sizeof *heap->words);
    store_give(heap, heap->block[object], heap->block_class[object]);
    heap->block[object] = block;
    heap->block_class[object] = block_class;
}

uint32_t heap_number(const struct heap *heap, object_id object) {
    return object ? heap->number[object] : 0;
}

uint64_t heap_address(const struct heap *heap, value v) {
    (void)heap;
    if (value_is_object(v))
        return object_addresses + (uint64_t)v * ADDRESS_STEP;
    if (value_is_small(v))
        return atom_addresses - (uint64_t)(VALUE_SMALL_MOST - value_small(v)) * 32;
    return atom_addresses + (uint64_t)(v & ~VALUE_ATOM) * 32;
}

bool heap_is_full(const struct heap *heap) {
    return heap->pending || (heap->enabled && !heap->collecting && heap->generations[0].count >= heap->generations[0].threshold);
}

void heap_run_pending(struct heap *heap) {
    if (!heap->pending)
        return;
    heap->pending = false;
    if (!heap->enabled || heap->collecting)
        return;
    int generation = heap->collector->due(heap);
    if (generation >= 0)
        heap->collector->collect(heap, generation, "threshold");
}
