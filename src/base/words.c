#include "words.h"

#include <stddef.h>
#include <string.h>

static const struct string_language *chosen = &strings_languages[0];

bool words_choose(const char *language) {
    for (int i = 0; i < strings_language_count; i++) {
        size_t n = strlen(strings_languages[i].name);
        if (strncmp(strings_languages[i].name, language, n) == 0 && !strchr("abcdefghijklmnopqrstuvwxyz", language[n] | 32)) {
            chosen = &strings_languages[i];
            return true;
        }
        if (strcmp(strings_languages[i].name, language) == 0) {
            chosen = &strings_languages[i];
            return true;
        }
    }
    chosen = &strings_languages[0];
    return false;
}

const char *words_language(void) {
    return chosen->name;
}

const char *words(enum string_key key) {
    const char *word = chosen->words[key];
    return word ? word : strings_languages[0].words[key];
}

const char *words_named(const char *name) {
    for (int i = 0; i < STR_COUNT; i++)
        if (strcmp(strings_key_names[i], name) == 0)
            return words((enum string_key)i);
    return NULL;
}
