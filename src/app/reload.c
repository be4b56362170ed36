#include "reload.h"

#include "memory.h"
#include "scenario_words.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Adds what tells one state of a file from another. A file that is not there adds nothing. */
static bool add_state(const char *path, struct file_state *state) {
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    state->seconds += status.st_mtim.tv_sec;
    state->nanoseconds += status.st_mtim.tv_nsec;
    state->bytes += status.st_size;
    state->number += status.st_ino;
    return true;
}

/* False when the lesson's own file is not there. */
static bool state_of(const struct lesson *lesson, struct file_state *state) {
    struct text path;
    text_init(&path);
    *state = (struct file_state){0};
    bool there = add_state(lesson->scenario.path, state);
    if (scenario_words_path(lesson->scenario.path, words_language(), &path))
        add_state(path.data, state);
    text_destroy(&path);
    return there;
}

void reload_watch(struct app *app) {
    app->file = (struct file_state){0};
    if (strcmp(app->lesson->scenario.path, "-") != 0)
        state_of(app->lesson, &app->file);
}

bool reload_watches(const struct app *app) {
    return app->lesson && app->file.number;
}

/* A line of a program, without its newline. */
static const char *line_text(const struct trace_header *header, uint32_t line, size_t *length) {
    const char *at = header->source ? header->source : "", *end = at + header->source_length;
    for (uint32_t i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    *length = (size_t)((newline ? newline : end) - at);
    return at;
}

static uint32_t line_count(const struct trace_header *header) {
    uint32_t lines = 1;
    for (size_t i = 0; i < header->source_length; i++)
        lines += header->source[i] == '\n';
    return lines;
}

/* The same line in the program as it is now: the nearest one with the same text, else the one with the same number. */
static uint32_t same_line(const struct trace_header *before, const struct trace_header *now, uint32_t line) {
    size_t length, other;
    const char *text = line_text(before, line, &length);
    uint32_t lines = line_count(now);
    for (uint32_t far = 0; far < lines; far++)
        for (int side = 0; side < 2; side++) {
            uint32_t there = side ? line + far : line - far;
            if (there < 1 || there > lines || (!side && far >= line))
                continue;
            const char *found = line_text(now, there, &other);
            if (other == length && memcmp(found, text, length) == 0)
                return there;
        }
    return line;
}

/* The mark of the line where the lesson is: the last one not after the position. -1: before the first. */
static int64_t current_mark(const struct timeline *timeline, uint64_t position) {
    int64_t current = -1;
    for (size_t i = 0; i < timeline->mark_count && timeline->marks[i].position <= position; i++)
        if (timeline->marks[i].kind == MARK_LINE)
            current = (int64_t)i;
    return current;
}

/* Where the new record is at the same line, in the same execution of it, as far on in it; where it comes to that line
 * less often, the last time that it does. */
static uint64_t same_place(const struct lesson *before, const struct lesson *now, uint64_t position) {
    const struct timeline *old = &before->timeline, *fresh = &now->timeline;
    if (position >= before->trace.count)
        return now->trace.count;
    if (position >= old->program_end)
        return fresh->program_end;
    int64_t current = current_mark(old, position);
    if (current < 0)
        return lesson_start(now);
    const struct mark *was = &old->marks[current], *is = NULL;
    uint32_t line = same_line(&before->trace.header, &now->trace.header, was->line);
    for (size_t i = 0; i < fresh->mark_count; i++) {
        const struct mark *mark = &fresh->marks[i];
        if (mark->kind == MARK_LINE && mark->line == line && (!is || mark->times <= was->times))
            is = mark;
    }
    if (!is)
        return lesson_start(now);
    uint64_t to = is->position + (position - was->position);
    return timeline_rest(fresh, position >= was->end || to > is->end ? is->end : to);
}

static void keep_trouble(struct app *app, const struct faults *faults, const char *otherwise) {
    struct text all, message;
    text_init(&all);
    text_init(&message);
    faults_write(faults, &all, false);
    if (all.length)
        text_append(&message, all.data, strcspn(all.data, "\n"));
    else
        text_add(&message, otherwise);
    text_clear(&app->trouble);
    text_words(&app->trouble, words(STR_APP_FILE_BROKEN), "fault", message.data, NULL);
    app->changed = true;
    text_destroy(&all);
    text_destroy(&message);
}

/* The lesson's file once more, under the Python chosen. */
static struct lesson *open_again(const struct app *app, const char *python, struct faults *faults) {
    struct lesson_options options = app->options;
    if (python)
        options.run.python = python;
    char *path = memory_text(app->lesson->scenario.path, strlen(app->lesson->scenario.path));
    struct lesson *lesson = lesson_open(path, &options, faults);
    free(path);
    return lesson;
}

bool reload_as(struct app *app, const char *python, struct faults *faults) {
    struct lesson *lesson = open_again(app, python, faults);
    if (!lesson)
        return false;
    app_replace(app, lesson, same_place(app->lesson, lesson, app->view.position));
    app->python = python;
    text_clear(&app->trouble);
    return true;
}

void reload_now(struct app *app) {
    if (!app->lesson || !app->file.number)
        return;
    struct faults faults;
    faults_init(&faults);
    struct lesson *lesson = open_again(app, app->python, &faults);
    if (lesson) {
        app_replace(app, lesson, same_place(app->lesson, lesson, app->view.position));
        text_clear(&app->trouble);
    } else {
        keep_trouble(app, &faults, app->lesson->scenario.path);
    }
    faults_destroy(&faults);
}

void reload_look(struct app *app) {
    struct file_state state;
    if (!reload_watches(app))
        return;
    bool there = state_of(app->lesson, &state);
    if (!there) { /* an editor may be about to put the new one in its place: say so at the second look */
        if (app->file.bytes >= 0) {
            app->file.bytes = -1;
        } else if (!app->trouble.length) {
            struct faults none;
            faults_init(&none);
            keep_trouble(app, &none, words(STR_APP_FILE_GONE));
            faults_destroy(&none);
        }
        return;
    }
    if (memcmp(&state, &app->file, sizeof state) == 0)
        return;
    app->file = state;
    reload_now(app);
}
