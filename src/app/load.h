/* Where the lessons that ship with Heapscope are, and what a FILE on the command line means.
 * For: every command that takes FILE. Not for: running it (run.h, lesson.h).
 * Looked through in this order: share/heapscope beside the folder of the executable (an installation, wherever it was
 * moved), the source tree that it was built from, the prefix it was configured for, XDG_DATA_HOME and XDG_DATA_DIRS. */
#ifndef APP_LOAD_H
#define APP_LOAD_H
#include "scenario.h"

/* Finds what `name` means and reads it. False, with faults, when it is no good. */
bool load_scenario(struct scenario *scenario, const char *name, struct faults *faults);

/* Writes to `path` the file that `name` means: itself where it exists (or is "-"), else the shipped lesson of that
 * name, with or without ".json". False, with a fault that offers the nearest lesson or command, when there is none. */
bool load_find(const char *name, struct text *path, struct faults *faults);

/* The lesson that `--at` without a FILE means: the same as load_find, for "two-node-cycle". */
#define LOAD_FIRST_LESSON "two-node-cycle"

/* Calls `take` with the path and the name ("two-node-cycle") of each shipped lesson, in no order, each name once: of
 * several places the best one's. Translations (NAME.zh.json) are no lessons. */
void load_each_lesson(void (*take)(void *context, const char *path, const char *name), void *context);
#endif
