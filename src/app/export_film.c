/* A lesson as a film: GIF, MP4, numbered pictures. */
#include "export_kinds.h"

#include "draft.h"
#include "encoder.h"
#include "film.h"
#include "gif.h"
#include "memory.h"
#include "png.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 25, HUNDREDTHS = 100, DIGITS_MOST = 9 };

struct film_job {
    struct fonts *fonts;
    struct film *film;
    struct film_options options;
    struct text path;
    struct draft draft;    /* GIF, MP4 */
    struct faults *faults; /* while giflib writes */
    struct palette *palette;
    struct gif *gif;
    struct encoder *encoder;
    struct film_frame frame;
    int left;         /* how often the frame is still to be written */
    bool every_frame; /* of a sequence: else a picture for each step */
    struct lesson *lesson;
    unsigned written;
};

static bool sink(void *context, const char *bytes, size_t length) {
    struct film_job *job = context;
    return draft_write(&job->draft, bytes, length, job->faults);
}

static bool where(struct lesson *lesson, const char *wish, uint64_t otherwise, uint64_t *position,
                  struct faults *faults) {
    *position = otherwise;
    if (!wish)
        return true;
    if (!timeline_where(&lesson->timeline, wish, position, faults))
        return false;
    *position = timeline_rest(&lesson->timeline, *position);
    return true;
}

static struct film_job *make(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts,
                             struct faults *faults) {
    struct film_options options = {.view = export_view(wish),
                                   .steps = wish->steps,
                                   .rate = wish->rate ? wish->rate : RATE,
                                   .speed = (float)wish->speed / 100};
    uint64_t end = lesson->timeline.program_end;
    if (!where(lesson, wish->from, lesson_start(lesson), &options.from, faults) ||
        !where(lesson, wish->to, end, &options.to, faults))
        return NULL;
    if (options.from > options.to) {
        fault_add(faults, "--from", 0, 0, NULL, 0, "%s", words(STR_EXPORT_BACKWARDS));
        return NULL;
    }
    struct film_job *job = memory_alloc(sizeof *job);
    *job = (struct film_job){.fonts = fonts, .options = options, .lesson = lesson, .draft = {.handle = -1}};
    text_add(&job->path, wish->path);
    job->film = film_open(&lesson->timeline, fonts, &options);
    return job;
}

static void end(void *state) {
    struct film_job *job = state;
    if (!job)
        return;
    gif_abandon(job->gif);
    encoder_abandon(job->encoder);
    draft_abandon(&job->draft);
    film_close(job->film);
    text_destroy(&job->path);
    free(job->palette);
    free(job);
}

static float progress(const void *state) {
    return film_progress(((const struct film_job *)state)->film);
}

static bool open_gif(struct film_job *job, struct faults *faults) {
    job->palette = memory_alloc(sizeof *job->palette);
    palette_init(job->palette, theme_named(job->options.view.theme));
    job->gif = gif_begin((int)job->options.view.width, (int)job->options.view.height, job->palette, sink, job);
    if (!job->gif && !job->draft.failed)
        fault_add(faults, job->path.data, 0, 0, NULL, 0, "%s", words(STR_EXPORT_GIF_FAILED));
    return job->gif != NULL;
}

static void *begin_film(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts,
                        struct faults *faults) {
    struct film_job *job = make(lesson, wish, fonts, faults);
    if (!job)
        return NULL;
    bool good = draft_begin(&job->draft, wish->path, faults);
    job->faults = faults;
    if (good && export_format_of(wish->path) == EXPORT_GIF) {
        good = open_gif(job, faults);
    } else if (good) {
        job->encoder = encoder_begin(job->draft.temporary.data, wish->path, (int)job->options.view.width,
                                     (int)job->options.view.height, job->options.rate, faults);
        good = job->encoder != NULL;
    }
    if (good)
        return job;
    end(job);
    return NULL;
}

