/* A path being typed, and the files and folders that it may go on with.
 * For: pages. Not for: reading or writing the file. Folders come first and end in "/"; of files, those that can be
 * opened (.json, .py); hidden ones only after a dot. "~" is the home folder. What can't be listed has no rows.
 * Life: paths_init, paths_begin, (keys of the entry, paths_list)*, paths_destroy. */
#ifndef APP_PATHS_H
#define APP_PATHS_H
#include "entry.h"

enum { PATHS_MOST = 1000 }; /* rows */

struct paths {
    struct entry entry;
    char **rows;
    size_t count, capacity, selected; /* selected == count: none */
};

void paths_init(struct paths *paths);
void paths_destroy(struct paths *paths);
void paths_begin(struct paths *paths, const char *path);
/* Finds the rows for what is typed up to now; none is selected. */
void paths_list(struct paths *paths);
/* Down or up a row; past the ends none is selected. */
void paths_select(struct paths *paths, bool forward);
/* Completes to what all rows begin with, or to the selected row, and lists anew. */
void paths_complete(struct paths *paths);
/* Writes what is meant, "~" and the selected row put in, to `out`. True when that is a folder. */
bool paths_chosen(const struct paths *paths, struct text *out);
#endif
