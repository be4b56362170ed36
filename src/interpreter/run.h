/* The whole engine in one call: scenario × CPython version → output and trace.
 * For: the command line, the window, tests, fuzzers. Not for: anything that wants to look inside while it runs; read
 * the trace.
 * No global state: two runs at once, in two threads, do not meet. */
#ifndef INTERPRETER_RUN_H
#define INTERPRETER_RUN_H
#include "fault.h"
#include "scenario.h"
#include "trace.h"

struct run_options {
    const char *python;         /* a version as a person names it; NULL: the scenario's, else the newest classic one */
    bool no_exit;               /* stop after the last statement, before the interpreter's exit */
    uint64_t max_statements;    /* 0: 10,000,000 */
    uint32_t max_objects;       /* 0: 5,000,000 alive at once */
    int max_depth;              /* 0: 1,000 calls */
    struct trace *trace;        /* NULL: off; else initialised by the caller, header filled in here */
    /* What the program prints, as it prints it; stream 1 standard output, 2 standard error. NULL: nowhere. */
    void (*write)(void *context, int stream, const char *bytes, size_t length);
    void *write_context;
    /* Asked now and then; true ends the run as a limit does. NULL: never. */
    bool (*interrupted)(void *context);
    void *interrupted_context;
    int *exit_status;           /* written with RUN_EXITED: the status that sys.exit asked for; NULL: nobody asks */
    bool check;                 /* check the heap's invariants after each statement (slow; debug builds only) */
};

enum run_status {
    RUN_DONE,      /* to its end */
    RUN_RAISED,    /* an exception nobody caught: its traceback went to standard error; exit status 1 */
    RUN_EXITED,    /* sys.exit: status 0 to 255 in options->exit_status; a text given to it went to standard error */
    RUN_BAD,       /* faults were added; nothing ran; exit status 2 */
    RUN_LIMIT      /* a limit was reached, or something lies outside what Heapscope runs: a fault says which and where;
                      what had happened is in the trace; exit status 2 */
};

/* Reads nothing, writes nothing but through `options`. */
enum run_status run_scenario(const struct scenario *scenario, const struct run_options *options, struct faults *faults);

/* Looks for faults of the scenario's program and version without running it; true when there are none. */
bool run_check(const struct scenario *scenario, const char *python, struct faults *faults);
#endif
