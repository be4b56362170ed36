/* The order in which the free-threaded collector meets objects. It has no lists: it walks the blocks of CPython's
 * allocator, mimalloc, so that where an object happens to lie decides when it is cleared.
 * For: the free-threaded collector. Not for: the others; they have lists (gc_lists.h).
 * Modelled: objects with a pre-header (instances that have a __dict__ or weak references) lie in a heap of their own,
 * walked last; within a heap blocks of one size class lie together, smaller ones first; within a class the one made
 * first comes first. Not modelled: blocks that are used again, and the order of 64 KB pages when there are many.
 * Life: begin, read, end; objects may move between lists meanwhile, but not die unless held. */
#ifndef MACHINE_HEAP_WALK_H
#define MACHINE_HEAP_WALK_H
#include "heap.h"

struct heap_walk {
    object_id *objects; /* count of them, in order */
    uint32_t count;
};

/* All that is on the list. O(length), O(length log length) where lists are far from the order of birth. */
void heap_walk_begin(const struct heap *heap, struct heap_walk *walk, enum gc_list list);
void heap_walk_end(struct heap_walk *walk);

/* An object is tracked for the first time: which block did it get? It knows its class, and a tuple its length. */
void heap_walk_place(struct heap *heap, object_id object);
/* Its block is given back. */
void heap_walk_leave(struct heap *heap, object_id object);
#endif
