#include "commands.h"
#include "load.h"

int command_run(const struct options *options, struct console *console) {
    struct scenario scenario;
    struct faults faults;
    scenario_init(&scenario);
    faults_init(&faults);
    int status = STATUS_BAD;
    if (load_scenario(&scenario, options->files[0], &faults)) {
        struct run_options run = command_run_options(options, console);
        run.write = console_write;
        run.write_context = console;
        int asked = STATUS_DONE;
        run.exit_status = &asked;
        enum run_status ended = run_scenario(&scenario, &run, &faults);
        status = ended == RUN_EXITED ? asked : command_status(ended);
    }
    console_faults(console, &faults);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
    return status;
}
