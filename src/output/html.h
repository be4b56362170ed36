/* A lesson as one HTML page that needs nothing else: no server, no network, no font, no storage.
 * For: export. Not for: files (the page is a text), nor what a picture shows (scene.h).
 * Without scripts it is a storyboard, a picture and words for each stop, that prints as a handout. With scripts it is
 * stepped through: the picture's elements are kept once, and each step tells how its list of them differs from the one
 * before; so is the list of objects and their holders, for those who listen.
 * Life: html_open, html_advance until false, html_finish, html_close. Between two calls others may move the timeline.
 */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H
#include "fonts.h"
#include "scene.h"

enum { HTML_STEPS_MOST = 5000 };

struct html_options {
    uint64_t start;    /* where it opens: an event rest */
    bool dark;         /* begins dark; else as the reader's system is */
    bool teacher;      /* with the teacher's notes, and the answers in the storyboard */
    bool no_answers;   /* holds no answers to the questions */
    const char *maker; /* "Heapscope 0.1.0" */
};

struct html_page;
/* A record of more than HTML_STEPS_MOST steps by event is told by line, and of more lines the first so many. */
struct html_page *html_open(struct timeline *timeline, struct fonts *fonts, const struct html_options *options);
bool html_advance(struct html_page *page); /* a step; false: all are done */
float html_progress(const struct html_page *page);
bool html_is_cut(const struct html_page *page); /* not every step is in it */
void html_finish(struct html_page *page, struct text *out);
void html_close(struct html_page *page); /* NULL is fine */
#endif
