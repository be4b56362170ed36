#include "commands.h"

struct run_options command_run_options(const struct options *options, struct console *console) {
    return (struct run_options){
        .python = options->python,
        .no_exit = options->no_exit,
        .max_statements = options->max_statements,
        .max_objects = options->max_objects,
        .max_depth = options->max_depth,
        .interrupted = console ? console_interrupted : NULL,
        .interrupted_context = console,
    };
}

struct lesson *command_lesson(const struct options *options, struct console *console) {
    struct lesson_options how = {command_run_options(options, console), options->max_record};
    struct faults faults;
    faults_init(&faults);
    struct lesson *lesson = lesson_open(options->files[0], &how, &faults);
    console_faults(console, &faults);
    faults_destroy(&faults);
    return lesson;
}

int command_status(enum run_status status) {
    return status == RUN_DONE || status == RUN_EXITED ? STATUS_DONE : status == RUN_RAISED ? STATUS_RAISED : STATUS_BAD;
}
