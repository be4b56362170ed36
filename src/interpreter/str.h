/* What the files about methods of str share. For: methods_str.c, str_*.c. Not for: other files; they use vm.h. */
#ifndef INTERPRETER_STR_H
#define INTERPRETER_STR_H
#include "methods.h"
#include "str_unicode.h"

/* The bytes of a text value; good while the value lives (arguments of natives do). */
struct span {
    const char *bytes;
    size_t length; /* bytes */
};
struct span span_of(const struct vm *vm, value text);
struct span span_cut(struct span span, size_t from, size_t to);
/* A new text of these bytes; `whole` itself, shared, when they are all of it (as CPython does for exact strs). Owned. */
value span_value(struct vm *vm, struct span part, value whole);
/* The byte offset of code point `point` (0 .. count). O(point) unless all is ASCII. */
size_t span_offset(const struct vm *vm, value text, size_t point);
/* The code point that `bytes` begins with, and its length in bytes. */
uint32_t span_first(struct span span, size_t *length);

/* Where `needle` (not empty) begins in `hay` at or after `from`; SIZE_MAX: nowhere. O(length of both). */
size_t span_find(struct span hay, struct span needle, size_t from);
size_t span_find_last(struct span hay, struct span needle);


/* The value as a text, or a TypeError "f() argument n must be str, not int". */
bool text_argument(struct vm *vm, const char *function, int number, value v);
/* false: the result would be too big, the run is stopped. */
bool text_fits(struct vm *vm, uint64_t bytes);

extern const struct native str_search_natives[], str_split_natives[], str_case_natives[], str_format_natives[];
extern const struct native str_prefix_natives[], str_ascii_natives[]; /* from some version on */
void str_tables_init(struct vm *vm); /* maketrans */
#endif
