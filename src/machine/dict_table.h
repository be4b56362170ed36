/* A dict's entries and table: what dict.c stands on.
 * For: dict.c, dict_table.c. Not for: others; they use objects.h and verbs.h.
 * Entry 0 is always without a key: its hash word holds the number of live entries, the size that CPython's table would
 * have, and SPLIT; its serial word the last serial given, and MIXED. So these need no place of their own, and a walk
 * over the words meets a deleted entry. */
#ifndef MACHINE_DICT_TABLE_H
#define MACHINE_DICT_TABLE_H
#include "verbs.h"

enum { DICT_NOT_FOUND = 0, DICT_FAILED = -1 };
enum { DICT_LIVE = (1 << 25) - 1, DICT_TABLE_SHIFT = 25, DICT_TABLE_MOST = 31, DICT_SPLIT = 1 << 30 }; /* hash word */
enum { DICT_SERIAL_MOST = (1 << 27) - 1, DICT_MIXED = 1 << 27 /* not all keys were texts */ };         /* serial word */
enum { DICT_TABLE_LEAST = 3 };
#define DICT_MARK 0x80000000u

static inline value *dict_entry(const struct heap *heap, object_id dict, uint32_t entry) {
    return heap->words + heap->block[dict] + (size_t)entry * DICT_STRIDE;
}

static inline uint32_t dict_entry_count(const struct heap *heap, object_id dict) {
    return heap->used[dict] / DICT_STRIDE;
}

static inline struct place dict_key_place(object_id dict, const value *entry) {
    return place_at(ROLE_KEY, dict, (uint32_t)value_small(entry[DICT_SERIAL]), entry[DICT_KEY]);
}

static inline struct place dict_value_place(object_id dict, const value *entry) {
    return place_at(ROLE_VALUE, dict, (uint32_t)value_small(entry[DICT_SERIAL]), entry[DICT_KEY]);
}

/* 31 bits of the hash, all of it used. */
static inline value dict_fold(int64_t hash) {
    uint64_t bits = (uint64_t)hash;
    return (value)(bits ^ bits >> 31 ^ bits >> 62) | DICT_MARK;
}

static inline value dict_fold_name(const struct heap *heap, value name) {
    return dict_fold(atom_hash(heap, name));
}

/* log2 of the slots of CPython's table, 0: none. */
static inline uint32_t dict_table_of(const struct heap *heap, object_id dict) {
    return dict_entry(heap, dict, 0)[DICT_HASH] >> DICT_TABLE_SHIFT & DICT_TABLE_MOST;
}

static inline void dict_set_table(struct heap *heap, object_id dict, uint32_t table) {
    value *word = &dict_entry(heap, dict, 0)[DICT_HASH];
    *word = (*word & ~((value)DICT_TABLE_MOST << DICT_TABLE_SHIFT)) | table << DICT_TABLE_SHIFT;
}

/* 31 bits of the hash of key; false: it has none. May run Python code. */
bool dict_table_hash(struct heap *heap, value key, value *hash);
/* The entry of key, DICT_NOT_FOUND or DICT_FAILED. May run Python code. */
int64_t dict_table_find(struct heap *heap, object_id dict, value key, value hash);
/* The same for an interned text, which equals no object: no code runs. 0: none. */
uint32_t dict_table_find_name(struct heap *heap, object_id dict, value name, value hash);
/* Room for one entry more, which will have this key. Closes gaps when CPython's table would be made anew. */
void dict_table_reserve(struct heap *heap, object_id dict, value key);
/* Makes the table as great as what is used asks for, and closes gaps. Source: insertion_resize. */
void dict_table_resize(struct heap *heap, object_id dict);
/* A new entry, the last, is to be found from now on. */
void dict_table_add(struct heap *heap, object_id dict, value hash, uint32_t entry);
#endif
