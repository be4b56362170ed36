/* Byte strings, each kept once and known by its number.
 * For: the lesson page, whose steps share nearly all of their elements and words. Not for: a trace's strings (trace.h).
 * Life: dictionary_init, dictionary_number, dictionary_text, dictionary_destroy. */
#ifndef OUTPUT_DICTIONARY_H
#define OUTPUT_DICTIONARY_H
#include "text.h"

struct dictionary {
    struct text bytes; /* one after the other, each with a terminating 0 */
    size_t *starts;    /* count + 1 of them, by number: where each begins; the last, where the next would */
    size_t count, capacity;
    uint32_t *cells; /* open addressing, a power of two: number + 1; 0: free */
    size_t cell_count;
};

void dictionary_init(struct dictionary *dictionary);
void dictionary_destroy(struct dictionary *dictionary);
/* The string's number, from 0 in the order of their coming. Amortised O(length). */
uint32_t dictionary_number(struct dictionary *dictionary, const char *string);
/* The same for any bytes, zeros among them. */
uint32_t dictionary_bytes(struct dictionary *dictionary, const void *bytes, size_t length);
/* Good until the next dictionary_number. */
const char *dictionary_text(const struct dictionary *dictionary, uint32_t number);
#endif