static enum export_state finish_film(struct film_job *job, struct faults *faults) {
    bool good;
    if (job->gif) {
        struct gif *gif = job->gif;
        job->gif = NULL;
        good = gif_end(gif) || job->draft.failed;
        if (!good)
            fault_add(faults, job->path.data, 0, 0, NULL, 0, "%s", words(STR_EXPORT_GIF_FAILED));
    } else {
        struct encoder *encoder = job->encoder;
        job->encoder = NULL;
        good = encoder_end(encoder, job->path.data, faults);
    }
    return good && draft_end(&job->draft, faults) ? EXPORT_DONE : EXPORT_FAILED;
}

static int hundredths(const struct film_job *job, int frames) {
    return frames * HUNDREDTHS / job->options.rate;
}

static enum export_state advance_film(void *state, struct faults *faults) {
    struct film_job *job = state;
    job->faults = faults;
    if (!job->left && !film_next(job->film, &job->frame))
        return finish_film(job, faults);
    const struct raster *raster = &job->frame.painter->raster;
    if (job->gif) {
        bool good = gif_frame(job->gif, raster, job->frame.changed, hundredths(job, job->frame.frames));
        return good ? EXPORT_GOES_ON : finish_film(job, faults);
    }
    job->left = job->left ? job->left - 1 : job->frame.frames - 1; /* one by one: each takes ffmpeg a while */
    return encoder_frame(job->encoder, raster) ? EXPORT_GOES_ON : finish_film(job, faults);
}

/* "frames/%04d.png": one %, then digits at most, then d. */
static bool read_pattern(const char *path, size_t *at, size_t *length, int *digits) {
    const char *percent = strchr(path, '%'), *c = percent + 1;
    *digits = 0;
    while (*c >= '0' && *c <= '9' && *digits <= DIGITS_MOST)
        *digits = *digits * 10 + (*c++ - '0');
    *at = (size_t)(percent - path);
    *length = (size_t)(c + 1 - percent);
    return *c == 'd' && *digits <= DIGITS_MOST && !strchr(c, '%');
}

static void numbered(const char *pattern, unsigned number, struct text *path) {
    size_t at, length;
    int digits;
    read_pattern(pattern, &at, &length, &digits);
    text_append(path, pattern, at);
    text_printf(path, "%0*u", digits, number);
    text_add(path, pattern + at + length);
}

static void *begin_sequence(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts,
                            struct faults *faults) {
    size_t at, length;
    int digits;
    if (!read_pattern(wish->path, &at, &length, &digits)) {
        fault_add(faults, wish->path, 0, 0, NULL, 0, "%s", words(STR_EXPORT_PATTERN));
        return NULL;
    }
    struct film_job *job = make(lesson, wish, fonts, faults);
    if (job)
        job->every_frame = wish->rate != 0;
    return job;
}

static enum export_state advance_sequence(void *state, struct faults *faults) {
    struct film_job *job = state;
    if (!job->left && !film_next(job->film, &job->frame))
        return EXPORT_DONE;
    if (!job->frame.settled && !job->every_frame)
        return EXPORT_GOES_ON;
    job->left = job->left ? job->left - 1 : job->every_frame ? job->frame.frames - 1 : 0;
    struct text path;
    text_init(&path);
    numbered(job->path.data, ++job->written, &path);
    bool good = export_format_of(path.data) == EXPORT_SVG
                    ? export_write_picture(job->frame.list, job->fonts, path.data, faults)
                    : png_write(&job->frame.painter->raster, path.data, faults);
    text_destroy(&path);
    return good ? EXPORT_GOES_ON : EXPORT_FAILED;
}

const struct export_kind export_film = {
    .begin = begin_film, .advance = advance_film, .progress = progress, .end = end, .is_film = true};
const struct export_kind export_sequence = {
    .begin = begin_sequence, .advance = advance_sequence, .progress = progress, .end = end, .is_film = true};
