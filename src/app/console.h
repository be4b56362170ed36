/* The terminal's side of every command that opens no window: output that may be cut off, messages, Ctrl-C.
 * For: commands. Not for: the window (SDL turns Ctrl-C into an ordinary closing).
 * A reader that goes away (`| head`) ends the work quietly; a full disk is told. The first Ctrl-C asks the work to end,
 * a second one ends the process as usual.
 * Life: console_begin, anything, `return console_end(&console, status)`. */
#ifndef APP_CONSOLE_H
#define APP_CONSOLE_H
#include "fault.h"

enum { STATUS_DONE = 0, STATUS_RAISED = 1, STATUS_BAD = 2, STATUS_INTERRUPTED = 130 /* 128 + SIGINT */ };

struct console {
    int error; /* errno of the first write to standard output that failed; 0: none */
};

void console_begin(struct console *console);
/* Flushes standard output; returns the exit status: `status`, or STATUS_INTERRUPTED, or STATUS_BAD with a message when
 * what was written could not be delivered. */
int console_end(struct console *console, int status);

/* Writes to standard output (stream 1) or, standard output flushed first, to standard error (2). Fits run_options, with
 * the console as context. */
void console_write(void *console, int stream, const char *bytes, size_t length);
void console_print(struct console *console, const struct text *text);
/* True when there is no use in going on: Ctrl-C, or nobody reads any more. Fits run_options. */
bool console_interrupted(void *console);

/* Faults on standard error, each with its line and a caret; nothing when the work was interrupted. */
void console_faults(struct console *console, const struct faults *faults);
/* "heapscope: MESSAGE" on standard error. */
void console_message(const char *message);
#endif
