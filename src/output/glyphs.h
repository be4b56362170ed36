/* Glyphs that were drawn once, kept for the next time.
 * For: fonts.c. Not for: finding fonts. Bounded: when full it forgets everything and starts again, which costs one
 * slow frame and can't grow or misorder.
 * Life: zeroed, glyphs_find / glyphs_add, glyphs_destroy. */
#ifndef OUTPUT_GLYPHS_H
#define OUTPUT_GLYPHS_H
#include <stddef.h>
#include <stdint.h>

enum { GLYPHS_MOST = 16384, GLYPHS_BYTES = 16 << 20 };

struct glyph {
    uint64_t key;
    int16_t left, top;      /* of the mask, from the pen's pixel, y down */
    uint16_t width, height; /* 0: nothing to draw */
    size_t mask;            /* offset of width * height bytes of coverage in `bytes` */
};

struct glyphs {
    struct glyph *items;
    size_t count, capacity;
    uint32_t *slots; /* open addressing; index + 1, or 0 */
    uint8_t *bytes;
    size_t used, byte_capacity;
};

/* The key names font, code point, size and sub-pixel place. Pointers are good until the next glyphs_add. */
const struct glyph *glyphs_find(const struct glyphs *glyphs, uint64_t key);
/* Adds a glyph with room for its mask, whose bytes the caller fills. */
struct glyph *glyphs_add(struct glyphs *glyphs, uint64_t key, uint16_t width, uint16_t height);
void glyphs_destroy(struct glyphs *glyphs);
#endif
