/* A bar on a terminal that says how far long work has come.
 * For: commands. It is drawn on standard error, and only when that is a terminal: a pipe gets nothing.
 * Life: progress_begin, progress_show as often as one likes, progress_end, which wipes it away. */
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H
#include <stdbool.h>

struct progress {
    bool visible;
    int shown; /* percent on show, -1: none yet */
};

void progress_begin(struct progress *progress);
void progress_show(struct progress *progress, float part); /* 0..1 */
void progress_end(struct progress *progress);
#endif
