/* Messages and small facts that differ by CPython version.
 * For: the files of this room that raise what Python raises. Not for: how memory behaves (machine/profile.h).
 * The rows stand in wording.def, measured with real interpreters; to add a version's word is to add a row. */
#ifndef INTERPRETER_WORDING_H
#define INTERPRETER_WORDING_H
#include "profile.h"

enum wording {
#define WORDING(name, since, text) WORDING_##name##_##since,
#include "wording.def"
    WORDING_ROWS
};

/* The text for that version of the wording whose first row is WORDING_name_0: wording(profile, WORDING_STR_CONCAT_0).
 * A printf format, or NULL where the version says nothing of its own. O(rows of that name). */
const char *wording(const struct profile *profile, enum wording first);
#define WORDING_FOR(vm, name) wording((vm)->profile, WORDING_##name##_0)

enum fact {
#define FACT(name, since) FACT_##name,
#include "wording.def"
    FACT_COUNT
};
bool fact(const struct profile *profile, enum fact which);
bool stdlib_has(const struct profile *profile, const char *name); /* a module of that name, from 3.12 on */
#endif
