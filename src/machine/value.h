/* A value: 32 bits that name what a place holds.
 * An object of the heap (by id), or a plain value that is drawn inside its holder: a small number at once in the word,
 * any other plain value (number, text, None, code) as an index into the heap's atoms.
 * For: every room of this wing. Not for: other rooms; outside, objects have numbers (trace) and plain values are text.
 * The sign bit tells them apart: a word that is greater than 0 as a signed number is a reference to an object, which is
 * all that a collector wants to know. */
#ifndef MACHINE_VALUE_H
#define MACHINE_VALUE_H
#include <stdbool.h>
#include <stdint.h>

typedef uint32_t value;
typedef uint32_t object_id; /* an index into the heap's arrays, from 1; used again after death */

enum {
    VALUE_NULL = 0,
    VALUE_SMALL_LEAST = -(1 << 29),
    VALUE_SMALL_MOST = (1 << 29) - 1
};
#define VALUE_ATOM 0x80000000u  /* | index into atoms */
#define VALUE_SMALL 0xC0000000u /* | 30 bits, two's complement */
#define VALUE_NONE (VALUE_ATOM | 0u)
#define VALUE_FALSE (VALUE_ATOM | 1u)
#define VALUE_TRUE (VALUE_ATOM | 2u)
#define VALUE_ELLIPSIS (VALUE_ATOM | 3u)
#define VALUE_NOT_IMPLEMENTED (VALUE_ATOM | 4u)

static inline bool value_is_object(value v) {
    return (int32_t)v > 0;
}
static inline bool value_is_small(value v) {
    return v >= VALUE_SMALL;
}
static inline bool value_is_atom(value v) {
    return v >= VALUE_ATOM && v < VALUE_SMALL;
}
static inline int32_t value_small(value v) { /* of a small number */
    return (int32_t)(v << 2) >> 2;
}
static inline value value_of_small(int32_t number) { /* within SMALL_LEAST..MOST */
    return VALUE_SMALL | ((uint32_t)number & 0x3FFFFFFFu);
}
static inline value value_of_bool(bool yes) {
    return yes ? VALUE_TRUE : VALUE_FALSE;
}
#endif
