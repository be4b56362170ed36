#include "dictionary.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_FIRST = 256 };

void dictionary_init(struct dictionary *dictionary) {
    *dictionary = (struct dictionary){0};
    text_init(&dictionary->bytes);
}

void dictionary_destroy(struct dictionary *dictionary) {
    text_destroy(&dictionary->bytes);
    free(dictionary->starts);
    free(dictionary->cells);
    *dictionary = (struct dictionary){0};
}

const char *dictionary_text(const struct dictionary *dictionary, uint32_t number) {
    return dictionary->bytes.data + dictionary->starts[number];
}

/* FNV-1a, eight bytes at a time. */
static size_t hash(const char *bytes, size_t length) {
    uint64_t sum = 14695981039346656037ULL ^ length;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t eight;
        memcpy(&eight, bytes, 8);
        sum = (sum ^ eight) * 1099511628211ULL;
        sum ^= sum >> 29;
    }
    for (; length; bytes++, length--)
        sum = (sum ^ (unsigned char)*bytes) * 1099511628211ULL;
    return (size_t)(sum ^ sum >> 32);
}

static bool is(const struct dictionary *dictionary, uint32_t number, const char *bytes, size_t length) {
    const size_t *start = &dictionary->starts[number];
    return start[1] - start[0] - 1 == length && memcmp(dictionary->bytes.data + start[0], bytes, length) == 0;
}

/* The cell that holds the bytes, or the free one where they belong. */
static uint32_t *cell_of(const struct dictionary *dictionary, const char *bytes, size_t length) {
    size_t mask = dictionary->cell_count - 1, at = hash(bytes, length) & mask;
    while (dictionary->cells[at] && !is(dictionary, dictionary->cells[at] - 1, bytes, length))
        at = (at + 1) & mask;
    return &dictionary->cells[at];
}

static void grow(struct dictionary *dictionary) {
    if (dictionary->count * 2 < dictionary->cell_count)
        return;
    dictionary->cell_count = dictionary->cell_count ? dictionary->cell_count * 2 : CELLS_FIRST;
    free(dictionary->cells);
    dictionary->cells = memory_alloc(dictionary->cell_count * sizeof *dictionary->cells);
    for (uint32_t i = 0; i < dictionary->count; i++) {
        const size_t *start = &dictionary->starts[i];
        *cell_of(dictionary, dictionary->bytes.data + start[0], start[1] - start[0] - 1) = i + 1;
    }
}

uint32_t dictionary_bytes(struct dictionary *dictionary, const void *bytes, size_t length) {
    grow(dictionary);
    uint32_t *cell = cell_of(dictionary, bytes, length);
    if (*cell)
        return *cell - 1;
    memory_reserve(&dictionary->starts, &dictionary->capacity, dictionary->count + 2, sizeof *dictionary->starts);
    dictionary->starts[dictionary->count++] = dictionary->bytes.length;
    text_append(&dictionary->bytes, bytes, length);
    text_append(&dictionary->bytes, "", 1);
    dictionary->starts[dictionary->count] = dictionary->bytes.length;
    *cell = (uint32_t)dictionary->count;
    return *cell - 1;
}

uint32_t dictionary_number(struct dictionary *dictionary, const char *string) {
    return dictionary_bytes(dictionary, string, strlen(string));
}
