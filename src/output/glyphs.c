#include "glyphs.h"
#include "memory.h"
#include <stdlib.h>
#include <string.h>

enum { SLOTS = GLYPHS_MOST * 2 };

static size_t slot_of(uint64_t key) {
    key ^= key >> 31;
    key *= 0x9E3779B97F4A7C15u;
    return (size_t)(key >> 40) & (SLOTS - 1);
}

const struct glyph *glyphs_find(const struct glyphs *glyphs, uint64_t key) {
    if (!glyphs->slots)
        return NULL;
    for (size_t slot = slot_of(key); glyphs->slots[slot]; slot = (slot + 1) & (SLOTS - 1))
        if (glyphs->items[glyphs->slots[slot] - 1].key == key)
            return &glyphs->items[glyphs->slots[slot] - 1];
    return NULL;
}

struct glyph *glyphs_add(struct glyphs *glyphs, uint64_t key, uint16_t width, uint16_t height) {
    size_t size = (size_t)width * height;
    if (!glyphs->slots)
        glyphs->slots = memory_alloc(SLOTS * sizeof *glyphs->slots);
    if (glyphs->count == GLYPHS_MOST || glyphs->used + size > GLYPHS_BYTES) {
        glyphs->count = glyphs->used = 0;
        memset(glyphs->slots, 0, SLOTS * sizeof *glyphs->slots);
    }
    memory_reserve(&glyphs->items, &glyphs->capacity, glyphs->count + 1, sizeof *glyphs->items);
    memory_reserve(&glyphs->bytes, &glyphs->byte_capacity, glyphs->used + size, 1);
    struct glyph *glyph = &glyphs->items[glyphs->count++];
    *glyph = (struct glyph){.key = key, .width = width, .height = height, .mask = glyphs->used};
    memset(glyphs->bytes + glyphs->used, 0, size);
    glyphs->used += size;
    size_t slot = slot_of(key);
    while (glyphs->slots[slot])
        slot = (slot + 1) & (SLOTS - 1);
    glyphs->slots[slot] = (uint32_t)glyphs->count;
    return glyph;
}

void glyphs_destroy(struct glyphs *glyphs) {
    free(glyphs->items);
    free(glyphs->slots);
    free(glyphs->bytes);
    memset(glyphs, 0, sizeof *glyphs);
}
