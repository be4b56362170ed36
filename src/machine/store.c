#include "store.h"
#include "kinds.h"
#include "memory.h"

#include <string.h>

/* Size classes: 1, 2, 3, 4, 6, 8, 12, 16 words, then powers of two: 32 is class 9, HEAP_WORDS_MOST class 31. */
enum { CLASSES = 32, FIRST_POWER = 8, HEADER = 2 /* of blocks without an object: size class, length */ };

static const uint32_t small_rooms[FIRST_POWER + 1] = {0, 1, 2, 3, 4, 6, 8, 12, 16};

uint32_t store_room(uint8_t size_class) {
    return size_class <= FIRST_POWER ? small_rooms[size_class] : 16u << (size_class - FIRST_POWER);
}

static uint8_t class_for(uint32_t words) {
    if (words > HEAP_WORDS_MOST)
        memory_exhausted();
    uint8_t size_class = 0;
    if (words > 16)
        size_class = (uint8_t)(FIRST_POWER + 28 - __builtin_clz(words - 1));
    while (store_room(size_class) < words)
        size_class++;
    return size_class;
}

uint32_t store_take(struct heap *heap, uint32_t words, uint8_t *size_class) {
    *size_class = class_for(words);
    if (*size_class == 0)
        return 0;
    uint32_t room = store_room(*size_class), block = heap->free_blocks[*size_class];
    if (block) {
        heap->free_blocks[*size_class] = heap->words[block];
    } else {
        if (heap->word_count + room > UINT32_MAX)
            memory_exhausted();
        memory_reserve(&heap->words, &heap->word_capacity, heap->word_count + room, sizeof *heap->words);
        block = (uint32_t)heap->word_count;
        heap->word_count += room;
    }
    memset(heap->words + block, 0, words * sizeof *heap->words);
    return block;
}

uint32_t store_new(struct heap *heap, uint32_t words) {
    uint8_t size_class;
    uint32_t block = store_take(heap, words + HEADER, &size_class) + HEADER;
    heap->words[block - 2] = size_class;
    heap->words[block - 1] = words;
    return block;
}

void store_free(struct heap *heap, uint32_t block) {
    if (block)
        store_give(heap, block - HEADER, (uint8_t)heap->words[block - 2]);
}

uint32_t store_grown(struct heap *heap, uint32_t block, uint32_t words) {
    uint32_t length = block ? store_length(heap, block) : 0;
    if (block && words + HEADER <= store_room((uint8_t)heap->words[block - 2])) {
        for (uint32_t i = length; i < words; i++)
            heap->words[block + i] = VALUE_NULL;
        heap->words[block - 1] = words;
        return block;
    }
    uint32_t grown = store_new(heap, words);
    memcpy(heap->words + grown, heap->words + block, (length < words ? length : words) * sizeof *heap->words);
    store_free(heap, block);
    return grown;
}
