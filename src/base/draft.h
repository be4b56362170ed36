/* A file that grows piece by piece under a temporary name and takes its own name once it is whole.
 * For: exports, which are made bit by bit and may be interrupted. Not for: bytes that are in memory already (file.h).
 * A device or a pipe is written to as it is.
 * Life: draft_begin, (draft_write, or another program's writing to `temporary`)*, draft_end or draft_abandon. */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H
#include "fault.h"

struct draft {
    struct text path;      /* as the person named it */
    struct text temporary; /* beside it; where the bytes go until draft_end. Equal to path for a device */
    int handle;            /* -1: closed */
    bool failed;           /* a fault has been added: there is only one */
    bool in_place;
};

/* False, with one fault, when no file can be made there; the draft is closed then. */
bool draft_begin(struct draft *draft, const char *path, struct faults *faults);
bool draft_write(struct draft *draft, const char *bytes, size_t length, struct faults *faults);
/* Flushes to disk and renames. On failure the old file is as it was, the temporary one gone, and a fault added. */
bool draft_end(struct draft *draft, struct faults *faults);
/* Gives up: nothing is left behind. Fine on a draft that has ended. */
void draft_abandon(struct draft *draft);
#endif
