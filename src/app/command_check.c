#include "commands.h"
#include "load.h"
#include "reached.h"
#include "scenario_words.h"
#include "words.h"

#include <stdio.h>

/* The keys of a line that show something, as the file writes them: "say, ask". */
static void name_parts(const struct line_note *note, struct text *out) {
    const struct {
        bool there;
        const char *key;
    } parts[] = {{note->say_before != NULL, "say_before"},
                 {note->say != NULL, "say"},
                 {note->ask != NULL, "ask"},
                 {note->stop, "stop"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].there)
            text_printf(out, "%s%s", out->length ? words(STR_NARRATE_BETWEEN) : "", parts[i].key);
}

struct unshown {
    const struct scenario *scenario;
    struct faults *faults;
};

static void add_unshown(void *context, const struct line_note *note, uint32_t runs) {
    const struct unshown *unshown = context;
    char number[16], count[16], times[16];
    struct text parts, message;
    int line, column;
    text_init(&parts);
    text_init(&message);
    name_parts(note, &parts);
    snprintf(number, sizeof number, "%d", note->line);
    snprintf(count, sizeof count, "%u", (unsigned)runs);
    snprintf(times, sizeof times, "%d", note->times);
    text_words(&message,
               words(!runs       ? STR_CHECK_NEVER_RUNS
                     : runs == 1 ? STR_CHECK_RUNS_ONCE
                                 : STR_CHECK_RUNS_LESS),
               "line", number, "count", count, "times", times, "parts", parts.data, NULL);
    scenario_place(unshown->scenario, note->line, 1, &line, &column);
    fault_add(unshown->faults, unshown->scenario->path, line, column, NULL, 0, "%s", message.data);
    text_destroy(&message);
    text_destroy(&parts);
}

/* Runs the lesson to see that the run comes to all its words. Faults of the run itself are told as `run` tells them;
 * where it stopped at a limit, nobody knows what would have come. */
static void check_words_are_shown(const struct scenario *scenario, const struct options *options,
                                  struct console *console, struct faults *faults) {
    struct run_options run = command_run_options(options, console);
    struct reached reached;
    struct trace trace;
    reached_init(&reached, scenario);
    trace_init(&trace, 0, reached_follow, &reached);
    run.trace = &trace;
    enum run_status status = run_scenario(scenario, &run, faults);
    if (status != RUN_BAD && status != RUN_LIMIT)
        reached_each(&reached, add_unshown, &(struct unshown){scenario, faults});
    trace_destroy(&trace);
    reached_destroy(&reached);
}

/* A translation is checked against its lesson, NAME.zh.json against NAME.json. */
static bool check_file(struct scenario *scenario, const char *name, const struct options *options,
                       struct console *console, struct faults *faults) {
    struct text lesson;
    text_init(&lesson);
    bool is_translation = scenario_words_lesson(name, &lesson);
    bool good = is_translation ? scenario_load(scenario, lesson.data, faults) && scenario_words_check(scenario, name, faults)
                               : load_scenario(scenario, name, faults) && run_check(scenario, options->python, faults);
    if (good && !is_translation && scenario->note_count)
        check_words_are_shown(scenario, options, console, faults);
    text_destroy(&lesson);
    return good && !faults->count;
}

/* True when the file has no fault; else they are on standard output, one a line. */
static bool check(const char *name, const struct options *options, struct console *console) {
    struct scenario scenario;
    struct faults faults;
    struct text out;
    scenario_init(&scenario);
    faults_init(&faults);
    text_init(&out);
    bool good = check_file(&scenario, name, options, console, &faults);
    if (!console_interrupted(console)) {
        faults_write(&faults, &out, false);
        console_print(console, &out);
    }
    text_destroy(&out);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
    return good;
}

int command_check(const struct options *options, struct console *console) {
    int status = STATUS_DONE;
    for (int i = 0; i < options->file_count && !console_interrupted(console); i++)
        if (!check(options->files[i], options, console))
            status = STATUS_BAD;
    return status;
}
