/* hash() and == of keys. */
#include "memory.h"
#include "verbs.h"

#include <stdlib.h>

#define XXPRIME_1 11400714785074694791ull
#define XXPRIME_2 14029467366897019727ull
#define XXPRIME_5 2870177450012600261ull

/* Where a walk into nested tuples is: a stack of its own, so that depth is no matter. */
struct level {
    object_id a, b; /* b: when two are compared */
    uint32_t index;
    uint64_t hash;
};
struct walk {
    struct level *levels;
    size_t count, capacity;
    uint32_t items; /* looked at so far */
};

/* Tuples that hold one tuple twice, thirty deep, have a billion items: past this a limit of the run is reached. */
enum { WALK_MOST = 10 * 1000 * 1000 };

static bool goes_on(struct heap *heap, struct walk *walk) {
    if (++walk->items <= WALK_MOST)
        return true;
    heap->limit_hit = true;
    return false;
}

static void enter(struct walk *walk, object_id a, object_id b) {
    memory_reserve(&walk->levels, &walk->capacity, walk->count + 1, sizeof *walk->levels);
    walk->levels[walk->count++] = (struct level){.a = a, .b = b, .hash = XXPRIME_5};
}

/* Source: _Py_HashPointer: the low bits of an address are always 0. */
static int64_t hash_identity(const struct heap *heap, object_id object) {
    uint64_t address = heap_address(heap, object);
    int64_t hash = (int64_t)(address >> 4 | address << 60);
    return hash == -1 ? -2 : hash;
}

static uint64_t shuffle(uint64_t hash) {
    return ((hash ^ 89869747u) ^ hash << 16) * 3644798167u;
}

/* Source: frozenset_hash, without the terms that cancel. Needs no code: the members' hashes are kept. */
static int64_t hash_frozenset(struct heap *heap, object_id set) {
    uint64_t hash = 0;
    uint32_t position = 0;
    int64_t member;
    while (set_next_hash(heap, set, &position, &member))
        hash ^= shuffle((uint64_t)member);
    hash ^= ((uint64_t)set_length(heap, set) + 1) * 1927868237u;
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash * 69069u + 907133923u;
    return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}

static struct class_info *type_of(struct heap *heap, object_id object) {
    object_id type = heap->type[object];
    return type ? class_of(heap, type) : NULL;
}

/* Everything but tuples, whose items come first. */
static bool hash_leaf(struct heap *heap, value v, int64_t *hash, object_id *unhashable_type) {
    if (!value_is_object(v)) {
        *hash = atom_hash(heap, v);
        return true;
    }
    const struct class_info *info = type_of(heap, v);
    uint32_t unhashable = KIND_BIT(KIND_LIST) | KIND_BIT(KIND_DICT) | KIND_BIT(KIND_SET);
    uint32_t by_hook = KIND_BIT(KIND_METHOD) | KIND_BIT(KIND_WEAKREF) | KIND_BIT(KIND_RANGE) | KIND_BIT(KIND_SLICE);
    if (info && info->unhashable) {
        *unhashable_type = heap->type[v];
        return false;
    }
    if ((info && info->has_own_hash) || kind_in(heap, v, by_hook))
        return heap->hooks.hash(heap->hooks.context, v, hash);
    if (kind_in(heap, v, unhashable)) {
        *unhashable_type = heap->type[v];
        return false;
    }
    *hash = heap->kind[v] == KIND_FROZENSET ? hash_frozenset(heap, v) : hash_identity(heap, v);
    return true;
}

static bool is_plain_tuple(struct heap *heap, value v) {
    if (!value_is_object(v) || heap->kind[v] != KIND_TUPLE)
        return false;
    const struct class_info *info = type_of(heap, v);
    return !info || !(info->has_own_hash || info->has_own_equal || info->unhashable);
}

/* Takes in the hash of one item. Source: tuplehash (Objects/tupleobject.c, 3.8 on). */
static void take_in(struct level *level, int64_t hash) {
    uint64_t lane = level->hash + (uint64_t)hash * XXPRIME_2;
    level->hash = (lane << 31 | lane >> 33) * XXPRIME_1;
}

static int64_t finish(const struct level *level) {
    uint64_t hash = level->hash + (level->index ^ (XXPRIME_5 ^ 3527539u));
    return hash == UINT64_MAX ? 1546275796 : (int64_t)hash;
}

bool value_hash(struct heap *heap, value v, int64_t *hash, object_id *unhashable_type) {
    *unhashable_type = 0;
    if (!is_plain_tuple(heap, v))
        return hash_leaf(heap, v, hash, unhashable_type);
    struct walk walk = {0};
    bool fine = true;
    enter(&walk, v, 0);
    while (fine && walk.count) {
        fine = goes_on(heap, &walk);
        struct level *level = &walk.levels[walk.count - 1];
        if (level->index == sequence_length(heap, level->a)) {
            *hash = finish(level);
            if (--walk.count)
                take_in(level - 1, *hash);
            continue;
        }
        value item = sequence_item(heap, level->a, level->index++);
        int64_t part;
        if (!fine)
            break;
        if (is_plain_tuple(heap, item))
            enter(&walk, item, 0);
        else if ((fine = hash_leaf(heap, item, &part, unhashable_type)))
            take_in(level, part);
    }
    free(walk.levels);
    return fine;
}

/* Does == of this object need more than identity and the items of tuples? */
static bool equal_by_hook(struct heap *heap, value v) {
    if (!value_is_object(v))
        return false;
    const struct class_info *info = type_of(heap, v);
    uint32_t by_value = KIND_BIT(KIND_LIST) | KIND_BIT(KIND_DICT) | KIND_BIT(KIND_SET) | KIND_BIT(KIND_FROZENSET) |
                        KIND_BIT(KIND_METHOD) | KIND_BIT(KIND_WEAKREF) | KIND_BIT(KIND_RANGE) | KIND_BIT(KIND_SLICE);
    return (info && info->has_own_equal) || kind_in(heap, v, by_value);
}

static int equal_leaf(struct heap *heap, value a, value b) {
    if (a == b)
        return 1;
    if (!value_is_object(a) && !value_is_object(b))
        return atom_equal(heap, a, b);
    if (equal_by_hook(heap, a) || equal_by_hook(heap, b))
        return heap->hooks.equal(heap->hooks.context, a, b);
    return 0;
}

static bool both_plain_tuples(struct heap *heap, value a, value b) {
    return a != b && is_plain_tuple(heap, a) && is_plain_tuple(heap, b);
}

/* Source: tuplerichcompare. */
int value_equal_key(struct heap *heap, value a, value b) {
    if (!both_plain_tuples(heap, a, b))
        return equal_leaf(heap, a, b);
    struct walk walk = {0};
    int equal = 1;
    enter(&walk, a, b);
    while (equal == 1 && walk.count) {
        if (!goes_on(heap, &walk)) {
            equal = -1;
            break;
        }
        struct level *level = &walk.levels[walk.count - 1];
        uint32_t length_a = sequence_length(heap, level->a), length_b = sequence_length(heap, level->b);
        if (level->index == length_a || level->index == length_b) {
            equal = length_a == length_b;
            walk.count--;
            continue;
        }
        value x = sequence_item(heap, level->a, level->index), y = sequence_item(heap, level->b, level->index);
        level->index++;
        if (both_plain_tuples(heap, x, y))
            enter(&walk, x, y);
        else
            equal = equal_leaf(heap, x, y);
    }
    free(walk.levels);
    return equal;
}
