/* Dicts: the verbs. Where entries stand and how they are found: dict_table.h. */
#include "dict_table.h"
#include "memory.h"
#include "sizes.h"

#include <stdlib.h>
#include <string.h>

object_id dict_make(struct heap *heap, object_id type) {
    object_id dict = heap_new(heap, KIND_DICT, type, DICT_STRIDE, true);
    value *head = dict_entry(heap, dict, 0);
    head[DICT_HASH] = DICT_MARK;
    head[DICT_SERIAL] = value_of_small(0);
    dict_set_table(heap, dict, heap->profile->sizes->dict_born_bare ? 0 : DICT_TABLE_LEAST);
    bool subclass = type != heap->types[KIND_DICT];
    if ((heap->profile->dicts_always_tracked || subclass) && !(heap->bits[dict] & BIT_STATIC))
        heap_track(heap, dict);
    return dict;
}

object_id dict_new(struct heap *heap, uint32_t object_flags) {
    heap->birth_flags |= object_flags;
    return dict_make(heap, heap->types[KIND_DICT]);
}

uint32_t dict_length(const struct heap *heap, object_id dict) {
    return dict_entry(heap, dict, 0)[DICT_HASH] & DICT_LIVE;
}

/* --- Changing ---------------------------------------------------------------------------------------------------- */

static int by_serial(const void *a, const void *b) {
    int32_t x = value_small(((const value *)a)[DICT_SERIAL]), y = value_small(((const value *)b)[DICT_SERIAL]);
    return (x > y) - (x < y);
}

/* A split dict becomes one of its own: in the order of insertion. It never had a table. Source: dictresize. */
void dict_unsplit(struct heap *heap, object_id dict) {
    dict_entry(heap, dict, 0)[DICT_HASH] &= ~(value)DICT_SPLIT;
    heap->bits[dict] &= (uint8_t)~BIT_SHARED_VALUES;
    qsort(dict_entry(heap, dict, 1), dict_entry_count(heap, dict) - 1, DICT_STRIDE * sizeof(value), by_serial);
    dict_set_table(heap, dict, 0);
    dict_table_resize(heap, dict); /* closes the gaps */
}

/* Source: MAINTAIN_TRACKING. From 3.14 on dicts are tracked from birth. */
static void maintain_tracking(struct heap *heap, object_id dict, value key, value v) {
    if (!(heap->bits[dict] & (BIT_TRACKED | BIT_STATIC)) && !heap->profile->dicts_always_tracked &&
        (verbs_may_be_tracked(heap, key) || verbs_may_be_tracked(heap, v)))
        heap_track(heap, dict);
}

static value next_serial(struct heap *heap, object_id dict) {
    value *head = dict_entry(heap, dict, 0);
    int32_t last = value_small(head[DICT_SERIAL]), serial = (last + 1) & DICT_SERIAL_MOST;
    head[DICT_HASH]++;
    head[DICT_SERIAL] = value_of_small((last & DICT_MIXED) | serial);
    return value_of_small(serial);
}

static void fill_entry(struct heap *heap, object_id dict, uint32_t entry, value hash, value key, value v) {
    value serial = next_serial(heap, dict), *words = dict_entry(heap, dict, entry);
    words[DICT_VALUE] = v;
    words[DICT_KEY] = key;
    words[DICT_HASH] = hash;
    words[DICT_SERIAL] = serial;
    heap_incref_at(heap, key, dict_key_place(dict, words));
    heap_place(heap, v, dict_value_place(dict, dict_entry(heap, dict, entry)));
    maintain_tracking(heap, dict, key, v);
}

static void insert(struct heap *heap, object_id dict, value hash, value key, value v) {
    int64_t before = verbs_size(heap, dict);
    if (dict_is_split(heap, dict))
        dict_unsplit(heap, dict);
    dict_table_reserve(heap, dict, key);
    uint32_t entry = dict_entry_count(heap, dict);
    heap->used[dict] += DICT_STRIDE;
    dict_table_add(heap, dict, hash, entry);
    fill_entry(heap, dict, entry, hash, key, v);
    heap_resized(heap, dict, before);
}

static void replace(struct heap *heap, object_id dict, uint32_t entry, value v) {
    value *words = dict_entry(heap, dict, entry), old = words[DICT_VALUE];
    struct place place = dict_value_place(dict, words);
    words[DICT_VALUE] = v;
    heap_take(heap, old, place);
    heap_place(heap, v, place);
    maintain_tracking(heap, dict, VALUE_NULL, v);
    heap_decref(heap, old);
}

/* Empties an entry; its key and value are temporaries then. Its hash stays: a table may lead here. */
static void take_entry(struct heap *heap, object_id dict, uint32_t entry, value *key, value *v) {
    value *words = dict_entry(heap, dict, entry);
    struct place at_key = dict_key_place(dict, words), at_value = dict_value_place(dict, words);
    *key = words[DICT_KEY];
    *v = words[DICT_VALUE];
    words[DICT_KEY] = words[DICT_VALUE] = VALUE_NULL;
    dict_entry(heap, dict, 0)[DICT_HASH]--;
    if (verbs_is_counted(heap, *key)) /* others are told by the labels of their values only */
        heap_take(heap, *key, at_key);
    heap_take(heap, *v, at_value);
}

