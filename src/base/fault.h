/* What is wrong with a file, as values.
 * For: every message about a program, a scenario, a snapshot or a command line: where, what was expected, what to do.
 * Not for: errors of the program under study (those are Python exceptions and live in the interpreter).
 * Life: faults_init, fault_add from any room, faults_write, faults_destroy. At most FAULTS_SHOWN are kept; the
 * rest are counted. */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H
#include "text.h"

enum { FAULTS_SHOWN = 20 };

struct fault {
    char *file;      /* as the person named it */
    int line;        /* from 1; 0: the whole file */
    int column;      /* from 1, in code points; 0: the whole line */
    char *message;   /* what is wrong, what was expected, what to do: one sentence or two, no newline */
    char *source;    /* the line itself, shown with a caret; may be NULL */
    int caret;       /* where in source the caret stands, from 1, when that is not column; else 0 */
};

struct faults {
    struct fault items[FAULTS_SHOWN];
    int count;  /* kept */
    int missed; /* found past FAULTS_SHOWN */
};

void faults_init(struct faults *faults);
void faults_destroy(struct faults *faults);
/* Adds one. `source` (may be NULL) is a line of `source_length` bytes without its newline. All texts are copied. */
void fault_add(struct faults *faults, const char *file, int line, int column, const char *source, size_t source_length,
               const char *format, ...) __attribute__((format(printf, 7, 8)));
/* Says where in its source the fault just added has its caret: for a source that is not the whole line of the file. */
void fault_caret(struct faults *faults, int caret);
/* Appends them as FILE:LINE:COLUMN: message, sorted by line and column, each followed by its source line (of a long
 * one, the part around the caret) and a caret when with_source. */
void faults_write(const struct faults *faults, struct text *out, bool with_source);
#endif
