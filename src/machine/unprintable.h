/* Which code points repr() escapes.
 * For: atom_repr. Not for: anything else about Unicode.
 * The table is that of Unicode 16 (CPython 3.14); a character that a version's older Unicode did not know yet is
 * shown here and escaped there. */
#ifndef MACHINE_UNPRINTABLE_H
#define MACHINE_UNPRINTABLE_H
#include <stdbool.h>
#include <stdint.h>

/* True for what str.isprintable() calls unprintable. O(log n). */
bool unprintable(uint32_t codepoint);
#endif