int dict_get(struct heap *heap, object_id dict, value key, value *found) {
    value hash;
    if (!dict_table_hash(heap, key, &hash))
        return -1;
    int64_t entry = dict_table_find(heap, dict, key, hash);
    if (entry <= 0)
        return (int)entry;
    *found = dict_entry(heap, dict, (uint32_t)entry)[DICT_VALUE];
    return 1;
}

/* The hash that dict `from` keeps for the key at dict_next's position. Keys of a split one are texts. */
static bool kept_hash(struct heap *heap, object_id from, uint32_t position, value key, value *hash) {
    if (dict_is_split(heap, from) || position >= dict_entry_count(heap, from) || dict_entry(heap, from, position)[DICT_KEY] != key)
        return dict_table_hash(heap, key, hash);
    *hash = dict_entry(heap, from, position)[DICT_HASH];
    return true;
}

int dict_get_kept(struct heap *heap, object_id dict, object_id from, uint32_t position, value key, value *found) {
    value hash;
    if (!kept_hash(heap, from, position, key, &hash))
        return -1;
    int64_t entry = dict_table_find(heap, dict, key, hash);
    if (entry > 0)
        *found = dict_entry(heap, dict, (uint32_t)entry)[DICT_VALUE];
    return entry > 0 ? 1 : (int)entry;
}

static int set_hashed(struct heap *heap, object_id dict, value key, value hash, value v, int64_t entry) {
    if (entry == DICT_FAILED)
        heap_decref(heap, v);
    else if (entry == DICT_NOT_FOUND)
        insert(heap, dict, hash, key, v);
    else
        replace(heap, dict, (uint32_t)entry, v);
    return entry == DICT_FAILED ? -1 : entry != DICT_NOT_FOUND;
}

int dict_set(struct heap *heap, object_id dict, value key, value v) {
    value hash = 0;
    int64_t entry = dict_table_hash(heap, key, &hash) ? dict_table_find(heap, dict, key, hash) : DICT_FAILED;
    return set_hashed(heap, dict, key, hash, v, entry);
}

int dict_set_kept(struct heap *heap, object_id dict, object_id from, uint32_t position, value key, value v) {
    value hash = 0;
    int64_t entry = kept_hash(heap, from, position, key, &hash) ? dict_table_find(heap, dict, key, hash) : DICT_FAILED;
    return set_hashed(heap, dict, key, hash, v, entry);
}

int dict_take(struct heap *heap, object_id dict, value key, value *v) {
    value hash, known;
    int64_t entry = dict_table_hash(heap, key, &hash) ? dict_table_find(heap, dict, key, hash) : DICT_FAILED;
    if (entry <= 0)
        return (int)entry;
    take_entry(heap, dict, (uint32_t)entry, &known, v);
    heap_decref(heap, known);
    return 1;
}

/* Source: delitem_common: the key dies before the value. */
int dict_delete(struct heap *heap, object_id dict, value key) {
    value v;
    int found = dict_take(heap, dict, key, &v);
    if (found > 0)
        heap_decref(heap, v);
    return found;
}

void dict_clear(struct heap *heap, object_id dict) {
    uint32_t count = dict_entry_count(heap, dict), held = 0;
    int64_t before = verbs_size(heap, dict);
    value *taken = memory_alloc((size_t)count * 2 * sizeof *taken);
    for (uint32_t entry = 1; entry < count; entry++) {
        if (!dict_entry(heap, dict, entry)[DICT_KEY])
            continue;
        take_entry(heap, dict, entry, &taken[held], &taken[held + 1]);
        held += 2;
    }
    heap->used[dict] = DICT_STRIDE;
    value *head = dict_entry(heap, dict, 0);
    head[DICT_HASH] = DICT_MARK;
    head[DICT_SERIAL] = value_of_small(value_small(head[DICT_SERIAL]) & DICT_SERIAL_MOST);
    dict_set_table(heap, dict, heap->profile->sizes->dict_cleared_bare ? 0 : DICT_TABLE_LEAST);
    heap->bits[dict] &= (uint8_t)~BIT_SHARED_VALUES;
    store_free(heap, heap->aux[dict]);
    heap->aux[dict] = 0;
    heap_resized(heap, dict, before);
    verbs_drop_all(heap, taken, held, false);
}

/* --- Iterating --------------------------------------------------------------------------------------------------- */

/* A split dict's entries stand in the order of its class's keys; a person meets them as they were inserted: position is
 * the serial number met last. At most SHARED_KEYS_MOST entries. */
static uint32_t next_by_serial(const struct heap *heap, object_id dict, uint32_t position, bool last) {
    uint32_t best = 0;
    int64_t best_serial = last ? -1 : INT64_MAX;
    for (uint32_t entry = 1; entry < dict_entry_count(heap, dict); entry++) {
        const value *words = dict_entry(heap, dict, entry);
        int64_t serial = value_small(words[DICT_SERIAL]);
        if (!words[DICT_KEY] || (!last && serial <= position) || (last ? serial < best_serial : serial > best_serial))
            continue;
        best = entry;
        best_serial = serial;
    }
    return best;
}

