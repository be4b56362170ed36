/* A line of text that a person types: the search, a path.
 * For: pages. Not for: drawing it, SDL. Positions are bytes, always between code points. At most ENTRY_MOST bytes.
 * Life: entry_init, calls, entry_destroy. */
#ifndef APP_ENTRY_H
#define APP_ENTRY_H
#include "keys.h"
#include "text.h"

enum { ENTRY_MOST = 4096 };

struct entry {
    struct text text; /* .data is never NULL after entry_init */
    size_t caret;
};

void entry_init(struct entry *entry);
void entry_destroy(struct entry *entry);
void entry_set(struct entry *entry, const char *text); /* the caret at its end */
/* At the caret. What is no UTF-8, control characters, and what is too much are left out. */
void entry_insert(struct entry *entry, const char *text);
/* Arrows, Home, End, Backspace, Delete; with Ctrl by words, and Ctrl+U, which empties it. True when the key was for
 * the entry (also where it changed nothing). */
bool entry_key(struct entry *entry, struct key key);
#endif
