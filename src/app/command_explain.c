#include "commands.h"
#include "explain.h"
#include "words.h"

static bool seek(struct timeline *timeline, const struct options *options, struct console *console) {
    struct faults faults;
    faults_init(&faults);
    uint64_t position = timeline->program_end;
    bool good = !options->at || timeline_where(timeline, options->at, &position, &faults);
    if (good)
        timeline_seek(timeline, position);
    console_faults(console, &faults);
    faults_destroy(&faults);
    return good;
}

/* False, with a message, when there is no such object. */
static bool explain(struct timeline *timeline, const char *name, struct text *out) {
    if (!name) {
        explain_heap(timeline, out);
        return true;
    }
    struct text nearest, message;
    text_init(&nearest);
    text_init(&message);
    uint32_t object = explain_find(timeline, name, &nearest);
    if (object) {
        explain_object(timeline, object, out);
    } else {
        text_words(&message, words(nearest.length ? STR_EXPLAIN_NONE_NEAR : STR_EXPLAIN_NONE), "object", name, "nearest",
                   nearest.length ? nearest.data : "", NULL);
        console_message(message.data);
    }
    text_destroy(&nearest);
    text_destroy(&message);
    return object != 0;
}

int command_explain(const struct options *options, struct console *console) {
    struct lesson *lesson = command_lesson(options, console);
    if (!lesson)
        return STATUS_BAD;
    struct text out;
    text_init(&out);
    bool good = seek(&lesson->timeline, options, console) &&
                explain(&lesson->timeline, options->file_count > 1 ? options->files[1] : NULL, &out);
    console_print(console, &out);
    text_destroy(&out);
    int status = good ? command_status(lesson->status) : STATUS_BAD;
    lesson_close(lesson);
    return status;
}
