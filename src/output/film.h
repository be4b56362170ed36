/* A record as a film: its frames in order, each a picture and how long it stands.
 * For: GIF, MP4, numbered pictures. Not for: files, nor what a picture shows (scene.h).
 * It goes from rest to rest as a person would who steps with Space: the step's motion, then time to look, and where the
 * author says something time to read it. The same record and options give the same frames.
 * Life: film_open, film_next until false, film_close. Between two calls others may move the timeline. */
#ifndef OUTPUT_FILM_H
#define OUTPUT_FILM_H
#include "painter.h"
#include "scene.h"

struct film_options {
    struct scene_view view; /* size, em, theme; the film sets position and motion */
    uint64_t from, to;      /* positions; the first frame is of `from`, the last of `to` */
    enum step_size steps;
    int rate;    /* frames a second, 1..100 */
    float speed; /* 1: as in the window; 2: twice as fast */
};

struct film_frame {
    const struct painter *painter; /* its raster is the picture; good until the next call */
    const struct drawlist *list;   /* what it was drawn from */
    struct pixel_box changed;      /* where it differs from the frame before */
    int frames;                    /* for how many 1/rate seconds it stands */
    bool settled;                  /* at rest: nothing moves */
    uint64_t position;
};

struct film;
struct film *film_open(struct timeline *timeline, struct fonts *fonts, const struct film_options *options);
bool film_next(struct film *film, struct film_frame *frame);
float film_progress(const struct film *film); /* 0..1 */
void film_close(struct film *film);           /* NULL is fine */
#endif
