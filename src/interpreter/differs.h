/* Why a person's own Python may print other numbers than this one: a note made from the profile of the version shown.
 * For: the trace's header (the window's note), `heapscope versions --python V`. Not for: behaviour. */
#ifndef INTERPRETER_DIFFERS_H
#define INTERPRETER_DIFFERS_H
#include "profile.h"
#include "text.h"

enum { DIFFERS_MOST = 12 };

/* Writes paragraph `index` (from 0) in the language chosen; false: there is no such one. O(length). */
bool differs_write(const struct profile *profile, int index, struct text *out);
#endif
