/* What each call of the program does.
 * For: main. Each takes the options as parsed, uses the console, and returns the exit status. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H
#include "console.h"
#include "lesson.h"
#include "options.h"

int command_run(const struct options *options, struct console *console);
int command_trace(const struct options *options, struct console *console);
int command_narrate(const struct options *options, struct console *console);
int command_check(const struct options *options, struct console *console);
int command_export(const struct options *options, struct console *console);
int command_explain(const struct options *options, struct console *console);
int command_new(const struct options *options, struct console *console);
int command_versions(const struct options *options, struct console *console);
/* Takes no console: SDL handles the signals. */
int command_window(const struct options *options);

/* The engine's options as the command line gives them; interrupted by the console. */
struct run_options command_run_options(const struct options *options, struct console *console);
/* Opens FILE as a lesson, its program's own output going nowhere; says what is wrong on standard error. */
struct lesson *command_lesson(const struct options *options, struct console *console);
/* STATUS_... of a run. */
int command_status(enum run_status status);
#endif
