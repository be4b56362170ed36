/* A program becomes a lesson to go on from.
 * For: `heapscope new`. Not for: checking the program (run_check does) or writing the file (scenario_write). */
#ifndef SCENARIO_SCENARIO_STARTER_H
#define SCENARIO_SCENARIO_STARTER_H
#include "scenario.h"

/* Turns a scenario that was read from a .py file into a starter lesson that runs the same: its comments become words.
 * A comment behind a statement is what the lesson says when that line has run (`say`), comments right above it what it
 * says before (`say_before`), and each such line is a stop; the comment at the head of the file is the summary, or
 * the first paragraph of its docstring, which stays in the program; the file's name is the title. `$schema` is
 * "scenario.schema.json": a starter goes to standard output, so no path to the schema can be known. A comment stays a comment where no words could be shown (above else, try, a decorator), where
 * it is none for people (#!, coding, type:, noqa), and inside brackets. O(length). */
void scenario_starter(struct scenario *scenario);
#endif
