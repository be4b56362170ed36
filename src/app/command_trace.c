#include "commands.h"
#include "load.h"
#include "trace_jsonl.h"

static bool write_line(void *context, const char *bytes, size_t length) {
    console_write(context, 1, bytes, length);
    return !console_interrupted(context);
}

/* What the program prints is among the events; its traceback tells a person why the exit status is 1. */
static void write_errors(void *context, int stream, const char *bytes, size_t length) {
    if (stream == 2)
        console_write(context, stream, bytes, length);
}

static enum run_status stream(const struct scenario *scenario, const struct options *options, struct console *console,
                              struct faults *faults) {
    struct trace_jsonl writer;
    struct trace trace;
    trace_jsonl_init(&writer, write_line, console);
    trace_init(&trace, 0, trace_jsonl_sink, &writer);
    struct run_options run = command_run_options(options, console);
    run.trace = &trace;
    run.write = write_errors;
    run.write_context = console;
    enum run_status status = run_scenario(scenario, &run, faults);
    if (status != RUN_BAD)
        trace_jsonl_finish(&writer, &trace);
    trace_destroy(&trace);
    trace_jsonl_destroy(&writer);
    return status;
}

int command_trace(const struct options *options, struct console *console) {
    struct scenario scenario;
    struct faults faults;
    scenario_init(&scenario);
    faults_init(&faults);
    int status = STATUS_BAD;
    if (load_scenario(&scenario, options->files[0], &faults))
        status = command_status(stream(&scenario, options, console, &faults));
    console_faults(console, &faults);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
    return status;
}