static bool show(const struct heap *heap, object_id dict, uint32_t entry, value *key, value *v) {
    if (!entry)
        return false;
    *key = dict_entry(heap, dict, entry)[DICT_KEY];
    *v = dict_entry(heap, dict, entry)[DICT_VALUE];
    return true;
}

bool dict_next(struct heap *heap, object_id dict, uint32_t *position, value *key, value *v) {
    if (dict_is_split(heap, dict)) {
        uint32_t entry = next_by_serial(heap, dict, *position, false);
        if (entry)
            *position = (uint32_t)value_small(dict_entry(heap, dict, entry)[DICT_SERIAL]);
        return show(heap, dict, entry, key, v);
    }
    uint32_t entry = *position + 1, count = dict_entry_count(heap, dict);
    while (entry < count && !dict_entry(heap, dict, entry)[DICT_KEY])
        entry++;
    *position = entry;
    return show(heap, dict, entry < count ? entry : 0, key, v);
}

/* The split dict's entry with the greatest serial below position. */
static uint32_t previous_by_serial(const struct heap *heap, object_id dict, uint32_t position) {
    uint32_t best = 0;
    int64_t best_serial = -1;
    for (uint32_t entry = 1; entry < dict_entry_count(heap, dict); entry++) {
        const value *words = dict_entry(heap, dict, entry);
        int64_t serial = value_small(words[DICT_SERIAL]);
        if (words[DICT_KEY] && serial < position && serial > best_serial) {
            best = entry;
            best_serial = serial;
        }
    }
    return best;
}

bool dict_previous(struct heap *heap, object_id dict, uint32_t *position, value *key, value *v) {
    if (dict_is_split(heap, dict)) {
        uint32_t entry = previous_by_serial(heap, dict, *position);
        if (entry)
            *position = (uint32_t)value_small(dict_entry(heap, dict, entry)[DICT_SERIAL]);
        return show(heap, dict, entry, key, v);
    }
    uint32_t count = dict_entry_count(heap, dict), entry = *position < count ? *position : count;
    do
        entry -= entry > 0;
    while (entry > 0 && !dict_entry(heap, dict, entry)[DICT_KEY]);
    *position = entry;
    return show(heap, dict, entry, key, v);
}

bool dict_last(struct heap *heap, object_id dict, value *key, value *v) {
    if (dict_is_split(heap, dict))
        return show(heap, dict, next_by_serial(heap, dict, 0, true), key, v);
    uint32_t entry = dict_entry_count(heap, dict) - 1;
    while (entry > 0 && !dict_entry(heap, dict, entry)[DICT_KEY])
        entry--;
    return show(heap, dict, entry, key, v);
}

/* --- Names ------------------------------------------------------------------------------------------------------- */

value dict_get_name(struct heap *heap, object_id dict, value name) {
    uint32_t entry = dict_table_find_name(heap, dict, name, dict_fold_name(heap, name));
    return entry ? dict_entry(heap, dict, entry)[DICT_VALUE] : VALUE_NULL;
}

void dict_set_name(struct heap *heap, object_id dict, value name, value v) {
    value hash = dict_fold_name(heap, name);
    uint32_t entry = dict_table_find_name(heap, dict, name, hash);
    if (entry)
        replace(heap, dict, entry, v);
    else
        insert(heap, dict, hash, name, v);
}

bool dict_delete_name(struct heap *heap, object_id dict, value name) {
    uint32_t entry = dict_table_find_name(heap, dict, name, dict_fold_name(heap, name));
    if (!entry)
        return false;
    value key, v;
    take_entry(heap, dict, entry, &key, &v);
    heap_decref(heap, key);
    heap_decref(heap, v);
    return true;
}

/* --- Split dicts ------------------------------------------------------------------------------------------------- */

bool dict_is_split(const struct heap *heap, object_id dict) {
    return (dict_entry(heap, dict, 0)[DICT_HASH] & DICT_SPLIT) != 0;
}

void dict_split(struct heap *heap, object_id dict) {
    dict_entry(heap, dict, 0)[DICT_HASH] |= DICT_SPLIT;
}

void dict_put_split(struct heap *heap, object_id dict, uint32_t index, value name, value v) {
    uint32_t entry = index + 1;
    heap_room(heap, dict, (entry + 1) * DICT_STRIDE);
    while (dict_entry_count(heap, dict) <= entry) { /* places for the names before it */
        memset(dict_entry(heap, dict, dict_entry_count(heap, dict)), 0, DICT_STRIDE * sizeof(value));
        heap->used[dict] += DICT_STRIDE;
    }
    if (dict_entry(heap, dict, entry)[DICT_KEY])
        replace(heap, dict, entry, v);
    else
        fill_entry(heap, dict, entry, dict_fold_name(heap, name), name, v);
}
