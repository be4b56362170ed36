/* Sets: CPython's open-addressing table (Objects/setobject.c, 3.7 on), probe for probe, because iteration, dying and
 * set.pop() follow its order. The words are the table, and behind it two entries without a member that hold counts:
 * [live, fill, last serial] and [finger]. An empty entry has hash words 0, a dummy one DUMMY. */
#include "memory.h"
#include "sizes.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5, FAST_GROWTH_MOST = 50000, COUNTS = 2 };
#define MARK 0x80000000u
#define DUMMY (MARK | 0x7FFFFFFFu) /* the hash -1, which no key has */

static value *entry_at(const struct heap *heap, object_id set, uint32_t entry) {
    return heap->words + heap->block[set] + (size_t)entry * SET_STRIDE;
}

static uint32_t mask_of(const struct heap *heap, object_id set) {
    return heap->used[set] / SET_STRIDE - COUNTS - 1;
}

static value *counts_of(const struct heap *heap, object_id set) {
    return entry_at(heap, set, mask_of(heap, set) + 1);
}

uint32_t set_length(const struct heap *heap, object_id set) {
    return counts_of(heap, set)[SET_HASH] & ~MARK;
}

static uint32_t fill_of(const struct heap *heap, object_id set) {
    return counts_of(heap, set)[SET_HASH_HIGH] & ~MARK;
}

static struct place at(object_id set, const value *entry) {
    return place_at(ROLE_MEMBER, set, (uint32_t)value_small(entry[SET_SERIAL]), VALUE_NULL);
}

/* 62 bits of it, the sign kept: what the probes can tell apart. */
static value hash_low(int64_t hash) {
    return (value)hash | MARK;
}

static value hash_high(int64_t hash) {
    return (value)((uint64_t)hash >> 31) | MARK;
}

static int64_t hash_of(const value *entry) {
    uint64_t bits = (uint64_t)(entry[SET_HASH] & ~MARK) | (uint64_t)(entry[SET_HASH_HIGH] & ~MARK) << 31;
    return (int64_t)(bits << 2) >> 2;
}

/* A table of `size` empty entries and its counts, all 0 but the serial. */
static void lay_out(struct heap *heap, object_id set, uint32_t size, value serial) {
    uint32_t words = (size + COUNTS) * SET_STRIDE;
    heap_room(heap, set, words);
    heap->used[set] = words;
    memset(heap_words(heap, set), 0, words * sizeof(value));
    value *counts = counts_of(heap, set);
    counts[SET_HASH] = counts[SET_HASH_HIGH] = MARK;
    counts[SET_SERIAL] = serial;
    counts[SET_STRIDE + SET_HASH] = counts[SET_STRIDE + SET_HASH_HIGH] = MARK; /* the finger */
    counts[SET_STRIDE + SET_SERIAL] = value_of_small(0);
}

object_id set_make(struct heap *heap, object_id type, bool frozen) {
    object_id set = heap_new(heap, frozen ? KIND_FROZENSET : KIND_SET, type, (LEAST + COUNTS) * SET_STRIDE, true);
    lay_out(heap, set, LEAST, value_of_small(0));
    heap_track(heap, set);
    return set;
}

object_id set_new(struct heap *heap, bool frozen) {
    return set_make(heap, heap->types[frozen ? KIND_FROZENSET : KIND_SET], frozen);
}

void frozenset_finish(struct heap *heap, object_id set) {
    if (!heap->profile->atomic_frozensets_untracked || heap->type[set] != heap->types[KIND_FROZENSET])
        return;
    for (uint32_t i = 0; i <= mask_of(heap, set); i++)
        if (verbs_may_be_tracked(heap, entry_at(heap, set, i)[SET_MEMBER]))
            return;
    heap_untrack(heap, set);
}

/* The order in which a table of mask + 1 entries is probed for a hash. */
struct probe {
    uint64_t perturb;
    uint32_t mask, start, step, steps;
};

static void start_run(struct probe *probe) {
    probe->step = 0;
    probe->steps = probe->start + LINEAR_PROBES <= probe->mask ? LINEAR_PROBES : 0;
}

