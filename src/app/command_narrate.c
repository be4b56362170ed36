#include "commands.h"
#include "narrate.h"

static void write(void *context, const char *bytes, size_t length) {
    console_write(context, 1, bytes, length);
}

int command_narrate(const struct options *options, struct console *console) {
    struct lesson *lesson = command_lesson(options, console);
    if (!lesson)
        return STATUS_BAD;
    narrate_record(&lesson->timeline, options->by_event ? STEP_EVENT : STEP_LINE, write, console);
    int status = command_status(lesson->status);
    lesson_close(lesson);
    return status;
}
