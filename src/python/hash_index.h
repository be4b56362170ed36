/* Positions in an array, found by hash.
 * For: names and constants while code is made, of which a file may hold a hundred thousand.
 * Not for: anything that forgets; positions are only added.
 * Life: all zero is an empty one; its table is the arena's. */
#ifndef PYTHON_HASH_INDEX_H
#define PYTHON_HASH_INDEX_H
#include "arena.h"

#include <stdint.h>

struct hash_index {
    struct hash_slot {
        uint32_t hash;
        int32_t position; /* + 1; 0: free */
    } *slots;
    uint32_t capacity, count; /* capacity: a power of two, or 0 */
};

uint32_t hash_bytes(const void *bytes, size_t length);
uint32_t hash_text(const char *text);
/* The next position put under `hash`, -1: no more. *probe is 0 for the first call and belongs to the index after it. */
int hash_index_next(const struct hash_index *index, uint32_t hash, uint32_t *probe);
void hash_index_put(struct hash_index *index, struct arena *arena, uint32_t hash, int position);
#endif
