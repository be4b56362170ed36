/* Whole files, read with a limit and written so that nothing is lost half-way.
 * For: scenarios, programs, exports, settings. Not for: snapshots (read line by line by their own reader). */
#ifndef BASE_FILE_H
#define BASE_FILE_H
#include "fault.h"

bool file_is_folder(const char *path);
/* The path from the root, without links in it: the caller's to free. NULL when nothing is there, and for "-". */
char *file_absolute(const char *path);

/* Reads the file (or standard input, for "-") into `out`, which must be initialised. On failure adds one fault that
 * names the file, says why in the system's words and what to do, and returns false. `limit` is in bytes. */
bool file_read(const char *path, size_t limit, struct text *out, struct faults *faults);

/* A device or a pipe is written to as it is. Else writes to a temporary name beside `path`, flushes it to disk and renames it. On failure the old file is as it was,
 * the temporary one is gone, one fault is added and false returned. */
bool file_write(const char *path, const char *bytes, size_t length, struct faults *faults);
#endif
