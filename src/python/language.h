/* Which Python has which part of the language.
 * For: the lexer, the parser and the compiler, which read all of it and refuse what the version asked for does not have.
 * Not for: how what was read behaves. A language is 100 * major + minor: 207, 313. The rows stand in language.def; to add
 * one is to add a row and ask for it where it is read. */
#ifndef PYTHON_LANGUAGE_H
#define PYTHON_LANGUAGE_H
#include "text.h"

#include <stdbool.h>

enum feature {
#define FEATURE(name, since, words) FEATURE_##name,
#include "language.def"
#undef FEATURE
    FEATURE_COUNT
};

enum { PYTHON_NEWEST = 399 }; /* a language that has every feature */

bool feature_is_in(int language, enum feature feature);
/* Appends what to say of one that the language lacks: "SyntaxError: `:=` exists since Python 3.8; this program ..." */
void feature_refuse(int language, enum feature feature, struct text *out);
#endif
