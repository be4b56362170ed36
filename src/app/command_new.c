#include "commands.h"
#include "load.h"
#include "scenario_starter.h"
#include "scenario_write.h"
#include "versions.h"
#include "words.h"

/* A lesson is one already. */
static bool is_program(const struct scenario *scenario, struct faults *faults) {
    if (scenario->has_program && !scenario->places)
        return true;
    fault_add(faults, scenario->path, 0, 0, NULL, 0, "%s", words(STR_CLI_NEW_IS_LESSON));
    return false;
}

int command_new(const struct options *options, struct console *console) {
    struct scenario scenario;
    struct faults faults;
    scenario_init(&scenario);
    faults_init(&faults);
    bool good = load_scenario(&scenario, options->files[0], &faults) && is_program(&scenario, &faults) &&
                run_check(&scenario, options->python, &faults);
    if (good) {
        struct text out;
        text_init(&out);
        scenario_starter(&scenario);
        scenario.python = options->python ? options->python : version_default().name;
        scenario_write(&scenario, &out);
        console_print(console, &out);
        text_destroy(&out);
    }
    console_faults(console, &faults);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
    return good ? STATUS_DONE : STATUS_BAD;
}
