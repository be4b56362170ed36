/* The source lines of one frame of a traceback, with what stands below them.
 * For: exceptions.c. Not for: which frames there are. No life: text is added to `out`. */
#ifndef INTERPRETER_TRACEBACK_LINES_H
#define INTERPRETER_TRACEBACK_LINES_H
#include "code.h"
#include "text.h"

enum traceback_style {
    TRACEBACK_LINE_ALONE, /* to 3.10 */
    TRACEBACK_C,          /* 3.11, 3.12: ^ below what was running, ~ around an operator or an index */
    TRACEBACK_PYTHON      /* 3.13 on: all lines of it; a call's brackets are told apart, too */
};
void traceback_lines(const struct module *module, const struct site *site, enum traceback_style style, struct text *out);
#endif
