#include "draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct draft *draft, struct faults *faults) {
    int why = errno;
    if (!draft->failed)
        fault_add(faults, draft->path.data, 0, 0, NULL, 0, "can't write this file: %s", strerror(why));
    draft->failed = true;
    return false;
}

static void forget(struct draft *draft) {
    if (draft->handle >= 0)
        close(draft->handle);
    draft->handle = -1;
    text_destroy(&draft->path);
    text_destroy(&draft->temporary);
}

/* A device, a pipe: nothing that a file could be put in the place of. */
static bool is_device(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static int make_temporary(struct text *path) {
    text_add(path, ".XXXXXX");
    int handle = mkstemp(path->data);
    if (handle < 0)
        return handle;
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(handle, 0666 & ~mask);
    return handle;
}

bool draft_begin(struct draft *draft, const char *path, struct faults *faults) {
    *draft = (struct draft){.handle = -1};
    text_init(&draft->path);
    text_init(&draft->temporary);
    text_add(&draft->path, path);
    text_add(&draft->temporary, path);
    draft->in_place = is_device(path);
    draft->handle = draft->in_place ? open(path, O_WRONLY) : make_temporary(&draft->temporary);
    if (draft->handle >= 0)
        return true;
    fail(draft, faults);
    forget(draft);
    return false;
}

bool draft_write(struct draft *draft, const char *bytes, size_t length, struct faults *faults) {
    if (draft->failed)
        return false;
    for (size_t done = 0; done < length;) {
        ssize_t wrote = write(draft->handle, bytes + done, length - done);
        if (wrote < 0 && errno != EINTR)
            return fail(draft, faults);
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

bool draft_end(struct draft *draft, struct faults *faults) {
    bool good = !draft->failed;
    if (good && !draft->in_place) {
        good = fsync(draft->handle) == 0 || errno == EINVAL || fail(draft, faults);
        good = good && (rename(draft->temporary.data, draft->path.data) == 0 || fail(draft, faults));
    }
    if (!good) {
        draft_abandon(draft);
        return false;
    }
    forget(draft);
    return true;
}

void draft_abandon(struct draft *draft) {
    if (draft->temporary.data && !draft->in_place)
        unlink(draft->temporary.data);
    forget(draft);
}
