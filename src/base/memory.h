/* Memory that either is there or ends the program with a plain message.
 * For: every allocation in Heapscope, so that no caller has to invent an answer to "out of memory".
 * Not for: bounding what an untrusted file may ask for; limits are checked before one allocates. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H
#include <stddef.h>

/* All three print "heapscope: out of memory" on stderr and exit(2) when the system has none left. Free with free(). */
void *memory_alloc(size_t size);               /* zeroed; size 0 gives a unique pointer */
void *memory_resize(void *block, size_t size); /* as realloc; what is new is not zeroed */
/* The end that these functions come to: for callers whose own store is full. */
_Noreturn void memory_exhausted(void);
char *memory_text(const char *text, size_t length); /* a copy with a terminating 0 */

/* Makes room for `needed` items of `size` bytes in the array *items, doubling *capacity. New room is not zeroed. */
void memory_reserve(void *items, size_t *capacity, size_t needed, size_t size);
#endif
