#include "reached.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

static uint32_t count_lines(const struct scenario *scenario) {
    uint32_t lines = 1;
    for (size_t i = 0; i < scenario->program_length; i++)
        lines += scenario->program[i] == '\n';
    return lines;
}

void reached_init(struct reached *reached, const struct scenario *scenario) {
    *reached = (struct reached){.scenario = scenario, .lines = count_lines(scenario)};
    reached->runs = memory_alloc(sizeof *reached->runs * ((size_t)reached->lines + 1));
    memset(reached->runs, 0, sizeof *reached->runs * ((size_t)reached->lines + 1));
}

void reached_destroy(struct reached *reached) {
    free(reached->runs);
}

void reached_follow(void *context, const struct trace *trace, const struct event *event) {
    struct reached *reached = context;
    (void)trace;
    if (event->kind == EVENT_STATEMENT_BEGIN && event->line <= reached->lines &&
        event->slot > reached->runs[event->line])
        reached->runs[event->line] = event->slot;
}

/* A teacher's note alone is read, not shown by the line's run. */
static bool has_something_to_show(const struct line_note *note) {
    return note->say || note->say_before || note->ask || note->stop;
}

void reached_each(const struct reached *reached,
                  void (*take)(void *context, const struct line_note *note, uint32_t runs), void *context) {
    for (int i = 0; i < reached->scenario->note_count; i++) {
        const struct line_note *note = &reached->scenario->notes[i];
        uint32_t most = 0; /* the note belongs to each line of its code */
        for (uint32_t line = (uint32_t)note->line; line <= (uint32_t)note->last_line && line <= reached->lines; line++)
            if (reached->runs[line] > most)
                most = reached->runs[line];
        if (has_something_to_show(note) && most < (uint32_t)note->times)
            take(context, note, most);
    }
}