static struct probe probe_begin(uint32_t mask, int64_t hash) {
    struct probe probe = {.perturb = (uint64_t)hash, .mask = mask, .start = (uint32_t)(uint64_t)hash & mask};
    start_run(&probe);
    return probe;
}

static uint32_t probe_next(struct probe *probe) {
    if (probe->step > probe->steps) {
        probe->perturb >>= PERTURB_SHIFT;
        probe->start = (uint32_t)(probe->start * 5ull + 1 + probe->perturb) & probe->mask;
        start_run(probe);
    }
    return probe->start + probe->step++;
}

/* Finds v, or the empty entry at which the search ends: 1, 0; -1 when comparing raised. *entry: which; *dummy: the last
 * dummy met, UINT32_MAX none. Source: set_lookkey, set_add_entry. */
static int look(struct heap *heap, object_id set, value v, int64_t hash, uint32_t *entry, uint32_t *dummy) {
restart:;
    struct probe probe = probe_begin(mask_of(heap, set), hash);
    *dummy = UINT32_MAX;
    for (;;) {
        *entry = probe_next(&probe);
        const value *words = entry_at(heap, set, *entry);
        value known = words[SET_MEMBER];
        if (!known && !words[SET_HASH])
            return 0;
        if (!known)
            *dummy = *entry;
        if (!known || words[SET_HASH] != hash_low(hash) || words[SET_HASH_HIGH] != hash_high(hash))
            continue;
        if (known == v)
            return 1;
        uint32_t used = heap->used[set];
        heap_incref(heap, known);
        int equal = value_equal_key(heap, known, v);
        heap_decref(heap, known);
        if (equal < 0)
            return -1;
        if (heap->used[set] != used || entry_at(heap, set, *entry)[SET_MEMBER] != known)
            goto restart; /* Python code changed the set */
        if (equal)
            return 1;
    }
}

/* Copies an entry, its serial too, into the first free place of a table without dummies. Source: set_insert_clean. */
static void insert_clean(struct heap *heap, object_id set, const value *entry) {
    struct probe probe = probe_begin(mask_of(heap, set), hash_of(entry));
    value *words;
    do {
        words = entry_at(heap, set, probe_next(&probe));
    } while (words[SET_MEMBER]);
    memcpy(words, entry, SET_STRIDE * sizeof *words);
    value *counts = counts_of(heap, set);
    counts[SET_HASH]++;
    counts[SET_HASH_HIGH]++;
}

/* Source: set_table_resize. */
static void resize(struct heap *heap, object_id set, uint32_t least) {
    uint32_t size = LEAST, old_size = mask_of(heap, set) + 1;
    while (size <= least)
        size *= 2;
    if (size == LEAST && old_size == LEAST && fill_of(heap, set) == set_length(heap, set))
        return;
    int64_t before = verbs_size(heap, set);
    value serial = counts_of(heap, set)[SET_SERIAL], finger = counts_of(heap, set)[SET_STRIDE + SET_HASH];
    size_t bytes = old_size * SET_STRIDE * sizeof(value);
    value *old = memory_alloc(bytes);
    memcpy(old, heap_words(heap, set), bytes);
    lay_out(heap, set, size, serial);
    counts_of(heap, set)[SET_STRIDE + SET_HASH] = finger;
    for (uint32_t i = 0; i < old_size; i++)
        if (old[i * SET_STRIDE + SET_MEMBER])
            insert_clean(heap, set, old + i * SET_STRIDE);
    free(old);
    heap_resized(heap, set, before);
}

/* Fills an empty entry or a dummy; v is borrowed. */
static void fill_entry(struct heap *heap, object_id set, uint32_t entry, value v, int64_t hash) {
    value *counts = counts_of(heap, set), *words = entry_at(heap, set, entry);
    counts[SET_HASH]++;
    counts[SET_HASH_HIGH] += words[SET_HASH] != DUMMY;
    counts[SET_SERIAL] = value_of_small((value_small(counts[SET_SERIAL]) + 1) & VALUE_SMALL_MOST);
    words[SET_MEMBER] = v;
    words[SET_HASH] = hash_low(hash);
    words[SET_HASH_HIGH] = hash_high(hash);
    words[SET_SERIAL] = counts[SET_SERIAL];
    verbs_share(heap, v, at(set, words));
}

