#include "export_kinds.h"

#include "memory.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

struct export {
    const struct export_kind *kind;
    void *state;
    struct fonts *fonts;
};

void export_wish_init(struct export_wish *wish, const char *path) {
    *wish = (struct export_wish){
        .path = path, .width = 1280, .height = 720, .scale = 100, .steps = STEP_EVENT, .speed = 100};
}

/* Capitals or not; the locale has no say. */
static bool ends_in(const char *path, const char *ending) {
    size_t length = strlen(path), wanted = strlen(ending);
    if (length <= wanted)
        return false;
    for (size_t i = 0; i < wanted; i++) {
        char c = path[length - wanted + i];
        if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != ending[i])
            return false;
    }
    return true;
}

enum export_format export_format_of(const char *path) {
    bool numbered = strchr(path, '%') != NULL;
    return ends_in(path, ".png")                             ? (numbered ? EXPORT_PNG_SEQUENCE : EXPORT_PNG)
           : ends_in(path, ".svg")                           ? (numbered ? EXPORT_SVG_SEQUENCE : EXPORT_SVG)
           : ends_in(path, ".gif")                           ? EXPORT_GIF
           : ends_in(path, ".mp4")                           ? EXPORT_MP4
           : ends_in(path, ".html") || ends_in(path, ".htm") ? EXPORT_HTML
           : ends_in(path, ".py")                            ? EXPORT_PROGRAM
                                                             : EXPORT_NONE;
}

static const struct export_kind *const kinds[EXPORT_FORMATS] = {
    [EXPORT_PNG] = &export_picture,           [EXPORT_SVG] = &export_picture, [EXPORT_PNG_SEQUENCE] = &export_sequence,
    [EXPORT_SVG_SEQUENCE] = &export_sequence, [EXPORT_GIF] = &export_film,    [EXPORT_MP4] = &export_film,
    [EXPORT_PROGRAM] = &export_program,       [EXPORT_HTML] = &export_page,
};

static bool refuse(const char *path, enum string_key key, const char *option, struct faults *faults) {
    struct text message;
    text_init(&message);
    text_words(&message, words(key), "option", option, NULL);
    fault_add(faults, path, 0, 0, NULL, 0, "%s", message.data);
    text_destroy(&message);
    return false;
}

/* An option that would do nothing is told, not passed over. */
static bool makes_sense(const struct export_wish *wish, const struct export_kind *kind, struct faults *faults) {
    bool placed = kind == &export_picture || kind->has_page;
    if (wish->at && !placed)
        return refuse(wish->path, kind->is_film ? STR_EXPORT_FILM_HAS_NO_AT : STR_EXPORT_NO_USE, "--at", faults);
    if ((wish->from || wish->to) && !kind->is_film)
        return refuse(wish->path, STR_EXPORT_NO_USE, wish->from ? "--from" : "--to", faults);
    if ((wish->teacher || wish->no_answers) && !kind->has_page)
        return refuse(wish->path, STR_EXPORT_NO_USE, wish->teacher ? "--teacher" : "--no-answers", faults);
    if (wish->teacher && wish->no_answers)
        return refuse(wish->path, STR_EXPORT_TEACHER_OR_NO_ANSWERS, "--teacher", faults);
    return true;
}

struct export *export_begin(struct lesson *lesson, const struct export_wish *wish, struct faults *faults) {
    const struct export_kind *kind = kinds[export_format_of(wish->path)];
    if (!kind) {
        refuse(wish->path, STR_EXPORT_ENDING, "", faults);
        return NULL;
    }
    if (!makes_sense(wish, kind, faults))
        return NULL;
    struct fonts *fonts = fonts_open(faults);
    void *state = fonts ? kind->begin(lesson, wish, fonts, faults) : NULL;
    if (!state) {
        fonts_close(fonts);
        return NULL;
    }
    struct export *export = memory_alloc(sizeof *export);
    *export = (struct export){kind, state, fonts};
    return export;
}

enum export_state export_advance(struct export *export, struct faults *faults) {
    return export->kind->advance(export->state, faults);
}

float export_progress(const struct export *export) {
    return export->kind->progress ? export->kind->progress(export->state) : 0;
}

void export_end(struct export *export) {
    if (!export)
        return;
    export->kind->end(export->state);
    fonts_close(export->fonts);
    free(export);
}
