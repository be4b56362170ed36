/* An arena: many small things with one lifetime, freed together.
 * For: trees, code, scenario texts. The owner names the lifetime (program, scenario, frame).
 * Not for: things that die one by one.
 * Life: arena_init, any number of arena_alloc, arena_destroy (or arena_reset and on). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include <stddef.h>

struct arena_block;
struct arena {
    struct arena_block *blocks; /* newest first */
    size_t used;                /* bytes handed out since init or reset */
};

void arena_init(struct arena *arena);
void arena_destroy(struct arena *arena);
void arena_reset(struct arena *arena);                                         /* frees all, ready for use again */
void *arena_alloc(struct arena *arena, size_t size);                           /* zeroed, aligned to 16; never NULL */
char *arena_text(struct arena *arena, const char *text, size_t length);        /* a copy with a terminating 0 */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif
