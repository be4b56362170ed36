#include "heap_walk.h"
#include "kinds.h"
#include "memory.h"
#include "sizes.h"

#include <stdlib.h>

enum { WORD = 8, EXACT_WORDS = 8, BIN_HUGE = 73, MEDIUM_WORDS = 16 * 1024, BINS = 2 * BIN_HUGE + 2 };

/* Blocks up to 8 words have sizes of 2, 4, 6, 8; above, each power of two is divided into four. Source: _mi_bin. */
static uint32_t bin_of(uint64_t bytes) {
    uint64_t words = (bytes + WORD - 1) / WORD;
    if (words <= 1)
        return 1;
    if (words <= EXACT_WORDS)
        return (uint32_t)(words + 1) & ~1u;
    if (words > MEDIUM_WORDS)
        return BIN_HUGE;
    uint32_t most = (uint32_t)words - 1, highest = 31u - (uint32_t)__builtin_clz(most);
    return (highest << 2) + ((most >> (highest - 2)) & 3) - 3;
}

/* The bytes that a block of the bin has. */
static int64_t bytes_of(uint32_t bin) {
    bin = bin > BIN_HUGE ? bin - BIN_HUGE : bin;
    if (bin <= EXACT_WORDS)
        return (int64_t)bin * WORD;
    uint32_t highest = (bin + 3) >> 2, quarter = (bin + 3) & 3;
    return (int64_t)(((4ull + quarter + 1) << highest) >> 2) * WORD;
}

/* Values inside an instance: as many as its class had room for when it was made. Source: _PyInlineValuesSize. */
static uint64_t values_bytes(const struct class_info *info) {
    uint64_t values = info->shared_count + info->shared_room;
    return info->has_values ? (values + WORD - 1) / WORD * WORD + (values + 1) * WORD : 0;
}

/* Items of lists, tables of dicts and sets are blocks of their own, without a header. */
static uint64_t block_bytes(struct heap *heap, object_id object) {
    const struct sizes *sizes = heap->profile->sizes;
    switch ((enum kind)heap->kind[object]) {
    case KIND_LIST:
        return sizes->list;
    case KIND_DICT:
        return sizes->dict;
    case KIND_SET:
    case KIND_FROZENSET:
        return sizes->set;
    default:
        return (uint64_t)object_size(heap, object);
    }
}

void heap_walk_place(struct heap *heap, object_id object) {
    uint64_t bytes = block_bytes(heap, object);
    bool pre_header = false;
    if (heap->bits[object] & BIT_HEAP_TYPE) {
        const struct class_info *info = class_of(heap, heap->type[object]);
        pre_header = info->has_dict || info->has_weakref; /* Py_TPFLAGS_PREHEADER */
        bytes += values_bytes(info);
    }
    uint32_t bin = bin_of(bytes);
    heap->bin[object] = (uint8_t)(bin + (pre_header ? BIN_HUGE : 0));
    heap->free_threaded.bytes += bytes_of(bin);
    if (heap->free_threaded.bytes > heap->free_threaded.most_bytes)
        heap->free_threaded.most_bytes = heap->free_threaded.bytes;
}

void heap_walk_leave(struct heap *heap, object_id object) {
    heap->free_threaded.bytes -= bytes_of(heap->bin[object]);
    heap->bin[object] = 0;
}

/* --- Walking
 * ---------------------------------------------------------------------------------------------------------- */

struct met {
    uint32_t number; /* rises with the time of birth */
    object_id object;
};

static int by_number(const void *a, const void *b) {
    uint32_t x = ((const struct met *)a)->number, y = ((const struct met *)b)->number;
    return (x > y) - (x < y);
}

/* Lists are nearly always in the order of birth, bin by bin. */
static void sort_bin(struct met *met, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        if (met[i - 1].number > met[i].number) {
            qsort(met, count, sizeof *met, by_number);
            return;
        }
}

void heap_walk_begin(const struct heap *heap, struct heap_walk *walk, enum gc_list list) {
    uint32_t first[BINS + 1] = {0}, next[BINS], length = heap->list_length[list];
    struct met *met = memory_alloc((length + 1) * sizeof *met);
    for (object_id object = heap->next[list]; object != (object_id)list; object = heap->next[object])
        first[heap->bin[object] + 1]++;
    for (uint32_t bin = 0; bin < BINS; bin++) {
        first[bin + 1] += first[bin];
        next[bin] = first[bin];
    }
    for (object_id object = heap->next[list]; object != (object_id)list; object = heap->next[object])
        met[next[heap->bin[object]]++] = (struct met){heap->number[object], object};
    for (uint32_t bin = 0; bin < BINS; bin++)
        sort_bin(met + first[bin], first[bin + 1] - first[bin]);
    *walk = (struct heap_walk){memory_alloc((length + 1) * sizeof *walk->objects), length};
    for (uint32_t i = 0; i < length; i++)
        walk->objects[i] = met[i].object;
    free(met);
}

void heap_walk_end(struct heap_walk *walk) {
    free(walk->objects);
    *walk = (struct heap_walk){0};
}
