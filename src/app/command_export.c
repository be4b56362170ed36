#include "commands.h"
#include "export.h"
#include "progress.h"
#include "words.h"

static struct export_wish wish_of(const struct options *options) {
    struct export_wish wish;
    export_wish_init(&wish, options->output);
    wish.at = options->at;
    wish.from = options->from;
    wish.to = options->to;
    wish.width = options->width;
    wish.height = options->height;
    wish.scale = options->scale;
    wish.theme = options->theme;
    wish.steps = options->steps;
    wish.rate = options->rate;
    wish.speed = options->speed;
    wish.teacher = options->teacher;
    wish.no_answers = options->no_answers;
    return wish;
}

/* False, with faults, when it failed; an interrupted one has no fault and leaves nothing. */
static bool make(struct lesson *lesson, const struct export_wish *wish, struct console *console,
                 struct faults *faults) {
    struct export *export = export_begin(lesson, wish, faults);
    if (!export)
        return false;
    struct progress progress;
    progress_begin(&progress);
    enum export_state state = EXPORT_GOES_ON;
    while (state == EXPORT_GOES_ON && !console_interrupted(console)) {
        state = export_advance(export, faults);
        progress_show(&progress, export_progress(export));
    }
    progress_end(&progress);
    export_end(export);
    return state != EXPORT_FAILED;
}

int command_export(const struct options *options, struct console *console) {
    if (export_format_of(options->output) == EXPORT_NONE) {
        struct text message;
        text_init(&message);
        text_printf(&message, "%s: %s", options->output, words(STR_EXPORT_ENDING));
        console_message(message.data);
        text_destroy(&message);
        return STATUS_BAD;
    }
    struct lesson *lesson = command_lesson(options, console);
    if (!lesson)
        return STATUS_BAD;
    struct faults faults;
    faults_init(&faults);
    struct export_wish wish = wish_of(options);
    int status = command_status(lesson->status);
    if (!console_interrupted(console) && !make(lesson, &wish, console, &faults))
        status = STATUS_BAD;
    console_faults(console, &faults);
    faults_destroy(&faults);
    lesson_close(lesson);
    return status;
}
