#include "hash_index.h"

#include <string.h>

/* FNV-1a, its low bits stirred. */
uint32_t hash_bytes(const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * 16777619u;
    return hash ^ hash >> 15;
}

uint32_t hash_text(const char *text) {
    return hash_bytes(text, strlen(text));
}

int hash_index_next(const struct hash_index *index, uint32_t hash, uint32_t *probe) {
    while (index->capacity) {
        const struct hash_slot *slot = &index->slots[(hash + (*probe)++) & (index->capacity - 1)];
        if (!slot->position)
            return -1;
        if (slot->hash == hash)
            return slot->position - 1;
    }
    return -1;
}

static void put(struct hash_index *index, struct hash_slot slot) {
    uint32_t at = slot.hash & (index->capacity - 1);
    while (index->slots[at].position)
        at = (at + 1) & (index->capacity - 1);
    index->slots[at] = slot;
    index->count++;
}

void hash_index_put(struct hash_index *index, struct arena *arena, uint32_t hash, int position) {
    if (2 * (index->count + 1) > index->capacity) {
        struct hash_index grown = {.capacity = index->capacity ? index->capacity * 2 : 16};
        grown.slots = arena_alloc(arena, grown.capacity * sizeof *grown.slots);
        memset(grown.slots, 0, grown.capacity * sizeof *grown.slots);
        for (uint32_t i = 0; i < index->capacity; i++)
            if (index->slots[i].position)
                put(&grown, index->slots[i]);
        *index = grown;
    }
    put(index, (struct hash_slot){hash, position + 1});
}
