/* The store of blocks that hold words, by size classes with a free list for each.
 * For: heap.c and store_new & co. of heap.h. Not for: the kinds; they use heap_new, heap_room, store_new.
 * Life: the heap's; heap->words[0] is kept unused, so that no block has offset 0. */
#ifndef MACHINE_STORE_H
#define MACHINE_STORE_H
#include "heap.h"

/* A block for at least `words` (0: none, offset 0, class 0), those zeroed. Amortised O(words). May move heap->words. */
uint32_t store_take(struct heap *heap, uint32_t words, uint8_t *size_class);
static inline void store_give(struct heap *heap, uint32_t block, uint8_t size_class) {
    if (size_class == 0)
        return;
    heap->words[block] = heap->free_blocks[size_class];
    heap->free_blocks[size_class] = block;
}
uint32_t store_room(uint8_t size_class); /* words that a block of this class has */
#endif
