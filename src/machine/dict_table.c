/* How a dict finds and makes room. Entries are closed up when CPython's table would be made anew: then sizes and the
 * moments of growth are CPython's. A dict of a few entries is looked through; a greater one has a table of indices in
 * the store (aux), with linear probing. Deleted entries stay in it till it is made anew. */
#include "dict_table.h"
#include "sizes.h"

#include <string.h>

enum { SCANNED_TABLE = 4 /* up to 2 ** 4 slots no table of our own */ };

/* USABLE_FRACTION */
static uint32_t usable(uint32_t table) {
    return table ? (2u << table) / 3 : 0;
}

/* --- Looking up -------------------------------------------------------------------------------------------------- */

/* The entries whose hash is `hash`, one after another: *at is where to go on from, 0 at first. 0: no more. */
static uint32_t next_candidate(const struct heap *heap, object_id dict, value hash, uint32_t *at) {
    uint32_t table = heap->aux[dict];
    if (!table) {
        uint32_t count = dict_entry_count(heap, dict);
        for (uint32_t entry = *at + 1; entry < count; entry++) {
            const value *words = dict_entry(heap, dict, entry);
            if (words[DICT_HASH] == hash && words[DICT_KEY]) {
                *at = entry;
                return entry;
            }
        }
        return 0;
    }
    uint32_t mask = store_length(heap, table) - 1;
    for (uint32_t probe = *at;; probe++) {
        uint32_t entry = heap->words[table + ((hash + probe) & mask)] & ~DICT_MARK;
        if (!entry)
            return 0;
        const value *words = dict_entry(heap, dict, entry);
        if (words[DICT_HASH] == hash && words[DICT_KEY]) {
            *at = probe + 1;
            return entry;
        }
    }
}

/* The entry of key, DICT_NOT_FOUND or DICT_FAILED. Comparing may run Python code, which may change the dict: then from
 * the start again, as lookdict does. */
int64_t dict_table_find(struct heap *heap, object_id dict, value key, value hash) {
    uint32_t at = 0, entry;
    while ((entry = next_candidate(heap, dict, hash, &at)) != 0) {
        value known = dict_entry(heap, dict, entry)[DICT_KEY];
        if (known == key)
            return entry;
        uint32_t table = heap->aux[dict], used = heap->used[dict];
        heap_incref(heap, known);
        int equal = value_equal_key(heap, known, key);
        heap_decref(heap, known);
        if (equal < 0)
            return DICT_FAILED;
        if (heap->aux[dict] != table || heap->used[dict] != used || dict_entry(heap, dict, entry)[DICT_KEY] != known)
            at = 0;
        else if (equal)
            return entry;
    }
    return DICT_NOT_FOUND;
}

/* The same for an interned text, which equals another text only if it is that or a text not interned: no code runs. */
uint32_t dict_table_find_name(struct heap *heap, object_id dict, value name, value hash) {
    uint32_t at = 0, entry;
    while ((entry = next_candidate(heap, dict, hash, &at)) != 0) {
        value known = dict_entry(heap, dict, entry)[DICT_KEY];
        if (known == name || (value_is_atom(known) && atom_equal(heap, known, name)))
            return entry;
    }
    return DICT_NOT_FOUND;
}

bool dict_table_hash(struct heap *heap, value key, value *hash) {
    int64_t full;
    object_id unhashable;
    if (!value_hash(heap, key, &full, &unhashable))
        return false;
    *hash = dict_fold(full);
    return true;
}

/* --- Room -------------------------------------------------------------------------------------------------------- */

static void index_entry(struct heap *heap, uint32_t table, value hash, uint32_t entry) {
    uint32_t mask = store_length(heap, table) - 1, at = hash & mask;
    while (heap->words[table + at])
        at = (at + 1) & mask;
    heap->words[table + at] = entry | DICT_MARK; /* so that it never looks like a reference */
}

static void make_index(struct heap *heap, object_id dict, uint32_t size) {
    store_free(heap, heap->aux[dict]);
    heap->aux[dict] = 0;
    uint32_t table = store_new(heap, size);
    heap->aux[dict] = table;
    for (uint32_t entry = 1; entry < dict_entry_count(heap, dict); entry++) {
        const value *words = dict_entry(heap, dict, entry);
        if (words[DICT_KEY])
            index_entry(heap, table, words[DICT_HASH], entry);
    }
}

/* Closes the gaps. Entries keep their serials: they are the same places. */
static void compact(struct heap *heap, object_id dict) {
    uint32_t to = 1, count = dict_entry_count(heap, dict);
    for (uint32_t from = 1; from < count; from++) {
        if (!dict_entry(heap, dict, from)[DICT_KEY])
            continue;
        if (to != from)
            memcpy(dict_entry(heap, dict, to), dict_entry(heap, dict, from), DICT_STRIDE * sizeof(value));
        to++;
    }
    heap->used[dict] = to * DICT_STRIDE;
}

/* log2 of the table that dictresize would make for `live` entries. */
static uint32_t grown_table(const struct heap *heap, uint32_t live, uint32_t table) {
    const struct sizes *sizes = heap->profile->sizes;
    uint64_t wanted = sizes->dict_growth == 2 ? 2ull * live + (1u << table) / 2 : (uint64_t)sizes->dict_growth * live;
    if (sizes->dict_rounds_oddly)
        wanted = ((wanted | 8) - 1) | 7; /* as calculate_log2_keysize does; then its bit length */
    bool more = sizes->dict_rounds_oddly || sizes->dict_growth == 4;
    uint32_t grown = DICT_TABLE_LEAST;
    while (more ? 1ull << grown <= wanted : 1ull << grown < wanted)
        grown++;
    return grown;
}

/* Source: insertion_resize. */
void dict_table_resize(struct heap *heap, object_id dict) {
    uint32_t live = dict_length(heap, dict), table = grown_table(heap, live, dict_table_of(heap, dict));
    while (usable(table) <= live)
        table++;
    compact(heap, dict);
    dict_set_table(heap, dict, table);
    if (table > SCANNED_TABLE)
        make_index(heap, dict, 2u << table);
}

/* Room for one entry more, and for it in the table. */
void dict_table_reserve(struct heap *heap, object_id dict, value key) {
    const struct sizes *sizes = heap->profile->sizes;
    bool is_text = value_is_atom(key) && atom_kind(heap, key) == ATOM_TEXT;
    value *serial = &dict_entry(heap, dict, 0)[DICT_SERIAL];
    if (!is_text && !(value_small(*serial) & DICT_MIXED)) {
        *serial = value_of_small(value_small(*serial) | DICT_MIXED);
        if (sizes->dict_text_tables && dict_table_of(heap, dict))
            dict_table_resize(heap, dict);
    }
    if (dict_entry_count(heap, dict) - 1 >= usable(dict_table_of(heap, dict)))
        dict_table_resize(heap, dict);
    heap_room(heap, dict, heap->used[dict] + DICT_STRIDE);
}

void dict_table_add(struct heap *heap, object_id dict, value hash, uint32_t entry) {
    if (heap->aux[dict])
        index_entry(heap, heap->aux[dict], hash, entry);
}

uint32_t dict_table(const struct heap *heap, object_id dict, bool *mixed) {
    *mixed = value_small(dict_entry(heap, dict, 0)[DICT_SERIAL]) & DICT_MIXED;
    return dict_table_of(heap, dict);
}
