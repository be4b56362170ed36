/* A lesson as a file again.
 * For: saving. Not for: keeping a file's own layout; comments of JSON there are none, and a line's place may differ.
 * What is written reads back as the same lesson. */
#ifndef SCENARIO_SCENARIO_WRITE_H
#define SCENARIO_SCENARIO_WRITE_H
#include "scenario.h"

/* Appends it as JSON. */
void scenario_write(const struct scenario *scenario, struct text *out);

/* Replaces the file at `path`, by its ending: .json the lesson, .py its program alone. False, with a fault, for another
 * ending, a .py of a lesson without a program, and when it can't be written: the old file is as it was then. */
bool scenario_save(const struct scenario *scenario, const char *path, struct faults *faults);
#endif