static bool is_full(const struct heap *heap, object_id set, uint32_t mask, uint32_t more) {
    const struct sizes *sizes = heap->profile->sizes;
    return ((uint64_t)fill_of(heap, set) + more) * sizes->set_fill >=
           (uint64_t)mask * sizes->set_mask + sizes->set_more;
}

static int add_hashed(struct heap *heap, object_id set, value v, int64_t hash) {
    uint32_t entry, dummy;
    int found = look(heap, set, v, hash, &entry, &dummy);
    if (found)
        return found < 0 ? -1 : 0;
    if (dummy != UINT32_MAX && heap->profile->sizes->set_reuses_dummies) {
        fill_entry(heap, set, dummy, v, hash);
        return 1;
    }
    uint32_t mask = mask_of(heap, set);
    fill_entry(heap, set, entry, v, hash);
    uint32_t length = set_length(heap, set);
    if (is_full(heap, set, mask, 0))
        resize(heap, set, length > FAST_GROWTH_MOST ? length * 2 : length * 4);
    return 1;
}

int set_contains(struct heap *heap, object_id set, value v) {
    int64_t hash;
    object_id unhashable;
    uint32_t entry, dummy;
    return value_hash(heap, v, &hash, &unhashable) ? look(heap, set, v, hash, &entry, &dummy) : -1;
}

int set_add(struct heap *heap, object_id set, value v) {
    int64_t hash;
    object_id unhashable;
    return value_hash(heap, v, &hash, &unhashable) ? add_hashed(heap, set, v, hash) : -1;
}

void set_presize(struct heap *heap, object_id set, uint32_t count) {
    if (is_full(heap, set, mask_of(heap, set), count))
        resize(heap, set, (set_length(heap, set) + count) * 2);
}

/* Both empty of dummies and of one size: the places stay the same. Source: set_merge. */
static void copy_places(struct heap *heap, object_id set, object_id other) {
    for (uint32_t i = 0; i <= mask_of(heap, other); i++) {
        const value *entry = entry_at(heap, other, i);
        if (entry[SET_MEMBER])
            fill_entry(heap, set, i, entry[SET_MEMBER], hash_of(entry));
    }
}

int set_merge(struct heap *heap, object_id set, object_id other) {
    if (set == other || set_length(heap, other) == 0)
        return 0;
    set_presize(heap, set, set_length(heap, other));
    bool fresh = fill_of(heap, set) == 0;
    if (fresh && mask_of(heap, set) == mask_of(heap, other) && fill_of(heap, other) == set_length(heap, other)) {
        copy_places(heap, set, other);
        return 0;
    }
    for (uint32_t i = 0; i <= mask_of(heap, other); i++) { /* Python code may shrink other: read again each time */
        const value *entry = entry_at(heap, other, i);
        value v = entry[SET_MEMBER];
        if (!v)
            continue;
        if (fresh) {
            struct probe probe = probe_begin(mask_of(heap, set), hash_of(entry));
            uint32_t free_entry = probe_next(&probe);
            while (entry_at(heap, set, free_entry)[SET_MEMBER])
                free_entry = probe_next(&probe);
            fill_entry(heap, set, free_entry, v, hash_of(entry));
            continue;
        }
        heap_incref(heap, v);
        int added = add_hashed(heap, set, v, hash_of(entry));
        heap_decref(heap, v);
        if (added < 0)
            return -1;
    }
    return 0;
}

static void tell_moved(struct heap *heap, object_id from, object_id to) {
    for (uint32_t i = 0; i <= mask_of(heap, from); i++) {
        const value *words = entry_at(heap, from, i);
        if (words[SET_MEMBER])
            heap_move(heap, words[SET_MEMBER], at(from, words), at(to, words));
    }
}

