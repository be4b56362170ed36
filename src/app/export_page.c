/* A lesson as one page. */
#include "export_kinds.h"

#include "file.h"
#include "html.h"
#include "memory.h"
#include "words.h"

#include <stdlib.h>

struct html_job {
    struct html_page *page;
    struct text path;
};

static void *begin(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts, struct faults *faults) {
    struct html_options options = {.start = lesson_start(lesson),
                                   .dark = wish->theme == THEME_DARK,
                                   .teacher = wish->teacher,
                                   .no_answers = wish->no_answers,
                                   .maker = "Heapscope " HEAPSCOPE_VERSION};
    if (wish->at) {
        if (!timeline_where(&lesson->timeline, wish->at, &options.start, faults))
            return NULL;
        options.start = timeline_rest(&lesson->timeline, options.start);
    }
    struct html_job *job = memory_alloc(sizeof *job);
    text_add(&job->path, wish->path);
    job->page = html_open(&lesson->timeline, fonts, &options);
    return job;
}

static enum export_state advance(void *state, struct faults *faults) {
    struct html_job *job = state;
    if (html_advance(job->page))
        return EXPORT_GOES_ON;
    struct text page;
    text_init(&page);
    html_finish(job->page, &page);
    bool good = file_write(job->path.data, page.data, page.length, faults);
    text_destroy(&page);
    if (good && html_is_cut(job->page))
        fault_add(faults, job->path.data, 0, 0, NULL, 0, "%s", words(STR_EXPORT_PAGE_CUT));
    return good ? EXPORT_DONE : EXPORT_FAILED;
}

static float progress(const void *state) {
    return html_progress(((const struct html_job *)state)->page);
}

static void end(void *state) {
    struct html_job *job = state;
    html_close(job->page);
    text_destroy(&job->path);
    free(job);
}

const struct export_kind export_page = {
    .begin = begin, .advance = advance, .progress = progress, .end = end, .has_page = true};
