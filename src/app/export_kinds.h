/* What a job of one kind does. For: export.c and export_*.c only. */
#ifndef APP_EXPORT_KINDS_H
#define APP_EXPORT_KINDS_H
#include "export.h"
#include "fonts.h"

/* A kind of export: `begin` returns its own state or NULL with faults; `end` gives up what is not done. */
struct export_kind {
    void *(*begin)(struct lesson *lesson, const struct export_wish *wish, struct fonts *fonts, struct faults *faults);
    enum export_state (*advance)(void *state, struct faults *faults);
    float (*progress)(const void *state);
    void (*end)(void *state);
    bool is_film;  /* takes --from, --to and what belongs to frames */
    bool has_page; /* takes --teacher, --no-answers */
};

extern const struct export_kind export_picture, export_program, export_film, export_sequence, export_page;

/* The view that a picture of this wish has; position is left to the caller. */
struct scene_view export_view(const struct export_wish *wish);
/* A picture of the list, as PNG or SVG by the path's ending. */
bool export_write_picture(const struct drawlist *list, struct fonts *fonts, const char *path, struct faults *faults);
#endif
