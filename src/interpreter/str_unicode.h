/* What a character is, as str's methods see it.
 * For: methods of str. Not for: what repr() escapes (machine/unprintable.h), identifiers of source text (python).
 * Case mappings are those of one character to one: "ß".upper() is the caller's matter. Each O(log n). */
#ifndef INTERPRETER_STR_UNICODE_H
#define INTERPRETER_STR_UNICODE_H
#include <stdbool.h>
#include <stdint.h>

uint32_t unicode_upper(uint32_t c);
uint32_t unicode_lower(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_alpha(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_space(uint32_t c);
bool unicode_is_line_end(uint32_t c);
#endif
