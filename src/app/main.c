/* heapscope: reads what is asked and hands over to the call that does it. */
#include "commands.h"

static int dispatch(const struct options *options) {
    static int (*const calls[COMMAND_COUNT])(const struct options *, struct console *) = {
        [COMMAND_RUN] = command_run,     [COMMAND_TRACE] = command_trace,   [COMMAND_NARRATE] = command_narrate,
        [COMMAND_CHECK] = command_check, [COMMAND_EXPORT] = command_export, [COMMAND_VERSIONS] = command_versions,
        [COMMAND_NEW] = command_new,
        [COMMAND_EXPLAIN] = command_explain,
    };
    bool says = options->help || options->version;
    if (options->command == COMMAND_WINDOW && !says)
        return command_window(options);
    struct console console;
    console_begin(&console);
    if (!says)
        return console_end(&console, calls[options->command](options, &console));
    struct text out;
    text_init(&out);
    if (options->help)
        options_help(options->command, &out);
    else
        options_version(&out);
    console_print(&console, &out);
    text_destroy(&out);
    return console_end(&console, STATUS_DONE);
}

int main(int argc, char **argv) {
    struct options options;
    struct text problem;
    text_init(&problem);
    bool good = options_parse(&options, argc, argv, &problem);
    if (!good)
        console_message(problem.data);
    text_destroy(&problem);
    return good ? dispatch(&options) : STATUS_BAD;
}
