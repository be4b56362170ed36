#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 40 };

void progress_begin(struct progress *progress) {
    *progress = (struct progress){.visible = isatty(STDERR_FILENO) == 1, .shown = -1};
}

void progress_show(struct progress *progress, float part) {
    int percent = (int)(part * 100);
    percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
    if (!progress->visible || percent == progress->shown)
        return;
    char bar[WIDTH + 1];
    int done = percent * WIDTH / 100;
    memset(bar, '#', (size_t)done);
    memset(bar + done, '.', (size_t)(WIDTH - done));
    bar[WIDTH] = 0;
    fprintf(stderr, "\r[%s] %3d %%", bar, percent);
    fflush(stderr);
    progress->shown = percent;
}

void progress_end(struct progress *progress) {
    if (progress->visible && progress->shown >= 0)
        fprintf(stderr, "\r%*s\r", WIDTH + 8, "");
    progress->shown = -1;
}
