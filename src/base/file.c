#include "file.h"

#include "draft.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool failed(struct faults *faults, const char *path, const char *doing) {
    int why = errno;
    fault_add(faults, path, 0, 0, NULL, 0, "can't %s: %s", doing, strerror(why));
    return false;
}

bool file_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

char *file_absolute(const char *path) {
    return strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);
}

bool file_read(const char *path, size_t limit, struct text *out, struct faults *faults) {
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    if (!file)
        return failed(faults, path, "open this file");
    bool good = true;
    if (!standard && file_is_folder(path)) {
        fault_add(faults, path, 0, 0, NULL, 0, "this is a folder; name a file in it");
        good = false;
    }
    char block[65536];
    size_t got;
    while (good && (got = fread(block, 1, sizeof block, file)) > 0) {
        text_append(out, block, got);
        if (out->length > limit) {
            fault_add(faults, path, 0, 0, NULL, 0, "this file is larger than %zu bytes, the most that is read here", limit);
            good = false;
        }
    }
    if (good && ferror(file))
        good = failed(faults, path, "read this file");
    if (!standard)
        fclose(file);
    if (good && !out->data)
        text_add(out, "");
    return good;
}

bool file_write(const char *path, const char *bytes, size_t length, struct faults *faults) {
    struct draft draft;
    if (!draft_begin(&draft, path, faults))
        return false;
    draft_write(&draft, bytes, length, faults);
    return draft_end(&draft, faults);
}
