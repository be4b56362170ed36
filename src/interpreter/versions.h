/* The CPython versions that Heapscope can be: for `heapscope versions` and menus. Not for: behaviour (machine/profile.h). */
#ifndef INTERPRETER_VERSIONS_H
#define INTERPRETER_VERSIONS_H
#include <stdbool.h>
#include <stddef.h>

struct version_info {
    const char *name;    /* "3.14" */
    const char *release; /* "3.14.10" */
    const char *remark;  /* a word on it, in the language chosen */
};
size_t versions_count(void);
struct version_info version_at(size_t index); /* oldest first */
/* Why another Python may print something else than that version here: paragraph `index` (from 0), appended to `out`.
 * False: no such paragraph, or no such version. */
struct text;
bool version_differs(const char *name, int index, struct text *out);
struct version_info version_default(void);    /* what a lesson runs under that names none */
#endif
