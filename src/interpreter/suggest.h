/* "Did you mean": the name that CPython would offer for one that is not there.
 * For: NameError, unexpected keyword arguments. Not for: Heapscope's own options (text_nearest in base). */
#ifndef INTERPRETER_SUGGEST_H
#define INTERPRETER_SUGGEST_H
#include <stddef.h>

/* The nearest of `candidates`, the first of equals, or NULL when none is near enough. Names are 0-terminated UTF-8,
 * compared byte by byte. Source: _Py_CalculateSuggestions (Python/suggestions.c). */
const char *suggest_name(const char *name, const char *const *candidates, size_t count);
#endif
