/* What sys.getsizeof measures on each CPython: bytes, and the rules by which containers grow.
 * For: size.c and the containers. Not for: how much memory Heapscope itself takes.
 * Each row was measured on a 64-bit build; a profile refers to one. All bytes include the GC header, as getsizeof's do.
 */
#ifndef MACHINE_SIZES_H
#define MACHINE_SIZES_H
#include "heap.h"

struct sizes {
    /* how lists grow (list_resize) */
    bool list_rounds_to_four;  /* 3.9 on: room for length/8 + 6 more, rounded down to a multiple of 4 */
    bool list_extends_exactly; /* 3.10 on: an empty list that is extended gets just that much, made even */
    uint8_t list_never_shrunk; /* 3.14 on: room for up to this many items is kept */
    /* how dicts grow (dictresize) */
    uint8_t dict_growth;    /* 2.7: to 4 times what is used; 3.6: twice, and half the table; 3.7 on: 3 times */
    bool dict_born_bare;    /* 3.8 on: no table before the first key */
    bool dict_cleared_bare; /* 3.x: none after clear() */
    bool dict_text_tables;  /* 3.11 on: no hashes beside keys that are all texts */
    bool dict_rounds_oddly; /* 3.10 to 3.12: calculate_log2_keysize(3) is 16 slots */
    /* a set grows when fill * set_fill >= mask * set_mask + set_more */
    uint8_t set_fill, set_mask, set_more;
    bool set_reuses_dummies; /* all but 3.9: a new member takes the last dummy that the search met */
    bool set_sheds_fifths;       /* to 3.6: a fifth of dummies is too many after a difference, since then a quarter */
    /* bytes */
    uint8_t gc_header;
    uint8_t head_more; /* free-threaded: what the head of each object has besides a count and a type */
    uint16_t list, tuple, set; /* empty */
    uint16_t dict, dict_keys;  /* without its table; the head of a table (2.7: 0, its first 8 slots are in the dict) */
    uint16_t text_ascii, text_wide[3];    /* "" of 1-byte non-ASCII, 2-byte, 4-byte code points; 2.7: bytes only */
    uint16_t integer_zero, integer_digit; /* 2.7: 24 and 0; digits have 30 bits */
    uint16_t dict_slot, weakref_slot,
        either_slot; /* what a __dict__, weak references, any of them add to an instance */
    uint16_t exception;
    uint16_t code, class_built_in;
    uint16_t kinds[KIND_COUNT]; /* the rest */
};

extern const struct sizes sizes_2_7, sizes_3_6, sizes_3_7, sizes_3_8, sizes_3_9, sizes_3_10, sizes_3_11, sizes_3_12,
    sizes_3_13, sizes_3_14, sizes_3_15, sizes_3_13t, sizes_3_14t;
#endif
