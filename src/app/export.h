/* A lesson made into something to hand on: pictures, a film, the program, a page. A job that is done bit by bit.
 * For: `heapscope export` and the window, which both go on with it as long as the person likes.
 * Not for: the options of the command line, or progress bars. What is made depends on the ending of the path alone.
 * Every file appears whole or not at all; of numbered pictures those that are done stay.
 * Life: export_begin, export_advance while it says GOES_ON, export_end at any moment. The lesson must outlive it; its
 * timeline may be moved between two calls. */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H
#include "lesson.h"
#include "scene.h"

enum export_format {
    EXPORT_NONE, /* no ending that is known */
    EXPORT_PNG,
    EXPORT_SVG,
    EXPORT_PNG_SEQUENCE, /* a %d or %04d in the name */
    EXPORT_SVG_SEQUENCE,
    EXPORT_GIF,
    EXPORT_MP4,
    EXPORT_HTML,
    EXPORT_PROGRAM, /* .py */
    EXPORT_FORMATS
};

struct export_wish {
    const char *path;
    const char *at;        /* WHERE for one picture, where a page opens; NULL: its default */
    const char *from, *to; /* WHERE for films and sequences; NULL: the beginning, the end of the program */
    int width, height;     /* pixels */
    int scale;             /* percent of the usual text size */
    enum theme_name theme;
    enum step_size steps; /* films and sequences */
    int rate;             /* frames a second; 0: as usual for films, and a sequence has one picture a step */
    int speed;            /* percent of the window's */
    bool teacher;         /* page: with the teacher's notes and the answers */
    bool no_answers;      /* page: without the answers' data */
};

void export_wish_init(struct export_wish *wish, const char *path);
/* By the ending, in capitals or not. */
enum export_format export_format_of(const char *path);

struct export;
enum export_state { EXPORT_GOES_ON, EXPORT_DONE, EXPORT_FAILED };

/* Copies the wish. NULL, with faults, when it can't be done. */
struct export *export_begin(struct lesson *lesson, const struct export_wish *wish, struct faults *faults);
/* Some milliseconds of work: a frame, a few steps. Faults when it has FAILED. */
enum export_state export_advance(struct export *export, struct faults *faults);
float export_progress(const struct export *export); /* 0..1 */
/* What isn't done is given up and leaves nothing behind. NULL is fine. */
void export_end(struct export *export);
#endif