void set_swap(struct heap *heap, object_id a, object_id b) {
    int64_t before_a = verbs_size(heap, a), before_b = verbs_size(heap, b);
    tell_moved(heap, a, b);
    tell_moved(heap, b, a);
    value *finger_a = counts_of(heap, a) + SET_STRIDE + SET_HASH, *finger_b = counts_of(heap, b) + SET_STRIDE + SET_HASH;
    value finger = *finger_a;
    *finger_a = *finger_b;
    *finger_b = finger;
    uint32_t block = heap->block[a], used = heap->used[a];
    uint8_t block_class = heap->block_class[a];
    heap->block[a] = heap->block[b];
    heap->used[a] = heap->used[b];
    heap->block_class[a] = heap->block_class[b];
    heap->block[b] = block;
    heap->used[b] = used;
    heap->block_class[b] = block_class;
    heap_resized(heap, a, before_a);
    heap_resized(heap, b, before_b);
}

/* Source: set_difference_update_internal. */
void set_shed_dummies(struct heap *heap, object_id set) {
    uint32_t length = set_length(heap, set), dummies = fill_of(heap, set) - length, mask = mask_of(heap, set);
    if (heap->profile->sizes->set_sheds_fifths ? dummies * 5 >= mask : dummies > mask / 4)
        resize(heap, set, length > FAST_GROWTH_MOST ? length * 2 : length * 4);
}

/* Leaves a dummy; the member is a temporary then. */
static value take_entry(struct heap *heap, object_id set, uint32_t entry) {
    value *words = entry_at(heap, set, entry), v = words[SET_MEMBER];
    words[SET_MEMBER] = VALUE_NULL;
    words[SET_HASH] = words[SET_HASH_HIGH] = DUMMY;
    counts_of(heap, set)[SET_HASH]--;
    heap_take(heap, v, at(set, words));
    return v;
}

int set_discard(struct heap *heap, object_id set, value v) {
    int64_t hash;
    object_id unhashable;
    uint32_t entry, dummy;
    int found = value_hash(heap, v, &hash, &unhashable) ? look(heap, set, v, hash, &entry, &dummy) : -1;
    if (found > 0)
        heap_decref(heap, take_entry(heap, set, entry));
    return found;
}

value set_pop(struct heap *heap, object_id set) {
    if (set_length(heap, set) == 0)
        return VALUE_NULL;
    value *finger = counts_of(heap, set) + SET_STRIDE + SET_HASH;
    uint32_t mask = mask_of(heap, set), entry = (*finger & ~MARK) & mask;
    while (!entry_at(heap, set, entry)[SET_MEMBER])
        entry = entry == mask ? 0 : entry + 1;
    *finger = (entry + 1) | MARK;
    return take_entry(heap, set, entry);
}

void set_clear(struct heap *heap, object_id set) {
    uint32_t size = mask_of(heap, set) + 1, held = 0;
    int64_t before = verbs_size(heap, set);
    value *taken = memory_alloc(size * sizeof *taken), serial = counts_of(heap, set)[SET_SERIAL];
    value finger = counts_of(heap, set)[SET_STRIDE + SET_HASH]; /* set_pop goes on from there, even after this */
    for (uint32_t i = 0; i < size; i++)
        if (entry_at(heap, set, i)[SET_MEMBER])
            taken[held++] = take_entry(heap, set, i);
    lay_out(heap, set, LEAST, serial);
    counts_of(heap, set)[SET_STRIDE + SET_HASH] = finger;
    heap_resized(heap, set, before);
    verbs_drop_all(heap, taken, held, false);
}

bool set_next(struct heap *heap, object_id set, uint32_t *position, value *v) {
    uint32_t mask = mask_of(heap, set);
    while (*position <= mask && !entry_at(heap, set, *position)[SET_MEMBER])
        ++*position;
    if (*position > mask)
        return false;
    *v = entry_at(heap, set, (*position)++)[SET_MEMBER];
    return true;
}

bool set_next_hash(struct heap *heap, object_id set, uint32_t *position, int64_t *hash) {
    value v;
    if (!set_next(heap, set, position, &v))
        return false;
    *hash = hash_of(entry_at(heap, set, *position - 1));
    return true;
}

uint32_t set_table_size(const struct heap *heap, object_id set) {
    return mask_of(heap, set) + 1;
}
