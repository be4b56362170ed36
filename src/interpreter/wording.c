#include "wording.h"

#include <string.h>

struct row {
    const char *name;
    int since;
    const char *text;
};
static const struct row rows[] = {
#define WORDING(name, since, text) {#name, since, text},
#include "wording.def"
};
static const int facts[] = {
#define FACT(name, since) since,
#include "wording.def"
};

/* Python 2 has the words of the oldest 3. */
static int minor_of(const struct profile *profile) {
    return profile->major < 3 ? 0 : profile->minor;
}

const char *wording(const struct profile *profile, enum wording first) {
    int row = first;
    while (row + 1 < WORDING_ROWS && strcmp(rows[row + 1].name, rows[first].name) == 0 &&
           rows[row + 1].since <= minor_of(profile))
        row++;
    return rows[row].text;
}

bool fact(const struct profile *profile, enum fact which) {
    return facts[which] <= minor_of(profile);
}

bool stdlib_has(const struct profile *profile, const char *name) {
    static const struct { const char *name; int first, last; } modules[] = {
#define STDLIB(name, first, last) {name, first, last},
#include "stdlib_names.def"
#undef STDLIB
    };
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (strcmp(modules[i].name, name) == 0)
            return profile->minor >= modules[i].first && profile->minor <= modules[i].last;
    return false;
}
