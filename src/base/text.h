/* A growing byte string, and a few things one does with UTF-8.
 * For: building messages, output, JSON, SVG. Not for: parsing.
 * Life: text_init, append, read .data (always 0-terminated once something was appended), text_destroy. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    char *data;
    size_t length, capacity; /* bytes */
};

void text_init(struct text *text);
void text_destroy(struct text *text);
void text_clear(struct text *text); /* keeps the room */
void text_append(struct text *text, const char *bytes, size_t length);
void text_add(struct text *text, const char *string);
void text_byte(struct text *text, char byte);
void text_codepoint(struct text *text, uint32_t codepoint); /* as UTF-8 */
void text_printf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends `words` with each {name} replaced. The arguments are pairs of const char * (name, value), ended by NULL.
 * An unknown {name} stays as it is. */
void text_words(struct text *text, const char *words, ...) __attribute__((sentinel));
/* Appends `bytes` as the inside of a JSON string: quotes, backslashes and control characters escaped. */
void text_json(struct text *text, const char *bytes, size_t length);

/* Decodes the code point at *at (< end) and moves *at past it. An invalid byte gives U+FFFD and moves by one. */
uint32_t utf8_next(const char **at, const char *end);
size_t utf8_count(const char *bytes, size_t length);                         /* code points */
bool utf8_valid(const char *bytes, size_t length, size_t *bad);              /* *bad: offset of the first wrong byte */

/* The candidate nearest to `word` by edit distance, or NULL when none is near enough to be what was meant
 * (a third of the length, at most 3 edits). O(count * length²). */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);
#endif
