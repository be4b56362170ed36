#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void memory_exhausted(void) {
    fputs("heapscope: out of memory\n", stderr);
    exit(2);
}

static void *checked(void *block) {
    if (!block)
        memory_exhausted();
    return block;
}

void *memory_alloc(size_t size) {
    return checked(calloc(1, size ? size : 1));
}

void *memory_resize(void *block, size_t size) {
    return checked(realloc(block, size ? size : 1));
}

char *memory_text(const char *text, size_t length) {
    char *copy = memory_alloc(length + 1);
    memcpy(copy, text, length);
    return copy;
}

void memory_reserve(void *items, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity)
        return;
    size_t grown = *capacity ? *capacity : 8;
    while (grown < needed)
        grown *= 2;
    void **array = items;
    *array = memory_resize(*array, grown * size);
    *capacity = grown;
}
