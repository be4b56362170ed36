/* The words that a person reads, by key and language.
 * For: the window, narration, command-line help: everything but Python's own messages.
 * Not for: messages that Python itself prints (they belong to the program under study).
 * The tables are made at build time from assets/strings/LANG.json; STR_SECTION_KEY is "section.key" there. Texts hold
 * {name} places, filled by text_words(). */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H
#include "strings_table.h"
#include <stdbool.h>

/* Chooses the language ("en", "zh"; "zh_CN.UTF-8" counts as zh). False, and English, when there is no such table. */
bool words_choose(const char *language);
/* The name of the language chosen: "en". */
const char *words_language(void);
/* The word in the language chosen, else in English. Never NULL. */
const char *words(enum string_key key);
/* The word with the key "section.name", or NULL: for rows of tables that name their own key. */
const char *words_named(const char *name);
#endif
